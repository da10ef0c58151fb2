using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Ledger;

/// <summary>What became of a household's goods. Liaisons see their households, cooperatives what was in their lots, reviewers their county; anything else is null.</summary>
/// <param name="HouseholdCode">The household.</param>
/// <param name="AsOf">What was recorded by then; null: now.</param>
[Allowed(Roles.Liaison, Roles.Cooperative, Roles.CountyReviewer, Roles.Administrator, Roles.Auditor)]
public sealed record GetHouseholdTonnage(string HouseholdCode, DateTimeOffset? AsOf = null) : IQuery<HouseholdTonnage?>;

/// <summary>A household's weights, in all and by lot and month.</summary>
/// <param name="Pending">Entries of this household that the roll-ups do not hold yet.</param>
public sealed record HouseholdTonnage(
    string HouseholdCode, DateTimeOffset AsOf, int Pending, TonnageSums Total, IReadOnlyList<LotTonnage> ByLot, IReadOnlyList<MonthTonnage> ByMonth);

public sealed record LotTonnage(Guid LotId, string Produce, TonnageSums Sum);

/// <param name="Month">Of the day on which it happened, in China: <c>2026-11</c>.</param>
/// <param name="Sum">The weights.</param>
public sealed record MonthTonnage(string Month, TonnageSums Sum);

internal sealed class GetHouseholdTonnageHandler(MarketDb db, TonnageReading reading, TimeProvider clock) : IRequestHandler<GetHouseholdTonnage, HouseholdTonnage?>
{
    public async Task<HouseholdTonnage?> Handle(GetHouseholdTonnage request, CancellationToken cancellationToken)
    {
        if (reading.Own() is not { } own) return null;
        var code = request.HouseholdCode;
        var asOf = AsOf.Of(request.AsOf, clock.GetUtcNow());
        var sums = await TonnageReading.Sum(
            reading.Households(asOf), reading.Day(asOf), rows => own(rows.Where(row => row.HouseholdCode == code)),
            row => new { row.LotId, row.Produce, row.OccurredOn.Year, row.OccurredOn.Month }, cancellationToken);
        // Whose nothing is recorded yet is not told apart from another's, unless the actor may see the household itself.
        if (sums.Count == 0 && !await reading.MaySee(code, cancellationToken)) return null;
        var pending = await db.Set<PendingEntry>().CountAsync(row => db.Set<LedgerEntry>().Any(entry => entry.Id == row.EntryId && entry.HouseholdCode == code), cancellationToken);
        return new HouseholdTonnage(
            code, asOf.At, pending, TonnageSums.Of(sums.Select(row => row.Sum)),
            [.. sums.GroupBy(row => (row.Key.LotId, row.Key.Produce)).OrderBy(lot => lot.Key.LotId).Select(lot => new LotTonnage(lot.Key.LotId, lot.Key.Produce, TonnageSums.Of(lot.Select(row => row.Sum))))],
            [.. sums.GroupBy(row => (row.Key.Year * 12) + row.Key.Month - 1).OrderBy(month => month.Key).Select(month => new MonthTonnage(Months.Code(month.Key), TonnageSums.Of(month.Select(row => row.Sum))))]);
    }
}
