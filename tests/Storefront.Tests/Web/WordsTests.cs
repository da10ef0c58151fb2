using System.Reflection;
using System.Text.RegularExpressions;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Storefront.Web;

namespace ConsumerAid.Storefront.Tests.Web;

/// <summary>Reads the sources and the texts: what the product says, it says in both languages.</summary>
public sealed partial class WordsTests
{
    private static readonly Assembly[] Ours =
        [.. Directory.GetFiles(AppContext.BaseDirectory, "ConsumerAid.*.dll").Where(file => !Path.GetFileName(file).Contains("Tests", StringComparison.Ordinal)).Select(Load)];

    private static readonly Dictionary<string, string> Sources = ReadSources();
    private static readonly ILookup<string, string> Chinese = Texts(english: false);
    private static readonly ILookup<string, string> English = Texts(english: true);

    [Fact]
    public void Every_text_in_the_source_has_an_english_one()
    {
        var used = Found(Quoted());
        used.UnionWith(Navigation.All.Select(item => item.Words));
        Assert.True(used.Count > 50);
        Missing(used.Where(text => !English.Contains(text)), "in a Words*.en.resx");
    }

    [Fact]
    public void Every_rule_code_has_words_in_both_languages()
    {
        var codes = Found(RuleCode());
        Missing(codes.Where(code => !English.Contains(code)), "in a Words*.en.resx");
        Missing(codes.Where(code => !Chinese.Contains(code)), "in a Words*.resx");
        Missing(Chinese.Select(text => text.Key).Where(code => !English.Contains(code)), "in a Words*.en.resx");
    }

