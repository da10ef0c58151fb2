using System.Security;

namespace ConsumerAid.Catalog.Pictures.Drawings;

/// <summary>
/// Drawings of produce for a lot that nobody has photographed yet, and for the demo: flat, honest, made by the product itself, and marked in a corner as an
/// illustration (示意图), so that nobody takes one for the goods.
/// </summary>
public static class ProduceDrawing
{
    /// <summary>The width of the drawing's space; the height is three quarters of it.</summary>
    public const int Width = 400, Height = 300;

    /// <summary>Words in a produce code, and what is drawn for the first that fits.</summary>
    private static readonly (string Word, Func<int, string> Draw)[] Motifs =
    [
        ("bitter-orange", DryMotifs.DriedCitrus),
        ("navel-orange", t => FruitMotifs.Orange(t, 26, 32, navel: true)),
        ("red-sweet-orange", t => FruitMotifs.Orange(t, 16, 12, navel: false)),
        ("summer-orange", t => FruitMotifs.Orange(t, 36, 40, navel: false)),
        ("orange", t => FruitMotifs.Orange(t, 30, 36, navel: false)),
        ("satsuma", FruitMotifs.Satsuma),
        ("ponkan", FruitMotifs.Ponkan),
        ("pomelo", FruitMotifs.Pomelo),
        ("peach", FruitMotifs.Peach),
        ("red-heart-kiwi", t => FruitMotifs.Kiwi(t, redHeart: true)),
        ("kiwi", t => FruitMotifs.Kiwi(t, redHeart: false)),
        ("bayberry", FruitMotifs.Bayberry),
        ("grape", FruitMotifs.Grape),
        ("black-tiger-fruit", FruitMotifs.BlackTiger),
        ("pear", FruitMotifs.Pear),
        ("lily-slices", DryMotifs.Flakes),
        ("lily-bulb", VegetableMotifs.LilyBulb),
        ("houttuynia", VegetableMotifs.Houttuynia),
        ("konjac", VegetableMotifs.Konjac),
        ("taro", VegetableMotifs.Taro),
        ("ginger-candy", PantryMotifs.Candy),
        ("ginger", VegetableMotifs.Ginger),
        ("garlic", VegetableMotifs.Garlic),
        ("chilli-sauce", PantryMotifs.Sauce),
        ("pod-pepper", VegetableMotifs.PodPepper),
        ("zhangshugang-chilli", t => VegetableMotifs.Chilli(t, new Hue(108, 46, 40), new Hue(100, 44, 46))),
        ("chilli", t => VegetableMotifs.Chilli(t, new Hue(4, 76, 48), new Hue(112, 44, 40))),
        ("radish", VegetableMotifs.Radish),
        ("cabbage", VegetableMotifs.Cabbage),
        ("gourd", VegetableMotifs.WaxGourd),
        ("stropharia", t => VegetableMotifs.Mushroom(t, new Hue(8, 46, 40), 100, cracked: false)),
        ("termite-mushroom", t => VegetableMotifs.Mushroom(t, new Hue(28, 16, 26), 150, cracked: false)),
        ("shiitake", t => VegetableMotifs.Mushroom(t, new Hue(24, 40, 34), 76, cracked: true)),
        ("mushroom", t => VegetableMotifs.Mushroom(t, new Hue(30, 30, 46), 100, cracked: false)),
        ("daylily", t => DryMotifs.Bundle(t, new Hue(40, 76, 52))),
        ("cowpea", t => DryMotifs.Bundle(t, new Hue(56, 30, 36))),
        ("red-rice", t => DryMotifs.Rice(t, new Hue(10, 42, 44))),
        ("rice-field-carp", FarmMotifs.Carp),
        ("rice", t => DryMotifs.Rice(t, new Hue(44, 50, 94))),
        ("soybean", DryMotifs.Soybean),
        ("honeysuckle-dried", t => DryMotifs.Buds(t, new Hue(58, 44, 56))),
        ("honeysuckle", DryMotifs.Honeysuckle),
        ("poria", DryMotifs.Cubes),
        ("polygonatum", t => DryMotifs.Sticks(t, new Hue(38, 58, 62))),
        ("solomon-seal", t => DryMotifs.Sticks(t, new Hue(20, 38, 28))),
        ("atractylodes", t => DryMotifs.Slices(t, new Hue(30, 34, 46), new Hue(42, 56, 80))),
        ("angelica", t => DryMotifs.Slices(t, new Hue(34, 36, 58), new Hue(44, 60, 92))),
        ("eucommia", t => DryMotifs.LeafTea(t, new Hue(40, 70, 56), compound: false)),
        ("jiaogulan", t => DryMotifs.LeafTea(t, new Hue(76, 52, 60), compound: true)),
        ("cyclocarya", t => DryMotifs.LeafTea(t, new Hue(44, 74, 58), compound: true)),
        ("vine-tea", t => DryMotifs.LeafTea(t, new Hue(58, 64, 66), compound: true)),
        ("chrysanthemum", DryMotifs.Chrysanthemum),
        ("golden-tea", t => DryMotifs.Tea(t, new Hue(58, 78, 62), new Hue(72, 54, 44))),
        ("dark-tea", DryMotifs.TeaBrick),
        ("white-tea", t => DryMotifs.Tea(t, new Hue(44, 66, 72), new Hue(110, 16, 58))),
        ("black-tea", t => DryMotifs.Tea(t, new Hue(14, 82, 42), new Hue(22, 36, 32))),
        ("bitter-tea", t => DryMotifs.Tea(t, new Hue(50, 64, 52), new Hue(100, 40, 32))),
        ("beef", FarmMotifs.Beef),
        ("duck", t => FarmMotifs.Waterfowl(t, new Hue(30, 30, 54), new Hue(30, 26, 46), goose: false)),
        ("bronze-goose", t => FarmMotifs.Waterfowl(t, new Hue(34, 24, 56), new Hue(28, 26, 42), goose: true)),
        ("goose", t => FarmMotifs.Waterfowl(t, new Hue(44, 40, 94), new Hue(44, 50, 96), goose: true)),
        ("xianghuang-chicken", t => FarmMotifs.Chicken(t, new Hue(40, 74, 58))),
        ("chicken", t => FarmMotifs.Chicken(t, new Hue(18, 56, 42))),
        ("rabbit", FarmMotifs.Rabbit),
        ("egg", FarmMotifs.Eggs),
        ("carp", FarmMotifs.Carp),
        ("smoked-pork", PantryMotifs.SmokedPork),
        ("honey", PantryMotifs.Honey),
        ("spiced-dried-tofu", t => PantryMotifs.Tofu(t, new Hue(18, 46, 34), scored: true)),
        ("braised-tofu", t => PantryMotifs.Tofu(t, new Hue(28, 56, 46), scored: true)),
        ("tofu", t => PantryMotifs.Tofu(t, new Hue(48, 52, 88), scored: false)),
        ("oil", PantryMotifs.Oil),
    ];

