using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry.Accounts;
using ConsumerAid.Registry.Households;
using ConsumerAid.Registry.Liaisons;
using ConsumerAid.Registry.Organisations;
using ConsumerAid.Registry.Regions;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry;

/// <summary>What other modules may read of who and where, as composable queries. Periods: <c>From</c> is the first day, <c>To</c> the first day no longer, or null.</summary>
public static class Facts
{
    /// <summary>Hunan's 123 county-level divisions.</summary>
    public static IQueryable<CountyFact> Counties(this MarketDb db) => db.Set<County>().Select(county => new CountyFact
    {
        Code = county.Code, NameZh = county.NameZh, NameEn = county.NameEn, PrefectureZh = county.PrefectureZh, PrefectureEn = county.PrefectureEn,
        IsPovertyCounty = county.IsPovertyCounty, Latitude = county.Latitude, Longitude = county.Longitude,
    });

    /// <summary>29,303 villages and residents' committees.</summary>
    public static IQueryable<VillageFact> Villages(this MarketDb db) => db.Set<Village>().Select(village => new VillageFact
    {
        Code = village.Code, Name = village.Name, Town = village.Town, CountyCode = village.CountyCode,
    });

    public static IQueryable<OrganisationFact> Organisations(this MarketDb db) => db.Set<Organisation>().Select(organisation => new OrganisationFact
    {
        Id = organisation.Id, Code = organisation.Code, Kind = organisation.Kind, Name = organisation.Name, NameEn = organisation.NameEn,
        CountyCode = organisation.CountyCode, CreditCode = organisation.CreditCode, Field = organisation.Field, ApprovalFrom = organisation.ApprovalFrom,
        Active = organisation.Active,
    });

    public static IQueryable<HouseholdFact> Households(this MarketDb db) => db.Set<Household>().Select(household => new HouseholdFact
    {
        Code = household.Code, Name = household.Name, Phone = household.Phone, VillageCode = household.VillageCode, CountyCode = household.CountyCode,
        People = household.People, NeedWeight = household.NeedWeight, RegisteredAt = household.RegisteredAt,
    });

    public static IQueryable<HouseholdCategoryFact> HouseholdCategories(this MarketDb db) => db.Set<CategoryPeriod>().Select(period => new HouseholdCategoryFact
    {
        HouseholdCode = period.HouseholdCode, Category = period.Category, From = period.From, To = period.To,
    });

    public static IQueryable<HoldingFact> Holdings(this MarketDb db) => db.Set<Holding>().Select(holding => new HoldingFact
    {
        HouseholdCode = holding.HouseholdCode, Produce = holding.Produce, YieldPerSeason = holding.YieldPerSeason,
    });

    public static IQueryable<MembershipFact> Memberships(this MarketDb db) => db.Set<Membership>().Select(membership => new MembershipFact
    {
        HouseholdCode = membership.HouseholdCode, CooperativeId = membership.CooperativeId, From = membership.From, To = membership.To,
    });

    public static IQueryable<AssignmentFact> Assignments(this MarketDb db) => db.Set<Assignment>().Select(assignment => new AssignmentFact
    {
        HouseholdCode = assignment.HouseholdCode, LiaisonId = assignment.LiaisonId, From = assignment.From, To = assignment.To,
    });

    public static IQueryable<ConsentFact> Consents(this MarketDb db) => db.Set<Consent>().Select(consent => new ConsentFact
    {
        HouseholdCode = consent.HouseholdCode, Kind = consent.Kind, GivenOn = consent.GivenOn, WithdrawnOn = consent.WithdrawnOn,
    });

    public static IQueryable<LiaisonFact> Liaisons(this MarketDb db) => db.Set<Liaison>().Select(liaison => new LiaisonFact
    {
        Id = liaison.Id, Code = liaison.Code, Name = liaison.Name, VillageCode = liaison.VillageCode, CountyCode = liaison.CountyCode,
        Trained = liaison.TrainedOn != null, Households = liaison.Households,
        AccountId = db.Set<Account>().Where(account => account.LiaisonId == liaison.Id).Select(account => (Guid?)account.Id).FirstOrDefault(),
    });

    public static IQueryable<AccountFact> Accounts(this MarketDb db) => db.Set<Account>().Select(account => new AccountFact
    {
        Id = account.Id, Code = account.Code, Name = account.Name, OrganisationId = account.OrganisationId, CountyCode = account.CountyCode,
        LiaisonId = account.LiaisonId, Disabled = account.Disabled,
    });

    /// <summary>What tells that two households, or a household and an account, are the same person's: keyed hashes, never the numbers.</summary>
    public static IQueryable<HouseholdTraceFact> HouseholdTraces(this MarketDb db) => db.Set<Household>().Select(household => new HouseholdTraceFact
    {
        Code = household.Code, CountyCode = household.CountyCode, AccountHash = household.BankAccountHash, PhoneHash = household.PhoneHash,
    });

    /// <summary>The phones of accounts as keyed hashes, comparable with those of households.</summary>
    public static IQueryable<AccountTraceFact> AccountTraces(this MarketDb db) => db.Set<Account>().Select(account => new AccountTraceFact
    {
        Id = account.Id, Code = account.Code, OrganisationId = account.OrganisationId, LiaisonId = account.LiaisonId, PhoneHash = account.UserName,
    });

    /// <summary>Who saw a masked field in full.</summary>
    public static IQueryable<UnmaskingFact> Unmaskings(this MarketDb db) => db.Set<Unmasking>().Select(unmasking => new UnmaskingFact
    {
        Id = unmasking.Id, HouseholdCode = unmasking.HouseholdCode, By = unmasking.By, At = unmasking.At, HasReason = unmasking.Reason.Trim().Length >= Reasons.Shortest,
    });

