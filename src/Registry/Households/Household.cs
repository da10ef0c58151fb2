using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Registry.Households;

/// <summary>A household that sells what it grew. Its people are counted, not listed: the trade needs no more.</summary>
internal sealed class Household : Aggregate
{
    public required string Code { get; init; }

    public required Ciphertext Name { get; set; }

    public Ciphertext Phone { get; set; }

    public string? PhoneHash { get; set; }

    public Ciphertext IdNumber { get; set; }

    public string? IdHash { get; set; }

    public Ciphertext BankAccount { get; set; }

    public string? BankAccountHash { get; set; }

    public required string VillageCode { get; init; }

    public required string CountyCode { get; init; }

    public required int People { get; set; }

    /// <summary>In hundredths, 50–300; null: by category and charter.</summary>
    public int? NeedWeight { get; private set; }

    public string? NeedWeightReason { get; private set; }

    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>The first day on which it is no household of the programme any more; null: it is one.</summary>
    public DateOnly? RemovedOn { get; private set; }

    public RemovalCause? RemovalCause { get; private set; }

    public string? RemovalBy { get; private set; }

    public string? RemovalAgreedBy { get; private set; }

    private Ciphertext Field(PersonalField field) => field switch
    {
        PersonalField.Name => Name,
        PersonalField.Phone => Phone,
        PersonalField.IdNumber => IdNumber,
        PersonalField.BankAccount => BankAccount,
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    public IReadOnlySet<PersonalField> OnRecord() => Enum.GetValues<PersonalField>().Where(field => field == PersonalField.Village || !Field(field).IsEmpty).ToHashSet();

    /// <summary>
    /// Removes it from the programme, as two persons decided. The record stays, for the ledger and whatever law asks; what tells duplicates is forgotten, so that the same people can be entered again.
    /// </summary>
    public void Remove(RemovalCause cause, string by, string agreedBy, DateOnly today)
    {
        RequireHere();
        (RemovedOn, RemovalCause, RemovalBy, RemovalAgreedBy) = (today, cause, by, agreedBy);
        (PhoneHash, IdHash, BankAccountHash) = (null, null, null);
    }

    /// <exception cref="RuleBroken"><c>registry.household-removed</c> (409).</exception>
    public void RequireHere()
    {
        if (RemovedOn is { } day) throw new RuleBroken("registry.household-removed", Code, day) { Status = 409 };
    }

    /// <summary>A reviewer's own value instead of the charter's, or the charter's again.</summary>
    /// <exception cref="RuleBroken">Outside of 50–300.</exception>
    public void CorrectNeedWeight(int? hundredths, string reason)
    {
        if (hundredths is < 50 or > 300) throw new RuleBroken("registry.need-weight-range", 50, 300) { Field = "needWeight" };

        NeedWeight = hundredths;
        NeedWeightReason = reason.Trim();
    }
}

/// <summary>Why a household is removed from the programme.</summary>
public enum RemovalCause
{
    /// <summary>It wishes so.</summary>
    OwnWish,
    MovedAway,
    Died,

    /// <summary>The same people are entered twice.</summary>
    EnteredTwice,
    EnteredByMistake,
}

/// <summary>A category of a household, for a time: a change ends one row and begins another.</summary>
internal sealed class CategoryPeriod
{
    public required Guid Id { get; init; }

    public required string HouseholdCode { get; init; }

    public required HouseholdCategory Category { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; set; }
}

/// <summary>What a household grows or keeps, and what a usual season yields.</summary>
internal sealed class Holding
{
    public required Guid Id { get; init; }

    public required string HouseholdCode { get; init; }

    /// <summary>Produce code.</summary>
    public required string Produce { get; init; }

    /// <summary>Hundredths of a 亩; whole heads, birds, hives or plants.</summary>
    public required long Size { get; init; }

    public required HoldingUnit Unit { get; init; }

    /// <summary>Usual yield of one whole unit in one season.</summary>
    public required Weight YieldPerUnit { get; init; }

    /// <summary>Size × usual yield, kept so that the database can sum it.</summary>
    public required Weight YieldPerSeason { get; init; }

    public static Holding Of(Guid id, string household, string produce, long size, HoldingUnit unit, Weight yieldPerUnit) => new()
    {
        Id = id, HouseholdCode = household, Produce = produce, Size = size, Unit = unit, YieldPerUnit = yieldPerUnit,
        YieldPerSeason = new Weight(checked((long)((Int128)size * yieldPerUnit.Grams / unit.PartsOfWhole()))),
    };
}

/// <summary>Membership of a household in a cooperative, for a time.</summary>
internal sealed class Membership
{
    public required Guid Id { get; init; }

    public required string HouseholdCode { get; init; }

    public required Guid CooperativeId { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; set; }
}

/// <summary>What a household agreed to, in which words, before whom. Withdrawing ends it and keeps the record.</summary>
internal sealed class Consent
{
    public required Guid Id { get; init; }

    public required string HouseholdCode { get; init; }

    public required ConsentKind Kind { get; init; }

    /// <summary>The version of the text that was read out, e.g. <c>sale/1</c>.</summary>
    public required string TextVersion { get; init; }

    /// <summary>Who was there: a person's name.</summary>
    public required Ciphertext Witness { get; init; }

    public required DateOnly GivenOn { get; init; }

    public required string RecordedBy { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public DateOnly? WithdrawnOn { get; set; }

    public string? WithdrawnBy { get; set; }
}
