using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Registry.Liaisons;
using ConsumerAid.Registry.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Households;

/// <summary>A household joins a cooperative of its county, today. A second time changes nothing.</summary>
[Allowed(Roles.CountyReviewer, Roles.Administrator, Roles.Liaison)]
public sealed record JoinCooperative(string HouseholdCode, Guid CooperativeId) : ICommand<Done>;

internal sealed class JoinCooperativeHandler(MarketDb db, HouseholdReach reach, TimeProvider clock, ActTrail trail)
    : IRequestHandler<JoinCooperative, Done>
{
    public async Task<Done> Handle(JoinCooperative request, CancellationToken cancellationToken)
    {
        var household = await reach.LoadLocked(request.HouseholdCode, cancellationToken);
        var known = await db.Set<Organisation>().AnyAsync(
            row => row.Id == request.CooperativeId && row.Kind == OrganisationKind.Cooperative && row.CountyCode == household.CountyCode
                && row.Active, cancellationToken);
        new FieldErrors().Require(known, "cooperativeId", "registry.cooperative-unknown").ThrowIfAny();
        var member = await db.Set<Membership>()
            .AnyAsync(row => row.CooperativeId == request.CooperativeId && row.HouseholdCode == household.Code && row.To == null, cancellationToken);
        if (member) return default;
        db.Add(new Membership { Id = Guid.CreateVersion7(clock.GetUtcNow()), HouseholdCode = household.Code, CooperativeId = request.CooperativeId,
            From = clock.Today() });
        trail.Say($"household/{household.Code}", household.Code, $"cooperative {request.CooperativeId}");
        return default;
    }
}
