using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.Browser.Tests;

/// <summary>
/// Which of our pages each person can reach. Everybody follows all links from where the day begins, and tries every page whose address has no place for an id; an address
/// with one is found in links, or made from one that is. A new page thus comes in by itself, or is named as unreachable.
/// </summary>
public sealed partial class Places(IReadOnlyDictionary<string, IReadOnlyList<string>> of, IReadOnlyList<string> unreached)
{
    /// <summary>Addresses of one page that are looked at, and that are read for their links.</summary>
    private const int Looked = 1, Read = 12;

    /// <summary>Pages that no link leads to: from the address of another page, with something behind it.</summary>
    private static readonly Dictionary<string, (string From, Func<string, string> Make)> Made = new(StringComparer.Ordinal)
    {
        ["review/lots/{id:guid}"] = ("cooperative/lots/{id:guid}", address => address.Replace("/cooperative/", "/review/", StringComparison.Ordinal)),
        ["liaison/stocks/{id:guid}/done"] = ("liaison/stocks/{id:guid}", address => address + "/done"),
        ["deliveries/{id:guid}/done"] = ("deliveries/{id:guid}", address => address + "/done"),
        ["orders/{id:guid}/{what:regex(^(placed|approved|declined|cancelled|asked)$)}"] = ("orders/{id:guid}", address => address + "/placed"),
        ["cooperative/lots/{id:guid}/price"] = ("cooperative/lots/{id:guid}", address => address + "/price"),
        ["members/applied/{number}"] = ("members/apply", _ => "/members/applied/SQ-000001"),
        ["error/{code:int=500}"] = ("about", _ => "/error/404"),
    };

    /// <summary>Not pages to look at: where photos are sent to, what only turns somebody away, what is exempt, a file to take away, what only opens by a form (the journey looks at it).</summary>
    [GeneratedRegex("/photos/\\{clientId\\}$|^sign-out$|^design$|^ledger/export$|\\.(?:csv|xlsx|pdf)$|^cooperative/lots/new$|^docs/|^papers/|^admin/jobs", RegexOptions.None, 1000)]
    private static partial Regex NotLookedAt();

    public IReadOnlyList<string> Of(string person) => of[person];

    /// <summary>The pages that nobody could open.</summary>
    public IReadOnlyList<string> Unreached => unreached;

    public static async Task<Places> Explore(Site site)
    {
        var pages = site.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items
            .Select(action => action.AttributeRouteInfo?.Template?.TrimStart('/')).OfType<string>().Distinct(StringComparer.Ordinal)
            .Where(page => !NotLookedAt().IsMatch(page))
            .OrderBy(page => page.Count(letter => letter == '{'))
            .Select(page => (Page: page, Shape: ShapeOf(page))).ToList();
        Assert.True(pages.Count > 60, "The list of pages is not what it should be.");
        string? PageOf(string address) => pages.FirstOrDefault(page => page.Shape.IsMatch(address)).Page;

        var found = new Dictionary<string, Dictionary<string, List<string>>>(StringComparer.Ordinal);
        var clients = new Dictionary<string, HttpClient>(StringComparer.Ordinal);
        foreach (var person in Site.People.Keys)
        {
            var (client, _) = await site.SignIn(person);
            clients[person] = client;
            var own = found[person] = [];
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var next = new Queue<string>(["/", .. pages.Where(page => !page.Page.Contains('{')).Select(page => "/" + page.Page)]);
            while (next.TryDequeue(out var address))
            {
                if (PageOf(address) is not { } page || !seen.Add(address) || own.GetValueOrDefault(page)?.Count >= Read) continue;
                foreach (var link in await Visit(client, address, own, page)) next.Enqueue(link);
            }
        }

        foreach (var (page, (from, make)) in Made)
        {
            foreach (var (person, own) in found)
            {
                foreach (var address in found.Values.SelectMany(theirs => theirs.GetValueOrDefault(from, []).Take(Looked)).Distinct(StringComparer.Ordinal).ToList())
                {
                    if (!(own.GetValueOrDefault(page)?.Count >= Looked)) await Visit(clients[person], make(address), own, page);
                }
            }
        }

        foreach (var client in clients.Values) client.Dispose();
        // What visitors see is the same for all: it is looked at once.
        var open = found["visitor"].Keys.ToHashSet(StringComparer.Ordinal);
        return new Places(
            found.ToDictionary(
                pair => pair.Key,
                pair => (IReadOnlyList<string>)[.. pair.Value.Where(page => pair.Key == "visitor" || !open.Contains(page.Key)).SelectMany(page => page.Value.Take(Looked))],
                StringComparer.Ordinal),
            [.. pages.Select(page => page.Page).Where(page => found.Values.All(own => !own.ContainsKey(page)))]);
    }

    private static async Task<IEnumerable<string>> Visit(HttpClient client, string address, Dictionary<string, List<string>> own, string page)
    {
        using var answer = await client.GetAsync(address);
        Assert.True((int)answer.StatusCode < 500, $"{address} answers {(int)answer.StatusCode}");
        var asked = answer.StatusCode == HttpStatusCode.NotFound && address.StartsWith("/error/", StringComparison.Ordinal);
        if (!(answer.IsSuccessStatusCode || asked) || answer.Content.Headers.ContentType?.MediaType != "text/html") return [];
        // Somebody led elsewhere has not reached it.
        if (!string.Equals(Uri.UnescapeDataString(answer.RequestMessage!.RequestUri!.AbsolutePath), address, StringComparison.Ordinal)) return [];
        if (!own.TryGetValue(page, out var addresses)) own[page] = addresses = [];
        addresses.Add(address);
        return Link().Matches(await answer.Content.ReadAsStringAsync()).Select(link => Uri.UnescapeDataString(WebUtility.HtmlDecode(link.Groups["to"].Value)));
    }

    private static Regex ShapeOf(string page)
    {
        var shape = Place().Replace(page, place => place.Value switch
        {
            var optional when optional.EndsWith("?}", StringComparison.Ordinal) => "(?:/[^/]+)?",
            var id when id.Contains(":guid", StringComparison.Ordinal) => "/[0-9a-f]{8}-[0-9a-f-]{27}",
            _ => "/[^/]+",
        });
        return new Regex($"^/{shape}$", RegexOptions.None, TimeSpan.FromSeconds(1));
    }

    [GeneratedRegex(@"/\{(?:[^{}]|\{[^{}]*\})*\}", RegexOptions.None, 1000)]
    private static partial Regex Place();

    [GeneratedRegex("href=\"(?<to>/[^\"?#]*)", RegexOptions.None, 1000)]
    private static partial Regex Link();
}
