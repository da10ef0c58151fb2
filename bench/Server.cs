using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace ConsumerAid.Bench;

/// <summary>A server process of its own on a free port, and what it and its database use of the processor.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly Process process;
    private readonly string database;

    private Server(Process process, int port, string database) => (this.process, Port, this.database) = (process, port, database);

    public int Port { get; }

    /// <summary>The published product over this database.</summary>
    /// <param name="keys">The folder of the key ring with which its people were sealed.</param>
    public static Task<Server> Product(string database, string keys) => Start(
        Path.Combine(AppContext.BaseDirectory, "publish", "ConsumerAid.Storefront"), database, port =>
        [
            "--urls", $"http://127.0.0.1:{port}", "--Database:Provider", "PostgreSql", "--ConnectionStrings:Market", database,
            "--Storage:Path", Directory.CreateTempSubdirectory("consumeraid-bench-").FullName, "--Keys:Path", keys, "--Jobs:Run", "false", "--Logging:LogLevel:Default", "Warning",
        ]);

    /// <summary>The bare servers of <see cref="Floors"/> over this database.</summary>
    public static Task<Server> Floor(string database) => Start(Environment.ProcessPath!, database, port => ["floors", port.ToString(CultureInfo.InvariantCulture), database]);

    /// <summary>Seconds of processor time used so far by the server, and by the connections to the database.</summary>
    public async Task<(double Server, double Database)> Used()
    {
        process.Refresh();
        return (process.TotalProcessorTime.TotalSeconds, await Backends());
    }

    public double Megabytes()
    {
        process.Refresh();
        return process.WorkingSet64 / 1048576.0;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task<Server> Start(string program, string database, Func<int, string[]> arguments)
    {
        var port = FreePort();
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in arguments(port)) start.ArgumentList.Add(argument);
        var started = Process.Start(start)!;
        _ = started.StandardOutput.ReadToEndAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            if (!HasEnded(started)) started.Kill();
        };
        while (true)
        {
            if (started.HasExited) throw new InvalidOperationException($"{program} ended.");
            try
            {
                using var probe = new Load.Wire(port);
                return new Server(started, port, database);
            }
            catch (SocketException)
            {
                await Task.Delay(5);
            }
        }
    }

    private static bool HasEnded(Process process)
    {
        try
        {
            return process.HasExited;
        }
        catch (InvalidOperationException)
        {
            // Disposed of: it was ended before.
            return true;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // Ticks of a hundredth of a second; user time and system time are the 14th and 15th words, counted after the name in brackets.
    private async Task<double> Backends()
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database) { Pooling = false, Database = "postgres" }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT pid FROM pg_stat_activity WHERE datname = $1", connection) { Parameters = { new() { Value = new NpgsqlConnectionStringBuilder(database).Database! } } };
        await using var reader = await command.ExecuteReaderAsync();
        long ticks = 0;
        while (await reader.ReadAsync())
        {
            var path = $"/proc/{reader.GetInt32(0)}/stat";
            if (!File.Exists(path)) continue;
            var line = await File.ReadAllTextAsync(path);
            var words = line[(line.LastIndexOf(')') + 2)..].Split(' ');
            ticks += long.Parse(words[11], CultureInfo.InvariantCulture) + long.Parse(words[12], CultureInfo.InvariantCulture);
        }

        return ticks / 100.0;
    }
}
