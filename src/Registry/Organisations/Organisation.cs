using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Registry.Organisations;

/// <summary>A cooperative, a member unit or an office.</summary>
internal sealed class Organisation : IVersioned
{
    public required Guid Id { get; init; }

    public required string Code { get; init; }

    public required OrganisationKind Kind { get; init; }

    public required string Name { get; set; }

    public string? NameEn { get; set; }

    /// <summary>A cooperative's and a county office's county never changes: its accounts and lots go by it.</summary>
    public string? CountyCode { get; init; }

    public string? CreditCode { get; set; }

    public MemberField? Field { get; set; }

    public Money ApprovalFrom { get; set; }

    public bool Active { get; set; } = true;

    public required DateTimeOffset RegisteredAt { get; init; }

    public int Version { get; private set; }
}
