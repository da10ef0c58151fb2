using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Registry.Liaisons;
using ConsumerAid.Registry.Regions;
using ConsumerAid.Registry.Seeding;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Households;

/// <summary>
/// Enters a household. A liaison enters it in its own county and looks after it from then on; a reviewer enters it in the county reviewed.
/// </summary>
/// <param name="VillageCode">12 digits; decides the county.</param>
[Allowed(Roles.CountyReviewer, Roles.Administrator, Roles.Liaison)]
public sealed record RegisterHousehold(string VillageCode, HouseholdForm Form, HouseholdCategory Category, IReadOnlyList<HoldingForm> Holdings)
    : ICommand<RegisteredHousehold>;

/// <param name="Code">The new household's code.</param>
/// <param name="Warnings">Codes of what the actor should look at: <c>registry.phone-shared</c>, <c>registry.bank-account-shared</c>.</param>
public sealed record RegisteredHousehold(string Code, IReadOnlyList<string> Warnings);

internal sealed class RegisterHouseholdHandler(MarketDb db, PersonalVault vault, Counters counters, CurrentActor actor, TimeProvider clock,
    ActTrail trail)
    : IRequestHandler<RegisterHousehold, RegisteredHousehold>
{
    public async Task<RegisteredHousehold> Handle(RegisterHousehold request, CancellationToken cancellationToken)
    {
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        var form = CheckedHousehold.Of(request.Form, today);
        CheckedHousehold.Check(request.Holdings);
        var village = await db.Set<Village>().AsNoTracking().SingleOrDefaultAsync(row => row.Code == request.VillageCode, cancellationToken);
        var inReach = village is not null && (actor.Is(Roles.Administrator) || village.CountyCode == actor.County);
        new FieldErrors().Require(inReach, "villageCode", "registry.village-unknown").ThrowIfAny();

        var number = await counters.Next(Series.Household(village!.CountyCode), cancellationToken);
        var household = new Household
        {
            Code = $"HH-{village.CountyCode}-{number:D6}", Name = default, VillageCode = village.Code, CountyCode = village.CountyCode,
            People = form.People, RegisteredAt = now,
        };
        form.WriteTo(household, vault);
        var warnings = await HouseholdDuplicates.Find(db, household, cancellationToken);
        db.Add(household);
        db.Add(new CategoryPeriod { Id = Guid.CreateVersion7(now), HouseholdCode = household.Code, Category = request.Category, From = today });
        db.AddRange(request.Holdings.Select(holding =>
            Holding.Of(Guid.CreateVersion7(now), household.Code, holding.Produce.Trim(), holding.Size, holding.Unit, holding.YieldPerUnit)));
        if (!actor.Is(Roles.Administrator) && !actor.Is(Roles.CountyReviewer))
        {
            await LiaisonLoad.Take(db, actor.Liaison, cancellationToken);
            db.Add(new Assignment { Id = Guid.CreateVersion7(now), HouseholdCode = household.Code, LiaisonId = actor.Liaison, From = today });
        }

        trail.Say($"household/{household.Code}", household.Code, $"category {request.Category}");
        return new RegisteredHousehold(household.Code, warnings);
    }
}
