using ConsumerAid.Foundation.Personal;
using Microsoft.AspNetCore.Identity;

namespace ConsumerAid.Registry.Accounts;

/// <summary>Somebody who can sign in. <c>UserName</c> is the keyed hash of the phone; the phone itself is encrypted.</summary>
internal sealed class Account : IdentityUser<Guid>
{
    /// <summary><c>U-000017</c>: what records and the ledger say instead of a name.</summary>
    public required string Code { get; init; }

    public required Ciphertext Name { get; set; }

    public required Ciphertext Phone { get; set; }

    public Guid? OrganisationId { get; set; }

    public string? CountyCode { get; set; }

    public Guid? LiaisonId { get; set; }

    public bool Disabled { get; set; }

    /// <summary>Belongs to the demo: disabled by a start without it.</summary>
    public bool IsDemo { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A role that an account holds.</summary>
internal sealed class AccountRole
{
    public required Guid AccountId { get; init; }

    public required string Role { get; init; }

    /// <summary>Who proposed it.</summary>
    public required string GivenBy { get; init; }

    /// <summary>Who agreed, another person; null only where the system itself gave it: the first administrators, and what was seeded.</summary>
    public required string? AgreedBy { get; init; }
}

/// <summary>The two who give a role.</summary>
internal sealed record RoleGivers(string By, string? AgreedBy)
{
    /// <summary>From the server's console, or seeded.</summary>
    public static readonly RoleGivers System = new(Foundation.Requests.Actor.System.Code, null);
}

/// <summary>An opaque token of the API, known by its hash only. It dies when the account's stamp changes.</summary>
internal sealed class AccessToken
{
    /// <summary>SHA-256 of the token, in hex.</summary>
    public required string Hash { get; init; }

    public required Guid AccountId { get; init; }

    public required string Stamp { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>Wrong passwords given for a phone, whether or not it has an account.</summary>
internal sealed class WrongTries
{
    public required string PhoneHash { get; init; }

    public required int Count { get; set; }

    public required DateTimeOffset LastAt { get; set; }
}
