using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using MediatR;

namespace ConsumerAid.Registry.Households;

/// <summary>A reviewer's own need weight for a household.</summary>
/// <param name="NeedWeight">Hundredths, 50–300; null goes back to category and charter.</param>
/// <param name="Reason">Required, 5 to 400 characters.</param>
[Allowed(Roles.CountyReviewer)]
public sealed record CorrectNeedWeight(string HouseholdCode, int? NeedWeight, string Reason) : ICommand<Done>;

internal sealed class CorrectNeedWeightHandler(HouseholdReach reach, ActTrail trail) : IRequestHandler<CorrectNeedWeight, Done>
{
    public async Task<Done> Handle(CorrectNeedWeight request, CancellationToken cancellationToken)
    {
        var household = await reach.Load(request.HouseholdCode, cancellationToken);
        var before = household.NeedWeight;
        household.CorrectNeedWeight(request.NeedWeight, Reasons.Checked(request.Reason));
        trail.Say($"household/{household.Code}", household.Code, $"needWeight {before}→{request.NeedWeight}: {request.Reason}");
        return default;
    }
}
