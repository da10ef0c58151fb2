using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Registry.Accounts;
using ConsumerAid.Registry.Households;
using ConsumerAid.Registry.Liaisons;
using ConsumerAid.Registry.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Seeding;

/// <summary>Enters many organisations at once.</summary>
/// <returns>Their ids and codes, in the same order.</returns>
[SystemOnly]
public sealed record EnrolOrganisations(IReadOnlyList<RegisterOrganisation> Organisations, DateTimeOffset At) : ICommand<IReadOnlyList<RegisteredOrganisation>>;

/// <summary>Enters many trained liaisons at once.</summary>
/// <returns>Their ids and codes, in the same order.</returns>
[SystemOnly]
public sealed record EnrolLiaisons(IReadOnlyList<EnrolledLiaison> Liaisons) : ICommand<IReadOnlyList<RegisteredLiaison>>;

/// <summary>Enters many households at once, with all that selling needs. A few thousand in one command are best.</summary>
/// <returns>Their codes, in the same order.</returns>
[SystemOnly]
public sealed record EnrolHouseholds(IReadOnlyList<EnrolledHousehold> Households) : ICommand<IReadOnlyList<string>>;

/// <summary>Makes accounts that share one password, hashed once; with a null password nobody can sign in yet.</summary>
/// <param name="Demo">A start without the demo shuts them.</param>
/// <returns>Their ids and codes, in the same order; no passwords.</returns>
[SystemOnly]
public sealed record EnrolAccounts(IReadOnlyList<NewAccount> Accounts, string? Password, bool Demo) : ICommand<IReadOnlyList<CreatedAccount>>;

/// <summary>A liaison to enter.</summary>
public sealed record EnrolledLiaison(string Name, string VillageCode, DateOnly TrainedOn);

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

