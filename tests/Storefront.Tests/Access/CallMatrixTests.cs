using System.Text.RegularExpressions;
using ConsumerAid.Storefront.Tests.Journey;
using ConsumerAid.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using static ConsumerAid.Foundation.Requests.Roles;

namespace ConsumerAid.Storefront.Tests.Access;

/// <summary>Every call that the host has × every role × one's own and a foreign thing. What has no row here fails.</summary>
[Collection(Demo.Name)]
public sealed partial class CallMatrixTests(WebHost host)
{
    private static readonly string[] Traders = [Purchaser, Approver, Finance, Cooperative, Administrator, Auditor];
    private static readonly string[] Testers = [Cooperative, CountyReviewer, Administrator, Auditor];
    private static readonly string[] PriceWriters = [CountyReviewer, Administrator];
    private static readonly string[] PriceReaders = [.. PriceWriters, Auditor];
    private static readonly string[] Keepers = [Liaison, Cooperative, CountyReviewer, Administrator, Auditor];

    /// <summary>
    /// The calls: who may, on what, with which body. The bodies are well formed and the things in a state in which nothing more can happen to them, so that an allowed
    /// call is refused by a rule of the trade, if at all.
    /// </summary>
    private static readonly Dictionary<string, Row> Calls = new()
    {
        ["POST /api/v1/tokens"] = new(Trades.Everybody, Body: _ => new { phone = "19900000001", password = Caller.Password }),
        ["GET /api/v1/households"] = new(Keepers),
        ["GET /api/v1/households/{code}"] = new(Keepers, things => things.Household),
        ["GET /api/v1/households/{code}/tonnage"] = new(Keepers, things => things.Household),
        ["POST /api/v1/stocks"] = new([Liaison], Body: things => new
        {
            householdCode = things.Household, produce = "none", grade = "A", weight = new { amount = 1, unit = "kg" }, wantedPrice = new { amount = 1, per = "kg" },
            harvestedOn = "2026-01-01", spoilsOn = "2026-01-02",
        }),
        ["GET /api/v1/stocks/{id:guid}"] = new(Keepers, things => $"{things.Stock}"),
        ["PUT /api/v1/stocks/{id:guid}/photos/{clientId}"] = new([Liaison], things => $"{things.Stock}"),
        ["POST /api/v1/lots"] = new([Cooperative], Body: things => new { stockIds = new[] { things.Stock }, title = "x", unitPrice = new { amount = 1, per = "kg" } }),
        ["PUT /api/v1/lots/{id:guid}/photos/{clientId}"] = new([Cooperative], things => $"{things.Lot}"),
        ["POST /api/v1/lots/{id:guid}/publication"] = new([Cooperative], things => $"{things.Lot}", _ => new { }),
        ["POST /api/v1/lots/{id:guid}/withdrawal"] = new([Cooperative], things => $"{things.GoneLot}", _ => new { reason = "x" }),
        ["POST /api/v1/lots/{id:guid}/review"] = new([CountyReviewer], things => $"{things.Lot}", _ => new { approve = true }),
        ["GET /api/v1/lots"] = new(Trades.Everybody),
        ["GET /api/v1/lots/{id:guid}"] = new(Trades.Everybody, things => $"{things.Lot}", IsPublic: true),
        ["GET /api/v1/lots/{id:guid}/allocation-preview"] = new([.. Traders, CountyReviewer], things => $"{things.Lot}", Query: "?weight=100", IsPublic: true),
        ["GET /api/v1/price-references"] = new(Trades.Everybody),
        ["GET /api/v1/price-observations"] = new(PriceReaders),
        ["POST /api/v1/price-observations"] = new(PriceWriters, Body: _ => new { market = "x", day = "2026-01-01", produce = "none", price = new { amount = 1, per = "kg" }, source = "x" }),
        ["POST /api/v1/price-observations/{id:guid}/withdrawal"] = new(PriceWriters, things => $"{things.PriceObservation}", _ => new { reason = "x" }),
        ["PUT /api/v1/price-imports/{clientId}"] = new(PriceWriters),
        ["GET /api/v1/price-imports"] = new(PriceReaders),
        ["GET /api/v1/price-imports/{id:guid}"] = new(PriceReaders, things => $"{things.PriceImport}"),
        ["POST /api/v1/price-imports/{id:guid}/writing"] = new(PriceWriters, things => $"{things.PriceImport}", _ => new { }),
        ["POST /api/v1/price-imports/{id:guid}/undoing"] = new(PriceWriters, things => $"{things.PriceImport}", _ => new { reason = "x" }),
        ["POST /api/v1/lots/{id:guid}/price-explanation"] = new([Cooperative], things => $"{things.Lot}", _ => new { text = "x" }),
        ["GET /api/v1/produce"] = new(Trades.Everybody),
        ["POST /api/v1/orders"] = new([Purchaser], Body: things => new { lines = new[] { new { lotId = things.GoneLot, weight = new { amount = 1, unit = "kg" } } }, deliverTo = "x" }, Missing: [404, 409, 422]),
        ["GET /api/v1/orders"] = new(Traders),
        ["GET /api/v1/orders/{id:guid}"] = new(Traders, things => $"{things.Order}"),
        ["GET /api/v1/orders/{id:guid}/allocation"] = new(Traders, things => $"{things.Order}"),
        ["POST /api/v1/orders/{id:guid}/approval"] = new([Approver], things => $"{things.Order}", _ => new { approve = true }),
        ["POST /api/v1/orders/{id:guid}/cancellation"] = new([Purchaser, Approver], things => $"{things.Order}", _ => new { reason = "x" }),
        ["POST /api/v1/orders/{id:guid}/cancellation-request"] = new([Purchaser, Approver], things => $"{things.Order}", _ => new { reason = "x" }),
        ["POST /api/v1/orders/{id:guid}/cancellation-request/decision"] = new([Cooperative], things => $"{things.Order}", _ => new { agree = true, reason = "x" }),
        ["POST /api/v1/orders/{id:guid}/missing"] = new([Cooperative], things => $"{things.Order}", things => new { lotId = things.Lot, householdCode = things.Household, weight = new { amount = 1, unit = "kg" }, reason = "x" }),
        ["POST /api/v1/orders/{id:guid}/closing"] = new([Cooperative], things => $"{things.Order}", _ => new { reason = "x" }),
        ["POST /api/v1/orders/{id:guid}/dispatches"] = new([Cooperative], things => $"{things.Order}", things => new
        {
            vehiclePlate = "湘N12345", slipNo = "S", conformityNo = "C",
            lines = new[] { new { lotId = things.Lot, weighings = new[] { new { householdCode = things.Household, gross = new { amount = 2, unit = "kg" }, tare = new { amount = 1, unit = "kg" } } } } },
        }),
        ["GET /api/v1/dispatches/{id:guid}"] = new(Traders, things => $"{things.Dispatch}"),
        ["POST /api/v1/dispatches/{id:guid}/arrival"] = new([Cooperative, Purchaser], things => $"{things.Dispatch}", _ => new { slipNo = "S" }),
        ["POST /api/v1/dispatches/{id:guid}/acceptance"] = new([Purchaser], things => $"{things.Dispatch}", things => new { lines = new[] { new { lotId = things.Lot, accepted = new { amount = 1, unit = "kg" } } } }),
        ["POST /api/v1/dispatches/{id:guid}/dispute/decision"] = new([Cooperative, Administrator], things => $"{things.Dispatch}", _ => new { agree = true, reason = "x" }),
        ["PUT /api/v1/dispatches/{id:guid}/photos/{clientId}"] = new([Cooperative, Purchaser], things => $"{things.Dispatch}"),
        ["GET /api/v1/tonnage"] = new(Trades.Everybody),
        ["GET /api/v1/impact"] = new(Trades.Everybody),
        ["GET /api/v1/bulletins"] = new(Trades.Everybody),
        ["GET /api/v1/bulletins/{number:int}"] = new(Trades.Everybody, _ => "1", IsPublic: true),
        ["POST /api/v1/bulletins/{number:int}/notes"] = new([Administrator], _ => "1", _ => new { text = "" }, IsPublic: true),
        ["GET /api/v1/charter"] = new(Trades.Everybody),
        ["GET /api/v1/charter/versions/{number:int}"] = new(Trades.Everybody, _ => "1", IsPublic: true),
        ["GET /api/v1/certificates"] = new(Trades.Everybody),
        ["GET /api/v1/certificates/{id:guid}"] = new(Trades.Everybody, things => $"{things.Certificate}", IsPublic: true),
        ["POST /api/v1/certificates/{id:guid}/removal"] = new([Administrator], things => $"{things.Certificate}", _ => new { reason = "" }),
        ["POST /api/v1/certificates/{id:guid}/removal/decision"] = new([Administrator], things => $"{things.Certificate}", _ => new { agree = true, reason = "" }),
        ["GET /api/v1/certificates/notices"] = new(Trades.Everybody),
        ["POST /api/v1/certificates/applications"] = new([Cooperative], Body: things => new
        {
            produce = "none", households = new[] { new { householdCode = things.Household, weight = new { amount = 1, unit = "kg" }, price = new { amount = 1, per = "kg" }, benefit = "purchase" } },
        }),
        ["GET /api/v1/certificates/applications"] = new(Testers),
        ["GET /api/v1/certificates/applications/{id:guid}"] = new(Trades.Everybody, things => $"{things.Notice}", IsPublic: true),
        ["POST /api/v1/certificates/applications/{id:guid}/decision"] = new([CountyReviewer, Administrator], things => $"{things.Application}", _ => new { approve = true, reason = "x" }),
        ["POST /api/v1/certificates/applications/{id:guid}/withdrawal"] = new([Cooperative], things => $"{things.Application}", _ => new { reason = "x" }),
        ["POST /api/v1/certificates/applications/{id:guid}/objections"] = new(Trades.Everybody, things => $"{things.Notice}", _ => new { reason = "" }, IsPublic: true),
        ["POST /api/v1/certificates/objections/{id:guid}/answer"] = new([Administrator], things => $"{things.Objection}", _ => new { uphold = true, answer = "x" }),
        ["POST /api/v1/test-results"] = new([Cooperative, CountyReviewer, Administrator], Body: things => new { lotId = things.GoneLot, laboratory = "", reportNo = "", reportedOn = "2026-01-01", passed = true }),
        ["GET /api/v1/test-results"] = new(Testers),
        ["GET /api/v1/test-results/{id:guid}"] = new(Testers, things => $"{things.Test}"),
        ["PUT /api/v1/test-results/{id:guid}/photos/{clientId}"] = new([Cooperative], things => $"{things.Test}"),
        ["POST /api/v1/lots/{id:guid}/release"] = new([Administrator], things => $"{things.Lot}", _ => new { reason = "x" }),
        ["GET /api/v1/members/{id:guid}/pledge"] = new([Purchaser, Approver, Finance, Administrator, Auditor], things => $"{things.Member}"),
        ["GET /api/v1/applications"] = new([Administrator, Auditor]),
        ["POST /api/v1/applications"] = new(Trades.Everybody, Body: _ => new { name = "x" }),
        ["GET /api/v1/offline-sales"] = new([Purchaser, Approver, Finance, Administrator, Auditor]),
        ["POST /api/v1/offline-sales"] = new([Purchaser, Approver, Finance], Body: _ => new { kind = "facilitated-sale" }),
        ["POST /api/v1/stocks/{id:guid}/distress-check"] = new([Liaison], things => $"{things.Stock}", _ => new { onHand = new { amount = 1, unit = "kg" }, photos = new[] { Guid.Empty } }),
        ["POST /api/v1/complaints"] = new(All, Body: things => new { subject = $"lot/{things.Lot}", kind = "price", text = "说一说这批货的价格。" }),
        ["GET /api/v1/complaints"] = new(All),
        ["GET /api/v1/complaints/{id:guid}"] = new(Traders, things => $"{things.Complaint}"),
        ["POST /api/v1/complaints/{id:guid}/answers"] = new([Purchaser, Approver, Finance, Cooperative, Administrator], things => $"{things.Complaint}", _ => new { text = "好的" }),
        ["POST /api/v1/complaints/{id:guid}/settlement"] = new([Purchaser, Approver, Finance, Cooperative, Administrator], things => $"{things.Complaint}", _ => new { settlement = "好的" }),
        ["POST /api/v1/complaints/{id:guid}/escalation"] = new([Purchaser, Approver, Finance], things => $"{things.Complaint}", _ => new { reason = "不服" }),
        ["POST /api/v1/objections"] = new(Trades.Everybody, Body: _ => new { memberId = Guid.Empty, text = "被要求买东西，不愿意。" }),
        ["GET /api/v1/charter/versions/{from:int}/changes/{to:int}"] = new(Trades.Everybody, _ => "1", IsPublic: true),
        ["GET /api/v1/charter/drafts"] = new(Trades.Overseers),
        ["GET /api/v1/charter/drafts/{id:guid}"] = new(Trades.Overseers, _ => $"{Guid.Empty}", IsPublic: true, Missing: [404]),
        ["POST /api/v1/charter/drafts"] = new([Administrator], Body: _ => new { reason = "x" }),
        ["POST /api/v1/charter/drafts/{id:guid}/proposal"] = new([Administrator], _ => $"{Guid.Empty}", _ => new { }, IsPublic: true, Missing: [404]),
        ["POST /api/v1/charter/drafts/{id:guid}/decision"] = new([Administrator], _ => $"{Guid.Empty}", _ => new { adopt = true, reason = "x" }, IsPublic: true, Missing: [404]),
        ["POST /api/v1/charter/drafts/{id:guid}/discard"] = new([Administrator], _ => $"{Guid.Empty}", _ => new { }, IsPublic: true, Missing: [404]),
        ["POST /api/v1/charter/what-if"] = new([Administrator], Body: _ => new { }),
        ["GET /api/v1/charter/what-if/{id:guid}"] = new(Trades.Overseers, _ => $"{Guid.Empty}", IsPublic: true, Missing: [404]),
        ["GET /api/v1/charter/what-if/{id:guid}/acts"] = new(Trades.Overseers, _ => $"{Guid.Empty}", IsPublic: true, Missing: [404]),
        ["GET /api/v1/findings"] = new([.. Traders, Liaison]),
        ["GET /api/v1/cases"] = new([.. Traders, Liaison]),
        ["POST /api/v1/cases"] = new([Administrator], Body: _ => new { rule = "none" }),
        ["GET /api/v1/cases/{id:guid}"] = new([.. Traders, Liaison], _ => $"{Guid.Empty}", IsPublic: true, Missing: [404]),
        ["POST /api/v1/cases/{id:guid}/answer"] = new([Purchaser, Approver, Finance, Cooperative, Liaison], _ => $"{Guid.Empty}", _ => new { text = "x" }, IsPublic: true, Missing: [404]),
        ["POST /api/v1/cases/{id:guid}/message"] = new([Purchaser, Approver, Finance, Cooperative, Liaison, Administrator], _ => $"{Guid.Empty}", _ => new { text = "x" }, IsPublic: true, Missing: [404]),
        ["POST /api/v1/cases/{id:guid}/evidence"] = new([Purchaser, Approver, Finance, Cooperative, Liaison, Administrator], _ => $"{Guid.Empty}", _ => new { }, IsPublic: true, Missing: [404]),
        ["GET /api/v1/cases/{id:guid}/evidence/{fileId:guid}"] = new([.. Traders, Liaison], _ => $"{Guid.Empty}/evidence/{Guid.Empty}", IsPublic: true, Missing: [404]),
        ["POST /api/v1/cases/{id:guid}/decision"] = new([Administrator], _ => $"{Guid.Empty}", _ => new { measure = "warning", reasons = "x" }, IsPublic: true, Missing: [404]),
        ["POST /api/v1/cases/{id:guid}/dismissal"] = new([Administrator], _ => $"{Guid.Empty}", _ => new { reasons = "x" }, IsPublic: true, Missing: [404]),
        ["POST /api/v1/cases/{id:guid}/appeal"] = new([Purchaser, Approver, Finance, Cooperative, Liaison], _ => $"{Guid.Empty}", _ => new { text = "x" }, IsPublic: true, Missing: [404]),
        ["POST /api/v1/cases/{id:guid}/appeal-decision"] = new([Administrator], _ => $"{Guid.Empty}", _ => new { outcome = "stands", reasons = "x" }, IsPublic: true, Missing: [404]),
        ["POST /api/v1/cases/{id:guid}/assign"] = new([Administrator], _ => $"{Guid.Empty}", _ => new { owner = "x" }, IsPublic: true, Missing: [404]),
        ["GET /api/v1/decisions"] = new(Trades.Everybody),
        ["GET /cases/{id:guid}/files/{fileId:guid}"] = new([.. Traders, Liaison], _ => $"{Guid.Empty}/files/{Guid.Empty}", IsPublic: true, Missing: [404]),
        ["GET /health/live"] = new(Trades.Everybody),
        ["GET /health/ready"] = new(Trades.Everybody),
        ["GET /metrics"] = new(Trades.Everybody), // from this machine alone
        ["GET /openapi/{documentName}.json"] = new(Trades.Everybody, _ => "v1", IsPublic: true),
        ["GET /photos/{id:guid}/{width:int}"] = new([], _ => $"{Guid.Empty}/320"), // which photos are whose: see the tests of pictures
        ["GET /covers/{hash}/{width:int}"] = new(Trades.Everybody, _ => "none/320", IsPublic: true, Missing: [404]),
        ["GET /sitemap.xml"] = new(Trades.Everybody),
        ["GET /robots.txt"] = new(Trades.Everybody),
        ["GET /language/{choice}"] = new(Trades.Everybody, _ => "zh", IsPublic: true),
        ["GET /units/{choice}"] = new(Trades.Everybody, _ => "kg", IsPublic: true),
        ["GET /text/{choice}"] = new(Trades.Everybody, _ => "normal", IsPublic: true),
        ["GET /drawings/{produce}.svg"] = new(Trades.Everybody, _ => "mayang-bingtang-orange", IsPublic: true),
        ["GET /lots/{id:guid}/qr.svg"] = new(Trades.Everybody, things => $"{things.Lot}", IsPublic: true),
    };

