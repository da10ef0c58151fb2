using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>
/// The cooperative changes a draft or returned lot; null leaves a thing as it is. Of a lot on sale only the note (and pictures) may change, and nothing of one in review:
/// else <c>catalog.frozen</c>. To sell under other terms, withdraw it and list again.
/// </summary>
[Allowed(Roles.Cooperative)]
public sealed record ChangeLot(
    Guid LotId, string? Title = null, UnitPrice? UnitPrice = null, UnitPrice? HouseholdPrice = null, IReadOnlyList<Tier>? Tiers = null, Weight? MinimumOrder = null,
    Weight? Step = null, string? CertificateNo = null, string? Packaging = null, string? Note = null) : ICommand<Done>;

internal sealed class ChangeLotHandler(MarketDb db, CurrentActor actor, ActTrail trail, TimeProvider clock, ICharter charter) : IRequestHandler<ChangeLot, Done>
{
    public async Task<Done> Handle(ChangeLot request, CancellationToken cancellationToken)
    {
        var lot = await OwnLots.Get(db, actor, request.LotId, cancellationToken);
        var tiers = request.Tiers ?? [.. lot.Tiers.OrderBy(tier => tier.Position).Select(tier => new Tier(tier.From, tier.UnitPrice))];
        var terms = new LotTerms(
            request.Title?.Trim() ?? lot.Title, request.UnitPrice ?? lot.UnitPrice, request.HouseholdPrice ?? lot.HouseholdPrice, tiers, request.MinimumOrder ?? lot.MinimumOrder,
            request.Step ?? lot.Step, request.CertificateNo?.Trim() ?? lot.CertificateNo, request.Packaging?.Trim() ?? lot.Packaging, request.Note?.Trim() ?? lot.Note);
        terms.Check(terms.UnitPrice.Share((await charter.Terms(clock.GetUtcNow(), cancellationToken)).HouseholdShareHundredths));
        lot.Change(terms);
        trail.Say($"lot/{lot.Id}", lot.CooperativeId.ToString(), $"{lot.State.Code()}: {lot.UnitPrice.FenPerTonne} fen/t, household {lot.HouseholdPrice.FenPerTonne} fen/t");
        return default;
    }
}

/// <summary>A cooperative's own lots.</summary>
internal static class OwnLots
{
    /// <exception cref="NotFound">No such lot, or another's.</exception>
    public static async Task<Lot> Get(MarketDb db, CurrentActor actor, Guid id, CancellationToken cancellation)
    {
        var own = actor.Organisation;
        return await db.Set<Lot>().Include(lot => lot.Tiers).SingleOrDefaultAsync(lot => lot.Id == id && lot.CooperativeId == own, cancellation) ?? throw new NotFound();
    }
}
