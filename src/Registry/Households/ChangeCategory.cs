using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Households;

/// <summary>A household's category changes on a day: the row before ends, a new one begins.</summary>
/// <param name="From">Not later than today, not before the present category began.</param>
[Allowed(Roles.CountyReviewer, Roles.Administrator)]
public sealed record ChangeCategory(string HouseholdCode, HouseholdCategory Category, DateOnly From) : ICommand<Done>;

/// <summary>A reviewer's own need weight for a household.</summary>
/// <param name="NeedWeight">Hundredths, 50–300; null goes back to category and charter.</param>
/// <param name="Reason">Required, 5 to 400 characters.</param>
[Allowed(Roles.CountyReviewer)]
public sealed record CorrectNeedWeight(string HouseholdCode, int? NeedWeight, string Reason) : ICommand<Done>;

internal sealed class ChangeCategoryHandler(MarketDb db, HouseholdReach reach, TimeProvider clock, ActTrail trail) : IRequestHandler<ChangeCategory, Done>
{
    public async Task<Done> Handle(ChangeCategory request, CancellationToken cancellationToken)
    {
        var household = await reach.LoadLocked(request.HouseholdCode, cancellationToken);
        var present = await db.Set<CategoryPeriod>().SingleOrDefaultAsync(period => period.HouseholdCode == household.Code && period.To == null, cancellationToken);
        new FieldErrors().Require(request.From <= clock.Today() && (present is null || present.From <= request.From), "from", "registry.category-day").ThrowIfAny();
        if (present?.Category == request.Category) return default;
        if (present is not null)
        {
            present.To = request.From;
            // The filtered unique index sees the end of the one before the beginning of the other.
            await db.SaveChangesAsync(cancellationToken);
        }

        db.Add(new CategoryPeriod { Id = Guid.CreateVersion7(clock.GetUtcNow()), HouseholdCode = household.Code, Category = request.Category, From = request.From });
        trail.Say($"household/{household.Code}", household.Code, $"category {present?.Category}→{request.Category} from {request.From:O}");
        return default;
    }
}

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

/// <summary>A reason that somebody can be asked about later.</summary>
internal static class Reasons
{
    public static string Checked(string? reason)
    {
        var text = Typed.Trimmed(reason);
        new FieldErrors().Require(text is { Length: >= 5 and <= 400 }, "reason", "registry.reason-missing", 5, 400).ThrowIfAny();
        return text!;
    }
}
