using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Trade;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Placing;

/// <summary>Turns ordered weights of lots into order lines, with everything frozen on them that money and acceptance will need.</summary>
internal sealed class LotTerms(MarketDb db)
{
    private static readonly PerModel<Func<MarketDb, Guid[], IAsyncEnumerable<OnSale>>> ByIds = new(() => EF.CompileAsyncQuery((MarketDb db, Guid[] ids) =>
        from lot in db.Lots()
        join kind in db.Produce() on lot.Produce equals kind.Code
        where ids.Contains(lot.Id) && (lot.State == LotState.Published || lot.State == LotState.SoldOut)
        select new OnSale(lot, kind.IsFresh, db.LotTiers().Where(tier => tier.LotId == lot.Id).ToList())));

    /// <returns>The lines, and the last day before the first of the lots spoils.</returns>
    /// <exception cref="InvalidFields">A lot that is not on sale, a weight below the minimum or between two steps: explained, never rounded.</exception>
    public async Task<(IReadOnlyList<OrderLine> Lines, DateOnly LastDay)> Freeze(
        Guid orderId, IReadOnlyList<OrderedLot> ordered, CharterTerms terms, DateTimeOffset now, CancellationToken cancellation)
    {
        var lots = await ByIds.For(db)(db, [.. ordered.Select(line => line.LotId)]).ToDictionaryAsync(row => row.Lot.Id, cancellationToken: cancellation);
        var errors = new FieldErrors();
        for (var i = 0; i < ordered.Count; i++)
        {
            if (lots.TryGetValue(ordered[i].LotId, out var found)) Check(errors, $"lines[{i}].weight", ordered[i].Weight, found.Lot);
            else errors.Require(false, $"lines[{i}].lotId", "orders.lot-not-on-sale");
        }

        errors.ThrowIfAny();
        var lines = ordered.Select((line, i) =>
        {
            var (lot, fresh, tiers) = lots[line.LotId];
            var tier = tiers.Where(tier => tier.From <= line.Weight).MaxBy(tier => tier.From);
            return new OrderLine
            {
                Id = Guid.CreateVersion7(now), OrderId = orderId, Position = i, LotId = lot.Id, CooperativeId = lot.CooperativeId, CountyCode = lot.CountyCode,
                Produce = lot.Produce, Grade = lot.Grade.ToString(), CertificateId = lot.CertificateId, CertificateNo = lot.CertificateNo, Ordered = line.Weight,
                Step = lot.Step, TierFrom = tier?.From ?? lot.MinimumOrder, UnitPrice = tier?.UnitPrice ?? lot.UnitPrice, HouseholdPrice = lot.HouseholdPrice,
                PriceBasis = PriceBasis.ExCooperative, VatKind = VatKind.ExemptOwnProduce,
                TolerancePerMille = fresh ? terms.FreshTolerancePerMille : terms.PackagedTolerancePerMille, DailyLossPerMille = 0,
                AcceptanceHours = fresh ? terms.FreshAcceptanceHours : terms.PackagedAcceptanceHours, CharterVersion = terms.Version,
            };
        }).ToList();
        return (lines, lots.Values.Min(row => row.Lot.SpoilsOn));
    }

    private static void Check(FieldErrors errors, string field, Weight weight, LotFact lot)
    {
        // The last of a lot may be less than its minimum: whoever takes it all may have it.
        errors.Require(weight >= lot.MinimumOrder || weight == lot.Free, field, "orders.below-minimum", lot.MinimumOrder);
        if (weight.IsMultipleOf(lot.Step)) return;
        var below = weight.Grams / lot.Step.Grams * lot.Step.Grams;
        if (below == 0) errors.Require(false, field, "orders.below-step", lot.Step);
        else errors.Require(false, field, "orders.between-steps", lot.Step, new Weight(below), new Weight(below) + lot.Step);
    }

    private sealed record OnSale(LotFact Lot, bool IsFresh, IReadOnlyList<LotTierFact> Tiers);
}
