using ConsumerAid.AllianceAdmin.Complaints;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Registry;
using ConsumerAid.Storefront.Tests.Journey;
using ConsumerAid.Testing;
using MediatR;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.Storefront.Tests.Access;

/// <summary>What an address may name.</summary>
internal sealed record Thing(string Household, Guid Stock, Guid Lot, Guid GoneLot, Guid Order, Guid Dispatch, Guid Certificate, Guid Entry, Guid Account, Guid Organisation, Guid Complaint);

/// <summary>Two trades that came to their end: one among the demo's people, one in which none of them had a part.</summary>
internal static class Trades
{
    private static readonly Lock Gate = new();
    private static Task<(Thing Own, Thing Foreign)>? made;

    /// <summary>The demo's accounts: one of each role, all of one county, cooperative and member unit.</summary>
    public static Dictionary<string, string> Phones { get; } = new()
    {
        [Roles.Liaison] = "19900000001", [Roles.Cooperative] = "19900000002", [Roles.Purchaser] = "19900000003", [Roles.Approver] = "19900000004", [Roles.Finance] = "19900000005",
        [Roles.Administrator] = "19900000006", [Roles.Auditor] = "19900000008", [Roles.CountyReviewer] = "19900000009", [Roles.Helper] = "19900000010", [Roles.Expert] = "19900000011",
    };

    public const string Anonymous = "anonymous";

    /// <summary>Every role, and nobody.</summary>
    public static IReadOnlyList<string> Everybody { get; } = [Anonymous, .. Roles.All];

    /// <summary>Whoever may see everybody's things.</summary>
    public static IReadOnlyList<string> Overseers { get; } = [Roles.Administrator, Roles.Auditor];

    public static Task<(Thing Own, Thing Foreign)> On(WebHost host)
    {
        lock (Gate) return made ??= Make(host);
    }

    /// <summary>What the host answers under.</summary>
    public static IEnumerable<RouteEndpoint> Endpoints(WebHost host) =>
        host.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Distinct();

    public static string Route(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.Trim('/');

    private static async Task<(Thing Own, Thing Foreign)> Make(WebHost host)
    {
        var people = new People(host);
        var gone = await people.PublicLot("50");
        (await (await people.Cooperative).Post($"/lots/{gone}/withdrawal", new { reason = "试" })).Is(200);
        var lot = await people.PublicLot("50");
        var order = await people.Approved(lot, "400");
        var dispatch = (await people.Dispatched(order)).Id;
        (await (await people.Purchaser).Post($"/dispatches/{dispatch}/acceptance", new { lines = new[] { new { lotId = lot, accepted = new { amount = 400, unit = "kg" } } } })).Is(200);
        var complained = await Complain(host, dispatch);
        var household = (await people.Households())[0];
        return await host.In(async scope =>
        {
            var db = scope.GetRequiredService<MarketDb>();
            var member = await db.Orders().Where(one => one.Id == order).Select(one => one.MemberId).SingleAsync();
            var stock = await db.Stocks().Where(one => one.HouseholdCode == household).Select(one => one.Id).FirstAsync();
            var other = await (from sent in db.Dispatches()
                               join line in db.DispatchLines() on sent.Id equals line.DispatchId
                               join its in db.Lots() on line.LotId equals its.Id
                               where sent.MemberId != member && its.CountyCode != "433127" && sent.State == DispatchState.Accepted
                               orderby sent.Id
                               select new { sent.Id, sent.OrderId, LotId = its.Id, its.CountyCode }).FirstAsync();
            var theirs = await db.Stocks().Where(one => one.CountyCode == other.CountyCode).OrderBy(one => one.Id).FirstAsync();
            var (paper, entry) = (await db.Certificates().Select(one => one.Id).FirstAsync(), await db.LedgerEntries().Select(one => one.Id).FirstAsync());
            var (account, organisation) = (await db.Accounts().Select(one => one.Id).FirstAsync(), await db.Organisations().Select(one => one.Id).FirstAsync());
            return (
                new Thing(household, stock, lot, gone, order, dispatch, paper, entry, account, organisation, complained),
                new Thing(theirs.HouseholdCode, theirs.Id, other.LotId, other.LotId, other.OrderId, other.Id, paper, entry, account, organisation, await Complain(host, other.Id)));
        });
    }

    /// <summary>The buyer complains of a lorry, and the office settles it.</summary>
    private static async Task<Guid> Complain(WebHost host, Guid dispatch)
    {
        var member = await host.In(scope => scope.GetRequiredService<MarketDb>().Dispatches().Where(one => one.Id == dispatch).Select(one => one.MemberId).SingleAsync());
        var filed = await host.In(
            scope => scope.GetRequiredService<IMediator>().Send(new FileComplaint($"dispatch/{dispatch}", ComplaintKind.Weight, "磅单和实收的重量对不上。")),
            new Actor("U-900001", new HashSet<string> { Roles.Purchaser }) { AccountId = Guid.NewGuid(), OrganisationId = member });
        await host.In(scope => scope.GetRequiredService<IMediator>().Send(new SettleComplaint(filed.Id, "已按复磅改正。")), new Actor("U-900002", new HashSet<string> { Roles.Administrator }) { AccountId = Guid.NewGuid() });
        return filed.Id;
    }
}
