using System.Reflection;
using ConsumerAid.Foundation.Persistence;
using Xunit.Sdk;
using Xunit.v3;

namespace ConsumerAid.Testing;

/// <summary>
/// Runs a theory on each database: SQLite and PostgreSQL always, SQL Server when <c>CONSUMERAID_SQLSERVER</c> holds a connection string. The test's first argument is the
/// <see cref="DatabaseProvider"/>, the others are <paramref name="more"/>; several attributes make several rows.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class EachDatabaseAttribute(params object?[] more) : DataAttribute
{
    public override bool SupportsDiscoveryEnumeration() => true;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>([.. Enum.GetValues<DatabaseProvider>().Select(Row)]);

    private ITheoryDataRow Row(DatabaseProvider provider) => new TheoryDataRow([provider, .. more])
    {
        Skip = provider == DatabaseProvider.SqlServer && Databases.SqlServer is null ? "CONSUMERAID_SQLSERVER holds no connection string" : null,
    };
}
