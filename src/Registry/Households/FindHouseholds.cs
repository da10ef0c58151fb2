using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Accounts;
using ConsumerAid.Registry.Liaisons;
using ConsumerAid.Registry.Personal;
using ConsumerAid.Registry.Regions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Households;

/// <summary>The households in the actor's reach, by code, masked by role.</summary>
/// <param name="Text">The beginning of a code, or a whole phone number.</param>
/// <param name="VillageCode">Only this village's.</param>
/// <param name="After">The last code of the page before.</param>
/// <param name="Limit">At most 200.</param>
[Allowed(Roles.Liaison, Roles.Cooperative, Roles.CountyReviewer, Roles.Administrator, Roles.Auditor)]
public sealed record FindHouseholds(string? Text = null, string? VillageCode = null, string? After = null, int Limit = 50) : IQuery<HouseholdPage>;

/// <param name="Items">The households.</param>
/// <param name="Next">Where the next page begins, or null at the end.</param>
public sealed record HouseholdPage(IReadOnlyList<HouseholdRow> Items, string? Next);

/// <summary>A household in a list.</summary>
/// <param name="Name">Masked by role.</param>
/// <param name="Phone">Masked by role; null when there is none.</param>
/// <param name="Category">Today's.</param>
/// <param name="LiaisonCode">Who acts for it, or null.</param>
/// <param name="NeedWeight">A reviewer's own value in hundredths, or null.</param>
public sealed record HouseholdRow(
    string Code, string? Name, string? Phone, VillageFact Village, string CountyName, int People, HouseholdCategory? Category, string? LiaisonCode,
    int? NeedWeight);

internal sealed class FindHouseholdsHandler(MarketDb db, HouseholdReach reach, PersonalVault vault) : IRequestHandler<FindHouseholds, HouseholdPage>
{
    public async Task<HouseholdPage> Handle(FindHouseholds request, CancellationToken cancellationToken)
    {
        var limit = Math.Clamp(request.Limit, 1, 200);
        var found = reach.Visible().AsNoTracking();
        // Removed ones are found by their code alone.
        if (Typed.Trimmed(request.Text) is null) found = found.Where(household => household.RemovedOn == null);
        if (request.VillageCode is { } village) found = found.Where(household => household.VillageCode == village);
        if (request.After is { } after) found = found.Where(household => string.Compare(household.Code, after) > 0);
        if (Typed.Trimmed(request.Text) is { } text)
        {
            var hash = PhoneNumber.Parse(text) is { } phone ? vault.Hash("phone", phone) : null;
            var start = text.ToUpperInvariant();
            found = hash is null ? found.Where(household => household.Code.StartsWith(start)) : found.Where(household => household.PhoneHash == hash);
        }

        var rows = await (
            from household in found.OrderBy(household => household.Code).Take(limit + 1)
            join place in db.Set<Village>() on household.VillageCode equals place.Code
            join county in db.Set<County>() on household.CountyCode equals county.Code
            orderby household.Code
            select new
            {
                household.Code, household.Name, household.Phone, household.People, household.NeedWeight, County = county.NameZh,
                Village = new VillageFact { Code = place.Code, Name = place.Name, Town = place.Town, CountyCode = place.CountyCode },
                Category = db.Set<CategoryPeriod>().Where(row => row.HouseholdCode == household.Code && row.To == null)
                    .Select(row => (HouseholdCategory?)row.Category).FirstOrDefault(),
                Liaison = (from assignment in db.Set<Assignment>()
                           join liaison in db.Set<Liaison>() on assignment.LiaisonId equals liaison.Id
                           where assignment.HouseholdCode == household.Code && assignment.To == null
                           select liaison.Code).FirstOrDefault(),
            }).ToListAsync(cancellationToken);

        var viewer = reach.Viewer;
        var items = rows.Take(limit).Select(row => new HouseholdRow(
            row.Code, Masks.Name(vault.Open(row.Name), viewer), row.Phone.IsEmpty ? null : Masks.Phone(vault.Open(row.Phone), viewer),
            Masks.Village(row.Village, viewer), row.County, row.People, row.Category, row.Liaison, row.NeedWeight)).ToList();
        return new HouseholdPage(items, rows.Count > limit ? items[^1].Code : null);
    }
}
