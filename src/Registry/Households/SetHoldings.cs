using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Liaisons;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Households;

/// <summary>Enters all holdings of a household anew.</summary>
[Allowed(Roles.CountyReviewer, Roles.Administrator, Roles.Liaison)]
public sealed record SetHoldings(string Code, IReadOnlyList<HoldingForm> Holdings) : ICommand<Done>;

internal sealed class SetHoldingsHandler(MarketDb db, HouseholdReach reach, TimeProvider clock, ActTrail trail) : IRequestHandler<SetHoldings, Done>
{
    public async Task<Done> Handle(SetHoldings request, CancellationToken cancellationToken)
    {
        CheckedHousehold.Check(request.Holdings);
        var household = await reach.LoadLocked(request.Code, cancellationToken);
        var before = await db.Set<Holding>().AsNoTracking().Where(holding => holding.HouseholdCode == household.Code).ToListAsync(cancellationToken);
        await db.Set<Holding>().Where(holding => holding.HouseholdCode == household.Code).ExecuteDeleteAsync(cancellationToken);
        var after = request.Holdings.Select(holding =>
            Holding.Of(Guid.CreateVersion7(clock.GetUtcNow()), household.Code, holding.Produce.Trim(), holding.Size, holding.Unit,
                holding.YieldPerUnit)).ToList();
        db.AddRange(after);
        trail.Say($"household/{household.Code}", household.Code, $"holdings {Told(before)} → {Told(after)}");
        return default;
    }

    private static string Told(IEnumerable<Holding> holdings) =>
        string.Join(", ", holdings.Take(10).Select(holding => $"{holding.Produce} {holding.Size}×{holding.YieldPerUnit.Grams}g"));
}
