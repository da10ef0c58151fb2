using System.Diagnostics;
using System.Globalization;

namespace ConsumerAid.Bench;

/// <summary>How figures are taken and printed.</summary>
internal static class Figure
{
    /// <summary>The shortest of three runs after one to warm up, in seconds.</summary>
    public static double Seconds(Action run)
    {
        run();
        var best = double.MaxValue;
        for (var round = 0; round < 3; round++)
        {
            var start = Stopwatch.GetTimestamp();
            run();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return best;
    }

    /// <summary>How long an act takes, in seconds.</summary>
    public static async Task<double> Timed(Func<Task> act)
    {
        var start = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Prints the one JSON line of a benchmark; <paramref name="floor"/> has the unit of <paramref name="value"/>.</summary>
    public static void Print(string bench, double value, string unit, double floor) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $$"""{"bench":"{{bench}}","value":{{value:0.###}},"unit":"{{unit}}","floor":{{floor:0.###}},"ratio":{{value / floor:0.###}}}"""));
}
