using System.Net;
using System.Text.RegularExpressions;
using ConsumerAid.Storefront.Tests.Journey;
using ConsumerAid.Testing;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using static ConsumerAid.Foundation.Requests.Roles;

namespace ConsumerAid.Storefront.Tests.Access;

/// <summary>Every page that the host has and every form on it × every role × one's own and a foreign thing. What has no row here fails.</summary>
[Collection(Demo.Name)]
public sealed partial class PageMatrixTests(WebHost host)
{
    private static readonly string[] Members = [Purchaser, Approver, Finance];
    private static readonly string[] Readers = [.. Members, Cooperative, Administrator, Auditor];

    private static readonly string[] Testers = [Cooperative, CountyReviewer, Administrator, Auditor];

    /// <summary>Who may open which page, and of whose thing.</summary>
    private static readonly Dictionary<string, Row> Pages = new()
    {
        [""] = new(Trades.Everybody),
        ["about"] = new(Trades.Everybody),
        ["account"] = new(All),
        ["account/notices"] = new(All),
        ["account/password"] = new(All),
        ["admin"] = new([Administrator]),
        ["admin/accounts"] = new([Administrator]),
        ["admin/accounts/new"] = new([Administrator]),
        ["admin/accounts/{id:guid}"] = new([Administrator], thing => $"{thing.Account}"),
        ["admin/accounts/{id:guid}/roles"] = new([Administrator], thing => $"{thing.Account}"),
        ["admin/acts"] = new(Trades.Overseers),
        ["admin/certificates/{id:guid}"] = new([Administrator], thing => $"{thing.Certificate}"),
        ["admin/certification"] = new([Administrator]),
        ["admin/certification/{id:guid}"] = new(Trades.Overseers, thing => $"{thing.Application}"),
        ["admin/charter"] = new(Trades.Overseers),
        ["admin/charter/drafts/{id:guid}"] = new(Trades.Overseers, _ => $"{Guid.Empty}", IsPublic: true, Missing: true),
        ["admin/charter/drafts/{id:guid}/write"] = new([Administrator], _ => $"{Guid.Empty}", IsPublic: true),
        ["admin/charter/what-if/{id:guid}"] = new(Trades.Overseers, _ => $"{Guid.Empty}", IsPublic: true, Missing: true),
        ["admin/cases/new"] = new([Administrator]),
        ["admin/cases/{id:guid}"] = new(Trades.Overseers, _ => $"{Guid.Empty}", IsPublic: true, Missing: true),
        ["admin/bulletins/{number:int}/note"] = new([Administrator], _ => "1", IsPublic: true),
        ["bulletins"] = new(Trades.Everybody),
        ["bulletins/{number:int}"] = new(Trades.Everybody, _ => "1", IsPublic: true),
        ["bulletins/{number:int}.csv"] = new(Trades.Everybody, _ => "1", IsPublic: true),
        ["bulletins/{number:int}.pdf"] = new(Trades.Everybody, _ => "1", IsPublic: true),
        ["bulletins/{number:int}.xlsx"] = new(Trades.Everybody, _ => "1", IsPublic: true),
        ["admin/listings"] = new([Administrator]),
        ["admin/rules"] = new(Trades.Overseers),
        ["admin/rules/{rule}"] = new(Trades.Overseers, _ => "CH-10", IsPublic: true),
        ["admin/queue"] = new(Trades.Overseers),
        ["admin/queue/work"] = new([Administrator]),
        ["admin/waivers"] = new(Trades.Overseers),
        ["cases/{id:guid}"] = new([.. Readers, Liaison], _ => $"{Guid.Empty}", IsPublic: true, Missing: true),
        ["decisions"] = new(Trades.Everybody),
        ["standing"] = new([.. Members, Cooperative, Liaison]),
        ["review/handovers"] = new([CountyReviewer, Administrator]),
        ["admin/disputes"] = new([Administrator]),
        ["admin/disputes/{id:guid}"] = new(Trades.Overseers, thing => $"{thing.Dispatch}"),
        ["admin/failures"] = new([Administrator]),
        ["admin/findings"] = new(Trades.Overseers),
        ["admin/prices"] = new([CountyReviewer, .. Trades.Overseers]),
        ["admin/prices/explanations"] = new(Trades.Overseers),
        ["admin/prices/imports"] = new([CountyReviewer, .. Trades.Overseers]),
        ["admin/prices/imports/{id:guid}"] = new([CountyReviewer, .. Trades.Overseers], thing => $"{thing.PriceImport}"),
        ["admin/prices/listings"] = new(Trades.Overseers),
        ["admin/prices/new"] = new([CountyReviewer, Administrator]),
        ["admin/households"] = new([Administrator]),
        ["admin/households/new"] = new([Liaison, CountyReviewer, Administrator]),
        ["admin/proposals"] = new([Administrator]),
        ["admin/households/{code}"] = new([Administrator], thing => thing.Household),
        ["admin/leads"] = new(Trades.Overseers),
        ["admin/liaisons"] = new([Administrator]),
        ["admin/liaisons/handover"] = new([Administrator]),
        ["admin/applications"] = new([Administrator]),
        ["admin/applications/{id:guid}"] = new([Administrator], thing => $"{thing.Admission}", IsPublic: true),
        ["admin/members"] = new([Administrator]),
        ["admin/members/{id:guid}"] = new([Administrator], thing => $"{thing.Member}"),
        ["admin/offline-sales"] = new([Administrator]),
        ["admin/offline-sales/{id:guid}"] = new([Administrator], thing => $"{thing.Sale}"),
        ["admin/objections"] = new([Administrator]),
        ["admin/organisations"] = new([Administrator]),
        ["admin/organisations/new"] = new([Administrator]),
        ["admin/organisations/{id:guid}"] = new([Administrator], thing => $"{thing.Organisation}"),
        ["certificates"] = new(Trades.Everybody),
        ["certificates/notices"] = new(Trades.Everybody),
        ["certificates/notices/{id:guid}"] = new(Trades.Everybody, thing => $"{thing.Notice}", IsPublic: true),
        ["certificates/notices/{id:guid}/objection"] = new(Trades.Everybody, thing => $"{thing.Notice}", IsPublic: true),
        ["certificates/{id:guid}"] = new(Trades.Everybody, thing => $"{thing.Certificate}", IsPublic: true),
        ["charter/{number:int?}"] = new(Trades.Everybody, _ => "1", IsPublic: true),
        ["cooperative/certification"] = new([Cooperative]),
        ["cooperative/certification/new"] = new([Cooperative]),
        ["cooperative/certification/{id:guid}"] = new([Cooperative], thing => $"{thing.Application}"),
        ["complaints"] = new(All),
        ["complaints/look"] = new(Trades.Everybody),
        ["complaints/new"] = new(Trades.Everybody),
        ["complaints/{id:guid}"] = new(All, thing => $"{thing.Complaint}", Unseen: [Liaison, CountyReviewer, Helper, Expert]),
        ["charter/{number:int:min(2)}/changes"] = new(Trades.Everybody, _ => "2", IsPublic: true, Missing: true),
        ["cooperative/dispatches/{id:guid}"] = new([Cooperative], thing => $"{thing.Dispatch}"),
        ["cooperative/dispatches/{id:guid}/photos/{clientId}"] = new([Cooperative], thing => $"{thing.Dispatch}", LeadsOn: true),
        ["cooperative/dispatches/{id:guid}/slips"] = new([Cooperative], thing => $"{thing.Dispatch}"),
        ["cooperative/lots"] = new([Cooperative]),
        ["cooperative/lots/new"] = new([Cooperative]),
        ["cooperative/lots/{id:guid}"] = new([Cooperative], thing => $"{thing.Lot}"),
        ["cooperative/lots/{id:guid}/price"] = new([Cooperative], thing => $"{thing.Lot}"),
        ["cooperative/lots/{id:guid}/edit"] = new([Cooperative], thing => $"{thing.Lot}"),
        ["cooperative/lots/{id:guid}/photos/{clientId}"] = new([Cooperative], thing => $"{thing.Lot}", LeadsOn: true),
        ["cooperative/orders"] = new([Cooperative]),
        ["cooperative/orders/{id:guid}"] = new([Cooperative], thing => $"{thing.Order}"),
        ["cooperative/orders/{id:guid}/close"] = new([Cooperative], thing => $"{thing.Order}"),
        ["cooperative/orders/{id:guid}/dispatch"] = new([Cooperative], thing => $"{thing.Order}"),
        ["cooperative/orders/{id:guid}/missing"] = new([Cooperative], thing => $"{thing.Order}"),
        ["cooperative/orders/{id:guid}/picklist"] = new([Cooperative], thing => $"{thing.Order}"),
        ["cooperative/stocks"] = new([Cooperative]),
        ["deliveries"] = new(Members),
        ["deliveries/{id:guid}"] = new(Readers, thing => $"{thing.Dispatch}"),
        ["deliveries/{id:guid}/done"] = new(Readers, thing => $"{thing.Dispatch}"),
        ["design"] = new(Trades.Everybody), // in Development alone
        ["error/{code:int=500}"] = new(Trades.Everybody, _ => "404", IsPublic: true, Missing: true),
        ["help"] = new(Trades.Everybody),
        ["impact.csv"] = new(Trades.Everybody),
        ["tonnage.csv"] = new(Trades.Everybody),
        ["orders.csv"] = new([.. Members, Cooperative]),
        ["member/impact.csv"] = new(Members),
        ["impact"] = new(Trades.Everybody),
        ["impact/method"] = new(Trades.Everybody),
        ["ledger"] = new(Trades.Overseers),
        ["ledger/entries/{id:guid}"] = new(Trades.Overseers, thing => $"{thing.Entry}"),
        ["ledger/export"] = new(Trades.Overseers),
        ["ledger/seals"] = new(Trades.Overseers),
        ["ledger/verify"] = new(Trades.Overseers),
        ["households/{code}/record"] = new([Liaison, CountyReviewer, Administrator], thing => thing.Household),
        ["liaison"] = new([Liaison]),
        ["liaison/collections"] = new([Liaison]),
        ["liaison/households/new"] = new([Liaison, CountyReviewer, Administrator]),
        ["liaison/households/{code}"] = new([Liaison], thing => thing.Household),
        ["liaison/households/{code}/slip"] = new([Liaison], thing => thing.Household),
        ["liaison/stocks/new"] = new([Liaison]),
        ["liaison/stocks/{id:guid}"] = new([Liaison], thing => $"{thing.Stock}"),
        ["liaison/stocks/{id:guid}/distress"] = new([Liaison], thing => $"{thing.Stock}"),
        ["liaison/stocks/{id:guid}/done"] = new([Liaison], thing => $"{thing.Stock}"),
        ["liaison/stocks/{id:guid}/photos/{clientId}"] = new([Liaison], thing => $"{thing.Stock}", LeadsOn: true),
        ["lots"] = new(Trades.Everybody),
        ["lots/{id:guid}"] = new(Trades.Everybody, thing => $"{thing.Lot}", IsPublic: true),
        ["member/pledge"] = new(Members),
        ["member/pledge/sales/new"] = new(Members),
        ["member/pledge/sales/{id:guid}"] = new(Members, thing => $"{thing.Sale}"),
        ["member/units"] = new(Members),
        ["members"] = new(Trades.Everybody),
        ["members/applied/{number}"] = new(Trades.Everybody, _ => "SQ-000001", IsPublic: true),
        ["members/apply"] = new(Trades.Everybody),
        // Which papers are whose: see the tests of members.
        ["papers/{id:guid}"] = new([.. Members, Administrator, Auditor], _ => $"{Guid.Empty}", IsPublic: true, Missing: true),
        ["statements/{code?}"] = new(Trades.Everybody, _ => "", IsPublic: true),
        ["statements/{code}.csv"] = new(Trades.Everybody, _ => "2222-2222-2222-2222-2222", IsPublic: true, Missing: true),
        ["member/impact"] = new(Members),
        ["objections"] = new(Trades.Everybody),
        ["orders"] = new(Members),
        ["orders/approvals"] = new([Approver]),
        ["orders/new"] = new([Purchaser]),
        ["orders/{id:guid}"] = new(Readers, thing => $"{thing.Order}"),
        ["orders/{id:guid}/{what:regex(^(placed|approved|declined|cancelled|asked)$)}"] = new(Members, thing => $"{thing.Order}", Rest: "approved"),
        ["prices"] = new(Trades.Everybody),
        ["prices/{produce}"] = new(Trades.Everybody, _ => "yongshun-ponkan", IsPublic: true),
        ["privacy"] = new(Trades.Everybody),
        ["register"] = new(Trades.Everybody),
        ["review/certificates"] = new([CountyReviewer]),
        ["review/certificates/new"] = new([CountyReviewer]),
        ["review/certification"] = new([CountyReviewer]),
        ["review/certification/{id:guid}"] = new([CountyReviewer], thing => $"{thing.Application}"),
        ["review/distress"] = new([CountyReviewer, Administrator]),
        ["review/households"] = new([CountyReviewer]),
        ["review/households/{code}"] = new([CountyReviewer], thing => thing.Household),
        ["review/households/new"] = new([Liaison, CountyReviewer, Administrator]),
        ["review/liaisons"] = new([CountyReviewer, Administrator]),
        ["review/lots"] = new([CountyReviewer]),
        ["review/lots/{id:guid}"] = new([CountyReviewer], thing => $"{thing.Lot}"),
        ["stocks/to-check"] = new([Liaison, CountyReviewer]),
        ["sign-in"] = new(Trades.Everybody),
        ["sign-out"] = new(All),
        ["tests"] = new(Testers),
        ["tests/new"] = new([Cooperative, CountyReviewer, Administrator]),
        ["tests/{id:guid}"] = new(Testers, thing => $"{thing.Test}"),
    };