    public static TheoryData<string> Rows => [.. Calls.Keys];

    [Fact]
    public void Every_call_has_a_row_and_every_row_a_call()
    {
        var calls = Trades.Endpoints(host).Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is null && !IsOthers(endpoint))
            .SelectMany(endpoint => Methods(endpoint).Select(method => $"{method} {Trades.Route(endpoint)}")).ToHashSet();
        Assert.True(calls.Count > 30, "the host has calls");
        Assert.True(calls.IsSubsetOf(Calls.Keys), $"without a row of who may: {string.Join(", ", calls.Except(Calls.Keys))}");
        Assert.True(calls.IsSupersetOf(Calls.Keys), $"rows of nothing: {string.Join(", ", Calls.Keys.Except(calls))}");
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Only_who_may_gets_at_their_own_thing_and_nobody_at_another_s(string call)
    {
        var (row, things) = (Calls[call], await Trades.On(host));
        foreach (var role in Trades.Everybody)
        {
            var own = await Send(call, row, role, things.Own);
            if (row.May.Contains(role)) Assert.True(own.Status is not (401 or 403 or 404 or >= 500) || row.Missing?.Contains(own.Status) == true, $"{role} {call}: {own.Status} {own.Text}");
            else Assert.True(role == Trades.Anonymous ? own.Status is 401 or 404 : own.Status is 403 or 404, $"{role} {call}: {own.Status} {own.Text}");
            if (row.Key is null || row.IsPublic) continue;
            var foreign = await Send(call, row, role, things.Foreign);
            if (Trades.Overseers.Contains(role) && row.May.Contains(role)) Assert.True(foreign.Status is not (401 or 403 or 404 or >= 500), $"{role} {call} of another: {foreign.Status} {foreign.Text}");
            else Assert.True(role == Trades.Anonymous ? foreign.Status is 401 or 404 : row.May.Contains(role) ? foreign.Status == 404 : foreign.Status is 403 or 404, $"{role} {call} of another: {foreign.Status} {foreign.Text}");
        }
    }