    /// <summary>What is drawn for a produce whose code says nothing to us.</summary>
    private static readonly Dictionary<string, Func<int, string>> Categories = new(StringComparer.Ordinal)
    {
        ["fruit"] = FruitMotifs.Ponkan,
        ["vegetable"] = VegetableMotifs.Greens,
        ["dried"] = t => DryMotifs.Slices(t, new Hue(30, 34, 46), new Hue(42, 56, 80)),
        ["grain"] = t => DryMotifs.Rice(t, new Hue(44, 50, 94)),
        ["herb"] = t => DryMotifs.LeafTea(t, new Hue(58, 64, 66), compound: true),
        ["tea"] = t => DryMotifs.Tea(t, new Hue(74, 62, 62), new Hue(96, 40, 40)),
        ["meat"] = FarmMotifs.Beef,
        ["egg"] = FarmMotifs.Eggs,
        ["aquatic"] = FarmMotifs.Carp,
        ["processed"] = PantryMotifs.Sauce,
        ["oil"] = PantryMotifs.Oil,
    };

    /// <summary>A complete SVG document, 4:3, below 2.5 KB, the same for the same arguments: no ids, scripts, gradients or outside references.</summary>
    /// <param name="produceCode">The slug of the produce's English name: it chooses the motif, turns its colour a little and may mirror it.</param>
    /// <param name="category">The produce's category: it chooses the motif where the code does not; an unknown one gets leafy greens.</param>
    /// <param name="nameZh">The name that a screen reader says, followed by 示意图.</param>
    public static string Svg(string produceCode, string category, string nameZh)
    {
        ArgumentNullException.ThrowIfNull(produceCode);
        var seed = Seed(produceCode);
        var draw = Motifs.FirstOrDefault(m => produceCode.Contains(m.Word, StringComparison.Ordinal)).Draw ?? Categories.GetValueOrDefault(category, VegetableMotifs.Greens);
        var drawn = draw((int)(seed % 9) - 4);
        var mirrored = seed / 9 % 2 == 1;
        var (paper, table) = Grounds[seed / 18 % Grounds.Length];
        return $"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {Width} {Height}' role='img'><title>{SecurityElement.Escape(nameZh)}（示意图）</title>"
            + $"<path fill='{paper}' d='M0 0h400v300H0z'/><path fill='{table}' d='M0 214h400v86H0z'/>"
            + Brush.Frame(drawn, mirrored)
            + "<text x='388' y='288' text-anchor='end' font-family='system-ui,sans-serif' font-size='13' fill='#6b6250'>示意图</text></svg>";
    }

    /// <summary>Warm papers, each with its table.</summary>
    private static readonly (Hue Paper, Hue Table)[] Grounds = [(new(42, 64, 93), new(40, 48, 86)), (new(48, 58, 92), new(44, 44, 85)), (new(32, 62, 93), new(34, 46, 86)), (new(76, 28, 91), new(64, 26, 84))];

    /// <summary>FNV-1a: the same on every machine, unlike <see cref="string.GetHashCode()"/>.</summary>
    private static uint Seed(string text)
    {
        var hash = 2166136261;
        foreach (var c in text) hash = unchecked((hash ^ c) * 16777619);
        return hash;
    }
}
