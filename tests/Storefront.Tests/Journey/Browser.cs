using System.Text.RegularExpressions;
using ConsumerAid.Testing;

namespace ConsumerAid.Storefront.Tests.Journey;

/// <summary>A browser without script, in which somebody of the demo is signed in.</summary>
internal sealed partial class Browser(HttpClient client)
{
    private string token = "";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<Browser> As(WebHost host, string phone) => new(await SignedIn.Browse(host, phone));

    public async Task<string> Read(string path)
    {
        var answer = await client.GetAsync(path, Stop);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
        var page = await answer.Content.ReadAsStringAsync(Stop);
        if (Token().Match(page) is { Success: true } found) token = found.Groups["token"].Value;
        return page;
    }

    public Task<HttpResponseMessage> Get(string path) => client.GetAsync(path, Stop);

    /// <summary>Opens a page and sends its form.</summary>
    public async Task<HttpResponseMessage> Post(string from, string to, IReadOnlyDictionary<string, string> answers, params (string Name, string Value)[] more)
    {
        await Read(from);
        return await Send(to, answers, more);
    }

    /// <summary>Sends a form of the page opened last.</summary>
    public Task<HttpResponseMessage> Send(string to, IReadOnlyDictionary<string, string> answers, params (string Name, string Value)[] more) => client.PostAsync(
        to,
        new FormUrlEncodedContent([.. answers, .. more.Select(field => KeyValuePair.Create(field.Name, field.Value)), KeyValuePair.Create("__RequestVerificationToken", token)]),
        Stop);

    [GeneratedRegex("""name="__RequestVerificationToken" type="hidden" value="(?<token>[^"]+)" ?/?>""", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Token();
}
