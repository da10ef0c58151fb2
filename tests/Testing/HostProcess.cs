using System.Diagnostics;
using System.Text;

namespace ConsumerAid.Testing;

/// <summary>The Storefront as a process of its own, to be killed, run twice over one database, or asked for a command's output.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HostProcess(IReadOnlyDictionary<string, string> settings, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Program)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false,
            WorkingDirectory = Path.Combine(Root(), "src", "Storefront"), // as with dotnet run
        };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (key, value) in settings) start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException("The host ended: " + Output));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>The program as it was built beside the tests.</summary>
    public static string Program { get; } = Path.Combine(
        Root(), "src", "Storefront", "bin", AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug",
        "net10.0", "ConsumerAid.Storefront");

    /// <summary>Where it listens.</summary>
    public Uri Address => listening.Task.Result;

    /// <summary>All that it said so far, on both outputs.</summary>
    public string Output
    {
        get
        {
            lock (output) return output.ToString();
        }
    }

    /// <summary>Starts it on a free port and waits until it listens. Settings are named as in <c>appsettings.json</c> (<c>Database:Provider</c>).</summary>
    /// <exception cref="InvalidOperationException">It ended instead; the message holds what it said.</exception>
    public static async Task<HostProcess> StartAsync(IReadOnlyDictionary<string, string> settings)
    {
        var host = new HostProcess(settings, ["--urls", "http://127.0.0.1:0"]);
        await host.listening.Task.WaitAsync(TimeSpan.FromMinutes(2));
        return host;
    }

    /// <summary>Runs it to its end, as with <c>ledger verify</c> or a wrong setting; <paramref name="input"/> is what it reads.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(IReadOnlyDictionary<string, string> settings, string input = "", params string[] arguments)
    {
        await using var host = new HostProcess(settings, arguments);
        await host.process.StandardInput.WriteAsync(input);
        host.process.StandardInput.Close();
        await host.process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(5));
        return (host.process.ExitCode, host.Output);
    }

    /// <summary>Settings for a host over this database.</summary>
    public static Dictionary<string, string> Settings(Foundation.Persistence.DatabaseSettings database, string storage) => new()
    {
        ["DOTNET_ENVIRONMENT"] = "Development",
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["Database:Provider"] = database.Provider.ToString(),
        ["ConnectionStrings:Market"] = database.ConnectionString,
        ["Storage:Path"] = storage,
        ["Keys:Path"] = Databases.Keys,
    };

    /// <summary>SIGKILL: it gets no chance to tidy up.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await KillAsync();
        process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        lock (output) output.AppendLine(line);
        const string sign = "Now listening on: ";
        var at = line.IndexOf(sign, StringComparison.Ordinal);
        if (at >= 0) listening.TrySetResult(new Uri(line[(at + sign.Length)..].Trim()));
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ConsumerAid.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("The tests must run from the repository's own build.");
    }
}
