using System.Runtime.CompilerServices;
using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Orders;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Rules;

/// <summary>
/// CH-13: nothing of a lot that stands still because of a failing test, its own or a sister lot's, is listed, ordered or dispatched; and no lot is listed that holds goods of a
/// household of a failed lot, harvested before the report.
/// </summary>
internal sealed class FailedLotStops(MarketDb db) : CharterRule<FailedLotStops.Stop>("CH-13", curable: false)
{
    /// <summary>An act with a lot that stands still.</summary>
    internal sealed record Stop
    {
        public required Guid LotId { get; init; }

        /// <summary>When something was done with it.</summary>
        public required DateTimeOffset At { get; init; }
        public required string LotNumber { get; init; }
        public required Guid CooperativeId { get; init; }
        public required DateTimeOffset FrozenAt { get; init; }
        public required Guid TestId { get; init; }
        public required string ReportNo { get; init; }
        public required DateOnly ReportedOn { get; init; }
        public required Guid FailedLotId { get; init; }
        public required string FailedLotNumber { get; init; }

        /// <summary>It does not stand still itself, but holds such goods.</summary>
        public required bool ByGoods { get; init; }
    }

    protected override async IAsyncEnumerable<Stop> Read(Scope scope, CharterBook book, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var stops in Questions(scope))
        {
            await foreach (var stop in stops.AsAsyncEnumerable().WithCancellation(cancellation)) yield return stop;
        }
    }

    protected override IEnumerable<Verdict> Judge(Stop fact, CharterBook book)
    {
        var subject = $"lot/{fact.LotId}";
        var objection = fact switch
        {
            { ByGoods: true } => Block(subject, "lot-goods-frozen", fact.ReportedOn, fact, fact.LotNumber, fact.ReportedOn, fact.ReportNo, fact.FailedLotNumber),
            { FailedLotId: var failed } when failed == fact.LotId => Block(subject, "lot-frozen", ChinaTime.DayOf(fact.FrozenAt), fact, fact.LotNumber, ChinaTime.DayOf(fact.FrozenAt), fact.ReportNo),
            _ => Block(
                subject, "lot-sister-frozen", ChinaTime.DayOf(fact.FrozenAt), fact, fact.LotNumber, ChinaTime.DayOf(fact.FrozenAt), fact.ReportNo, fact.FailedLotNumber),
        };
        yield return new Verdict(objection, Severity.Grave, fact.At)
        {
            Against = Party.Cooperative(fact.CooperativeId), CooperativeId = fact.CooperativeId, Evidence = [subject, $"test/{fact.TestId}"],
        };
    }

    private IEnumerable<IQueryable<Stop>> Questions(Scope scope) => scope switch
    {
        Scope.Acting { Question: LotPublication lot, Now: var now } => [Stops(Now([lot.LotId], now)), Goods(lot.LotId, now)],
        Scope.Acting { Question: OrderPlacing order, Now: var now } => [Stops(Now(order.Lines.Select(line => line.LotId), now))],
        Scope.Acting { Question: DispatchLeaving leaving, Now: var now } => [Stops(Now(leaving.LotIds, now))],
        Scope.Past { From: var from, To: var to } => [Stops(db.ListingsBetween(from, to)), Stops(db.OrderingsBetween(from, to)), Stops(db.DeparturesBetween(from, to))],
        _ => [],
    };

    private IQueryable<LotAct> Now(IEnumerable<Guid> lots, DateTimeOffset now)
    {
        var ids = lots.ToArray();
        return db.Lots().Where(lot => ids.Contains(lot.Id)).Select(lot => new LotAct { LotId = lot.Id, At = now });
    }

    private IQueryable<Stop> Stops(IQueryable<LotAct> acts) =>
        from act in acts
        join freeze in db.LotFreezes() on act.LotId equals freeze.LotId
        where freeze.At <= act.At && (freeze.ReleasedAt == null || freeze.ReleasedAt > act.At)
        join test in db.TestResults() on freeze.TestId equals test.Id
        join lot in db.Lots() on act.LotId equals lot.Id
        join failed in db.Lots() on freeze.FailedLotId equals failed.Id
        orderby lot.Number, test.ReportNo
        select new Stop
        {
            LotId = lot.Id, At = act.At, LotNumber = lot.Number, CooperativeId = lot.CooperativeId, FrozenAt = freeze.At, TestId = test.Id, ReportNo = test.ReportNo,
            ReportedOn = test.ReportedOn, FailedLotId = failed.Id, FailedLotNumber = failed.Number, ByGoods = false,
        };

    private IQueryable<Stop> Goods(Guid id, DateTimeOffset now) =>
        from freeze in db.LotFreezes()
        where freeze.ReleasedAt == null && freeze.LotId == freeze.FailedLotId && freeze.LotId != id
        where !db.LotFreezes().Any(own => own.LotId == id && own.TestId == freeze.TestId)
        join test in db.TestResults() on freeze.TestId equals test.Id
        join failed in db.Lots() on freeze.FailedLotId equals failed.Id
        join lot in db.Lots() on failed.Produce equals lot.Produce
        where lot.Id == id
        where db.LotStocks().Any(part => part.LotId == id
            && db.Stocks().Any(stock => stock.Id == part.StockId && stock.HarvestedOn <= test.ReportedOn)
            && db.LotStocks().Any(theirs => theirs.LotId == failed.Id && theirs.HouseholdCode == part.HouseholdCode))
        orderby test.ReportNo
        select new Stop
        {
            LotId = lot.Id, At = now, LotNumber = lot.Number, CooperativeId = lot.CooperativeId, FrozenAt = freeze.At, TestId = test.Id, ReportNo = test.ReportNo,
            ReportedOn = test.ReportedOn, FailedLotId = failed.Id, FailedLotNumber = failed.Number, ByGoods = true,
        };

    private CharterObjection Block(string subject, string code, DateOnly since, Stop fact, params object[] arguments) =>
        new(Rule, CharterEffect.Block, subject, "charter." + code, since.Iso(), fact.ReportNo, arguments);
}
