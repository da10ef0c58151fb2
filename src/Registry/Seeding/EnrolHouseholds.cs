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
        var next = await counters.Numbers(request.Households.Select(row => $"household-{row.VillageCode[..6]}"), cancellationToken);
        var codes = new List<string>(request.Households.Count);
        foreach (var row in request.Households)
        {
            var (county, day) = (row.VillageCode[..6], ChinaTime.DayOf(row.At));
            CheckedHousehold.Check(row.Holdings);
            var household = new Household
            {
                Code = $"HH-{county}-{next($"household-{county}"):D6}", Name = default, VillageCode = row.VillageCode, CountyCode = county,
                People = row.Form.People, RegisteredAt = row.At,
            };
            CheckedHousehold.Of(row.Form, clock.Today()).WriteTo(household, vault);
            codes.Add(household.Code);
            db.Add(household);
            db.Add(new CategoryPeriod { Id = Guid.CreateVersion7(row.At), HouseholdCode = household.Code, Category = row.Category, From = day });
            db.AddRange(row.Holdings.Select(holding =>
                Holding.Of(Guid.CreateVersion7(row.At), household.Code, holding.Produce, holding.Size, holding.Unit, holding.YieldPerUnit)));
            if (row.CooperativeId is { } cooperative)
            {
                db.Add(new Membership { Id = Guid.CreateVersion7(row.At), HouseholdCode = household.Code, CooperativeId = cooperative, From = day });
            }

            if (row.LiaisonId is { } liaison)
            {
                db.Add(new Assignment { Id = Guid.CreateVersion7(row.At), HouseholdCode = household.Code, LiaisonId = liaison, From = day });
            }

            db.AddRange(row.Consents.Select(kind => new Consent
            {
                Id = Guid.CreateVersion7(row.At), HouseholdCode = household.Code, Kind = kind, TextVersion = ConsentTexts.Current(kind),
                Witness = vault.Seal(row.Witness),
                GivenOn = day, RecordedBy = actor.Code, RecordedAt = row.At,
            }));
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
