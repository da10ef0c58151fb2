using System.Text;
using System.Xml.Linq;
using ConsumerAid.Catalog.Pictures.Drawings;
using Xunit;

namespace ConsumerAid.Catalog.Tests.Pictures;

public sealed class DrawingProduce
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>The 98 products: name, code (slug of the English name), category.</summary>
    private static IReadOnlyList<(string Name, string Code, string Category)> Produce { get; } =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Pictures", "produce-names.csv")).Skip(1).Select(line => line.Split(','))
            .Select(f => (f[0], f[1].ToLowerInvariant().Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal).Replace(' ', '-'), f[2])),
    ];

    [Fact]
    public void Every_produce_has_a_small_well_formed_drawing_that_says_it_is_one()
    {
        Assert.Equal(98, Produce.Count);
        foreach (var (name, code, category) in Produce)
        {
            var text = ProduceDrawing.Svg(code, category, name);
            Assert.True(Encoding.UTF8.GetByteCount(text) < 2500, $"{code}: {Encoding.UTF8.GetByteCount(text)} bytes");
            var svg = XDocument.Parse(text).Root!;
            Assert.Equal(Svg + "svg", svg.Name);
            Assert.Equal("0 0 400 300", (string?)svg.Attribute("viewBox"));
            Assert.Equal($"{name}（示意图）", (string?)svg.Element(Svg + "title"));
            Assert.Equal("示意图", (string?)svg.Element(Svg + "text"));
        }
    }

    [Fact]
    public void Nothing_in_a_drawing_acts_or_reaches_outside_or_clashes_with_its_page()
    {
        string[] allowed = ["svg", "title", "g", "path", "circle", "ellipse", "rect", "text"];
        foreach (var (name, code, category) in Produce)
        {
            var all = XDocument.Parse(ProduceDrawing.Svg(code, category, name)).Descendants().ToList();
            Assert.All(all, e => Assert.Contains(e.Name.LocalName, allowed));
            Assert.All(all.SelectMany(e => e.Attributes()).Where(a => !a.IsNamespaceDeclaration), a =>
            {
                Assert.False(a.Name.LocalName is "id" or "href" or "style" or "class" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal), a.Name.LocalName);
                Assert.DoesNotContain("url(", a.Value, StringComparison.Ordinal);
            });
        }
    }

    [Fact]
    public void Every_produce_that_we_know_has_a_motif_of_its_own_kind_and_the_rest_their_categorys()
    {
        // Without a motif of its own a produce would look the same in every category (but for the name).
        string[] byCategory = ["guzhang-maojian", "yuanling-jietan-tea", "shimen-yinfeng-tea", "rucheng-baimao-tea", "guidong-linglong-tea"];
        Assert.Equal(byCategory, Produce.Where(p => ProduceDrawing.Svg(p.Code, "oil", "") != ProduceDrawing.Svg(p.Code, p.Category, "")).Select(p => p.Code));
        var categories = Produce.Select(p => p.Category).Distinct().ToList();
        Assert.Equal(categories.Count, categories.Select(c => ProduceDrawing.Svg("something-new", c, "")).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Two_kinds_of_one_fruit_do_not_look_stamped()
    {
        var satsumas = Produce.Where(p => p.Code.EndsWith("-satsuma", StringComparison.Ordinal)).Select(p => ProduceDrawing.Svg(p.Code, p.Category, "")).ToList();
        Assert.Equal(5, satsumas.Count);
        Assert.True(satsumas.Distinct(StringComparer.Ordinal).Count() >= 4);
    }

    /// <summary>Whoever changes this drawing changes the checksum with it; whoever did not has made drawings depend on the machine.</summary>
    [Fact]
    public void The_same_produce_is_drawn_the_same_on_every_machine()
        => Assert.Equal("aec33c14e824c2f4", Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(
            Encoding.UTF8.GetBytes(ProduceDrawing.Svg("mayang-bingtang-orange", "fruit", "麻阳冰糖橙"))))[..16]);

    [Fact]
    public void A_name_is_text_and_no_markup()
    {
        var svg = XDocument.Parse(ProduceDrawing.Svg("new", "fruit", "<script>alert(1)</script>&\"'")).Root!;
        Assert.Equal("<script>alert(1)</script>&\"'（示意图）", (string?)svg.Element(Svg + "title"));
        Assert.Empty(svg.Descendants(Svg + "script"));
    }
}
