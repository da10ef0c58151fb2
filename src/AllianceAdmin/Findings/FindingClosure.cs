using MediatR;

namespace ConsumerAid.AllianceAdmin.Findings;

/// <summary>Why a finding is open no more.</summary>
public enum ClosureKind
{
    /// <summary>What it found stands no longer.</summary>
    Cured,

    /// <summary>The same thing was measured anew and found otherwise.</summary>
    Superseded,

    /// <summary>A case decided about it.</summary>
    Decided,
}

/// <summary>That a finding is open no more: a row that is never changed. A finding without one is open.</summary>
internal sealed class FindingClosure
{
    public required Guid FindingId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required ClosureKind Kind { get; init; }

    /// <summary>What else is to be said: a case's number.</summary>
    public string? Note { get; init; }
}

/// <summary>Findings were kept for the first time.</summary>
internal sealed record FindingsKept(IReadOnlyList<Guid> Ids) : INotification;

/// <summary>Findings are open no more.</summary>
internal sealed record FindingsClosed(IReadOnlyList<Guid> Ids) : INotification;
