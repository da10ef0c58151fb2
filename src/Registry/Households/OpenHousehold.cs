using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry.Liaisons;
using ConsumerAid.Registry.Organisations;
using ConsumerAid.Registry.Personal;
using ConsumerAid.Registry.Regions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Households;

/// <summary>
/// One household with all that is on record, masked by role; what the actor has unmasked shows for ten minutes. Null: none in the actor's reach. A household's circumstances
/// are sensitive (Personal Information Protection Law, art. 28), so each reading stands in the trail with what it was for.
/// </summary>
[Allowed(Roles.Liaison, Roles.Cooperative, Roles.CountyReviewer, Roles.Administrator, Roles.Auditor)]
public sealed record OpenHousehold(string Code) : ICommand<HouseholdSheet?>;

/// <summary>A household as the actor may see it: a null among name, phone, ID number and account is either not there or not for this actor.</summary>
public sealed record HouseholdSheet
{
    public required string Code { get; init; }

    public required string? Name { get; init; }

    public required string? Phone { get; init; }

    public required string? IdNumber { get; init; }

    public required string? BankAccount { get; init; }

    /// <summary>The fields that there are, whether shown or not.</summary>
    public required IReadOnlySet<PersonalField> OnRecord { get; init; }

    /// <summary>The fields shown in full by an unmasking, each until when.</summary>
    public required IReadOnlyDictionary<PersonalField, DateTimeOffset> Unmasked { get; init; }

    /// <summary>Down to the township for those who are not the case's own role.</summary>
    public required VillageFact Village { get; init; }

    public required CountyFact County { get; init; }

    public required int People { get; init; }

    /// <summary>A reviewer's own value in hundredths, or null.</summary>
    public required int? NeedWeight { get; init; }

    public required string? NeedWeightReason { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>Since when it is no household of the programme any more, or null.</summary>
    public required DateOnly? RemovedOn { get; init; }

    public required RemovalCause? RemovalCause { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<HouseholdCategoryFact> Categories { get; init; }

    public required IReadOnlyList<HoldingRow> Holdings { get; init; }

    public required IReadOnlyList<MembershipRow> Memberships { get; init; }

    /// <summary>Who acts and acted for it, newest first.</summary>
    public required IReadOnlyList<LiaisonRow> Liaisons { get; init; }

    public required IReadOnlyList<ConsentRow> Consents { get; init; }
}

/// <param name="Size">Hundredths of a 亩; whole heads, birds, hives or plants.</param>
public sealed record HoldingRow(string Produce, long Size, HoldingUnit Unit, Weight YieldPerUnit, Weight YieldPerSeason);

/// <summary>A membership with the cooperative's name.</summary>
public sealed record MembershipRow(Guid CooperativeId, string Code, string Name, DateOnly From, DateOnly? To);

/// <param name="Name">The liaison's name, masked by role.</param>
public sealed record LiaisonRow(Guid LiaisonId, string Code, string? Name, DateOnly From, DateOnly? To);

/// <param name="Witness">The witness's name, masked by role.</param>
public sealed record ConsentRow(ConsentKind Kind, string TextVersion, string? Witness, DateOnly GivenOn, DateOnly? WithdrawnOn, string RecordedBy);

internal sealed class OpenHouseholdHandler(MarketDb db, HouseholdReach reach, PersonalVault vault, CurrentActor actor, ActTrail trail, TimeProvider clock)
    : IRequestHandler<OpenHousehold, HouseholdSheet?>
{
    public async Task<HouseholdSheet?> Handle(OpenHousehold request, CancellationToken cancellationToken)
    {
        var household = await reach.Visible().AsNoTracking().SingleOrDefaultAsync(row => row.Code == request.Code, cancellationToken);
        if (household is null) return null;
        trail.Say($"household/{household.Code}", household.Code, reach.Viewer == Viewer.Own ? "own case" : "oversight");

        var (code, viewer, now, account) = (household.Code, reach.Viewer, clock.GetUtcNow(), actor.Value.AccountId);
        var unmasked = (await db.Set<Unmasking>().AsNoTracking()
            .Where(row => row.AccountId == account && row.Until > now && row.HouseholdCode == code).ToListAsync(cancellationToken))
            .GroupBy(row => row.Field).ToDictionary(rows => rows.Key, rows => rows.Max(row => row.Until));
        var memberships = await (from row in db.Set<Membership>().AsNoTracking()
                                 join cooperative in db.Set<Organisation>() on row.CooperativeId equals cooperative.Id
                                 where row.HouseholdCode == code
                                 orderby row.From descending
                                 select new MembershipRow(cooperative.Id, cooperative.Code, cooperative.Name, row.From, row.To))
                                     .ToListAsync(cancellationToken);
        var liaisons = await (from row in db.Set<Assignment>().AsNoTracking()
                              join liaison in db.Set<Liaison>() on row.LiaisonId equals liaison.Id
                              where row.HouseholdCode == code
                              orderby row.To == null descending, row.From descending
                              select new { liaison.Id, liaison.Code, liaison.Name, row.From, row.To }).Take(50).ToListAsync(cancellationToken);
        var consents = await db.Set<Consent>().AsNoTracking().Where(row => row.HouseholdCode == code).OrderByDescending(row => row.GivenOn).Take(50)
            .ToListAsync(cancellationToken);

        return new HouseholdSheet
        {
            Code = code,
            Name = Shown(PersonalField.Name, household.Name, Masks.Name),
            Phone = Shown(PersonalField.Phone, household.Phone, Masks.Phone),
            IdNumber = Shown(PersonalField.IdNumber, household.IdNumber, Masks.IdNumber),
            BankAccount = Shown(PersonalField.BankAccount, household.BankAccount, Masks.BankAccount),
            OnRecord = household.OnRecord(),
            Unmasked = unmasked,
            Village = Masks.Village(
                await db.Villages().SingleAsync(row => row.Code == household.VillageCode, cancellationToken), unmasked.ContainsKey(PersonalField.Village) ? Viewer.OnNeed : viewer),
            County = await db.Counties().SingleAsync(row => row.Code == household.CountyCode, cancellationToken),
            People = household.People,
            NeedWeight = household.NeedWeight,
            NeedWeightReason = household.NeedWeightReason,
            RegisteredAt = household.RegisteredAt, RemovedOn = household.RemovedOn, RemovalCause = household.RemovalCause,
            Categories = await db.HouseholdCategories().Where(row => row.HouseholdCode == code).OrderByDescending(row => row.From).Take(50)
                .ToListAsync(cancellationToken),
            Holdings = await db.Set<Holding>().AsNoTracking().Where(row => row.HouseholdCode == code).OrderBy(row => row.Produce)
                .Select(row => new HoldingRow(row.Produce, row.Size, row.Unit, row.YieldPerUnit, row.YieldPerSeason)).ToListAsync(cancellationToken),
            Memberships = memberships,
            Liaisons = [.. liaisons.Select(row => new LiaisonRow(row.Id, row.Code, Masks.Name(vault.Open(row.Name), viewer), row.From, row.To))],
            Consents = [.. consents.Select(row =>
                new ConsentRow(row.Kind, row.TextVersion, Masks.Name(vault.Open(row.Witness), viewer), row.GivenOn, row.WithdrawnOn,
                    row.RecordedBy))],
        };

        string? Shown(PersonalField field, Ciphertext cipher, Func<string, Viewer, string?> mask) =>
            cipher.IsEmpty ? null : mask(vault.Open(cipher), unmasked.ContainsKey(field) ? Viewer.OnNeed : viewer);
    }
}
