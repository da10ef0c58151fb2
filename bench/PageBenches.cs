using System.Globalization;
using System.Text.RegularExpressions;

namespace ConsumerAid.Bench;

/// <summary>Pages and lists as visitors and staff ask for them.</summary>
internal static partial class PageBenches
{
    // A page asked for with credentials, whatever they are, does not come out of the cache nor go into it.
    private const string Fresh = "Authorization: none\r\n";

    /// <summary>The first page and page 300 of the lots of one harvest month, made anew each time, against 24 rows as HTML.</summary>
    public static async Task Lots()
    {
        var market = await Market.ToRead;
        await using var product = await Server.Product(market.Database, market.Keys);
        await using var floor = await Server.Floor(market.Database);
        var month = (await market.Read("SELECT \"HarvestMonth\" FROM catalog.\"Lots\" WHERE \"State\" = 'Published' GROUP BY 1 ORDER BY COUNT(*) DESC LIMIT 1", row => row.GetInt32(0)))[0];
        await Pair.Print("lots-page", new(product, Load.Get($"/lots?month={month}", Fresh)), new(floor, Load.Get("/rows")));

        var (path, page) = ($"/lots?month={month}", 1);
        using (var wire = new Load.Wire(product.Port))
        {
            for (; page < 300; page++)
            {
                var next = After().Match(await wire.Ask(Load.Get(path, Fresh), 200));
                if (!next.Success) break;
                path = $"/lots?month={month}&after={next.Groups["cursor"].Value}";
            }
        }

        await Pair.Print($"lots-page-{page}", new(product, Load.Get(path, Fresh)), new(floor, Load.Get("/rows")));
    }

    /// <summary>The same page for visitors, out of the cache, against a fixed answer of 30 kB.</summary>
    public static async Task LotsCached()
    {
        var market = await Market.ToRead;
        await using var product = await Server.Product(market.Database, market.Keys);
        await using var floor = await Server.Floor(market.Database);
        await Pair.Print("lots-page-cached", new(product, Load.Get("/lots")), new(floor, Load.Get("/fixed")));
        await Pair.Print("lots-page-cached-br", new(product, Load.Get("/lots", "Accept-Encoding: br\r\n")), new(floor, Load.Get("/fixed")));
    }

    /// <summary>Five hundred lots, each with tiers, photos and origin.</summary>
    public static async Task Lot()
    {
        var market = await Market.ToRead;
        await using var product = await Server.Product(market.Database, market.Keys);
        await using var floor = await Server.Floor(market.Database);
        var pages = await market.Read("SELECT \"Id\" FROM catalog.\"Lots\" WHERE \"State\" = 'Published' ORDER BY md5(\"Id\"::text) LIMIT 500", row => Load.Get($"/lots/{row.GetGuid(0)}", Fresh));
        await Pair.Print("lot-page", new(product, [.. pages]), new(floor, Load.Get("/rows")));
    }

    /// <summary>A piece of Chinese that most lots have, and one that next to none has.</summary>
    public static async Task Search()
    {
        var market = await Market.ToRead;
        await using var product = await Server.Product(market.Database, market.Keys);
        await using var floor = await Server.Floor(market.Database);
        var grams = await market.Read(
            "SELECT g.\"Gram\" FROM catalog.\"LotGrams\" g WHERE length(g.\"Gram\") = 2 AND g.\"Gram\" > '一' AND g.\"SpoilsOn\" >= CURRENT_DATE GROUP BY 1 ORDER BY COUNT(*) DESC, 1", row => row.GetString(0));
        foreach (var (name, gram) in new[] { ("search-common", grams[0]), ("search-rare", grams[^1]) })
        {
            await Pair.Print(name, new(product, Load.Get($"/lots?q={Uri.EscapeDataString(gram)}", Fresh)), new(floor, Load.Get("/rows")));
        }
    }

    /// <summary>The newest fifty of all orders, over the API.</summary>
    public static async Task Orders()
    {
        var market = await Market.ToWrite;
        var auditors = await People.Auditors(market);
        await using var product = await Server.Product(market.Database, market.Keys);
        await using var floor = await Server.Floor(market.Database);
        var lists = auditors.Select(token => Load.Get("/api/v1/orders", $"Authorization: Bearer {token}\r\n")).ToArray();
        await Pair.Print("order-list", new(product, lists), new(floor, Load.Get("/orders")));
    }

    /// <summary>The page of the whole alliance's impact, made anew each time: the 95th percentile of one reader's waiting, and processor time.</summary>
    public static async Task Impact()
    {
        var market = await Market.ToRead;
        await using var product = await Server.Product(market.Database, market.Keys);
        await using var floor = await Server.Floor(market.Database);
        var (page, sums) = (Load.Get("/impact", Fresh), Load.Get("/impact"));
        Figure.Print("impact-p95", await Percentile(product, page), "ms", await Percentile(floor, sums));
        await Pair.Print("impact", new(product, page), new(floor, sums), clients: 4);
    }

    private static async Task<double> Percentile(Server server, byte[] request)
    {
        using var wire = new Load.Wire(server.Port);
        var times = new List<double>();
        for (var round = 0; round < 320; round++) times.Add(await Figure.Timed(async () => await wire.Send(request, 200)));
        return times.Skip(20).Order().ElementAt(285) * 1000;
    }

    [GeneratedRegex("[?&](?:amp;)?after=(?<cursor>[^\"&]+)", RegexOptions.None, 1000)]
    private static partial Regex After();
}
