using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Accounts;
using ConsumerAid.Registry.Notices;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Households;

/// <summary>Another administrator agrees or declines; the requester is told.</summary>
[Allowed(Roles.Administrator)]
public sealed record DecideUnmask(Guid RequestId, bool Approve) : ICommand<Done>;

internal sealed class DecideUnmaskHandler(MarketDb db, CurrentActor actor, TimeProvider clock, ActTrail trail) : IRequestHandler<DecideUnmask, Done>
{
    public async Task<Done> Handle(DecideUnmask request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var asked = await db.Set<UnmaskRequest>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == request.RequestId, cancellationToken)
            ?? throw new NotFound();
        RuleBroken.If(asked.AccountId == actor.Account, "registry.four-eyes");
        var (by, oldest) = (actor.Code, now - UnmaskRules.Waits);
        var decided = await db.Set<UnmaskRequest>().Where(row => row.Id == asked.Id && row.DecidedAt == null && row.At > oldest).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.DecidedAt, now).SetProperty(row => row.DecidedBy, by)
                .SetProperty(row => row.Approved, request.Approve), cancellationToken);
        if (decided == 0) throw new RuleBroken("registry.request-closed") { Status = 409 };

        if (request.Approve) db.Add(UnmaskRules.Unmasking(asked.HouseholdCode, asked.Field, asked.Reason, asked.AccountId, asked.By, by, now));
        db.Add(Notice.ToAccount(asked.AccountId, request.Approve ? "registry.notice-unmask-agreed" : "registry.notice-unmask-declined",
            [asked.HouseholdCode, by], $"/admin/households/{asked.HouseholdCode}", now));
        trail.Say($"household/{asked.HouseholdCode}", asked.HouseholdCode,
            $"{(request.Approve ? "agrees" : "declines")} that {asked.By} sees {asked.Field}");
        return default;
    }
}
