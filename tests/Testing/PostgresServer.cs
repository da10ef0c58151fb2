using System.Diagnostics;
using Npgsql;

namespace ConsumerAid.Testing;

/// <summary>
/// A PostgreSQL server of the machine's own installation, in a folder of its own under the temporary folder, reached through a socket file there.
/// It ends with the process that started it, however that ends: a shell in between waits for the end of its standard input.
/// </summary>
public sealed class PostgresServer
{
    private static readonly Lazy<Task<PostgresServer>> SharedServer = new(() => StartAsync(durable: false));
    private readonly string home;
    private readonly Process shell;
    private int count;

    private PostgresServer(string home, Process shell) => (this.home, this.shell) = (home, shell);

    /// <summary>The server of this process, started when first asked for. It does not wait for the disk: for tests that never kill the server itself.</summary>
    public static Task<PostgresServer> Shared => SharedServer.Value;

    /// <summary>Starts another server; <paramref name="durable"/> ones wait for the disk at each commit, as a production server does.</summary>
    /// <exception cref="InvalidOperationException">No PostgreSQL is installed, or it does not start; the message holds its last words.</exception>
    public static async Task<PostgresServer> StartAsync(bool durable)
    {
        var folder = Directory.CreateTempSubdirectory("consumeraid-pg-").FullName;
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, UseShellExecute = false };
        foreach (var argument in (string[])["-c", Script, "sh", folder, Installation(), durable ? "on" : "off"]) start.ArgumentList.Add(argument);
        var server = new PostgresServer(folder, Process.Start(start)!);
        await server.AnswersAsync();
        return server;
    }

    /// <summary>The connection string of one of its databases, whether that exists or not.</summary>
    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = home,
        Username = "postgres",
        Database = database,
        IncludeErrorDetail = true,
        MaxPoolSize = 40,
        Timeout = 60,
    }.ConnectionString;

    /// <summary>Makes a new database, empty or as a copy of <paramref name="template"/>, which nobody may be connected to, and answers its connection string.</summary>
    public async Task<string> CreateAsync(string? template = null)
    {
        var name = $"t{Interlocked.Increment(ref count)}";
        await ExecuteAsync(template is null ? $"CREATE DATABASE {name}" : $"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY");
        return ConnectionString(name);
    }

    /// <summary>Removes a database with whoever is still connected to it.</summary>
    public async Task DropAsync(string connectionString)
    {
        await using (var gone = new NpgsqlConnection(connectionString)) NpgsqlConnection.ClearPool(gone);
        await ExecuteAsync($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");
    }

    /// <summary>Ends the server at once and removes its folder.</summary>
    public async Task StopAsync()
    {
        shell.StandardInput.Close();
        await shell.WaitForExitAsync();
        shell.Dispose();
    }

    // Root may not run PostgreSQL. The server's output goes to a file: an inherited pipe would keep whoever reads this process's output waiting.
    private const string Script = """
        trap '' INT
        folder=$1 bin=$2 sync=$3 as=
        if [ "$(id -u)" = 0 ]; then chown nobody "$folder"; as='setpriv --reuid=nobody --regid=nogroup --clear-groups'; fi
        cd "$folder"
        $as "$bin/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$folder/log" 2>&1 </dev/null || exit 1
        $as "$bin/postgres" -D "$folder/data" -k "$folder" -c listen_addresses= -c max_connections=300 -c timezone=Asia/Shanghai -c shared_buffers=256MB \
          -c fsync="$sync" -c full_page_writes="$sync" -c synchronous_commit="$sync" >>"$folder/log" 2>&1 </dev/null &
        server=$!
        cat >/dev/null
        kill -QUIT $server
        wait $server
        rm -rf "$folder"
        """;

    private static string Installation()
    {
        var found = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(x => Path.Combine(x, "bin")).Where(x => File.Exists(Path.Combine(x, "postgres")))
                .MaxBy(x => int.TryParse(Path.GetFileName(Path.GetDirectoryName(x)), out var version) ? version : 0)
            : null;
        return found ?? throw new InvalidOperationException("These tests need PostgreSQL: ./test.sh installs it (Debian's package postgresql).");
    }

    private async Task AnswersAsync()
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await ExecuteAsync("SELECT 1");
                return;
            }
            catch (NpgsqlException) when (!shell.HasExited && patience.Elapsed < TimeSpan.FromMinutes(1))
            {
                await Task.Delay(50);
            }
            catch (NpgsqlException e)
            {
                throw new InvalidOperationException("PostgreSQL did not start: " + await File.ReadAllTextAsync(Path.Combine(home, "log")), e);
            }
        }
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 60 };
        await command.ExecuteNonQueryAsync();
    }
}
