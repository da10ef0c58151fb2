using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Orders.Trade;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>
/// LADDER: what a measure refuses while it holds. Called to talk: a cooperative lists with the office's yes, a member unit orders against prepayment. Suspended or removed: no new
/// listing, order or stock record. What is ordered already goes on, and a pledge that was not kept bars nothing.
/// </summary>
internal sealed class LadderEffects(MarketDb db) : CharterRule<LadderEffects.Hold>("LADDER", curable: false)
{
    /// <summary>The gravest measure that stands against an act.</summary>
    internal sealed record Hold
    {
        public required PartyKind PartyKind { get; init; }
        public required Guid PartyId { get; init; }
        public required string Number { get; init; }
        public required Measure Measure { get; init; }
        public required DateTimeOffset? Until { get; init; }
        public required string Subject { get; init; }
        public required DateTimeOffset At { get; init; }

        /// <summary>The office said yes, or it is paid before.</summary>
        public required bool Eased { get; init; }
    }

    protected override IQueryable<Hold>? Facts(Scope scope, CharterBook book) => scope switch
    {
        Scope.Acting { Question: LotPublication lot, Now: var now } =>
            from row in db.Lots()
            where row.Id == lot.LotId
            join measure in Barring(PartyKind.Cooperative, now) on row.CooperativeId equals measure.PartyId
            select new Hold
            {
                PartyKind = measure.PartyKind, PartyId = measure.PartyId, Number = measure.Number, Measure = measure.Measure, Until = measure.Until, Subject = "lot/" + lot.LotId.ToString(), At = now,
                Eased = db.Set<ListingPermit>().Any(permit => permit.LotId == row.Id && permit.Granted == true),
            },
        Scope.Acting { Question: OrderPlacing order, Now: var now } =>
            Of(Barring(PartyKind.Member, now).Where(measure => measure.PartyId == order.MemberId), $"member/{order.MemberId}", now, order.PaymentTerms == PaymentTerms.Prepaid.Code()),
        Scope.Acting { Question: StockRecording stock, Now: var now } =>
            Of(Barring(PartyKind.Liaison, now).Where(measure => measure.PartyId == stock.LiaisonId), $"liaison/{stock.LiaisonId}", now, eased: true),
        _ => null,
    };

    protected override async IAsyncEnumerable<Hold> Read(Scope scope, CharterBook book, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        Hold? gravest = null;
        await foreach (var hold in base.Read(scope, book, cancellation).WithCancellation(cancellation))
        {
            if (gravest is null || (hold.Measure, hold.Until ?? DateTimeOffset.MaxValue).CompareTo((gravest.Measure, gravest.Until ?? DateTimeOffset.MaxValue)) > 0) gravest = hold;
        }

        if (gravest is not null) yield return gravest;
    }

    protected override IEnumerable<Verdict> Judge(Hold fact, CharterBook book)
    {
        if (fact is { Measure: Measure.Talk, Eased: true }) yield break;
        var code = (fact.PartyKind, fact.Measure) switch
        {
            (PartyKind.Cooperative, Measure.Talk) => "charter.ladder-listing-permit",
            (PartyKind.Cooperative, Measure.Suspension) => "charter.ladder-listing-suspended",
            (PartyKind.Cooperative, _) => "charter.ladder-listing-removed",
            (PartyKind.Member, Measure.Talk) => "charter.ladder-order-prepaid",
            (PartyKind.Member, Measure.Suspension) => "charter.ladder-order-suspended",
            (PartyKind.Member, _) => "charter.ladder-order-removed",
            (_, Measure.Suspension) => "charter.ladder-stock-suspended",
            _ => "charter.ladder-stock-removed",
        };
        object[] arguments = fact.Until is { } until ? [fact.Number, until] : [fact.Number];
        var objection = new CharterObjection(Rule, CharterEffect.Block, fact.Subject, code, Codes.Of(fact.Measure), fact.Until is { } end ? Foundation.Time.ChinaTime.DayOf(end).ToString("O", System.Globalization.CultureInfo.InvariantCulture) : "-", arguments);
        yield return new Verdict(objection, 0, fact.At)
        {
            Against = new Party(fact.PartyKind, fact.PartyId), CooperativeId = fact.PartyKind == PartyKind.Cooperative ? fact.PartyId : null,
            MemberId = fact.PartyKind == PartyKind.Member ? fact.PartyId : null, LiaisonId = fact.PartyKind == PartyKind.Liaison ? fact.PartyId : null, Evidence = [$"case/{fact.Number}"],
        };
    }

    private IQueryable<MeasureFact> Barring(PartyKind kind, DateTimeOffset now) => db.MeasuresAt(now).Where(measure => measure.PartyKind == kind && measure.Rule != Ladder.Pledge
        && (measure.Measure == Measure.Talk || measure.Measure == Measure.Suspension || measure.Measure == Measure.Removal));

    private static IQueryable<Hold> Of(IQueryable<MeasureFact> measures, string subject, DateTimeOffset now, bool eased) => measures.Select(measure => new Hold
    {
        PartyKind = measure.PartyKind, PartyId = measure.PartyId, Number = measure.Number, Measure = measure.Measure, Until = measure.Until, Subject = subject, At = now, Eased = eased,
    });
}
