using AngleSharp.Html.Parser;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Registry;
using ConsumerAid.Storefront.Tests.Journey;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.Storefront.Tests.Access;

/// <summary>No byte that somebody else can get holds a household's name, phone, ID number or account.</summary>
public sealed class PersonalDataTests(WebHost host)
{
    private const int MostPages = 250;

    [Theory]
    [InlineData(null)]
    [InlineData("19900000001")]
    [InlineData("19900000002")]
    [InlineData("19900000003")]
    [InlineData("19900000004")]
    [InlineData("19900000005")]
    [InlineData("19900000008")]
    [InlineData("19900000009")]
    [InlineData("19900000010")]
    [InlineData("19900000011")]
    public async Task Whoever_walks_through_all_pages_and_calls_meets_no_stranger(string? phone)
    {
        var secrets = await Strangers(phone is "19900000001" or "19900000002" or "19900000009");
        Assert.True(secrets.Count > 1_500, "the demo's households have something to hide");
        var browser = phone is null ? host.Browse() : await SignedIn.Browse(host, phone);
        var caller = phone is null ? new Caller(host.Address) : await new People(host).As(phone);
        var read = 0;
        await foreach (var (path, text) in Pages(browser)) Look(path, text);
        await foreach (var (path, text) in Calls(caller)) Look(path, text);
        Assert.True(read > 10, $"only {read} answers were read");

        void Look(string path, string text)
        {
            read++;
            var found = secrets.FirstOrDefault(secret => text.Contains(secret, StringComparison.Ordinal));
            Assert.True(found is null, $"{path} shows {found}");
        }
    }

    /// <summary>Personal texts of households outside the demo's county, or of all of them. Names of two characters are too common to look for.</summary>
    private Task<IReadOnlyList<string>> Strangers(bool elsewhere) => host.In(async scope =>
    {
        var (db, vault) = (scope.GetRequiredService<MarketDb>(), scope.GetRequiredService<PersonalVault>());
        var people = (await db.Set<Registry.Households.Household>().AsNoTracking().Select(one => new { one.CountyCode, one.Name, one.Phone, one.IdNumber, one.BankAccount }).ToListAsync())
            .Select(one => (IsKnown: elsewhere && one.CountyCode == "431226", Texts: new[] { one.Name, one.Phone, one.IdNumber, one.BankAccount }.Select(vault.Open).Where(text => text.Length > 2))).ToList();
        // Two households may have one name, and the county's office knows its liaisons.
        var liaisons = elsewhere ? (await db.Set<Registry.Liaisons.Liaison>().AsNoTracking().Where(one => one.CountyCode == "431226").Select(one => one.Name).ToListAsync()).Select(vault.Open) : [];
        return (IReadOnlyList<string>)[.. people.Where(one => !one.IsKnown).SelectMany(one => one.Texts).Except(people.Where(one => one.IsKnown).SelectMany(one => one.Texts)).Except(liaisons)];
    });

    private static async IAsyncEnumerable<(string Path, string Text)> Pages(HttpClient browser)
    {
        var (parser, seen, open) = (new HtmlParser(), new HashSet<string> { "/" }, new Queue<string>(["/"]));
        while (seen.Count < MostPages && open.TryDequeue(out var path))
        {
            using var answer = await browser.GetAsync(path);
            if (answer.Headers.Location is { } location) Add(location.ToString());
            if (answer.Content.Headers.ContentType?.MediaType?.StartsWith("text/", StringComparison.Ordinal) != true) continue;
            Assert.True((int)answer.StatusCode < 500, $"{path}: {answer.StatusCode}");
            var text = await answer.Content.ReadAsStringAsync();
            yield return (path, text);
            foreach (var link in parser.ParseDocument(text).QuerySelectorAll("a[href]")) Add(link.GetAttribute("href")!);
        }

        void Add(string href)
        {
            var path = Uri.TryCreate(browser.BaseAddress, href, out var to) && to.Authority == browser.BaseAddress!.Authority ? to.PathAndQuery : null;
            if (path is null || path.StartsWith("/sign-out", StringComparison.Ordinal) || path.StartsWith("/admin/jobs", StringComparison.Ordinal) || path.StartsWith("/docs", StringComparison.Ordinal)) return;
            if (seen.Add(path)) open.Enqueue(path);
        }
    }

    private static async IAsyncEnumerable<(string Path, string Text)> Calls(Caller caller)
    {
        var open = new Queue<string>(
        [
            "/households?limit=200", "/lots?limit=200", "/orders?limit=200", "/findings?limit=200", "/impact", "/charter", "/produce",
            .. from each in (string[])["household", "village", "county", "produce", "member", "month"] select $"/tonnage?by={each}",
        ]);
        while (open.TryDequeue(out var path))
        {
            var answer = await caller.Get(path);
            yield return (path, answer.Text);
            if (answer.Status != 200 || !path.Contains("?limit", StringComparison.Ordinal)) continue;
            var (list, ids) = (path[..path.IndexOf('?', StringComparison.Ordinal)], answer.Body.Items().Take(40).ToList());
            foreach (var item in ids)
            {
                if (list == "/orders") open.Enqueue($"/orders/{item.Text("id")}/allocation");
                if (list is "/orders" or "/lots") open.Enqueue($"{list}/{item.Text("id")}");
                if (list == "/households") open.Enqueue($"/households/{item.Text("code")}");
            }
        }
    }
}
