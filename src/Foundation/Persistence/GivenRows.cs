using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Foundation.Persistence;

/// <summary>
/// The program's own rows as a table within a statement, sent as one text of JSON: however many they are, the statement is the same, so the database plans it once and no
/// limit of parameters is met.
/// </summary>
/// <param name="Columns">Name and type of the columns.</param>
public sealed record GivenRows(params IReadOnlyList<(string Name, GivenType Type)> Columns)
{
    /// <summary>The table, to stand in a FROM with an alias of its own.</summary>
    /// <param name="db">Says whose words to use.</param>
    /// <param name="parameter">Where <see cref="Text"/> is given, e.g. <c>{0}</c>.</param>
    /// <param name="alias">The table's name in the statement.</param>
    public string Table(MarketDb db, string parameter, string alias)
    {
        if (db.Database.IsSqlite()) return $"(SELECT {List(column => $"value ->> '{column.Name}' AS \"{column.Name}\"")} FROM json_each({parameter})) AS {alias}";
        return db.Database.IsSqlServer()
            ? $"OPENJSON({parameter}) WITH ({List(column => $"\"{column.Name}\" {SqlServer(column.Type)}")}) AS {alias}"
            : $"json_to_recordset(CAST({parameter} AS json)) AS {alias}({List(column => $"\"{column.Name}\" {Postgres(column.Type)}")})";
    }

    /// <summary>The rows, each value under its column. Ids are written as SQLite keeps them; the others read them in either case.</summary>
    public string Text(IEnumerable<object[]> rows) => JsonSerializer.Serialize(rows.Select(row =>
        Columns.Zip(row).ToDictionary(cell => cell.First.Name, cell => cell.Second is Guid id ? id.ToString().ToUpperInvariant() : cell.Second)));

    private string List(Func<(string Name, GivenType Type), string> say) => string.Join(", ", Columns.Select(say));

    private static string SqlServer(GivenType type) => type switch
    {
        GivenType.Id => "uniqueidentifier",
        GivenType.Code => "nvarchar(40)",
        _ => "bigint",
    };

    private static string Postgres(GivenType type) => type switch
    {
        GivenType.Id => "uuid",
        GivenType.Code => "text",
        _ => "bigint",
    };
}

/// <summary>What stands in a column of given rows.</summary>
public enum GivenType
{
    Id,

    /// <summary>A text of at most forty characters.</summary>
    Code,
    Number,
}
