namespace ConsumerAid.Catalog.Pictures.Drawings;

/// <summary>A flat colour: hue in degrees, saturation and lightness in percent.</summary>
internal readonly record struct Hue(int Degrees, int Saturation, int Lightness)
{
    /// <summary>The same colour some degrees on, so that neighbours in a list do not look stamped.</summary>
    public Hue Turn(int degrees) => this with { Degrees = (Degrees + degrees + 360) % 360 };

    public Hue Dark(int percent = 10) => this with { Lightness = Math.Max(0, Lightness - percent) };

    public Hue Light(int percent = 12) => this with { Lightness = Math.Min(97, Lightness + percent) };

    /// <summary>#rrggbb, by the formula of CSS Color 4, section 7.1, in thousandths.</summary>
    public override string ToString() => $"#{Channel(0):x2}{Channel(8):x2}{Channel(4):x2}";

    private int Channel(int n)
    {
        var k = (n * 1000 + Degrees * 1000 / 30) % 12_000;
        var chroma = Saturation * Math.Min(Lightness, 100 - Lightness);
        var thousandths = Lightness * 10 - chroma * Math.Clamp(Math.Min(k - 3000, 9000 - k), -1000, 1000) / 10_000;
        return (thousandths * 255 + 500) / 1000;
    }
}

/// <summary>
/// The few strokes that all drawings are made of, as SVG text in a space of 400 × 300. Whole numbers only, no ids (several drawings may stand in one page), no
/// gradients, no scripts, nothing from outside.
/// </summary>
internal static class Brush
{
    public static readonly Hue Leaf = new(128, 36, 38), Stem = new(28, 34, 36), Shade = new(38, 34, 79), White = new(44, 60, 96), Wood = new(34, 46, 58);

    /// <summary>What every drawing stands in: lines with round ends, nothing filled unless it says so; a little larger than drawn, mirrored or not.</summary>
    public static string Frame(string content, bool mirrored)
        => $"<g fill='none' stroke-linecap='round' stroke-linejoin='round' transform='matrix({(mirrored ? "-1.14 0 0 1.14 428" : "1.14 0 0 1.14 -28")} -28)'>{content}</g>";

    public static string Circle(int x, int y, int r, Hue fill) => $"<circle cx='{x}' cy='{y}' r='{r}' fill='{fill}'/>";

    public static string Oval(int x, int y, int rx, int ry, Hue fill) => $"<ellipse cx='{x}' cy='{y}' rx='{rx}' ry='{ry}' fill='{fill}'/>";

    public static string Path(string d, Hue fill) => $"<path d='{d}' fill='{fill}'/>";

    public static string Line(string d, Hue stroke, int width) => $"<path d='{d}' stroke='{stroke}' stroke-width='{width}'/>";

    /// <summary>Round dots at pairs of coordinates, as one path of strokes without length.</summary>
    public static string Dots(string points, Hue fill, int size)
        => Line(string.Concat(points.Split(' ').Select(p => $"M{p}h0")), fill, size);

    public static string At(int x, int y, int turn, string content, string? scale = null)
        => $"<g transform='translate({x} {y}){(turn == 0 ? "" : $"rotate({turn})")}{(scale is null ? "" : $"scale({scale})")}'>{content}</g>";

    /// <summary>What stands on the table darkens it.</summary>
    public static string Shadow(int x, int y, int rx) => Oval(x, y, rx, Math.Max(6, rx / 9), Shade);

    /// <summary>A ball lit from the upper left: body, darker crescent, a glint.</summary>
    public static string Ball(int x, int y, int r, Hue fill)
    {
        int a = r * 707 / 1000, inner = r * 135 / 100, g1 = r * 66 / 100, g2 = r * 26 / 100, g = r * 71 / 100;
        return Circle(x, y, r, fill)
            + Path($"M{x + a} {y - a}A{r} {r} 0 0 1 {x - a} {y + a}A{inner} {inner} 0 0 0 {x + a} {y - a}", fill.Dark(8))
            + Line($"M{x - g1} {y - g2}A{g} {g} 0 0 1 {x - g2} {y - g1}", fill.Light(20), Math.Max(3, r / 10));
    }

    /// <summary>A pointed leaf that begins at the place and points where it is turned; 0 degrees is to the right.</summary>
    public static string Blade(int x, int y, int length, int turn, Hue fill, int belly = 3)
        => At(x, y, turn, Path($"M0 0Q{length / 2} {-length / belly} {length} 0Q{length / 2} {length / belly} 0 0", fill)
            + Line($"M{length / 8} 0H{length * 3 / 4}", fill.Light(14), 2));

    /// <summary>A cut citrus fruit: rind, pith, flesh in eight segments.</summary>
    public static string Half(int x, int y, int r, Hue rind, Hue pith, Hue flesh, int rindPercent = 9)
    {
        int inner = r - r * rindPercent / 100, f = inner - r * rindPercent / 100, d = f * 707 / 1000;
        return Circle(x, y, r, rind) + Circle(x, y, inner, pith) + Circle(x, y, f, flesh)
            + Line($"M{x - f} {y}H{x + f}M{x} {y - f}V{y + f}M{x - d} {y - d}L{x + d} {y + d}M{x - d} {y + d}L{x + d} {y - d}", pith, Math.Max(3, r / 14))
            + Circle(x, y, r / 8, pith);
    }

    /// <summary>A bowl whose rim is at the place; what lies in it is drawn before.</summary>
    public static string Bowl(int x, int y, int rx, Hue fill)
    {
        int h = rx * 72 / 100, foot = rx * 38 / 100;
        return Path($"M{x - rx} {y}H{x + rx}Q{x + rx - 8} {y + h} {x + foot} {y + h}H{x - foot}Q{x - rx + 8} {y + h} {x - rx} {y}", fill)
            + Line($"M{x - rx + 14} {y + 18}H{x + rx - 14}", fill.Dark(12), 4) + Path($"M{x - foot} {y + h}h{2 * foot}l-5 9h{10 - 2 * foot}z", fill.Dark(12));
    }

    /// <summary>A round bamboo tray on which herbs are dried.</summary>
    public static string Tray(string content)
        => Shadow(200, 254, 150) + Oval(200, 192, 148, 66, Wood.Dark(14)) + Oval(200, 184, 148, 66, Wood) + Oval(200, 186, 134, 56, Wood.Light(24))
            + Line("M82 166H318M70 186H330M82 206H318M130 144V228M200 131V241M270 144V228", Wood.Light(16), 2) + content;
}
