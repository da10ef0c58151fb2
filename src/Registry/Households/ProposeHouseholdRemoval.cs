using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Proposals;
using MediatR;

namespace ConsumerAid.Registry.Households;

/// <summary>Proposes that a household is removed from the programme; it is when another administrator agrees.</summary>
/// <param name="Reason">5 to 400 characters.</param>
[Allowed(Roles.Administrator)]
public sealed record ProposeHouseholdRemoval(string HouseholdCode, RemovalCause Cause, string Reason) : ICommand<Guid>;

internal sealed class ProposeHouseholdRemovalHandler(HouseholdReach reach, ProposalBook proposals) : IRequestHandler<ProposeHouseholdRemoval, Guid>
{
    public async Task<Guid> Handle(ProposeHouseholdRemoval request, CancellationToken cancellationToken)
    {
        var household = await reach.Load(request.HouseholdCode, cancellationToken);
        new FieldErrors().Require(Enum.IsDefined(request.Cause), "cause", "registry.removal-cause").ThrowIfAny();
        return await proposals.Add(ProposalKind.HouseholdRemoval, $"household/{household.Code}", Proposal.Write(request.Cause), request.Reason, cancellationToken);
    }
}
