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

internal sealed class ChangeCategoryHandler(MarketDb db, HouseholdReach reach, TimeProvider clock, ActTrail trail)
    : IRequestHandler<ChangeCategory, Done>
{
    public async Task<Done> Handle(ChangeCategory request, CancellationToken cancellationToken)
    {
        var household = await reach.LoadLocked(request.HouseholdCode, cancellationToken);
        var present = await db.Set<CategoryPeriod>()
            .SingleOrDefaultAsync(period => period.HouseholdCode == household.Code && period.To == null, cancellationToken);
        var fits = request.From <= clock.Today() && (present is null || present.From <= request.From);
        new FieldErrors().Require(fits, "from", "registry.category-day").ThrowIfAny();
        if (present?.Category == request.Category) return default;
        if (present is not null)
        {
            present.To = request.From;
            // The filtered unique index sees the end of the one before the beginning of the other.
            await db.SaveChangesAsync(cancellationToken);
        }

        db.Add(new CategoryPeriod { Id = Guid.CreateVersion7(clock.GetUtcNow()), HouseholdCode = household.Code, Category = request.Category,
            From = request.From });
        trail.Say($"household/{household.Code}", household.Code, $"category {present?.Category}→{request.Category} from {request.From:O}");
        return default;
    }
}
