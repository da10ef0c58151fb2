namespace ConsumerAid.AllianceAdmin.Pledges;

/// <summary>That a part of an order's credit goes to the member who brought it about, if that one agrees before the goods are accepted. One for each order.</summary>
internal sealed class OrderSplit
{
    public required Guid OrderId { get; init; }

    /// <summary>The channel.</summary>
    public required Guid MemberId { get; init; }

    /// <summary>1 to 1000; the buyer keeps the rest.</summary>
    public required int PerMille { get; init; }

    public required DateTimeOffset ProposedAt { get; init; }

    public required string ProposedBy { get; init; }

    public DateTimeOffset? AgreedAt { get; set; }

    public string? AgreedBy { get; set; }
}