internal sealed class EnrolHandler(MarketDb db, PersonalVault vault, Counters counters, AccountMaker maker, CurrentActor actor, TimeProvider clock, ActTrail trail)
    : IRequestHandler<EnrolOrganisations, IReadOnlyList<RegisteredOrganisation>>, IRequestHandler<EnrolLiaisons, IReadOnlyList<RegisteredLiaison>>,
        IRequestHandler<EnrolHouseholds, IReadOnlyList<string>>, IRequestHandler<EnrolAccounts, IReadOnlyList<CreatedAccount>>
{
    public async Task<IReadOnlyList<RegisteredOrganisation>> Handle(EnrolOrganisations request, CancellationToken cancellationToken)
    {
        var next = await Numbers(request.Organisations.Select(row => $"organisation-{OrganisationRules.Letter(row.Kind)}"), cancellationToken);
        var organisations = request.Organisations.Select(row =>
        {
            var (letter, form) = (OrganisationRules.Letter(row.Kind), OrganisationRules.Checked(row.Kind, row.Form));
            return new Organisation
            {
                Id = Guid.CreateVersion7(request.At), Code = $"{letter}-{next($"organisation-{letter}"):D6}", Kind = row.Kind, CountyCode = row.CountyCode, Name = form.Name,
                NameEn = form.NameEn, CreditCode = form.CreditCode, Field = form.Field, ApprovalFrom = form.ApprovalFrom, RegisteredAt = request.At,
            };
        }).ToList();
        db.AddRange(organisations);
        trail.Say("organisation/many", detail: $"{organisations.Count} enrolled");
        return [.. organisations.Select(row => new RegisteredOrganisation(row.Id, row.Code))];
    }

    public async Task<IReadOnlyList<RegisteredLiaison>> Handle(EnrolLiaisons request, CancellationToken cancellationToken)
    {
        var next = await Numbers(request.Liaisons.Select(_ => "liaison"), cancellationToken);
        var liaisons = request.Liaisons.Select(row => new Liaison
        {
            Id = Guid.CreateVersion7(ChinaTime.StartOf(row.TrainedOn)), Code = $"L-{next("liaison"):D6}", Name = vault.Seal(row.Name), VillageCode = row.VillageCode,
            CountyCode = row.VillageCode[..6], TrainedOn = row.TrainedOn,
        }).ToList();
        db.AddRange(liaisons);
        trail.Say("liaison/many", detail: $"{liaisons.Count} enrolled");
        return [.. liaisons.Select(row => new RegisteredLiaison(row.Id, row.Code))];
    }

    public async Task<IReadOnlyList<string>> Handle(EnrolHouseholds request, CancellationToken cancellationToken)
    {
        var next = await Numbers(request.Households.Select(row => $"household-{row.VillageCode[..6]}"), cancellationToken);
        var codes = new List<string>(request.Households.Count);
        foreach (var row in request.Households)
        {
            var (county, day) = (row.VillageCode[..6], ChinaTime.DayOf(row.At));
            CheckedHousehold.Check(row.Holdings);
            var household = new Household
            {
                Code = $"HH-{county}-{next($"household-{county}"):D6}", Name = default, VillageCode = row.VillageCode, CountyCode = county, People = row.Form.People, RegisteredAt = row.At,
            };
            CheckedHousehold.Of(row.Form, clock.Today()).WriteTo(household, vault);
            codes.Add(household.Code);
            db.Add(household);
            db.Add(new CategoryPeriod { Id = Guid.CreateVersion7(row.At), HouseholdCode = household.Code, Category = row.Category, From = day });
            db.AddRange(row.Holdings.Select(holding => Holding.Of(Guid.CreateVersion7(row.At), household.Code, holding.Produce, holding.Size, holding.Unit, holding.YieldPerUnit)));
            if (row.CooperativeId is { } cooperative) db.Add(new Membership { Id = Guid.CreateVersion7(row.At), HouseholdCode = household.Code, CooperativeId = cooperative, From = day });
            if (row.LiaisonId is { } liaison) db.Add(new Assignment { Id = Guid.CreateVersion7(row.At), HouseholdCode = household.Code, LiaisonId = liaison, From = day });
            db.AddRange(row.Consents.Select(kind => new Consent
            {
                Id = Guid.CreateVersion7(row.At), HouseholdCode = household.Code, Kind = kind, TextVersion = ConsentTexts.Current(kind), Witness = vault.Seal(row.Witness),
                GivenOn = day, RecordedBy = actor.Code, RecordedAt = row.At,
            }));
        }

        await db.SaveChangesAsync(cancellationToken);
        var liaisons = request.Households.Select(row => row.LiaisonId).OfType<Guid>().Distinct().ToList();
        // The CHECK on the row refuses an eleventh household.
        await db.Set<Liaison>().Where(row => liaisons.Contains(row.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Households, row => db.Set<Assignment>().Count(assignment => assignment.LiaisonId == row.Id && assignment.To == null)), cancellationToken);
        trail.Say("household/many", detail: $"{codes.Count} enrolled");
        return codes;
    }

    public async Task<IReadOnlyList<CreatedAccount>> Handle(EnrolAccounts request, CancellationToken cancellationToken)
    {
        var hash = request.Password is null ? null : maker.Hash(request.Password);
        var made = new List<CreatedAccount>(request.Accounts.Count);
        foreach (var account in request.Accounts)
        {
            var one = await maker.Make(account, hash, request.Demo, cancellationToken);
            made.Add(new CreatedAccount(one.Id, one.Code, null));
        }

        trail.Say("account/many", detail: $"{made.Count} enrolled");
        return made;
    }

    /// <summary>Takes all numbers that are needed, each series once, and gives them out one by one.</summary>
    private async Task<Func<string, long>> Numbers(IEnumerable<string> series, CancellationToken cancellation)
    {
        var next = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var group in series.CountBy(name => name).OrderBy(group => group.Key, StringComparer.Ordinal)) next[group.Key] = await counters.Next(group.Key, cancellation, group.Value);
        return name => next[name]++;
    }
}
