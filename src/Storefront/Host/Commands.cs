using System.Text.Json;
using ConsumerAid.AllianceAdmin.Trail;
using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Orders.Ledger;
using ConsumerAid.Registry.Accounts;
using MediatR;

namespace ConsumerAid.Storefront.Host;

/// <summary>What the program does instead of serving: see docs/running.md. Exit code 0, or 1 with one line that says why not.</summary>
internal sealed class Commands
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    private readonly Func<IServiceProvider, string[], HostSettings, CancellationToken, Task<int>> act;

    private Commands(Func<IServiceProvider, string[], HostSettings, CancellationToken, Task<int>> act) => this.act = act;

    /// <summary>The command that these arguments name, or null for the web host.</summary>
    /// <exception cref="SettingWrong">Words that are no command.</exception>
    public static Commands? Find(string[] args) => args.TakeWhile(word => !word.StartsWith('-')).ToArray() switch
    {
        [] => null,
        ["migrate"] => new(Migrate),
        ["seed"] => new(Seed),
        ["admin", "create"] => new(CreateAdministrator),
        ["ledger", "verify"] => new(Verify),
        ["ledger", "export", _] => new(Export),
        ["ledger", "rebuild"] => new(Rebuild),
        var unknown => throw new SettingWrong(string.Join(' ', unknown), "no such command; there are migrate, seed, admin create, ledger verify, ledger export FILE, ledger rebuild."),
    };

    public async Task<int> Run(IServiceProvider services, string[] args)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        try
        {
            return await act(services, args, services.GetRequiredService<HostSettings>(), stop.Token);
        }
        catch (RuleBroken broken)
        {
            throw new SettingWrong(string.Join(' ', args.TakeWhile(word => !word.StartsWith('-'))), Words(services, broken));
        }
    }

    private static async Task<int> Migrate(IServiceProvider services, string[] args, HostSettings settings, CancellationToken cancellation)
    {
        await MarketHost.PrepareDatabase(services, settings, migrate: true, cancellation);
        await MarketHost.LoadReferences(services, cancellation);
        Console.WriteLine($"{settings.Database.Provider}: up to date");
        return 0;
    }

    private static async Task<int> Seed(IServiceProvider services, string[] args, HostSettings settings, CancellationToken cancellation)
    {
        await MarketHost.PrepareDatabase(services, settings, migrate: true, cancellation);
        await MarketHost.LoadReferences(services, cancellation);
        return await Seeding.Seeds.Run(services, settings, Option(args, "--scale") ?? throw new SettingWrong("--scale", "province, demo or a number of households."), cancellation);
    }

    private static async Task<int> CreateAdministrator(IServiceProvider services, string[] args, HostSettings settings, CancellationToken cancellation)
    {
        await MarketHost.PrepareDatabase(services, settings, migrate: false, cancellation);
        var phone = Option(args, "--phone") ?? throw new SettingWrong("--phone", "is needed.");
        if (!Console.IsInputRedirected) Console.Write("Password: ");
        var created = await MarketHost.SendAsSystem(services, new CreateFirstAdministrator(phone, ReadPassword()), cancellation);
        Console.WriteLine(created.Code);
        return 0;
    }

    private static async Task<int> Verify(IServiceProvider services, string[] args, HostSettings settings, CancellationToken cancellation)
    {
        LedgerVerdict verdict;
        TrailVerdict? trail = null;
        if (Option(args, "--from") is { } path)
        {
            if (!File.Exists(path)) throw new SettingWrong("--from", $"there is no file {path}.");
            await using var file = File.OpenRead(path);
            verdict = LedgerFileVerifier.Verify(file);
        }
        else
        {
            await MarketHost.PrepareDatabase(services, settings, migrate: false, cancellation);
            verdict = await MarketHost.SendAsSystem(services, new VerifyLedger(), cancellation);
            trail = await MarketHost.SendAsSystem(services, new VerifyTrail(), cancellation);
        }

        // What is absent is left out: an export holds no trail, and a ledger that is whole names nothing broken.
        var broken = verdict.FirstBroken ?? trail?.FirstBroken;
        Console.WriteLine(JsonSerializer.Serialize(
            new { entries = verdict.Entries, grams = verdict.Grams, seals = verdict.Seals, acts = trail?.Acts, actSeals = trail?.Seals, ok = broken is null, broken }, Json));
        return broken is null ? 0 : 1;
    }

    private static async Task<int> Export(IServiceProvider services, string[] args, HostSettings settings, CancellationToken cancellation)
    {
        await MarketHost.PrepareDatabase(services, settings, migrate: false, cancellation);
        // A file appears only when it is whole.
        var (path, fresh) = (args[2], args[2] + ".new");
        try
        {
            await using (var file = File.Create(fresh)) await MarketHost.SendAsSystem(services, new ExportLedger(file), cancellation);
            File.Move(fresh, path, overwrite: true);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw new SettingWrong(path, broken.Message);
        }

        return 0;
    }

    private static async Task<int> Rebuild(IServiceProvider services, string[] args, HostSettings settings, CancellationToken cancellation)
    {
        await MarketHost.PrepareDatabase(services, settings, migrate: false, cancellation);
        await MarketHost.SendAsSystem(services, new RebuildRollUps(), cancellation);
        return 0;
    }

    private static string? Option(string[] args, string name)
    {
        var at = Array.FindIndex(args, word => word == name || word.StartsWith(name + "=", StringComparison.Ordinal));
        return at < 0 ? null : args[at].Contains('=', StringComparison.Ordinal) ? args[at][(name.Length + 1)..] : at + 1 < args.Length ? args[at + 1] : null;
    }

    /// <summary>From the keyboard nothing is shown; from a pipe it is the first line.</summary>
    private static string ReadPassword()
    {
        if (Console.IsInputRedirected) return Console.In.ReadLine() ?? "";
        var typed = new System.Text.StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace && typed.Length > 0) typed.Length--;
            else if (!char.IsControl(key.KeyChar)) typed.Append(key.KeyChar);
        }

        Console.WriteLine();
        return typed.ToString();
    }

    private static string Words(IServiceProvider services, RuleBroken broken)
    {
        var words = services.GetRequiredService<Words>();
        return broken is InvalidFields invalid
            ? string.Join(' ', invalid.Errors.Select(error => words[error.Code, error.Arguments]))
            : words[broken.Code, [.. broken.Arguments]];
    }
}
