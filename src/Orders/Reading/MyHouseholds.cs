using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Allocation;
using ConsumerAid.Orders.Ledger;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Reading;

/// <summary>The households for which the liaison acts, each with what it has waiting, promised and sold; at most ten, by code.</summary>
[Allowed(Roles.Liaison)]
public sealed record MyHouseholds : IQuery<IReadOnlyList<HouseholdStanding>>;

/// <summary>Where a household's goods stand.</summary>
public sealed record HouseholdStanding
{
    public required string Code { get; init; }

    /// <summary>In full: the liaison's own household.</summary>
    public required string Name { get; init; }

    public required string VillageName { get; init; }

    /// <summary>Whether it agreed, today, that its goods are sold for it.</summary>
    public required bool MaySell { get; init; }

    /// <summary>What it grows, with the yield of a season.</summary>
    public required IReadOnlyList<HoldingFact> Holdings { get; init; }

    /// <summary>Recorded and not promised to anybody: free stocks, and what lots on their way or on sale still offer of it.</summary>
    public required Weight Waiting { get; init; }

    /// <summary>Shares of open orders that have not left.</summary>
    public required Weight Promised { get; init; }

    /// <summary>Accepted by buyers, as the ledger has it, corrections counted.</summary>
    public required Weight Sold { get; init; }
}

internal sealed class MyHouseholdsHandler(MarketDb db, CurrentActor actor, PersonalVault vault, TimeProvider clock) : IRequestHandler<MyHouseholds, IReadOnlyList<HouseholdStanding>>
{
    public async Task<IReadOnlyList<HouseholdStanding>> Handle(MyHouseholds request, CancellationToken cancellationToken)
    {
        var (liaison, today) = (actor.Liaison, clock.Today());
        var entries = db.Set<LedgerEntry>().AsNoTracking();
        var rows = await (
            from assignment in db.Assignments()
            where assignment.LiaisonId == liaison && assignment.To == null
            join household in db.Households() on assignment.HouseholdCode equals household.Code
            join village in db.Villages() on household.VillageCode equals village.Code
            orderby household.Code
            select new
            {
                household.Code, household.Name, Village = village.Name,
                MaySell = db.Consents().Any(consent => consent.HouseholdCode == household.Code && consent.Kind == ConsentKind.Sale && consent.GivenOn <= today
                    && (consent.WithdrawnOn == null || consent.WithdrawnOn > today)),
                Free = db.Stocks().Where(stock => stock.HouseholdCode == household.Code && stock.State == StockState.Waiting).Sum(stock => stock.Weight.Grams),
                Offered = db.Offers()
                    .Where(offer => offer.HouseholdCode == household.Code && db.Lots().Any(lot => lot.Id == offer.LotId && lot.State != LotState.Expired && lot.State != LotState.Withdrawn))
                    .Sum(offer => offer.Offered.Grams - offer.Promised.Grams - offer.Dispatched.Grams - offer.Withdrawn.Grams),
                Promised = db.Set<Share>().Where(share => share.HouseholdCode == household.Code).Sum(share => share.Weight.Grams - share.Taken.Grams - share.Released.Grams),
                Sold = entries.Where(entry => entry.HouseholdCode == household.Code && entry.CountsAs == EntryType.Accepted).Sum(entry => entry.Weight.Grams),
            }).ToListAsync(cancellationToken);
        var codes = rows.Select(row => row.Code).ToArray();
        var holdings = (await db.Holdings().Where(holding => codes.Contains(holding.HouseholdCode)).OrderByDescending(holding => holding.YieldPerSeason.Grams).ToListAsync(cancellationToken))
            .ToLookup(holding => holding.HouseholdCode, StringComparer.Ordinal);
        return [.. rows.Select(row => new HouseholdStanding
        {
            Code = row.Code, Name = vault.Open(row.Name), VillageName = row.Village, MaySell = row.MaySell, Holdings = [.. holdings[row.Code]], Waiting = new Weight(row.Free + row.Offered),
            Promised = new Weight(row.Promised), Sold = new Weight(row.Sold),
        })];
    }
}
