using System.Data;
using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using ConsumerAid.Foundation.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using IsolationLevel = System.Data.IsolationLevel;

namespace ConsumerAid.Testing;

/// <summary>What the product would say to SQL Server, without one: every query is translated, raw statements are caught, and what comes out is parsed as T-SQL.</summary>
public static class SqlServerTranslation
{
    private static readonly Lazy<ServiceProvider> Silent = new(() => Wire(null));

    /// <summary>
    /// On another database's context: translates each new query for SQL Server too. One that does not translate fails where it is asked, with EF's own words.
    /// </summary>
    public static IInterceptor OfEveryQuery { get; } = new EveryQuery();

    /// <summary>Runs <paramref name="act"/> over a context of SQL Server behind which there is no server: readers are empty, nothing is affected. Answers the statements said.</summary>
    /// <exception cref="InvalidOperationException">A statement is no T-SQL.</exception>
    public static async Task<IReadOnlyList<string>> Capture(Func<MarketDb, Task> act)
    {
        var statements = new List<string>();
        await using var services = Wire(statements);
        await using var scope = services.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<MarketDb>());
        foreach (var statement in statements) Parse(statement);
        return statements;
    }

    /// <summary>Parses a script as T-SQL of SQL Server 2022.</summary>
    /// <exception cref="InvalidOperationException">It is none; the message says where.</exception>
    public static TSqlFragment Parse(string script)
    {
        var parsed = new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(script), out var errors);
        return errors.Count == 0
            ? parsed
            : throw new InvalidOperationException($"No T-SQL: {string.Join("; ", errors.Take(5).Select(error => $"line {error.Line}: {error.Message}"))}{Environment.NewLine}{script}");
    }

    private static ServiceProvider Wire(List<string>? statements)
    {
        var services = Databases.Wire(new DatabaseSettings(DatabaseProvider.SqlServer, "Server=none;Database=none"));
        if (statements is not null)
        {
            // A strategy that may try again first copies what a reader brings, and ours brings no columns.
            services.ConfigureDbContext<MarketDb>(options => options
                .UseSqlServer(server => server.ExecutionStrategy(dependencies => new NonRetryingExecutionStrategy(dependencies)))
                .AddInterceptors(new NoServer(statements)));
        }

        return services.BuildServiceProvider();
    }

    private sealed class EveryQuery : IQueryExpressionInterceptor
    {
        private static readonly MethodInfo Compile = typeof(IDatabase).GetMethod(nameof(IDatabase.CompileQuery))!;

        public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
        {
            using var scope = Silent.Value.CreateScope();
            var db = scope.ServiceProvider.GetRequiredService<MarketDb>();
            var query = new Roots(db).Visit(queryExpression);
            var element = query.Type.IsGenericType && query.Type.IsAssignableTo(typeof(IQueryable)) ? query.Type.GetGenericArguments()[0] : null;
            var result = element is null ? query.Type : typeof(IEnumerable<>).MakeGenericType(element);
            try
            {
                Compile.MakeGenericMethod(result).Invoke(db.GetService<IDatabase>(), [query, false]);
            }
            catch (TargetInvocationException e)
            {
                throw new InvalidOperationException("For SQL Server: " + e.InnerException!.Message, e.InnerException);
            }

            return queryExpression;
        }

        private sealed class Roots(MarketDb db) : ExpressionVisitor
        {
            protected override Expression VisitExtension(Expression node) => node.GetType() == typeof(EntityQueryRootExpression)
                ? new EntityQueryRootExpression(db.Model.FindEntityType(((EntityQueryRootExpression)node).EntityType.Name)!)
                : base.VisitExtension(node);
        }
    }

    private sealed class NoServer(List<string> statements) : DbCommandInterceptor, IDbConnectionInterceptor, IDbTransactionInterceptor
    {
        public InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

        public ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(InterceptionResult.Suppress());

        public InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

        public ValueTask<InterceptionResult> ConnectionClosingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
            ValueTask.FromResult(InterceptionResult.Suppress());

        public InterceptionResult<DbTransaction> TransactionStarting(
            DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result) =>
            InterceptionResult<DbTransaction>.SuppressWithResult(new NoTransaction(connection));

        public ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
            DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(InterceptionResult<DbTransaction>.SuppressWithResult(new NoTransaction(connection)));

        public override InterceptionResult<DbCommand> CommandCreating(CommandCorrelatedEventData eventData, InterceptionResult<DbCommand> result) =>
            InterceptionResult<DbCommand>.SuppressWithResult(new NoCommand());

        public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
        {
            statements.Add(command.CommandText);
            return InterceptionResult<DbDataReader>.SuppressWithResult(NoRows());
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(ReaderExecuting(command, eventData, result));

        public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
        {
            statements.Add(command.CommandText);
            return InterceptionResult<int>.SuppressWithResult(0);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(NonQueryExecuting(command, eventData, result));

        private static DbDataReader NoRows()
        {
            using var table = new DataTable();
            return table.CreateDataReader();
        }
    }

    private sealed class NoTransaction(DbConnection connection) : DbTransaction
    {
        public override IsolationLevel IsolationLevel => IsolationLevel.ReadCommitted;

        protected override DbConnection DbConnection => connection;

        public override void Commit()
        {
        }

        public override void Rollback()
        {
        }
    }

    // SqlCommand takes no transaction but SQL Server's own.
    private sealed class NoCommand : DbCommand
    {
        private readonly Microsoft.Data.SqlClient.SqlCommand parameters = new();

#pragma warning disable CS8765 // The nullability of DbCommand's setter is wider than what is ever set here.
        public override string CommandText { get; set; } = "";
#pragma warning restore CS8765

        public override int CommandTimeout { get; set; }

        public override CommandType CommandType { get; set; } = CommandType.Text;

        public override bool DesignTimeVisible { get; set; }

        public override UpdateRowSource UpdatedRowSource { get; set; }

        protected override DbConnection? DbConnection { get; set; }

        protected override DbParameterCollection DbParameterCollection => parameters.Parameters;

        protected override DbTransaction? DbTransaction { get; set; }

        public override void Cancel()
        {
        }

        public override int ExecuteNonQuery() => throw new InvalidOperationException("There is no server.");

        public override object? ExecuteScalar() => throw new InvalidOperationException("There is no server.");

        public override void Prepare()
        {
        }

        protected override DbParameter CreateDbParameter() => parameters.CreateParameter();

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => throw new InvalidOperationException("There is no server.");

        protected override void Dispose(bool disposing)
        {
            if (disposing) parameters.Dispose();
            base.Dispose(disposing);
        }
    }
}
