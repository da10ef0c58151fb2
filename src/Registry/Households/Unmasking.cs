namespace ConsumerAid.Registry.Households;

/// <summary>The fields of a household that are masked for most.</summary>
public enum PersonalField
{
    Name,
    Phone,
    IdNumber,
    BankAccount,

    /// <summary>Where it lives below the township.</summary>
    Village,
}

/// <summary>That somebody saw a masked field in full, and why. Never changed, never removed.</summary>
internal sealed class Unmasking
{
    public required Guid Id { get; init; }

    public required string HouseholdCode { get; init; }

    public required PersonalField Field { get; init; }

    public required string Reason { get; init; }

    public required Guid AccountId { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Masked again from then on.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>The account that agreed, where four eyes are needed.</summary>
    public string? ApprovedBy { get; init; }
}
