using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ConsumerAid.Bench;

/// <summary>Orders of three lots, placed and approved over HTTP through the whole pipeline, each waiting for the disk; and the same by bare SQL.</summary>
internal static partial class TradeBenches
{
    private const int Clients = 16;

    public static async Task Place()
    {
        var market = await Market.ToWrite;
        var lots = await Stocked(market);
        var (purchasers, _) = await People.Buyers(market);
        await using var product = await Server.Product(market.Database, market.Keys);
        await using var floor = await Server.Floor(market.Database);
        await Pair.Print("place-order", new(product, Orders(lots, purchasers, 1), 201), new(floor, FloorOrders(lots, 1), 201));
        var hot = lots.Take(20).ToArray();
        await Pair.Print("place-order-hot", new(product, Orders(hot, purchasers, 2), 201), new(floor, FloorOrders(hot, 2), 201));
    }

    /// <summary>As many orders as are placed before are approved, which divides each of their lines over the lot's households.</summary>
    public static async Task Approve()
    {
        var market = await Market.ToWrite;
        var lots = await Stocked(market);
        var (purchasers, approvers) = await People.Buyers(market);
        await using var product = await Server.Product(market.Database, market.Keys);
        await using var floor = await Server.Floor(market.Database);
        var many = int.Parse(Environment.GetEnvironmentVariable("BENCH_APPROVALS") ?? "4000", CultureInfo.InvariantCulture);
        var (ours, bare) = (await Placed(product, Orders(lots, purchasers, 3), many), await Placed(floor, FloorOrders(lots, 3), many));
        // Of a unit's orders only its own approver may decide.
        var approvals = ours.Select(order => new ConcurrentQueue<byte[]>(order.Select(id => Load.Post($"/api/v1/orders/{id}/approval", "{\"approve\":true}", $"Authorization: Bearer {approvers[Array.IndexOf(ours, order)]}\r\n")))).ToArray();
        var floors = bare.Select(order => new ConcurrentQueue<byte[]>(order.Select(id => Load.Post($"/approve?id={id}", "{}")))).ToArray();
        await Pair.Print("approve-order", new(product, Taken(approvals), 200), new(floor, Taken(floors), 201));
    }

    /// <summary>Lots on sale with more of everything than all benches together can order; nothing else of them is changed.</summary>
    private static async Task<(Guid Id, long Grams)[]> Stocked(Market market)
    {
        const long more = 1_000_000_000_000;
        await market.Say($"UPDATE catalog.\"Lots\" SET \"Free_Grams\" = \"Free_Grams\" + {more}, \"Estimated_Grams\" = \"Estimated_Grams\" + {more} WHERE \"State\" = 'Published' AND \"Free_Grams\" < {more}");
        await market.Say($"UPDATE catalog.\"Offers\" SET \"Offered_Grams\" = \"Offered_Grams\" + {more} WHERE \"Offered_Grams\" < {more}");
        await market.Say(Floors.Tables);
        return [.. await market.Read(
            "SELECT \"Id\", \"MinimumOrder_Grams\", \"Step_Grams\" FROM catalog.\"Lots\" WHERE \"State\" = 'Published' AND \"ListedUntil\" > CURRENT_DATE + 3 AND \"SpoilsOn\" > CURRENT_DATE + 3 ORDER BY md5(\"Id\"::text) LIMIT 20000",
            row => (row.GetGuid(0), (row.GetInt64(1) + row.GetInt64(2) - 1) / row.GetInt64(2) * row.GetInt64(2)))];
    }

    private static Func<int, int, byte[]?> Orders((Guid Id, long Grams)[] lots, string[] purchasers, int seed)
    {
        var (day, choices) = (TimeProvider.System.GetUtcNow().AddDays(3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Choices(lots, seed));
        return (client, _) => Load.Post(
            "/api/v1/orders",
            $$"""
            {"memberPoNumber":"B{{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}}","deliverTo":"长沙市岳麓区学士路 128 号 食堂","deliverOn":"{{day}}","paymentTerms":"net-30",
            "lines":[{{string.Join(',', choices(client).Select(lot => $$$"""{"lotId":"{{{lot.Id}}}","weight":{"amount":{{{lot.Grams}}},"unit":"g"}}"""))}}]}
            """,
            $"Authorization: Bearer {purchasers[client % purchasers.Length]}\r\n");
    }

    private static Func<int, int, byte[]?> FloorOrders((Guid Id, long Grams)[] lots, int seed)
    {
        var (member, choices) = (Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), Choices(lots, seed));
        return (client, _) => Load.Post(
            "/order",
            $$"""{"member":"{{member}}","deliverTo":"长沙市岳麓区学士路 128 号 食堂","lines":[{{string.Join(',', choices(client).Select(lot => $$"""{"lot":"{{lot.Id}}","grams":{{lot.Grams}}}"""))}}]}""");
    }

    /// <summary>Three different lots at a time, for each client the same at every run.</summary>
    private static Func<int, IEnumerable<(Guid Id, long Grams)>> Choices((Guid Id, long Grams)[] lots, int seed)
    {
        var random = Enumerable.Range(0, Clients).Select(client => new Random((seed * 1000) + client)).ToArray();
        return client =>
        {
            var chosen = new HashSet<int>();
            while (chosen.Count < 3) chosen.Add(random[client].Next(lots.Length));
            return chosen.Select(at => lots[at]);
        };
    }

    /// <returns>The ids of the orders that each client placed.</returns>
    private static async Task<string[][]> Placed(Server server, Func<int, int, byte[]?> next, int many) => await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
    {
        using var wire = new Load.Wire(server.Port);
        var ids = new string[many / Clients];
        for (var at = 0; at < ids.Length; at++) ids[at] = Id().Match(await wire.Ask(next(client, at)!, 201)).Groups["id"].Value;
        return ids;
    })));

    private static Func<int, int, byte[]?> Taken(ConcurrentQueue<byte[]>[] queues) => (client, _) => queues[client].TryDequeue(out var request) ? request : null;

    [GeneratedRegex("\"id\":\"(?<id>[0-9a-f-]{36})\"", RegexOptions.None, 1000)]
    private static partial Regex Id();
}
