using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>The cooperative takes its application back before the certificate is issued.</summary>
[Allowed(Roles.Cooperative)]
public sealed record WithdrawApplication(Guid ApplicationId, string? Reason = null) : ICommand<Done>;

internal sealed class WithdrawApplicationHandler(MarketDb db, CurrentActor actor, ActTrail trail, TimeProvider clock) : IRequestHandler<WithdrawApplication, Done>
{
    public async Task<Done> Handle(WithdrawApplication request, CancellationToken cancellationToken)
    {
        var (own, reason) = (actor.Organisation, request.Reason?.Trim());
        new FieldErrors().Require(reason is not { Length: > Reasons.Longest }, "reason", "text.too-long", Reasons.Longest).ThrowIfAny();
        var application = await db.Set<CertificateApplication>().SingleOrDefaultAsync(row => row.Id == request.ApplicationId && row.CooperativeId == own, cancellationToken)
            ?? throw new NotFound();
        application.Withdraw(actor.Code, clock.GetUtcNow(), string.IsNullOrEmpty(reason) ? null : reason);
        trail.Say($"application/{application.Id}", own.ToString(), application.State.ToString());
        return default;
    }
}
