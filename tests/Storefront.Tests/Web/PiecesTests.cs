using System.IO.Compression;
using AngleSharp;
using AngleSharp.Dom;

namespace ConsumerAid.Storefront.Tests.Web;

/// <summary>All pieces as the page of the design shows them.</summary>
public sealed class PiecesTests(ShellHost host) : IClassFixture<ShellHost>
{
    private static readonly string Root = Path.Combine(SourceFiles.Root, "src", "Storefront");

    [Fact]
    public async Task Nothing_stands_inline()
    {
        var page = await Page("/design");
        Assert.True(page.QuerySelectorAll("form").Length >= 3);
        Assert.Empty(page.QuerySelectorAll("[style], style"));
        Assert.Empty(page.QuerySelectorAll("script:not([src])"));
        Assert.DoesNotContain(page.All.SelectMany(element => element.Attributes), attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_tag_of_ours_is_left_unprocessed()
    {
        Assert.DoesNotContain((await Page("/design")).All, element => element.LocalName.Contains('-', StringComparison.Ordinal) || element.LocalName == "partial");
    }

    [Fact]
    public async Task Ids_are_single_and_every_reference_leads_somewhere()
    {
        var page = await Page("/design?wrong=true");
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToArray();
        Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
        var references = page.QuerySelectorAll("label[for]").Select(label => label.GetAttribute("for")!)
            .Concat(page.QuerySelectorAll("[aria-describedby]").SelectMany(element => element.GetAttribute("aria-describedby")!.Split(' ')))
            .Concat(page.QuerySelectorAll(".errors a").Select(link => link.GetAttribute("href")![1..])).ToArray();
        Assert.NotEmpty(references);
        Assert.Empty(references.Except(ids, StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_refused_form_shows_what_was_typed_and_how_to_mend_it()
    {
        var page = await Page("/design?wrong=true");
        var input = page.QuerySelector("#f-amount")!;
        Assert.Equal("五百来斤", input.GetAttribute("value"));
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Equal(page.QuerySelector("#f-amount-error")!.TextContent, page.QuerySelector(".errors a[href='#f-amount']")!.TextContent);
    }

    [Fact]
    public async Task Every_form_that_posts_carries_a_token_and_leaves_checking_to_the_server()
    {
        foreach (var form in (await Page("/design")).QuerySelectorAll("form[method=post]")) Assert.NotNull(form.QuerySelector("input[name=__RequestVerificationToken]"));
    }

    [Fact]
    public async Task English_pieces_speak_english()
    {
        var page = await Page("/design", "language=en");
        Assert.Equal("Show all", page.QuerySelector(".filter a")!.TextContent);
        Assert.Equal("12.5 t left", page.QuerySelector(".lot .pair span")!.TextContent);
        Assert.Contains("Allocated to 3 households", page.QuerySelector("table.stack caption")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("5,000 jin", (await Page("/design", "language=en; units=jin")).QuerySelectorAll(".answers dd .q")[0].TextContent);
    }

    [Theory]
    [InlineData("app.css", 12)]
    [InlineData("js", 20)]
    public void Style_and_scripts_stay_within_their_budget(string path, int kilobytes)
    {
        var full = Path.Combine(Root, "wwwroot", path);
        string[] files = Directory.Exists(full) ? Directory.GetFiles(full) : [full];
        Assert.InRange(files.Sum(Compressed), 1, kilobytes * 1024);
    }

    [Fact]
    public void Scripts_and_style_ask_no_other_host()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Root, "wwwroot"), "*.*s", SearchOption.AllDirectories))
        {
            Assert.DoesNotContain("http", File.ReadAllText(file).Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    private static long Compressed(string file)
    {
        using var memory = new MemoryStream();
        using (var zip = new GZipStream(memory, CompressionLevel.Optimal, leaveOpen: true)) zip.Write(File.ReadAllBytes(file));
        return memory.Length;
    }

    private async Task<IDocument> Page(string path, string? cookie = null)
    {
        using var client = host.Client();
        if (cookie is not null) client.DefaultRequestHeaders.Add("Cookie", cookie);
        var text = await client.GetStringAsync(path);
        return await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(text));
    }
}
