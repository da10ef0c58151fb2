using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Registry.Households;
using ConsumerAid.Registry.Liaisons;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Seeding;

/// <summary>Enters many households at once, with all that selling needs. A few thousand in one command are best.</summary>
/// <returns>Their codes, in the same order.</returns>
[SystemOnly]
public sealed record EnrolHouseholds(IReadOnlyList<EnrolledHousehold> Households) : ICommand<IReadOnlyList<string>>;

/// <summary>A household to enter.</summary>
public sealed record EnrolledHousehold
{
    public required string VillageCode { get; init; }

    public required HouseholdForm Form { get; init; }

    public required HouseholdCategory Category { get; init; }

    public required IReadOnlyList<HoldingForm> Holdings { get; init; }

    /// <summary>The cooperative that it has belonged to since <see cref="At"/>, or null.</summary>
    public Guid? CooperativeId { get; init; }

    /// <summary>The liaison who has acted for it since <see cref="At"/>, or null.</summary>
    public Guid? LiaisonId { get; init; }

    /// <summary>What it agreed to at <see cref="At"/>.</summary>
    public IReadOnlyList<ConsentKind> Consents { get; init; } = [];

    /// <summary>Who was there when it agreed.</summary>
    public string Witness { get; init; } = "";

    public required DateTimeOffset At { get; init; }
}

internal sealed class EnrolHouseholdsHandler(MarketDb db, PersonalVault vault, Counters counters, CurrentActor actor, TimeProvider clock,
    ActTrail trail)
    : IRequestHandler<EnrolHouseholds, IReadOnlyList<string>>
{
    public async Task<IReadOnlyList<string>> Handle(EnrolHouseholds request, CancellationToken cancellationToken)
    {
        var next = await counters.Numbers(request.Households.Select(row => Series.Household(row.VillageCode[..6])), cancellationToken);
        var codes = new List<string>(request.Households.Count);
        foreach (var row in request.Households)
        {
            var county = row.VillageCode[..6];
            var code = $"HH-{county}-{next(Series.Household(county)):D6}";
            codes.Add(code);
            db.AddRange(SeededHouseholds.Of(code, row, vault, vault.Seal(row.Witness), clock.Today(), actor.Code));
        }

        await db.SaveChangesAsync(cancellationToken);
        var liaisons = request.Households.Select(row => row.LiaisonId).OfType<Guid>().Distinct().ToList();
        // The CHECK on the row refuses an eleventh household.
        await db.Set<Liaison>().Where(row => liaisons.Contains(row.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Households, row =>
                db.Set<Assignment>().Count(assignment => assignment.LiaisonId == row.Id && assignment.To == null)), cancellationToken);
        trail.Say("household/many", detail: $"{codes.Count} enrolled");
        return codes;
    }
}
