using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog.Distress;

/// <summary>A reviewer of the county, or the office, has looked into a label: only this makes it forged, whatever its photos look like. Another person than who set it.</summary>
/// <param name="Reason">5 to 400 characters.</param>
[Allowed(Roles.CountyReviewer, Roles.Administrator)]
public sealed record JudgeDistressLabel(Guid LabelId, bool Forged, string? Reason) : ICommand<Done>;

internal sealed class JudgeDistressLabelHandler(MarketDb db, CurrentActor actor, ActTrail trail, TimeProvider clock, LotDistress lots) : IRequestHandler<JudgeDistressLabel, Done>
{
    public async Task<Done> Handle(JudgeDistressLabel request, CancellationToken cancellationToken)
    {
        var reason = request.Reason?.Trim();
        new FieldErrors().Require(reason is { Length: >= 5 }, "reason", "distress.reason-missing").Require(reason is not { Length: > 400 }, "reason", "text.too-long", 400).ThrowIfAny();
        var label = await DistressReach.Of(db, actor).SingleOrDefaultAsync(row => row.Id == request.LabelId, cancellationToken) ?? throw new NotFound();
        label.Judge(request.Forged, actor.Code, clock.GetUtcNow(), reason!);
        trail.Say($"stock/{label.StockId}", label.HouseholdCode, $"distress/{label.Id} {(request.Forged ? "forged" : "genuine")}");
        await db.SaveChangesAsync(cancellationToken);
        if (!request.Forged) return default;
        var live = await db.Set<Stock>().Where(stock => stock.Id == label.StockId && stock.LotId != null).Select(stock => stock.LotId!.Value).ToListAsync(cancellationToken);
        await lots.Tell(live, cancellationToken);
        return default;
    }
}

/// <summary>Labels that an actor may look at.</summary>
internal static class DistressReach
{
    public static IQueryable<DistressLabel> Of(MarketDb db, CurrentActor actor)
    {
        if (actor.Value.IsSystem || actor.Is(Roles.Administrator) || actor.Is(Roles.Auditor)) return db.Set<DistressLabel>();
        if (actor.Is(Roles.CountyReviewer))
        {
            var county = actor.County;
            return db.Set<DistressLabel>().Where(label => label.CountyCode == county);
        }

        var liaison = actor.Liaison;
        return db.Set<DistressLabel>().Where(label => Registry.Facts.Assignments(db).Any(row => row.HouseholdCode == label.HouseholdCode && row.LiaisonId == liaison && row.To == null));
    }
}
