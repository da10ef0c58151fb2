using System.Reflection;
using System.Runtime.CompilerServices;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Schema = ConsumerAid.Foundation.Persistence.Schema;

namespace ConsumerAid.Architecture.Tests;

/// <summary>What can be known about SQL Server without one.</summary>
public sealed class SqlServerTests
{
    [Fact]
    public void The_migrations_hold_together_as_a_database()
    {
        var script = Models.With(DatabaseProvider.SqlServer, db => db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent)
            + string.Concat(Schema.Statements(db).Select(statement => Environment.NewLine + "GO" + Environment.NewLine + statement)));

        var (model, added) = Build(script);
        using (model)
        {
            Assert.True(added > 3, "No table was found in the script.");
            Assert.Empty(model.Validate());
            Assert.NotEmpty(model.GetObjects(DacQueryScopes.UserDefined, DmlTrigger.TypeClass));
            Assert.Equal(
                Models.Of(DatabaseProvider.SqlServer).GetEntityTypes().Select(entity => entity.GetTableName()).OfType<string>().Distinct().Count() + 1, // EF's history
                model.GetObjects(DacQueryScopes.UserDefined, Table.TypeClass).Count());
        }
    }

    [Fact]
    public void A_script_that_parses_but_does_not_hold_together_is_found()
    {
        var (model, added) = Build("IF 1 = 1 BEGIN CREATE TABLE [a] ([Id] nosuchtype NOT NULL, CONSTRAINT [FK] FOREIGN KEY ([Id]) REFERENCES [nowhere] ([Id])) END");
        using (model)
        {
            Assert.Equal(1, added);
            Assert.NotEmpty(model.Validate());
        }
    }

    [Fact]
    public void What_is_no_T_SQL_is_found() => Assert.Throws<InvalidOperationException>(() => SqlServerTranslation.Parse("SELECT a FROM b LIMIT 1"));

    [Fact]
    public void Every_fact_translates()
    {
        var facts = Product.Written(Product.Everything).Where(type => type is { IsAbstract: true, IsSealed: true })
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(method => method.IsDefined(typeof(ExtensionAttribute)) && method.ReturnType.IsAssignableTo(typeof(IQueryable))
                && method.GetParameters() is [{ ParameterType: var only }] && only == typeof(MarketDb))
            .ToArray();

        Assert.All(facts, fact => SqlServerTranslation.Parse(
            Models.With(DatabaseProvider.SqlServer, db => ((IQueryable)fact.Invoke(null, [db])!).ToQueryString())));
    }

    [Fact]
    public async Task Statements_are_caught_without_a_server()
    {
        var said = await SqlServerTranslation.Capture(db => db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.Set<Act>().Where(act => act.By == "system").ExecuteDeleteAsync();
            await db.Database.ExecuteSqlRawAsync("DELETE FROM [foundation].[Acts]");
            Assert.Empty(await db.Set<Act>().Where(act => act.Subject.StartsWith("lot/")).ToListAsync());
            await transaction.CommitAsync();
        }));

        Assert.Equal(3, said.Count);
        await Assert.ThrowsAsync<InvalidOperationException>(() => SqlServerTranslation.Capture(db => db.Database.ExecuteSqlRawAsync("SELECT 1 LIMIT 1")));
    }

    [Fact]
    public async Task A_query_that_only_SQLite_can_answer_fails_in_its_test()
    {
        await using var market = await Market.OpenAsync(DatabaseProvider.Sqlite);

        Assert.Empty(await market.Look(db => db.Set<Act>().Where(act => act.By == "system").Select(act => act.Subject).Distinct().ToListAsync()));
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => market.Look(db => db.Set<Act>().Where(act => EF.Functions.Glob(act.By, "U-*")).ToListAsync()));
        Assert.StartsWith("For SQL Server:", failure.Message, StringComparison.Ordinal);
    }

    // The script says each statement only if the migration is not applied: IF … BEGIN … END, at times inside EXEC(N'…').
    private static (TSqlModel Model, int Added) Build(string script)
    {
        var model = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions());
        var added = 0;
        foreach (var statement in ((TSqlScript)SqlServerTranslation.Parse(script)).Batches.SelectMany(batch => batch.Statements).SelectMany(Unwrap))
        {
            if (statement is not (CreateTableStatement or CreateSchemaStatement or CreateIndexStatement or AlterTableStatement or CreateOrAlterTriggerStatement or CreateTriggerStatement)) continue;
            new Sql160ScriptGenerator().GenerateScript(statement, out var text);
            // A model holds what is there; what was there before is not asked.
            model.AddObjects(text.Replace("CREATE OR ALTER", "CREATE", StringComparison.Ordinal));
            added++;
        }

        return (model, added);
    }

    private static IEnumerable<TSqlStatement> Unwrap(TSqlStatement statement) => statement switch
    {
        IfStatement branch => Unwrap(branch.ThenStatement),
        BeginEndBlockStatement block => block.StatementList.Statements.SelectMany(Unwrap),
        ExecuteStatement { ExecuteSpecification.ExecutableEntity: ExecutableStringList { Strings: [StringLiteral text] } } =>
            ((TSqlScript)SqlServerTranslation.Parse(text.Value)).Batches.SelectMany(batch => batch.Statements).SelectMany(Unwrap),
        _ => [statement],
    };
}
