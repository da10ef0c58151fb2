using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Model;

namespace ConsumerAid.AllianceAdmin.Charter.WhatIf;

/// <summary>Where a trial of changed rules stands.</summary>
public enum WhatIfState
{
    Waiting,
    Running,
    Done,
    Failed,
}

/// <summary>What a changed rule would have done about an act, against what the rule of its day did.</summary>
public enum WhatIfOutcome
{
    /// <summary>It would have been refused.</summary>
    Blocked,

    /// <summary>It would have been warned about.</summary>
    Warned,

    /// <summary>It would have been noted.</summary>
    Noted,

    /// <summary>Less would have stood against it, or nothing.</summary>
    Freed,
}

/// <summary>A draft tried on the past: every act of a period is judged as the version of its day did and as the draft would. Nothing but the trial itself is written.</summary>
internal sealed class WhatIfRun : IVersioned
{
    public int Version { get; private set; }

    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string By { get; init; }

    /// <summary>The first day (China's).</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day, which counts.</summary>
    public required DateOnly To { get; init; }

    /// <summary>The version that is changed.</summary>
    public required int BasedOn { get; init; }

    /// <summary><see cref="Drafts.CharterChanges"/> as JSON.</summary>
    public required string Changes { get; init; }

    public required int RulesAll { get; init; }

    public WhatIfState State { get; private set; }

    public int RulesDone { get; private set; }

    /// <summary>Until when the node that runs it has it for itself; a node that died loses it then.</summary>
    public DateTimeOffset? LeaseUntil { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>How many acts would have gone otherwise.</summary>
    public int Acts { get; private set; }

    public string? Error { get; private set; }

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    public void Start(DateTimeOffset now) => (State, StartedAt, RulesDone, LeaseUntil) = (WhatIfState.Running, now, 0, now + Lease);

    public void Weighed(int rules, DateTimeOffset now) => (RulesDone, LeaseUntil) = (rules, now + Lease);

    public void Finish(int acts, DateTimeOffset now) => (State, Acts, FinishedAt, LeaseUntil) = (WhatIfState.Done, acts, now, null);

    public void Fail(string error, DateTimeOffset now) => (State, Error, FinishedAt, LeaseUntil) = (WhatIfState.Failed, error.Length > 400 ? error[..400] : error, now, null);
}

/// <summary>An act that would have gone otherwise.</summary>
internal sealed class WhatIfAct
{
    public required Guid RunId { get; init; }

    /// <summary>From 1, by rule and instant.</summary>
    public int Position { get; set; }

    public required string Rule { get; init; }

    public required WhatIfOutcome Outcome { get; init; }

    /// <summary><c>lot/0199…</c>, <c>order/0199…</c>, <c>dispatch/0199…</c>, <c>household/HH-…</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>The lot, order or dispatch of the subject, to count with.</summary>
    public required Guid? SubjectId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required PartyKind? AgainstKind { get; init; }

    public required Guid? AgainstId { get; init; }

    public required string? HouseholdCode { get; init; }

    public required string Measured { get; init; }

    /// <summary>The limit of its day, or null where the rule had nothing against it.</summary>
    public required string? LimitThen { get; init; }

    /// <summary>The draft's limit, or null where it would have nothing against it.</summary>
    public required string? LimitNow { get; init; }

    public required CharterEffect? EffectThen { get; init; }

    public required CharterEffect? EffectNow { get; init; }

    /// <summary>Key of the sentence, and its values.</summary>
    public required string Code { get; init; }

    public required string Arguments { get; init; }
}

/// <summary>What an outcome of a rule comes to.</summary>
internal sealed class WhatIfTotal
{
    public required Guid RunId { get; init; }

    public required string Rule { get; init; }

    public required WhatIfOutcome Outcome { get; init; }

    public required int Acts { get; init; }

    /// <summary>Cooperatives, member units and liaisons.</summary>
    public required int Parties { get; init; }

    /// <summary>Listed, ordered or on the road.</summary>
    public required long Grams { get; init; }

    public required long Fen { get; init; }

    /// <summary>Households whose goods they were, each once.</summary>
    public required int Households { get; init; }
}