    public static TheoryData<string> Rows => [.. Pages.Keys];

    [Fact]
    public void Every_page_has_a_row_and_every_row_a_page()
    {
        var pages = Trades.Endpoints(host).Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null).Select(endpoint => Trades.Route(endpoint)[1..]).ToHashSet();
        // Both addresses of an area's first page are one page.
        pages.RemoveWhere(page => page.EndsWith("Index", StringComparison.OrdinalIgnoreCase));
        Assert.True(pages.Count > 60, "the host has pages");
        Assert.True(pages.IsSubsetOf(Pages.Keys), $"without a row of who may: {string.Join(", ", pages.Except(Pages.Keys))}");
        Assert.True(pages.IsSupersetOf(Pages.Keys), $"rows of nothing: {string.Join(", ", Pages.Keys.Except(pages))}");
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Only_who_may_opens_their_own_and_nobody_another_s(string page)
    {
        var (row, things) = (Pages[page], await Trades.On(host));
        foreach (var role in row.Unseen ?? [])
        {
            var unseen = await Get(role, Address(page, row, things.Own));
            Assert.True(unseen.Status == HttpStatusCode.NotFound, $"{role} {page} of others: {unseen.Status}");
        }

        foreach (var role in Trades.Everybody.Except(row.Unseen ?? []))
        {
            Opens(role, row.May.Contains(role), await Get(role, Address(page, row, things.Own)), page, row);
            if (row.Key is null || row.IsPublic) continue;
            var sees = row.May.Contains(role) && Trades.Overseers.Contains(role);
            var foreign = await Get(role, Address(page, row, things.Foreign));
            if (sees || !row.May.Contains(role)) Opens(role, sees, foreign, $"{page} of another", row);
            else Assert.True(foreign.Status == HttpStatusCode.NotFound || (row.LeadsOn && foreign.Status == HttpStatusCode.Redirect), $"{role} {page} of another: {foreign.Status}");
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task No_form_is_taken_from_whom_it_is_not_for_nor_for_another_s_thing(string page)
    {
        var (row, things) = (Pages[page], await Trades.On(host));
        foreach (var (method, handler) in await Handlers(page))
        {
            var own = Address(page, row, things.Own) + handler;
            foreach (var role in Trades.Everybody.Except(row.May)) Opens(role, false, await Send(role, method, own), $"{method} {page}{handler}", row);
            if (row.Key is null || row.IsPublic) continue;
            foreach (var role in row.May.Except(Trades.Overseers))
            {
                var foreign = await Send(role, method, Address(page, row, things.Foreign) + handler);
                Assert.True(foreign.Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, $"{role} {method} {page}{handler} of another: {foreign.Status}");
            }
        }
    }

    [Fact]
    public async Task No_form_is_taken_without_its_token()
    {
        var things = await Trades.On(host);
        var tried = 0;
        foreach (var (page, row) in Pages.Where(page => page.Key != "error/{code:int=500}"))
        {
            foreach (var (method, handler) in await Handlers(page))
            {
                tried++;
                var answer = await Send(row.May.First(role => row.May.Count == 1 || role != Trades.Anonymous), method, Address(page, row, things.Own) + handler, withToken: false);
                Assert.True(answer.Status == HttpStatusCode.BadRequest, $"{method} {page}{handler}: {answer.Status}");
            }
        }

        Assert.True(tried > 30, $"only {tried} forms were tried");
    }

    [Fact]
    public async Task The_jobs_dashboard_is_the_administrators_alone()
    {
        foreach (var role in Trades.Everybody) Opens(role, role == Administrator, await Get(role, "/admin/jobs"), "/admin/jobs", new Row([Administrator]));
    }

    private static void Opens(string role, bool may, Answered answer, string page, Row row)
    {
        var isFine = may ? (answer.Status is HttpStatusCode.OK or HttpStatusCode.Redirect && answer.To?.StartsWith("/sign-in", StringComparison.Ordinal) != true) || (row.Missing && answer.Status == HttpStatusCode.NotFound)
            : role == Trades.Anonymous ? answer.Status == HttpStatusCode.Redirect && answer.To!.StartsWith("/sign-in", StringComparison.Ordinal)
            : answer.Status == HttpStatusCode.Forbidden;
        Assert.True(isFine, $"{role} {(may ? "may" : "may not")} open {page}: {answer.Status} {answer.To}");
    }

    private Task<HttpClient> Browser(string role) => role == Trades.Anonymous ? Task.FromResult(visitor) : SignedIn.Browse(host, Trades.Phones[role]);

    private readonly HttpClient visitor = host.Browse();

    private async Task<Answered> Get(string role, string address)
    {
        using var answer = await (await Browser(role)).GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
        return Answered.Of(answer);
    }

    private async Task<Answered> Send(string role, string method, string address, bool withToken = true)
    {
        var browser = await Browser(role);
        using var request = new HttpRequestMessage(new HttpMethod(method), address) { Content = new MultipartFormDataContent { { new ByteArrayContent("no picture"u8.ToArray()), "Photos", "photo.jpg" } } };
        if (withToken)
        {
            // Photos are sent by a script, with the token in a header; forms of this host take it from there too.
            request.Headers.Add("RequestVerificationToken", await browser.FormToken(role == Trades.Anonymous ? "/sign-in" : "/account/password"));
        }

        using var answer = await browser.SendAsync(request);
        return Answered.Of(answer);
    }

    /// <summary>What a page takes beside GET: methods with the query that chooses the handler.</summary>
    private async Task<IReadOnlyList<(string Method, string Query)>> Handlers(string page)
    {
        var descriptor = Trades.Endpoints(host).Select(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>()).OfType<PageActionDescriptor>()
            .First(known => known.AttributeRouteInfo!.Template!.Trim('/') == page);
        var compiled = await host.Services.GetRequiredService<PageLoader>().LoadAsync(descriptor, new Microsoft.AspNetCore.Http.EndpointMetadataCollection());
        return [.. compiled.HandlerMethods.Where(handler => !handler.HttpMethod.Equals("GET", StringComparison.OrdinalIgnoreCase))
            .Select(handler => (handler.HttpMethod.ToUpperInvariant(), handler.Name is null ? "" : $"?handler={handler.Name}"))];
    }

    private static string Address(string page, Row row, Thing thing)
    {
        var path = page.Replace("{clientId}", "c1", StringComparison.Ordinal);
        if (row.Rest is not null) path = path[..(path.LastIndexOf("{what", StringComparison.Ordinal))] + row.Rest;
        return "/" + (row.Key is null ? path : Placeholder().Replace(path, row.Key(thing)));
    }

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Placeholder();

    private sealed record Answered(HttpStatusCode Status, string? To)
    {
        public static Answered Of(HttpResponseMessage answer) => new(answer.StatusCode, answer.Headers.Location is { IsAbsoluteUri: true } to ? to.PathAndQuery : answer.Headers.Location?.ToString());
    }

    /// <param name="May">Who may.</param>
    /// <param name="Key">Which of the things stands in the address.</param>
    /// <param name="IsPublic">Whether everybody sees everybody's.</param>
    /// <param name="LeadsOn">Whether opening it leads to another page, which then says no.</param>
    /// <param name="Missing">Whether it says by itself that there is nothing.</param>
    /// <param name="Rest">The address's last part.</param>
    /// <param name="Unseen">Of those who may, whom this thing does not concern.</param>
    private sealed record Row(IReadOnlyCollection<string> May, Func<Thing, string>? Key = null, bool IsPublic = false, bool LeadsOn = false, bool Missing = false, string? Rest = null, string[]? Unseen = null);
}
