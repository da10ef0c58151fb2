using ConsumerAid.Foundation.Model;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>Where a case stands.</summary>
public enum CaseState
{
    /// <summary>The party has notice of it and time to answer.</summary>
    Answering,

    /// <summary>It answered, or its time is over; the office decides.</summary>
    Deciding,

    /// <summary>Decided; the party may appeal.</summary>
    Decided,

    /// <summary>Another person answers the appeal.</summary>
    Appealed,

    Closed,
}

/// <summary>How a closed case ended.</summary>
public enum CaseOutcome
{
    /// <summary>Nothing was to be held against the party.</summary>
    Dismissed,

    /// <summary>All that was found was mended before the decision.</summary>
    Cured,

    /// <summary>The decision stands.</summary>
    Stands,

    /// <summary>The appeal brought a milder measure.</summary>
    Milder,

    /// <summary>The appeal took the decision back.</summary>
    Overturned,
}

/// <summary>What can happen to a case.</summary>
internal enum CaseStep
{
    Answer,
    LetAnswerLapse,
    Decide,
    Dismiss,
    Cure,
    Appeal,
    LetAppealLapse,
    DecideAppeal,
}

/// <summary>The machine, written once (drawn in docs/case-states.md): every pair that stands here is legal, and no other.</summary>
internal static class CaseMachine
{
    public static IReadOnlyDictionary<(CaseState From, CaseStep Step), CaseState> Steps { get; } = new Dictionary<(CaseState, CaseStep), CaseState>
    {
        [(CaseState.Answering, CaseStep.Answer)] = CaseState.Deciding,
        [(CaseState.Answering, CaseStep.LetAnswerLapse)] = CaseState.Deciding,
        [(CaseState.Answering, CaseStep.Dismiss)] = CaseState.Closed,
        [(CaseState.Answering, CaseStep.Cure)] = CaseState.Closed,
        [(CaseState.Deciding, CaseStep.Decide)] = CaseState.Decided,
        [(CaseState.Deciding, CaseStep.Dismiss)] = CaseState.Closed,
        [(CaseState.Deciding, CaseStep.Cure)] = CaseState.Closed,
        [(CaseState.Decided, CaseStep.Appeal)] = CaseState.Appealed,
        [(CaseState.Decided, CaseStep.LetAppealLapse)] = CaseState.Closed,
        [(CaseState.Appealed, CaseStep.DecideAppeal)] = CaseState.Closed,
    };

    /// <summary>States before a decision: what is found again joins the case, and there is one such case for a rule and party.</summary>
    public static IReadOnlyList<CaseState> Open { get; } = [CaseState.Answering, CaseState.Deciding];

    /// <exception cref="RuleBroken"><c>cases.wrong-state</c> (409), with the state among the facts.</exception>
    public static CaseState Next(CaseState from, CaseStep step) => Steps.TryGetValue((from, step), out var to)
        ? to
        : throw new RuleBroken("cases.wrong-state") { Status = 409, Facts = new Dictionary<string, object?> { ["state"] = Orders.Trade.Codes.Of(from) } };
}
