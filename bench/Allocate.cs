using ConsumerAid.Orders.Allocation;

namespace ConsumerAid.Bench;

/// <summary>
/// One order line divided fairly over 10,000 and over 100,000 households, half of the lot, in crates of 20 kg. The floor is what no exact rule by this method can do
/// without: sorting the same 2n levels, as plain whole numbers, and one pass over them.
/// </summary>
internal static class Allocate
{
    private const long Unit = 20_000;

    public static void Run()
    {
        // A running server has compiled the rule for good: so are rule and floor here, before anything is measured.
        var warm = Claimants(1_000);
        for (var round = 0; round < 300; round++)
        {
            FairAllocation.Divide(100 * Unit, Unit, warm);
            Floor(warm);
            if (round == 100) Thread.Sleep(300);
        }

        Print("allocate", 10_000);
        Print("allocate-100000", 100_000);
    }

    private static void Print(string bench, int households)
    {
        var claimants = Claimants(households);
        var line = (long)(FairAllocation.Orderable(Unit, claimants) / Unit / 2) * Unit;
        var value = Figure.Seconds(() =>
        {
            var shares = FairAllocation.Divide(line, Unit, claimants);
            if (shares.Sum(share => share.ShareGrams) != line) throw new InvalidOperationException("The shares are not the line.");
        });
        Figure.Print(bench, value * 1_000, "ms", Floor(claimants) * 1_000);
    }

    private static double Floor(Claimant[] claimants)
    {
        long[] levels = [.. claimants.SelectMany(c => new[] { c.AlreadySoldGrams / c.NeedWeight, (c.AlreadySoldGrams + c.OfferGrams) / c.NeedWeight })];
        var sorted = new long[levels.Length];
        return Figure.Seconds(() =>
        {
            levels.CopyTo(sorted, 0);
            Array.Sort(sorted);
            long running = 0;
            foreach (var level in sorted) running = Math.Max(running, level);
            if (running != sorted[^1]) throw new InvalidOperationException("The levels are not in order.");
        });
    }

    private static Claimant[] Claimants(int count)
    {
        var random = new Random(431226);
        int[] needWeights = [100, 100, 120, 120, 120, 150];
        return [.. Enumerable.Range(0, count).Select(i => new Claimant(
            $"HH-431226-{i:D6}", random.NextInt64(100_000, 25_000_000), needWeights[random.Next(needWeights.Length)], random.Next(3) == 0 ? 0 : random.NextInt64(10_000_000)))];
    }
}