    /// <summary>Which roles each account holds.</summary>
    public static IQueryable<AccountRoleFact> AccountRoles(this MarketDb db) => db.Set<AccountRole>().Select(role => new AccountRoleFact
    {
        AccountId = role.AccountId, Role = role.Role,
    });
}

/// <summary>A county-level division, by its 6-digit code.</summary>
public sealed record CountyFact
{
    public required string Code { get; init; }

    public required string NameZh { get; init; }

    public required string NameEn { get; init; }

    public required string PrefectureZh { get; init; }

    public required string PrefectureEn { get; init; }

    public required bool IsPovertyCounty { get; init; }

    /// <summary>Degrees north.</summary>
    public required double Latitude { get; init; }

    /// <summary>Degrees east.</summary>
    public required double Longitude { get; init; }
}

/// <summary>A village, by its 12-digit code.</summary>
public sealed record VillageFact
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string Town { get; init; }

    public required string CountyCode { get; init; }
}

/// <summary>A cooperative, member unit or office.</summary>
public sealed record OrganisationFact
{
    public required Guid Id { get; init; }

    /// <summary><c>C-000001</c> for a cooperative, <c>M-000001</c> for a member unit, <c>O-000001</c> for an office, <c>S-000001</c> for a social organisation.</summary>
    public required string Code { get; init; }

    public required OrganisationKind Kind { get; init; }

    public required string Name { get; init; }

    public required string? NameEn { get; init; }

    public required string? CountyCode { get; init; }

    public required string? CreditCode { get; init; }

    /// <summary>A member unit's field, null for others.</summary>
    public required MemberField? Field { get; init; }

    /// <summary>A member unit's orders from this amount up need an approver.</summary>
    public required Money ApprovalFrom { get; init; }

    public required bool Active { get; init; }
}

/// <summary>A household. Names and phones are masked before anybody sees them.</summary>
public sealed record HouseholdFact
{
    public required string Code { get; init; }

    public required Ciphertext Name { get; init; }

    public required Ciphertext Phone { get; init; }

    public required string VillageCode { get; init; }

    public required string CountyCode { get; init; }

    public required int People { get; init; }

    /// <summary>A reviewer's own value in hundredths, 50–300; null: by category and charter.</summary>
    public required int? NeedWeight { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }
}

/// <summary>A category of a household, for a time.</summary>
public sealed record HouseholdCategoryFact
{
    public required string HouseholdCode { get; init; }

    public required HouseholdCategory Category { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly? To { get; init; }
}

/// <summary>What a household can usually bring in of a produce.</summary>
public sealed record HoldingFact
{
    public required string HouseholdCode { get; init; }

    /// <summary>Produce code.</summary>
    public required string Produce { get; init; }

    /// <summary>Size × usual yield.</summary>
    public required Weight YieldPerSeason { get; init; }
}

/// <summary>A household's membership of a cooperative, for a time.</summary>
public sealed record MembershipFact
{
    public required string HouseholdCode { get; init; }

    public required Guid CooperativeId { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly? To { get; init; }
}

/// <summary>That a liaison acts for a household, for a time. The row with <c>To</c> null is today's; there is at most one.</summary>
public sealed record AssignmentFact
{
    public required string HouseholdCode { get; init; }

    public required Guid LiaisonId { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly? To { get; init; }
}

/// <summary>What a household agreed to.</summary>
public sealed record ConsentFact
{
    public required string HouseholdCode { get; init; }

    public required ConsentKind Kind { get; init; }

    public required DateOnly GivenOn { get; init; }

    /// <summary>From this day on it holds no longer.</summary>
    public required DateOnly? WithdrawnOn { get; init; }
}

/// <summary>A liaison.</summary>
public sealed record LiaisonFact
{
    public required Guid Id { get; init; }

    public required string Code { get; init; }

    public required Ciphertext Name { get; init; }

    public required Guid? AccountId { get; init; }

    public required string VillageCode { get; init; }

    public required string CountyCode { get; init; }

    public required bool Trained { get; init; }

    /// <summary>How many households are assigned now, at most ten.</summary>
    public required int Households { get; init; }
}

/// <summary>An account.</summary>
public sealed record AccountFact
{
    public required Guid Id { get; init; }

    public required string Code { get; init; }

    public required Ciphertext Name { get; init; }

    public required Guid? OrganisationId { get; init; }

    public required string? CountyCode { get; init; }

    public required Guid? LiaisonId { get; init; }

    public required bool Disabled { get; init; }
}

/// <summary>A household's hashes; null where nothing is on record.</summary>
public sealed record HouseholdTraceFact
{
    public required string Code { get; init; }

    public required string CountyCode { get; init; }

    public required string? AccountHash { get; init; }

    public required string? PhoneHash { get; init; }
}

/// <summary>An account's phone as a hash.</summary>
public sealed record AccountTraceFact
{
    public required Guid Id { get; init; }

    public required string Code { get; init; }

    public required Guid? OrganisationId { get; init; }

    public required Guid? LiaisonId { get; init; }

    public required string? PhoneHash { get; init; }
}

/// <summary>That somebody saw a masked field.</summary>
public sealed record UnmaskingFact
{
    public required Guid Id { get; init; }

    public required string HouseholdCode { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    public required bool HasReason { get; init; }
}

/// <summary>A role of an account.</summary>
public sealed record AccountRoleFact
{
    public required Guid AccountId { get; init; }

    public required string Role { get; init; }
}
