using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Registry.Liaisons;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Households;

/// <summary>A household leaves a cooperative, today; what it sold through it stays.</summary>
[Allowed(Roles.CountyReviewer, Roles.Administrator, Roles.Liaison)]
public sealed record LeaveCooperative(string HouseholdCode, Guid CooperativeId) : ICommand<Done>;

internal sealed class LeaveCooperativeHandler(MarketDb db, HouseholdReach reach, TimeProvider clock, ActTrail trail)
    : IRequestHandler<LeaveCooperative, Done>
{
    public async Task<Done> Handle(LeaveCooperative request, CancellationToken cancellationToken)
    {
        var household = await reach.LoadLocked(request.HouseholdCode, cancellationToken);
        var membership = await db.Set<Membership>()
            .SingleOrDefaultAsync(row => row.CooperativeId == request.CooperativeId && row.HouseholdCode == household.Code
                && row.To == null, cancellationToken) ?? throw new NotFound();
        membership.To = clock.Today();
        trail.Say($"household/{household.Code}", household.Code, $"left cooperative {request.CooperativeId}");
        return default;
    }
}
