using ConsumerAid.Foundation.Values;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>A finding of a case with its facts as they were when it came in.</summary>
internal sealed class CaseFact
{
    /// <summary>A finding is in one case at most.</summary>
    public required Guid FindingId { get; init; }

    public required Guid CaseId { get; init; }

    public required DateTimeOffset FrozenAt { get; init; }

    /// <summary>Finding, rule's version and parameters, and inputs as canonical JSON (RFC 8785).</summary>
    public required string Facts { get; init; }

    /// <summary><c>sha256:</c> and 64 digits over <see cref="Facts"/>.</summary>
    public required string Hash { get; init; }
}

/// <summary>On which side of a case somebody stands.</summary>
public enum CaseSide
{
    Office,
    Party,
}

/// <summary>What a line of the thread is.</summary>
public enum CaseMessageKind
{
    /// <summary>The party's answer, once.</summary>
    Answer,

    Message,
}

/// <summary>A line of a case's thread: never changed; what was meant otherwise is another line.</summary>
internal sealed class CaseMessage
{
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string By { get; init; }

    public required CaseSide Side { get; init; }

    public required CaseMessageKind Kind { get; init; }

    public required string Text { get; init; }
}

/// <summary>A file of evidence: what it is, whose, since when; its bytes lie in the store under their hash.</summary>
internal sealed class CaseFile
{
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    public required string Name { get; init; }

    public required EvidenceKind Kind { get; init; }

    public required int Bytes { get; init; }

    /// <summary>SHA-256 of the bytes, lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string By { get; init; }

    public required CaseSide Side { get; init; }
}

/// <summary>A step that a case took.</summary>
internal sealed class CaseMove
{
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    public required int Position { get; init; }

    /// <summary>The use case or event: opened, joined, answer, decide …</summary>
    public required string Act { get; init; }

    public required CaseState To { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    public string? Note { get; init; }
}

/// <summary>A decision with everything that it owes to whom it meets. The database takes none without.</summary>
internal sealed class CaseDecision
{
    public required Guid CaseId { get; init; }

    public required Measure Measure { get; init; }

    /// <summary>For how many days the measure holds; 0 where it has no length.</summary>
    public required int Days { get; init; }

    public required int Points { get; init; }

    public required string Reasons { get; init; }

    public required string Rule { get; init; }

    public required int CharterVersion { get; init; }

    /// <summary>The highest measure that the ladder allowed, and the points before it.</summary>
    public required Measure Highest { get; init; }

    public required int PointsBefore { get; init; }

    /// <summary>How to appeal, in the words that were told.</summary>
    public required Bilingual HowToAppeal { get; init; }

    /// <summary>What the public is told; empty when it is told nothing.</summary>
    public required string Summary { get; init; }

    public required string OpenedBy { get; init; }

    public required string DecidedBy { get; init; }

    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset EffectiveFrom { get; init; }

    public required DateTimeOffset AppealUntil { get; init; }
}

/// <summary>An appeal: free, and answered by a third person.</summary>
internal sealed class CaseAppeal
{
    public required Guid CaseId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string By { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset AnswerUntil { get; init; }
}

/// <summary>The answer to an appeal.</summary>
internal sealed class AppealDecision
{
    public required Guid CaseId { get; init; }

    public required CaseOutcome Outcome { get; init; }

    public required Measure Measure { get; init; }

    public required int Days { get; init; }

    public required string Reasons { get; init; }

    public required string OpenedBy { get; init; }

    public required string FirstDecider { get; init; }

    public required string DecidedBy { get; init; }

    public required DateTimeOffset At { get; init; }
}
