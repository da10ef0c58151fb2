using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ConsumerAid.Browser.Tests;

/// <summary>Every page of ours, seen by everybody who can reach it, in both languages: it fits a narrow phone, everybody can use it, it asks no other host, and it says everything in its own language.</summary>
public sealed partial class EveryPageTests(Site site)
{
    private static readonly SemaphoreSlim Once = new(1);
    private static Places? places;

    public static TheoryData<string, string> Readers { get; } = new(
        from person in Site.People.Keys
        from language in new[] { "zh", "en" }
        select (person, language));

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task A_page_is_whole(string person, string language)
    {
        var addresses = (await Explored()).Of(person);
        Assert.NotEmpty(addresses);
        var (faults, read) = (new ConcurrentQueue<string>(), new ConcurrentQueue<(string Address, string Text)>());
        var (client, cookies) = await site.SignIn(person);
        client.Dispose();
        var next = new ConcurrentQueue<string>(addresses);
        await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            await using var context = await site.Open(cookies, 1280, language);
            var looking = await Looking.In(site, context, faults, withAxe: language == "zh");
            while (next.TryDequeue(out var address))
            {
                await looking.Go(address, language);
                var name = $"{language}-{person}{address.Replace('/', '_')}";
                await looking.Picture(name, 1280);
                await looking.PostsToItself();
                if (language == "zh") await looking.Everybody_can_use_it();
                await looking.Picture(name, 360);
                await looking.FitsANarrowPhone();
                foreach (var text in await looking.Texts())
                {
                    if (RawKey().Match(text) is { Success: true } key) looking.Note($"a raw key: {key.Value}");
                    read.Enqueue((address, text));
                }
            }
        }));
        if (language == "en")
        {
            // After the last page, for others may have written what a page shows.
            var known = await KnownChinese.Of(site);
            foreach (var (address, text) in read) foreach (var left in known.NotDataIn(text)) faults.Enqueue($"{address}: Chinese left: {left} in “{text[..Math.Min(text.Length, 80)]}”");
        }

        Assert.True(faults.IsEmpty, string.Join('\n', faults.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)));
    }

    /// <summary>Whose page was found first above depends on the day's findings; each rule has its own numbers to fit.</summary>
    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task Every_rules_page_fits_a_narrow_phone(string language)
    {
        var faults = new ConcurrentQueue<string>();
        await using var context = await site.Open("administrator", 1280, language);
        var looking = await Looking.In(site, context, faults);
        await looking.Go("/admin/rules", language);
        var addresses = await looking.Page.EvaluateAsync<string[]>("() => [...new Set([...document.querySelectorAll('a[href^=\"/admin/rules/CH-\"]')].map(link => link.getAttribute('href')))]");
        Assert.True(addresses.Length >= 24);
        foreach (var address in addresses)
        {
            await looking.Go(address, language);
            await looking.FitsANarrowPhone();
        }

        Assert.True(faults.IsEmpty, string.Join('\n', faults));
    }

    [Fact]
    public async Task Every_page_has_an_address_that_somebody_can_reach()
    {
        var unreached = (await Explored()).Unreached;
        Assert.True(unreached.Count == 0, "No link leads to these pages; give each an example address in Places.Made: " + string.Join(", ", unreached));
    }

    private async Task<Places> Explored()
    {
        await Once.WaitAsync();
        try
        {
            return places ??= await Places.Explore(site);
        }
        finally
        {
            Once.Release();
        }
    }

    /// <summary>A key of Words that nobody translated: two or more words with hyphens behind a dot, as “orders.not-enough”.</summary>
    [GeneratedRegex(@"(?<![\w./@-])(?:orders|catalog|stock|lots?|registry|charter|ledger|admin|account|values|weight|web|foundation|dispatch|review)\.[a-z]+(?:-[a-z]+)*(?![\w./@-])", RegexOptions.None, 1000)]
    private static partial Regex RawKey();
}