    [Fact]
    public async Task Nobody_records_stock_or_orders_for_whom_they_do_not_act()
    {
        var (own, foreign) = await Trades.On(host);
        var people = new People(host);
        Assert.InRange((await (await people.Liaison).Post("/stocks", People.Stock(foreign.Household))).Status, 404, 422);
        Assert.InRange((await (await people.Cooperative).Post("/lots", People.Lot([foreign.Stock]))).Status, 404, 422);
        Assert.InRange((await (await people.Purchaser).Post("/orders", People.Order(own.GoneLot, "100"))).Status, 404, 422);
    }

    private async Task<Answer> Send(string call, Row row, string role, Thing thing)
    {
        var caller = role == Trades.Anonymous ? new Caller(host.Address) : await new People(host).As(Trades.Phones[role]);
        var space = call.IndexOf(' ', StringComparison.Ordinal);
        var (method, route) = (call[..space], call[(space + 1)..].Replace("{clientId}", "c1", StringComparison.Ordinal).Replace("/{width:int}", "", StringComparison.Ordinal));
        var path = (row.Key is null ? route : Placeholder().Replace(route, row.Key(thing))) + row.Query;
        return method switch
        {
            "PUT" => await caller.Put(path, System.Text.Encoding.UTF8.GetBytes("no picture")),
            "GET" => await caller.Get(path),
            _ => await caller.Post(path, row.Body!(thing)),
        };
    }

    private static IEnumerable<string> Methods(Endpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"];

    /// <summary>Files as they lie there, and the explorer. The jobs dashboard has a test of its own.</summary>
    private static bool IsOthers(RouteEndpoint endpoint) =>
        Trades.Route(endpoint) is var route && (route.StartsWith("/admin/jobs", StringComparison.Ordinal) || route.StartsWith("/docs/api", StringComparison.Ordinal) || route == "/{**path:file}"
            || endpoint.Metadata.Any(item => item.GetType().Name.Contains("StaticAsset", StringComparison.Ordinal)));

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Placeholder();

    /// <param name="May">Who may.</param>
    /// <param name="Key">Which of the things stands in the address.</param>
    /// <param name="Body">What is sent.</param>
    /// <param name="Query">What follows the address.</param>
    /// <param name="IsPublic">Whether everybody sees everybody's.</param>
    /// <param name="Missing">Answers that tell an allowed role that the thing in the body is gone.</param>
    private sealed record Row(IReadOnlyCollection<string> May, Func<Thing, string>? Key = null, Func<Thing, object>? Body = null, string Query = "", bool IsPublic = false, int[]? Missing = null);
}
