using System.Diagnostics;

namespace ConsumerAid.Storefront.Seeding.Province;

/// <summary>Says how far the work is: a bar on a terminal, a line for each tenth where the output goes elsewhere.</summary>
internal sealed class SeedProgress(TextWriter output, bool isTerminal)
{
    private const int Width = 40;

    private readonly Stopwatch watch = Stopwatch.StartNew();
    private string what = "";
    private int shown;

    public void Begin(string step)
    {
        (what, shown) = (step, -1);
        Done(0);
    }

    public void Done(int hundredths)
    {
        if (isTerminal ? hundredths == shown : hundredths / 10 == shown / 10 && shown >= 0) return;
        shown = hundredths;
        var line = $"{watch.Elapsed:mm\\:ss}  {what,-28} {hundredths,3} %";
        if (!isTerminal) output.WriteLine(line);
        else output.Write($"\r{line} [{new string('#', hundredths * Width / 100).PadRight(Width)}]{(hundredths == 100 ? Environment.NewLine : "")}");
    }

    /// <summary>A line by itself.</summary>
    public void Say(string words) => output.WriteLine($"{watch.Elapsed:mm\\:ss}  {words}");
}
