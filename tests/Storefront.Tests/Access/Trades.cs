using ConsumerAid.AllianceAdmin.Complaints;
using ConsumerAid.AllianceAdmin.Members;
using ConsumerAid.AllianceAdmin.Pledges;
using ConsumerAid.Catalog;
using ConsumerAid.Catalog.Prices;
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
internal sealed record Thing(string Household, Guid Stock, Guid Lot, Guid GoneLot, Guid Order, Guid Dispatch, Guid Certificate, Guid Entry, Guid Account, Guid Organisation)
{
    /// <summary>An application for a certificate, one's own or another's.</summary>
    public Guid Application { get; init; }

    /// <summary>One in public notice.</summary>
    public Guid Notice { get; init; }

    public Guid Objection { get; init; }

    public Guid Test { get; init; }

    /// <summary>One of the reviewer's; one of the office's.</summary>
    public Guid PriceImport { get; init; }

    /// <summary>Of the reviewer's county; of another.</summary>
    public Guid PriceObservation { get; init; }

    public Guid Member { get; init; }

    /// <summary>A company's application for membership.</summary>
    public Guid Admission { get; init; }

    /// <summary>A sale outside of the market that a unit reported.</summary>
    public Guid Sale { get; init; }

    public Guid Complaint { get; init; }
}

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
        var today = Foundation.Time.ChinaTime.DayOf(TimeProvider.System.GetUtcNow()).ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        (await (await people.Cooperative).Post("/test-results", new { lotId = gone, laboratory = "县农检中心", reportNo = "T-1", reportedOn = today, passed = true })).Is(201);
        // A product for which the cooperative has neither a certificate nor an application.
        var (county, produce) = await host.In(async scope =>
        {
            var db = scope.GetRequiredService<MarketDb>();
            var own = await db.Lots().Where(one => one.Id == lot).Select(one => new { one.CooperativeId, one.CountyCode }).SingleAsync();
            return (own.CountyCode, await db.Produce().Where(kind => !db.Certificates().Any(paper => paper.CooperativeId == own.CooperativeId && paper.Produce == kind.Code)
                && !db.Applications().Any(one => one.CooperativeId == own.CooperativeId && one.Produce == kind.Code)).OrderBy(kind => kind.Code).Select(kind => kind.Code).FirstAsync());
        });
        var asked = await (await people.Cooperative).Post("/certificates/applications", new
        {
            produce, households = new[] { new { householdCode = household, weight = new { amount = 900, unit = "kg" }, price = new { amount = 2, per = "kg" }, benefit = "purchase" } },
        });
        var application = asked.Is(201).Body.GetProperty("id").GetGuid();
        (await (await people.Cooperative).Post($"/certificates/applications/{application}/withdrawal", new { reason = "试" })).Is(200);
        var (reviewer, office) = (await people.As(Phones[Roles.CountyReviewer]), await people.As(Phones[Roles.Administrator]));
        var (ownImport, theirImport) = (await Import(reviewer, "麻阳冰糖橙"), await Import(office, "永顺椪柑"));
        return await host.In(async scope =>
        {
            var db = scope.GetRequiredService<MarketDb>();
            var member = await db.Orders().Where(one => one.Id == order).Select(one => one.MemberId).SingleAsync();
            var stock = await db.Stocks().Where(one => one.HouseholdCode == household).Select(one => one.Id).FirstAsync();
            var other = await (from sent in db.Dispatches()
                               join line in db.DispatchLines() on sent.Id equals line.DispatchId
                               join its in db.Lots() on line.LotId equals its.Id
                               // The first three units after the demo's buyer are its children.
                               join unit in db.Organisations() on sent.MemberId equals unit.Id
                               where string.Compare(unit.Code, "M-000004") > 0 && its.CountyCode != "431226" && sent.State == DispatchState.Accepted
                               orderby sent.Id
                               select new { sent.Id, sent.OrderId, LotId = its.Id, its.CountyCode }).FirstAsync();
            var theirs = await db.Stocks().Where(one => one.CountyCode == other.CountyCode).OrderBy(one => one.Id).FirstAsync();
            var (paper, entry) = (await db.Certificates().Select(one => one.Id).FirstAsync(), await db.LedgerEntries().Select(one => one.Id).FirstAsync());
            var (account, organisation) = (await db.Accounts().Select(one => one.Id).FirstAsync(), await db.Organisations().Select(one => one.Id).FirstAsync());
            var applications = await db.Applications().OrderBy(one => one.Id).ToListAsync();
            var tests = await db.TestResults().OrderBy(one => one.RecordedAt).ToListAsync();
            var notice = applications.First(one => one.State == Catalog.ApplicationState.InNotice).Id;
            var objection = await db.Objections().Where(one => one.AnsweredAt != null).Select(one => one.Id).FirstAsync();
            var theirMember = await db.Dispatches().Where(one => one.Id == other.Id).Select(one => one.MemberId).SingleAsync();
            var (mediator, acting) = (scope.GetRequiredService<IMediator>(), scope.GetRequiredService<CurrentActor>());
            acting.Value = Actor.System;
            var admission = (await mediator.Send(new AllianceAdmin.Members.FindApplications())).Items[0].Id;
            async Task<Guid> SaleOf(Guid unit)
            {
                acting.Value = new Actor("U-000000", new HashSet<string> { Roles.Purchaser }) { OrganisationId = unit };
                return (await mediator.Send(new FindOfflineSales())).Items[0].Id;
            }

            return (
                new Thing(household, stock, lot, gone, order, dispatch, paper, entry, account, organisation)
                {
                    Application = application, Notice = notice, Objection = objection, Test = tests.First(one => one.CountyCode == county).Id,
                    PriceImport = ownImport, PriceObservation = await Observation(db, "mayang-bingtang-orange"), Member = member, Admission = admission, Sale = await SaleOf(member),
                    Complaint = complained,
                },
                new Thing(theirs.HouseholdCode, theirs.Id, other.LotId, other.LotId, other.OrderId, other.Id, paper, entry, account, organisation)
                {
                    Application = applications.First(one => one.CountyCode != county && one.State == Catalog.ApplicationState.AtCity).Id, Notice = notice, Objection = objection,
                    Test = tests.First(one => one.CountyCode != county).Id, PriceImport = theirImport, PriceObservation = await Observation(db, "yongshun-ponkan"), Member = theirMember,
                    Admission = admission, Sale = await SaleOf(theirMember), Complaint = await Complain(host, other.Id),
                });
        });
    }

    private static Task<Guid> Observation(MarketDb db, string produce) => db.PriceObservations().Where(one => one.Produce == produce && one.WithdrawnAt == null).Select(one => one.Id).FirstAsync();

    /// <summary>Two rows: one is written, the other waits in a file that was only looked at.</summary>
    private static async Task<Guid> Import(Caller caller, string produce)
    {
        const string heading = "市场,日期,产品,单价,来源\n";
        Task<Answer> Receive(string name, string market) => caller.Put($"/price-imports/{name}?name=x.csv", System.Text.Encoding.UTF8.GetBytes($"{heading}{market},2026-01-01,{produce},3元/公斤,访问权限\n"));
        var first = (await Receive("access-1", "甲")).Is(200).Body.GetProperty("import").GetProperty("id").GetGuid();
        (await caller.Post($"/price-imports/{first}/writing", new { })).Is(200);
        return (await Receive("access-2", "乙")).Is(200).Body.GetProperty("import").GetProperty("id").GetGuid();
    }

    /// <summary>The buyer complains of a lorry, and the office settles it.</summary>
    private static async Task<Guid> Complain(WebHost host, Guid dispatch)
    {
        var member = await host.In(scope => scope.GetRequiredService<MarketDb>().Dispatches().Where(one => one.Id == dispatch).Select(one => one.MemberId).SingleAsync());
        var filed = await host.In(
            scope => scope.GetRequiredService<IMediator>().Send(new FileComplaint($"dispatch/{dispatch}", ComplaintKind.Weight, "磅单和实收的重量对不上。")),
            new Actor("U-900001", new HashSet<string> { Roles.Purchaser }) { AccountId = Guid.CreateVersion7(DateTimeOffset.UnixEpoch), OrganisationId = member });
        await host.In(scope => scope.GetRequiredService<IMediator>().Send(new SettleComplaint(filed.Id, "已按复磅改正。")), new Actor("U-900002", new HashSet<string> { Roles.Administrator }) { AccountId = Guid.CreateVersion7(DateTimeOffset.UnixEpoch) });
        return filed.Id;
    }
}
