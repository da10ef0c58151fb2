using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage;

namespace ConsumerAid.Foundation.Persistence;

/// <summary>What the model wants of the database and migrations cannot say or would silently drop: append-only triggers, indexes on the columns of values.</summary>
public static class Schema
{
    private const string AppendOnlyAnnotation = "Market:AppendOnly";
    private const string ColumnIndexAnnotation = "Market:ColumnIndex:";

    /// <summary>Rows of this table can be added, never changed or removed: the database itself refuses.</summary>
    public static EntityTypeBuilder<T> AppendOnly<T>(this EntityTypeBuilder<T> entity)
        where T : class
    {
        entity.Metadata.SetAnnotation(AppendOnlyAnnotation, true);
        return entity.ToTable(table => table.HasTrigger($"append_only_{entity.Metadata.GetTableName()}"));
    }

    /// <summary>An index over columns by name, for those of complex properties (<c>Free_Grams</c>), which the model API refuses.</summary>
    public static EntityTypeBuilder<T> ColumnIndex<T>(this EntityTypeBuilder<T> entity, string name, params string[] columns)
        where T : class
    {
        entity.Metadata.SetAnnotation(ColumnIndexAnnotation + name, string.Join(',', columns));
        return entity;
    }

    /// <summary>Makes what is missing. Run after every migration: EF's rebuild of a SQLite table drops triggers and indexes made by hand.</summary>
    public static async Task Complete(MarketDb db, CancellationToken cancellation)
    {
        foreach (var statement in Statements(db)) await db.Database.ExecuteSqlRawAsync(statement, cancellation);
    }

    /// <summary>The statements for this context's provider, each safe to run again.</summary>
    public static IReadOnlyList<string> Statements(MarketDb db)
    {
        var sql = db.GetService<ISqlGenerationHelper>();
        var model = db.GetService<IDesignTimeModel>().Model;
        var statements = new List<string>();
        foreach (var entity in model.GetEntityTypes())
        {
            var table = entity.GetTableName();
            if (table is null) continue;
            var name = sql.DelimitIdentifier(table, db.Database.IsSqlite() ? null : entity.GetSchema());
            foreach (var annotation in entity.GetAnnotations().Where(annotation => annotation.Name.StartsWith(ColumnIndexAnnotation, StringComparison.Ordinal)))
            {
                statements.Add(Index(db, annotation.Name[ColumnIndexAnnotation.Length..], name, table, entity.GetSchema(), ((string)annotation.Value!).Split(','), sql));
            }

            if (entity.FindAnnotation(AppendOnlyAnnotation) is not null) statements.AddRange(Triggers(db, entity, table, name, sql));
        }

        return statements;
    }

    private static string Index(MarketDb db, string index, string name, string table, string? schema, string[] columns, ISqlGenerationHelper sql)
    {
        var list = string.Join(", ", columns.Select(sql.DelimitIdentifier));
        return db.Database.IsSqlServer()
            ? $"IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE name = N'{index}' AND object_id = OBJECT_ID(N'{schema}.{table}')) CREATE INDEX {sql.DelimitIdentifier(index)} ON {name} ({list});"
            : $"CREATE INDEX IF NOT EXISTS {sql.DelimitIdentifier(index)} ON {name} ({list});";
    }

    private static IEnumerable<string> Triggers(MarketDb db, IEntityType entity, string table, string name, ISqlGenerationHelper sql)
    {
        var trigger = $"append_only_{table}";
        if (db.Database.IsSqlite())
        {
            var key = entity.FindPrimaryKey()!.Properties.Select(property => sql.DelimitIdentifier(property.GetColumnName())).ToArray();
            var same = string.Join(" AND ", key.Select(column => $"{column} = NEW.{column}"));
            yield return $"CREATE TRIGGER IF NOT EXISTS \"{trigger}_update\" BEFORE UPDATE ON {name} BEGIN SELECT RAISE(ABORT, 'append-only: {table}'); END;";
            yield return $"CREATE TRIGGER IF NOT EXISTS \"{trigger}_delete\" BEFORE DELETE ON {name} BEGIN SELECT RAISE(ABORT, 'append-only: {table}'); END;";
            // REPLACE deletes without firing DELETE triggers unless a pragma says so; this needs no pragma.
            yield return $"CREATE TRIGGER IF NOT EXISTS \"{trigger}_replace\" BEFORE INSERT ON {name} WHEN EXISTS (SELECT 1 FROM {name} WHERE {same}) BEGIN SELECT RAISE(ABORT, 'append-only: {table}'); END;";
        }
        else if (db.Database.IsNpgsql())
        {
            var function = sql.DelimitIdentifier($"refuse_{table}", entity.GetSchema());
            yield return $"CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'append-only: {table}'; END $$;";
            yield return $"CREATE OR REPLACE TRIGGER \"{trigger}_row\" BEFORE UPDATE OR DELETE ON {name} FOR EACH ROW EXECUTE FUNCTION {function}();";
            yield return $"CREATE OR REPLACE TRIGGER \"{trigger}_truncate\" BEFORE TRUNCATE ON {name} FOR EACH STATEMENT EXECUTE FUNCTION {function}();";
        }
        else
        {
            // TRUNCATE is barred by a foreign key onto the table.
            yield return $"EXEC(N'CREATE OR ALTER TRIGGER {sql.DelimitIdentifier(trigger, entity.GetSchema())} ON {name} INSTEAD OF UPDATE, DELETE AS THROW 51000, ''append-only: {table}'', 1;');";
        }
    }
}
