using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Ledger;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Reading;

/// <summary>What a household gave and what became of it, from the ledger with its corrections, for its own hands: for its liaison, newest first. Null for others.</summary>
/// <param name="Limit">The most deliveries, 1–200.</param>
[Allowed(Roles.Liaison)]
public sealed record GetHouseholdSlip(string HouseholdCode, int Limit = 50) : IQuery<HouseholdSlip?>;

/// <summary>A household's proof on paper.</summary>
public sealed record HouseholdSlip(string HouseholdCode, string HouseholdName, IReadOnlyList<SlipRow> Rows);

/// <summary>One weigh slip's goods of one lot.</summary>
public sealed record SlipRow
{
    public required Guid DispatchId { get; init; }

    public required string DispatchNumber { get; init; }

    public required string SlipNo { get; init; }

    public required DateTimeOffset LeftAt { get; init; }

    public required string LotTitle { get; init; }

    public required UnitPrice HouseholdPrice { get; init; }

    public required Weight Dispatched { get; init; }

    public required Weight Accepted { get; init; }

    public required Weight Rejected { get; init; }

    /// <summary>The buyer has not said yet what is accepted.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>The accepted weight at the household price.</summary>
    public Money Due => HouseholdPrice.For(Accepted);
}

internal sealed class GetHouseholdSlipHandler(MarketDb db, CurrentActor actor, PersonalVault vault) : IRequestHandler<GetHouseholdSlip, HouseholdSlip?>
{
    public async Task<HouseholdSlip?> Handle(GetHouseholdSlip request, CancellationToken cancellationToken)
    {
        var (liaison, code, most) = (actor.Liaison, request.HouseholdCode, Math.Clamp(request.Limit, 1, 200));
        var household = await db.Households().Where(row => row.Code == code)
            .Where(row => db.Assignments().Any(assignment => assignment.HouseholdCode == code && assignment.LiaisonId == liaison && assignment.To == null))
            .Select(row => new { row.Name }).SingleOrDefaultAsync(cancellationToken);
        if (household is null) return null;

        var sums = from entry in db.Set<LedgerEntry>().AsNoTracking()
                   where entry.HouseholdCode == code
                   group entry by new { entry.DispatchId, entry.LineId } into entries
                   select new
                   {
                       entries.Key.DispatchId, entries.Key.LineId,
                       Dispatched = entries.Sum(entry => entry.CountsAs == EntryType.Dispatched ? entry.Weight.Grams : 0),
                       Accepted = entries.Sum(entry => entry.CountsAs == EntryType.Accepted ? entry.Weight.Grams : 0),
                       Rejected = entries.Sum(entry => entry.CountsAs == EntryType.Rejected ? entry.Weight.Grams : 0),
                   };
        var rows = await (from sum in sums
                          join dispatch in db.Set<Dispatch>() on sum.DispatchId equals dispatch.Id
                          join line in db.Set<OrderLine>() on sum.LineId equals line.Id
                          join lot in db.Lots() on line.LotId equals lot.Id
                          orderby dispatch.LeftAt descending, dispatch.Id
                          select new { Sum = sum, dispatch.Number, dispatch.SlipNo, dispatch.LeftAt, dispatch.State, lot.Title, line.HouseholdPrice }).Take(most).ToListAsync(cancellationToken);
        return new HouseholdSlip(code, vault.Open(household.Name), [.. rows.Select(row => new SlipRow
        {
            DispatchId = row.Sum.DispatchId, DispatchNumber = row.Number, SlipNo = row.SlipNo, LeftAt = row.LeftAt, LotTitle = row.Title, HouseholdPrice = row.HouseholdPrice,
            Dispatched = new Weight(row.Sum.Dispatched), Accepted = new Weight(row.Sum.Accepted), Rejected = new Weight(row.Sum.Rejected),
            IsOpen = row.State is DispatchState.UnderWay or DispatchState.Arrived,
        })]);
    }
}
