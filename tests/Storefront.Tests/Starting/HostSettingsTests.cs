using ConsumerAid.Storefront.Host;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Npgsql;

namespace ConsumerAid.Storefront.Tests.Starting;

/// <summary>What the host makes of its settings.</summary>
public sealed class HostSettingsTests
{
    [Theory]
    [InlineData("Host=db;Database=market", 200)]
    [InlineData("Host=db;Database=market;Max Auto Prepare=0", 0)]
    [InlineData("Host=db;Database=market;MaxAutoPrepare=15", 15)]
    public void PostgreSql_prepares_what_comes_again_unless_the_operator_says_otherwise(string given, int prepared)
        => Assert.Equal(prepared, new NpgsqlConnectionStringBuilder(Read("PostgreSql", given).Database.ConnectionString).MaxAutoPrepare);

    [Theory]
    [InlineData("Host=db;Database=market", true)]
    [InlineData("Host=db;Database=market;No Reset On Close=false", false)]
    [InlineData("Host=db;Database=market;NoResetOnClose=false", false)]
    public void PostgreSql_sweeps_no_connection_that_nothing_was_left_on_unless_the_operator_says_otherwise(string given, bool kept)
        => Assert.Equal(kept, new NpgsqlConnectionStringBuilder(Read("PostgreSql", given).Database.ConnectionString).NoResetOnClose);

    [Theory]
    [InlineData("Host=db;Database=market", "-c jit=off -c parallel_setup_cost=10000")]
    [InlineData("Host=db;Database=market;Options=-c jit=on", "-c jit=on")]
    public void PostgreSql_neither_compiles_statements_nor_calls_helpers_for_small_ones_unless_the_operator_says_otherwise(string given, string options)
        => Assert.Equal(options, new NpgsqlConnectionStringBuilder(Read("PostgreSql", given).Database.ConnectionString).Options);

    [Fact]
    public void Other_databases_get_their_connection_string_as_it_was_given()
        => Assert.Equal("Server=db;Database=market", Read("SqlServer", "Server=db;Database=market").Database.ConnectionString);

    private static HostSettings Read(string provider, string connection)
    {
        using var folder = new Folder();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            [new("Database:Provider", provider), new("ConnectionStrings:Market", connection), new("Storage:Path", folder.Path)]).Build();
        return HostSettings.Read(configuration, new HostingEnvironment { EnvironmentName = Environments.Production });
    }

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("consumeraid-settings-").FullName;

        public void Dispose() => Directory.Delete(Path, true);
    }
}
