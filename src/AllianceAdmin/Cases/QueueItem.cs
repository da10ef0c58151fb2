using ConsumerAid.AllianceAdmin.Charter;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>What lies on the office's desk.</summary>
public enum QueueKind
{
    Case,

    /// <summary>A finding that is no case: a reminder, or one that counts against nobody but the office.</summary>
    Finding,
}

/// <summary>A line of the office's one queue: a case or a finding, by the id of which it goes.</summary>
internal sealed class QueueItem
{
    public required Guid Id { get; init; }

    public required QueueKind Kind { get; init; }

    public required string Rule { get; init; }

    public required PartyKind? PartyKind { get; init; }

    public required Guid? PartyId { get; init; }

    /// <summary>Severity: 1 reminder, 3 general, 6 serious, 12 grave.</summary>
    public required int Points { get; set; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>By when somebody has to act next.</summary>
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>The administrator whose it is; null only while the alliance has none.</summary>
    public required Guid? OwnerId { get; set; }

    /// <summary>The owner's account code.</summary>
    public required string? Owner { get; set; }

    /// <summary>The deadline of which was reminded ahead.</summary>
    public DateTimeOffset? RemindedOf { get; set; }

    /// <summary>The deadline of which was told that it is over.</summary>
    public DateTimeOffset? WarnedOf { get; set; }

    /// <summary>When it left the desk.</summary>
    public DateTimeOffset? DoneAt { get; set; }
}
