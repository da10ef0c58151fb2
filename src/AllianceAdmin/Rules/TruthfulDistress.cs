using System.Runtime.CompilerServices;
using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Rules;

/// <summary>
/// CH-14: a 滞销 label rests on a fresh photo and on goods that are still there; else it is stale, until the liaison takes it back or checks again. Forged is only what a reviewer judged to be so: photos
/// that look alike are leads.
/// </summary>
internal sealed class TruthfulDistress(MarketDb db) : CharterRule<TruthfulDistress.Claim>("CH-14", curable: true)
{
    /// <summary>A label at an instant.</summary>
    internal sealed record Claim
    {
        public required Guid LabelId { get; init; }
        public required Guid StockId { get; init; }
        public required Guid LiaisonId { get; init; }
        public required string HouseholdCode { get; init; }
        public required DateTimeOffset At { get; init; }
        public required DateTimeOffset CheckedAt { get; init; }
        public required DateTimeOffset CapturedAt { get; init; }

        /// <summary>Grams seen at the check, and grams that the stock and the household's part in its lot have still; null: not looked at.</summary>
        public required long OnHand { get; init; }
        public long? InStock { get; init; }
        public long? InLot { get; init; }

        /// <summary>What a reviewer judged.</summary>
        public bool Forged { get; init; }
    }

    protected override async IAsyncEnumerable<Claim> Read(Scope scope, CharterBook book, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var claims in new[] { Standing(scope), Judged(scope) })
        {
            if (claims is null) continue;
            await foreach (var claim in claims.AsAsyncEnumerable().WithCancellation(cancellation)) yield return claim;
        }
    }

    protected override IEnumerable<Verdict> Judge(Claim fact, CharterBook book)
    {
        var (subject, days, error) = ($"stock/{fact.StockId}", book.Whole(Rule, "evidence_max_age"), book.Whole(Rule, "weight_error"));
        if (fact.Forged)
        {
            yield return Says(fact, "forged", Severity.Grave, "1", "0", fact.HouseholdCode, fact.CheckedAt);
            yield break;
        }

        if (fact.At - fact.CapturedAt > TimeSpan.FromDays(days)) yield return Says(fact, "stale", Severity.General, $"> {days} d", $"{days} d", fact.HouseholdCode, fact.CapturedAt, days);
        if (fact.InStock is not { } stock) yield break;
        var left = new Weight(Math.Min(stock, fact.InLot ?? stock));
        if ((Int128)left.Grams * 100 >= (Int128)fact.OnHand * (100 - error)) yield break;
        yield return Says(fact, "gone", Severity.General, left.Kilograms(), new Weight(fact.OnHand).Kilograms(), fact.HouseholdCode, new Weight(fact.OnHand), left, error);
    }

    private Verdict Says(Claim fact, string what, int points, string measured, string limit, params object[] arguments) =>
        new(new CharterObjection(Rule, CharterEffect.Warn, $"stock/{fact.StockId}", "charter.distress-" + what, measured, limit, arguments), points, fact.At)
        {
            Against = Party.Liaison(fact.LiaisonId), LiaisonId = fact.LiaisonId, HouseholdCode = fact.HouseholdCode, Evidence = [$"distress/{fact.LabelId}", $"stock/{fact.StockId}"],
        };

    // In force now, or when a lot was listed with it.
    private IQueryable<Claim>? Standing(Scope scope) => scope switch
    {
        Scope.Acting { Question: LotPublication asked, Now: var now } => Now(InForce(now).Where(label => db.Stocks().Any(stock => stock.Id == label.StockId && stock.LotId == asked.LotId)), now),
        Scope.Standing { Now: var now } => Now(InForce(now), now),
        Scope.Past { From: var from, To: var to } =>
            from act in db.ListingsBetween(@from, to)
            join part in db.LotStocks() on act.LotId equals part.LotId
            join label in db.DistressLabels() on part.StockId equals label.StockId
            where label.CheckedAt <= act.At && (label.EndedAt == null || label.EndedAt > act.At) && label.LastOn >= ChinaTime.DayOf(act.At)
            select new Claim
            {
                LabelId = label.Id, StockId = label.StockId, LiaisonId = label.LiaisonId, HouseholdCode = label.HouseholdCode, At = act.At, CheckedAt = label.CheckedAt,
                CapturedAt = label.CapturedAt, OnHand = label.OnHand.Grams,
            },
        _ => null,
    };

    private IQueryable<DistressLabelFact> InForce(DateTimeOffset now)
    {
        var today = ChinaTime.DayOf(now);
        return db.DistressLabels().Where(label => label.EndedAt == null && label.LastOn >= today);
    }

    private IQueryable<Claim> Now(IQueryable<DistressLabelFact> labels, DateTimeOffset now) =>
        from label in labels
        join stock in db.Stocks() on label.StockId equals stock.Id
        // Goods that are all sold or gone take their label with them by themselves.
        where stock.State == StockState.Waiting || stock.State == StockState.Bundled
        join own in db.Offers() on new { stock.LotId, stock.HouseholdCode } equals new { LotId = (Guid?)own.LotId, own.HouseholdCode } into offers
        from offer in offers.DefaultIfEmpty()
        select new Claim
        {
            LabelId = label.Id, StockId = label.StockId, LiaisonId = label.LiaisonId, HouseholdCode = label.HouseholdCode, At = now, CheckedAt = label.CheckedAt,
            CapturedAt = label.CapturedAt, OnHand = label.OnHand.Grams, InStock = stock.Weight.Grams,
            InLot = (long?)(offer.Offered.Grams - offer.Dispatched.Grams - offer.Withdrawn.Grams),
        };

    private IQueryable<Claim>? Judged(Scope scope) => scope.Events is not var (from, to) ? null :
        db.DistressLabels().Where(label => label.Forged == true && label.JudgedAt >= from && label.JudgedAt < to).Select(label => new Claim
        {
            LabelId = label.Id, StockId = label.StockId, LiaisonId = label.LiaisonId, HouseholdCode = label.HouseholdCode, At = label.JudgedAt!.Value, CheckedAt = label.CheckedAt,
            CapturedAt = label.CapturedAt, OnHand = label.OnHand.Grams, Forged = true,
        });
}
