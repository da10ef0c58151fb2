using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Ledger;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Registry;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Allocation;

/// <summary>A weight of a lot to divide.</summary>
/// <param name="Own">When a line is divided again: what each household still has to give of it, which is free for the new division. Else empty.</param>
internal sealed record LineToDivide(Guid LotId, string Produce, Weight Weight, Weight Step, IReadOnlyDictionary<string, OwnRest> Own)
{
    /// <summary>Households that may supply no more than they have promised.</summary>
    public IReadOnlySet<string> Full { get; init; } = new HashSet<string>();
}

/// <summary>What a household still has to give of the line in hand.</summary>
/// <param name="Rest">Its share that has not left.</param>
/// <param name="Missing">What of that it does not have.</param>
/// <param name="WrittenAt">When the share was first written.</param>
internal sealed record OwnRest(Weight Rest, Weight Missing, DateTimeOffset WrittenAt);

/// <summary>A divided line.</summary>
/// <param name="Shortage">What no household can give.</param>
internal sealed record DividedLine(LineToDivide Line, Weight Shortage, int CharterVersion, IReadOnlyList<Claim> Claims);

/// <summary>One household's share with the figures that it rests on.</summary>
internal sealed record Claim(string HouseholdCode, Weight Offer, int NeedWeight, Weight AlreadySold, Weight Share, AllocationReasonKind Reason, Weight Level);

/// <summary>
/// Divides lines over the households of their lots by <see cref="FairAllocation"/>, from what stands in the books now. One rule for previews, approvals and divisions
/// anew. Reads are set-based: one for offers and need weights, one for seasons, one for what was sold of each produce.
/// </summary>
internal sealed class Division(MarketDb db, ICharter charter, TimeProvider clock)
{
    public async Task<IReadOnlyList<DividedLine>> Divide(IReadOnlyList<LineToDivide> lines, CancellationToken cancellation)
    {
        var terms = await charter.Terms(clock.GetUtcNow(), cancellation);
        var lots = lines.Select(line => line.LotId).ToArray();
        var offers = (await Offers(lots, cancellation)).ToLookup(offer => offer.LotId);
        var sold = await Sold(lines, cancellation);

        var divided = new List<DividedLine>(lines.Count);
        foreach (var line in lines)
        {
            var (start, before) = sold[line.Produce];
            var claimants = new List<Claimant>();
            foreach (var offer in offers[line.LotId])
            {
                var own = line.Own.GetValueOrDefault(offer.HouseholdCode);
                var grams = (line.Full.Contains(offer.HouseholdCode) ? 0 : offer.Grams) + (own is null ? 0 : own.Rest.Grams - own.Missing.Grams);
                if (grams <= 0 && own is null) continue;
                var already = before.GetValueOrDefault(offer.HouseholdCode) - (own is not null && own.WrittenAt >= start ? own.Rest.Grams : 0);
                claimants.Add(new Claimant(offer.HouseholdCode, Math.Max(0, grams), NeedWeight(terms, offer.NeedWeight, offer.Category), Math.Max(0, already)));
            }

            var result = Divide(line, claimants, terms.Version);
            divided.Add(result);
            // Two lots of one produce in one order: what the first takes counts as sold for the second.
            foreach (var claim in result.Claims) before[claim.HouseholdCode] = before.GetValueOrDefault(claim.HouseholdCode) + claim.Share.Grams;
        }

        return divided;
    }

    // Whole units as long as these make up the weight; grams where weighing has left odd rests.
    internal static DividedLine Divide(LineToDivide line, List<Claimant> claimants, int charterVersion)
    {
        var weight = line.Weight.Grams;
        var unit = line.Weight.IsMultipleOf(line.Step) ? Math.Max(1, line.Step.Grams) : 1;
        if (FairAllocation.Orderable(unit, claimants) < weight && FairAllocation.Orderable(1, claimants) >= weight) unit = 1;
        var possible = (long)Int128.Min(weight, FairAllocation.Orderable(unit, claimants));
        var shares = FairAllocation.Divide(possible, unit, claimants);
        return new DividedLine(line, new Weight(weight - possible), charterVersion, [.. shares.Select((share, i) => new Claim(
            share.HouseholdCode, new Weight(claimants[i].OfferGrams), claimants[i].NeedWeight, new Weight(claimants[i].AlreadySoldGrams), new Weight(share.ShareGrams),
            share.Reason.Kind, new Weight(share.Reason.LevelGrams)))]);
    }

