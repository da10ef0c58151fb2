using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>The office says yes or, with a reason, no to a listing of a cooperative that was called to talk.</summary>
[Allowed(Roles.Administrator)]
public sealed record DecideListing(Guid PermitId, bool Grant, string? Reason = null) : ICommand<Done>;

internal sealed class DecideListingHandler(MarketDb db, CaseNotices notices, CurrentActor actor, ActTrail trail, TimeProvider clock) : IRequestHandler<DecideListing, Done>
{
    public async Task<Done> Handle(DecideListing request, CancellationToken cancellationToken)
    {
        var reason = request.Reason?.Trim();
        new FieldErrors()
            .Require(request.Grant || !string.IsNullOrEmpty(reason), "reason", "cases.reasons-missing")
            .Require(reason is not { Length: > 400 }, "reason", "text.too-long", 400)
            .ThrowIfAny();
        var permit = await db.Set<ListingPermit>().SingleOrDefaultAsync(row => row.Id == request.PermitId, cancellationToken) ?? throw new NotFound();
        permit.Decide(request.Grant, string.IsNullOrEmpty(reason) ? null : reason, actor.Code, clock.GetUtcNow());
        trail.Say($"lot/{permit.LotId}", permit.CooperativeId.ToString(), request.Grant ? "granted" : "refused");
        var number = await db.Lots().Where(lot => lot.Id == permit.LotId).Select(lot => lot.Number).SingleAsync(cancellationToken);
        await notices.TellParty(
            new Party(PartyKind.Cooperative, permit.CooperativeId), request.Grant ? "cases.notice-listing-granted" : "cases.notice-listing-refused",
            request.Grant ? $"/cooperative/lots/{permit.LotId}" : "/standing", cancellationToken, number);
        return default;
    }
}
