using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using ConsumerAid.Testing;

namespace ConsumerAid.Bench;

/// <summary>The program itself: how soon it answers, how much goes over the wire, how much memory it holds.</summary>
internal static partial class HostBenches
{
    /// <summary>From the start of the process to the whole first page, against a bare server's first answer.</summary>
    public static async Task ColdStart()
    {
        var market = await Market.ToRead;
        var (ours, bare) = (new List<double>(), new List<double>());
        for (var round = 0; round < 6; round++)
        {
            ours.Add(await Start(() => Server.Product(market.Database, market.Keys), "/"));
            bare.Add(await Start(() => Server.Floor(market.Database), "/rows"));
        }

        // The first of each reads its files from the disk.
        Figure.Print("cold-start", ours.Skip(1).Min(), "s", bare.Skip(1).Min());
    }

    /// <summary>A first visit to the list of lots with Brotli and an empty cache: bytes with heads, and requests, without photos.</summary>
    public static async Task Weight()
    {
        var market = await Market.ToRead;
        await using var product = await Server.Product(market.Database, market.Keys);
        foreach (var (name, path) in new[] { ("weight-lots", "/lots"), ("weight-home", "/"), ("weight-impact", "/impact") })
        {
            using var wire = new Load.Wire(product.Port);
            const string accepts = "Accept-Encoding: br\r\n";
            var bytes = await wire.Send(Load.Get(path, accepts), 200);
            var files = Files().Matches(await wire.Ask(Load.Get(path), 200)).Select(match => WebUtility.HtmlDecode(match.Groups["file"].Value)).Distinct().ToList();
            foreach (var file in files) bytes += await wire.Send(Load.Get(file, accepts), 200);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $$"""{"bench":"{{name}}","value":{{bytes / 1000.0:0.#}},"unit":"kB","requests":{{files.Count + 1}}}"""));
        }
    }

    /// <summary>Resident memory after visitors and readers have asked for everything for a while, and when they have for twice as long.</summary>
    public static async Task Memory()
    {
        var market = await Market.ToRead;
        var seconds = double.Parse(Environment.GetEnvironmentVariable("BENCH_MEMORY_SECONDS") ?? "30", CultureInfo.InvariantCulture);
        await using var product = await Server.Product(market.Database, market.Keys);
        await using var floor = await Server.Floor(market.Database);
        var lots = await market.Read("SELECT \"Id\" FROM catalog.\"Lots\" WHERE \"State\" = 'Published' ORDER BY md5(\"Id\"::text) LIMIT 2000", row => $"/lots/{row.GetGuid(0)}");
        string[] others = ["/", "/lots", "/lots?sort=newest", "/lots?q=%E7%B1%B3", "/impact", "/about", "/api/v1/lots", "/charter"];
        byte[][] asked = [.. lots.SelectMany((lot, at) => new[] { Load.Get(lot), Load.Get(others[at % others.Length], at % 2 == 0 ? "Authorization: none\r\n" : "Accept-Encoding: br\r\n") })];
        async Task<double> After(Server server, params byte[][] requests)
        {
            await Load.Run(server.Port, 16, TimeSpan.FromSeconds(seconds), 200, (client, number) => requests[((client * 997) + number) % requests.Length]);
            return server.Megabytes();
        }

        var (first, bare) = (await After(product, asked), await After(floor, Load.Get("/rows"), Load.Get("/fixed")));
        var second = await After(product, asked);
        Figure.Print("memory", first, "MiB", bare);
        Figure.Print("memory-twice", second, "MiB", bare);
    }

    /// <summary>Migrations and the whole province into an empty database. Only when asked for by name.</summary>
    public static async Task SeedProvince()
    {
        var server = await PostgresServer.StartAsync(durable: true);
        var (database, keys) = (await server.CreateAsync(), Directory.CreateTempSubdirectory("consumeraid-bench-keys-").FullName);
        await Market.Command("migrate", database, keys);
        var seconds = await Figure.Timed(() => Market.Command("seed --scale province", database, keys));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $$"""{"bench":"seed-province","value":{{seconds:0.#}},"unit":"s"}"""));
        await server.StopAsync();
    }

    private static async Task<double> Start(Func<Task<Server>> start, string path)
    {
        var begun = Stopwatch.GetTimestamp();
        await using var server = await start();
        using var wire = new Load.Wire(server.Port);
        await wire.Send(Load.Get(path), 200);
        return Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }

    [GeneratedRegex("<(?:link|script)[^>]*(?:href|src)=\"(?<file>/[^\"]+\\.(?:css|js|svg)[^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex Files();
}