    [Fact]
    public void Every_act_and_every_job_has_words_in_both_languages()
    {
        var acts = Ours.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.GetInterfaces().Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(ICommand<>)))
            .Select(type => $"act.{type.Name}").ToHashSet(StringComparer.Ordinal);
        var jobs = Found(Recurring()).Select(name => $"job.{name}").ToHashSet(StringComparer.Ordinal);
        Assert.True(acts.Count > 50 && jobs.Count > 8);
        Missing(acts.Union(jobs).Where(key => !English.Contains(key)), "in a Words*.en.resx");
        Missing(acts.Union(jobs).Where(key => !Chinese.Contains(key)), "in a Words*.resx");
        // Nothing is told that cannot happen any more.
        string[] queries = ["act.SignIn", "act.CreateToken", "act.ChangePassword"];
        Assert.Empty(Chinese.Select(text => text.Key).Where(key => key.StartsWith("act.", StringComparison.Ordinal) || key.StartsWith("job.", StringComparison.Ordinal)).Except(acts.Union(jobs)).Except(queries));
    }

    [Fact]
    public void No_english_text_holds_chinese()
    {
        Assert.NotEmpty(English);
        Assert.DoesNotContain(English.SelectMany(text => text), text => Cjk().IsMatch(text));
    }

    [Fact]
    public void Chinese_texts_have_chinese_punctuation()
    {
        Assert.DoesNotContain(English.Select(text => text.Key).Concat(Chinese.SelectMany(text => text)), text => HalfWidth().IsMatch(text));
    }

    [Fact]
    public void One_key_has_one_text()
    {
        Assert.Empty(English.Where(text => text.Distinct(StringComparer.Ordinal).Count() > 1).Select(text => $"{text.Key}: {string.Join(" / ", text)}"));
        Assert.Empty(Chinese.Where(text => text.Distinct(StringComparer.Ordinal).Count() > 1).Select(text => $"{text.Key}: {string.Join(" / ", text)}"));
    }

    [Fact]
    public void Both_languages_fill_the_same_places()
    {
        var differing = from text in English
                        let chinese = Chinese[text.Key].FirstOrDefault() ?? text.Key
                        where !Places(text.First()).IsSubsetOf(Places(chinese))
                        select text.Key;
        Assert.Empty(differing);
    }

    [Fact]
    public void A_text_is_written_out_in_the_source_never_put_together()
    {
        Assert.Empty(Sources.Where(source => Composed().IsMatch(source.Value)).Select(source => source.Key));
    }

    [Theory]
    [InlineData(true, 1L, "1 household sells 500 kg")]
    [InlineData(true, 12L, "12 households sell 500 kg")]
    [InlineData(false, 1200L, "1,200 户在卖 500 公斤")]
    public void Places_show_values_in_the_readers_way(bool english, long households, string expected)
    {
        var text = english ? "{0} {0|household|households} {0|sells|sell} {1}" : "{0} 户在卖 {1}";
        Reader.Current = new Reader(english, WeightUnit.Kilogram, Large: false);
        Assert.Equal(expected, new Words([])[text, households, Weight.FromKilograms(500)]);
    }

    [Theory]
    [InlineData(WeightUnit.Kilogram, 2_500_000, "2,500 公斤")]
    [InlineData(WeightUnit.Kilogram, 12_500_000, "12.5 吨")]
    [InlineData(WeightUnit.Kilogram, 12_500_001, "12,500.001 公斤")]
    [InlineData(WeightUnit.Tonne, 2_500_000, "2.5 吨")]
    [InlineData(WeightUnit.Tonne, 2_500_500, "2,500.5 公斤")]
    [InlineData(WeightUnit.Jin, 2_500_000, "5,000 斤")]
    [InlineData(WeightUnit.Jin, 50_000_000, "10 万斤")]
    [InlineData(WeightUnit.Jin, 2_500_250, "5,000.5 斤")]
    public void A_weight_is_shown_in_the_readers_unit_and_never_rounded(WeightUnit unit, long grams, string expected)
    {
        Reader.Current = new Reader(English: false, unit, Large: false);
        Assert.Equal(expected, Shown.Weight(new Weight(grams)).ToString());
    }

    [Fact]
    public void Money_prices_and_days_are_shown_in_the_readers_way()
    {
        var price = UnitPrice.Of(320, WeightUnit.Kilogram);
        Reader.Current = Reader.Default;
        Assert.Equal("¥1,234.50", Shown.Money(new Money(123450)).ToString());
        Assert.Equal("¥3.20/公斤", Shown.Price(price).ToString());
        Assert.Equal("¥1.60/斤", Shown.Price(price, WeightUnit.Jin).ToString());
        Assert.Equal("2026年11月3日", Shown.Day(new DateOnly(2026, 11, 3)));
        Assert.Equal("2026年11月4日 02:30", Shown.Time(new DateTimeOffset(2026, 11, 3, 18, 30, 0, TimeSpan.Zero)));
        Reader.Current = Reader.Default with { English = true };
        Assert.Equal("¥3.20/kg", Shown.Price(price).ToString());
        Assert.Equal("3 Nov 2026", Shown.Day(new DateOnly(2026, 11, 3)));
    }

    private static Assembly Load(string file) => Assembly.Load(new AssemblyName(Path.GetFileNameWithoutExtension(file)));

    private static ILookup<string, string> Texts(bool english) =>
        Ours.SelectMany(assembly => Words.Read(assembly, english)).ToLookup(text => text.Key, text => text.Text, StringComparer.Ordinal);

    private static HashSet<string> Found(Regex pattern) =>
        [.. Sources.Values.SelectMany(source => pattern.Matches(source)).Select(match => Regex.Unescape(match.Groups["text"].Value))];

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Groups["place"].Value)];

    /// <summary>Fails with lines ready to be pasted.</summary>
    private static void Missing(IEnumerable<string> keys, string where)
    {
        var lines = keys.Order(StringComparer.Ordinal).Select(key => $"  <data name=\"{key}\" xml:space=\"preserve\"><value></value></data>").ToArray();
        Assert.True(lines.Length == 0, $"Missing {where}:\n{string.Join('\n', lines)}");
    }

    private static Dictionary<string, string> ReadSources()
    {
        return Directory.EnumerateFiles(Path.Combine(SourceFiles.Root, "src"), "*.cs*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".cshtml", StringComparison.Ordinal))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .ToDictionary(file => Path.GetRelativePath(SourceFiles.Root, file), file => Comment().Replace(File.ReadAllText(file), ""));
    }

    /// <summary><c>T["…"]</c>, <c>words["…"]</c>, and labels and messages of attributes.</summary>
    [GeneratedRegex("""(?:\b(?:T|words|Words)\[|\bErrorMessage = |\[Display\(Name = )"(?<text>(?:[^"\\]|\\.)*\p{IsCJKUnifiedIdeographs}(?:[^"\\]|\\.)*)""" + "\"", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Quoted();

    /// <summary>A text put together by the program cannot be found, nor translated.</summary>
    [GeneratedRegex("""\b(?:T|words|Words)\[(?:\$"[^"]*\p{IsCJKUnifiedIdeographs}|"(?:[^"\\]|\\.)*"\s*\+)""", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Composed();

    /// <summary>Every literal of the shape of a code, but for names of files and of recurring jobs.</summary>
    [GeneratedRegex("""(?<!AddRecurring\(|job\.Run\(|GetManifestResourceStream\()"(?<text>[a-z]+(?:-[a-z0-9]+)*\.[a-z]+(?:-[a-z0-9]+)*)(?<!\.(?:css|csv|db|gz|html|js|json|key|png|resx|svg|txt|unfinished))""" + "\"", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex RuleCode();

    [GeneratedRegex("""AddRecurring\("(?<text>[^"]+)"\W""", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Recurring();

    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}\u3000-\u303f\uff00-\uffef]", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Cjk();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}[,:;?!](?!\d)|[,;:?!]\p{IsCJKUnifiedIdeographs}", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex HalfWidth();

    [GeneratedRegex(@"^\s*///.*$", RegexOptions.CultureInvariant | RegexOptions.Multiline, 10_000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\{(?<place>\d+)", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Place();
}