    internal static int NeedWeight(CharterTerms terms, int? reviewers, HouseholdCategory? category) => reviewers ?? category switch
    {
        HouseholdCategory.OutOfPoverty => terms.NeedWeightOutOfPoverty,
        HouseholdCategory.Monitored => terms.NeedWeightMonitored,
        _ => terms.NeedWeight,
    };

    private Task<List<Offered>> Offers(Guid[] lots, CancellationToken cancellation)
    {
        var today = clock.Today();
        return (from offer in db.Offers()
                join household in db.Households() on offer.HouseholdCode equals household.Code
                where lots.Contains(offer.LotId)
                orderby offer.HouseholdCode
                select new Offered
                {
                    LotId = offer.LotId, HouseholdCode = offer.HouseholdCode, NeedWeight = household.NeedWeight,
                    Grams = offer.Offered.Grams - offer.Promised.Grams - offer.Dispatched.Grams - offer.Withdrawn.Grams,
                    Category = db.HouseholdCategories()
                        .Where(period => period.HouseholdCode == offer.HouseholdCode && period.From <= today && (period.To == null || period.To > today))
                        .OrderByDescending(period => period.From).Select(period => (HouseholdCategory?)period.Category).FirstOrDefault(),
                }).ToListAsync(cancellation);
    }

    private async Task<Dictionary<string, (DateTimeOffset Start, Dictionary<string, long> Grams)>> Sold(IReadOnlyList<LineToDivide> lines, CancellationToken cancellation)
    {
        var today = clock.Today();
        var produce = lines.Select(line => line.Produce).Distinct(StringComparer.Ordinal).ToArray();
        var months = await db.Produce().Where(kind => produce.Contains(kind.Code)).Select(kind => new { kind.Code, kind.HarvestMonths }).ToListAsync(cancellation);
        var starts = months.ToDictionary(kind => kind.Code, kind => Season.StartOf(kind.HarvestMonths, today), StringComparer.Ordinal);
        var rows = await starts.Select(kind => Sold(kind.Key, kind.Value, [.. lines.Where(line => line.Produce == kind.Key).Select(line => line.LotId)])).Aggregate(Queryable.Concat).ToListAsync(cancellation);
        var sold = rows.ToLookup(row => row.Produce, StringComparer.Ordinal);
        return starts.ToDictionary(
            kind => kind.Key, kind => (kind.Value, sold[kind.Key].ToDictionary(row => row.HouseholdCode, row => row.Grams, StringComparer.Ordinal)), StringComparer.Ordinal);
    }

    // Accepted since the season began, and what open orders still count for: their shares less what was given up or already stands in the ledger.
    private IQueryable<SoldBy> Sold(string produce, DateTimeOffset start, Guid[] lots)
    {
        var households = db.Offers().Where(offer => lots.Contains(offer.LotId)).Select(offer => offer.HouseholdCode);
        var open = from share in db.Set<Share>()
                   where share.Produce == produce && share.WrittenAt >= start && households.Contains(share.HouseholdCode)
                   select new SoldBy
                   {
                       Produce = produce, HouseholdCode = share.HouseholdCode,
                       Grams = share.Weight.Grams - share.Released.Grams > share.Settled.Grams ? share.Weight.Grams - share.Released.Grams - share.Settled.Grams : 0,
                   };
        var accepted = from entry in db.Set<LedgerEntry>()
                       join line in db.Set<OrderLine>() on entry.LineId equals line.Id
                       where line.Produce == produce && entry.OccurredAt >= start && households.Contains(entry.HouseholdCode)
                           && entry.CountsAs == EntryType.Accepted
                       select new SoldBy { Produce = produce, HouseholdCode = entry.HouseholdCode, Grams = entry.Weight.Grams };
        return open.Concat(accepted).GroupBy(row => row.HouseholdCode).Select(group => new SoldBy { Produce = produce, HouseholdCode = group.Key, Grams = group.Sum(row => row.Grams) });
    }

    private sealed class Offered
    {
        public required Guid LotId { get; init; }

        public required string HouseholdCode { get; init; }

        public required long Grams { get; init; }

        public required int? NeedWeight { get; init; }

        public required HouseholdCategory? Category { get; init; }
    }

    private sealed class SoldBy
    {
        public required string Produce { get; init; }

        public required string HouseholdCode { get; init; }

        public required long Grams { get; init; }
    }
}
