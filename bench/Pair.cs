using System.Globalization;

namespace ConsumerAid.Bench;

/// <summary>The product and its floor in turns, so that whatever else the machine does meets both. A figure is the best of the rounds.</summary>
internal static class Pair
{
    private const int Clients = 16;
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(double.Parse(Environment.GetEnvironmentVariable("BENCH_SECONDS") ?? "3", CultureInfo.InvariantCulture));
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(double.Parse(Environment.GetEnvironmentVariable("BENCH_WARM_UP") ?? "25", CultureInfo.InvariantCulture));
    private static readonly int Rounds = int.Parse(Environment.GetEnvironmentVariable("BENCH_ROUNDS") ?? "3", CultureInfo.InvariantCulture);

    /// <summary>Measures and prints processor time (server and database) and answers a second of both.</summary>
    public static async Task Print(string bench, Side product, Side floor, int clients = Clients)
    {
        // A running server has compiled for good what it does often.
        await Measure(product, clients, WarmUp);
        await Measure(floor, clients, WarmUp / 4);
        var (ours, bare) = (new List<Cost>(), new List<Cost>());
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(await Measure(product, clients, Turn));
            bare.Add(await Measure(floor, clients, Turn));
        }

        var (one, other) = (ours.MinBy(cost => cost.Total), bare.MinBy(cost => cost.Total));
        var (fast, bareFast) = (ours.Max(cost => cost.PerSecond), bare.Max(cost => cost.PerSecond));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $$"""
            {"bench":"{{bench}}","value":{{one.Total:0.###}},"unit":"ms CPU","server":{{one.Server:0.###}},"database":{{one.Database:0.###}},"floor":{{other.Total:0.###}},"ratio":{{one.Total / other.Total:0.##}},"perSecond":{{fast:0}},"floorPerSecond":{{bareFast:0}},"ofFloor":{{fast / bareFast:0.##}}}
            """));
    }

    private static async Task<Cost> Measure(Side side, int clients, TimeSpan time)
    {
        var before = await side.Server.Used();
        var sent = await Load.Run(side.Server.Port, clients, time, side.Status, side.Next);
        var after = await side.Server.Used();
        return new Cost((after.Server - before.Server) * 1000 / sent.Count, (after.Database - before.Database) * 1000 / sent.Count, sent.Count / sent.Seconds);
    }

    /// <summary>What is asked of a server, and the status of every right answer.</summary>
    internal sealed record Side(Server Server, Func<int, int, byte[]?> Next, int Status = 200)
    {
        public Side(Server server, params byte[][] requests)
            : this(server, (client, number) => requests[(client + number) % requests.Length])
        {
        }
    }

    private readonly record struct Cost(double Server, double Database, double PerSecond)
    {
        public double Total => Server + Database;
    }
}
