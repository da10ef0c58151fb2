using System.Net;
using System.Text.RegularExpressions;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Registry;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.Storefront.Tests.Journey;

/// <summary>The county's office keeps the register of households and liaisons, through its pages alone.</summary>
[Collection(Demo.Name)]
public sealed partial class OfficeTests(WebHost host)
{
    private const string Reviewer = "19900000009";

    [Fact]
    public async Task A_household_is_registered_and_its_record_grows_piece_by_piece()
    {
        var browser = await Browser.As(host, Reviewer);
        var village = Village().Match(await browser.Read("/review/households/new")).Groups["code"].Value;
        var home = await Sent(browser, "/review/households/new", ("Name", "龙阿婆"), ("VillageCode", village), ("People", "4"), ("Category", "Ordinary"), ("Unit", "Mu"));
        var (code, record) = (home.Split('/')[2], home);
        Assert.Equal($"/households/{code}/record", record);

        var (today, yesterday) = ($"{People.Today:yyyy-MM-dd}", $"{People.Today.AddDays(-1):yyyy-MM-dd}");
        // The address is the page's own, with the code as it is written.
        Assert.Contains($"action=\"{record}?handler=Consent\"", await browser.Read(record), StringComparison.Ordinal);
        var wrong = await browser.Send($"{record}?handler=Consent", Form(("Kind", "Sale"), ("Witness", ""), ("GivenOn", yesterday)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        await Sent(browser, $"{record}?handler=Consent", ("Kind", "Sale"), ("Witness", "田大爷"), ("GivenOn", yesterday));
        await Sent(browser, $"{record}?handler=Category", ("Category", "Monitored"), ("From", today));
        await Sent(browser, $"{record}?handler=Holdings", ("Holdings[0].Produce", "mayang-bingtang-orange"), ("Holdings[0].Size", "12.5"), ("Holdings[0].Unit", "Mu"), ("Holdings[0].YieldPerUnit", "2000"), ("Holdings[0].YieldPerUnit.unit", "jin"));
        var cooperative = await Look(db => db.Organisations().Where(one => one.Kind == OrganisationKind.Cooperative && one.CountyCode == "431226").Select(one => one.Id).FirstAsync(TestContext.Current.CancellationToken));
        await Sent(browser, $"{record}?handler=Join", ("CooperativeId", $"{cooperative}"));

        Assert.Equal(12_500_000, (await Look(db => db.Holdings().SingleAsync(row => row.HouseholdCode == code))).YieldPerSeason.Grams);
        Assert.Equal(People.Today.AddDays(-1), (await Look(db => db.Consents().SingleAsync(row => row.HouseholdCode == code))).GivenOn);
        Assert.Equal(2, await Look(db => db.HouseholdCategories().CountAsync(row => row.HouseholdCode == code)));
        Assert.Equal(cooperative, (await Look(db => db.Memberships().SingleAsync(row => row.HouseholdCode == code && row.To == null))).CooperativeId);
        Assert.Contains("12.5", await browser.Read(record), StringComparison.Ordinal);

        var trained = await Trained(browser, village);
        await Sent(browser, $"{record}?handler=Liaison", ("LiaisonId", trained));
        var another = await Trained(browser, village);
        await Sent(browser, $"{record}?handler=Liaison", ("LiaisonId", another), ("On", today));
        Assert.Equal(2, await Look(db => db.Assignments().CountAsync(row => row.HouseholdCode == code)));
        await Sent(browser, $"{record}?handler=Leave", ("CooperativeId", $"{cooperative}"));
        await Sent(browser, $"{record}?handler=Withdraw", ("Kind", "Sale"));

        // Another county's office and the buyers do not see it.
        Assert.Equal(HttpStatusCode.NotFound, (await (await Browser.As(host, "19900000001")).Get(record)).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await (await Browser.As(host, "19900000003")).Get(record)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await Browser.As(host, "19900000006")).Get(record)).StatusCode);
    }

    private async Task<string> Trained(Browser browser, string village)
    {
        var list = await Sent(browser, "/review/liaisons", ("Name", "向大姐"), ("VillageCode", village));
        var code = list.Split('=')[1];
        var id = await Look(db => db.Liaisons().Where(one => one.Code == code).Select(one => one.Id).SingleAsync(TestContext.Current.CancellationToken));
        await Sent(browser, $"/review/liaisons?handler=Train&code={code}", ("LiaisonId", $"{id}"), ("On", $"{People.Today:yyyy-MM-dd}"));
        return code;
    }

    private static Dictionary<string, string> Form(params (string Name, string Value)[] fields) => fields.ToDictionary(field => field.Name, field => field.Value);

    private static async Task<string> Sent(Browser browser, string to, params (string Name, string Value)[] fields)
    {
        var answer = await browser.Send(to, Form(fields));
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{to}: {answer.StatusCode}");
        return answer.Headers.Location!.ToString();
    }

    private Task<T> Look<T>(Func<MarketDb, Task<T>> read) => host.In(services => read(services.GetRequiredService<MarketDb>()));

    [GeneratedRegex("value=\"(?<code>431226[0-9]{6})\"", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Village();
}
