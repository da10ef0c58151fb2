using ConsumerAid.Foundation.Model;

namespace ConsumerAid.Catalog;

/// <summary>Where a lot stands.</summary>
public enum LotState
{
    Draft,
    InReview,
    Returned,
    Published,

    /// <summary>Nothing orderable is left; a released reservation puts it back on sale.</summary>
    SoldOut,
    Expired,
    Withdrawn,
}

/// <summary>The codes of states in the API and in the keys of sentences.</summary>
public static class LotStates
{
    public static string Code(this LotState state) => state switch
    {
        LotState.Draft => "draft",
        LotState.InReview => "in-review",
        LotState.Returned => "returned",
        LotState.Published => "published",
        LotState.SoldOut => "sold-out",
        LotState.Expired => "expired",
        LotState.Withdrawn => "withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}

/// <summary>What can happen to a lot.</summary>
internal enum LotStep
{
    Submit,
    Approve,
    Return,
    SellOut,
    Restock,
    Withdraw,
    Expire,
}

/// <summary>The machine, written once: every pair that stands here is legal, and no other.</summary>
internal static class LotMachine
{
    public static IReadOnlyDictionary<(LotState From, LotStep Step), LotState> Steps { get; } = new Dictionary<(LotState, LotStep), LotState>
    {
        [(LotState.Draft, LotStep.Submit)] = LotState.InReview,
        [(LotState.Returned, LotStep.Submit)] = LotState.InReview,
        [(LotState.InReview, LotStep.Approve)] = LotState.Published,
        [(LotState.InReview, LotStep.Return)] = LotState.Returned,
        [(LotState.Published, LotStep.SellOut)] = LotState.SoldOut,
        [(LotState.SoldOut, LotStep.Restock)] = LotState.Published,
        [(LotState.Draft, LotStep.Withdraw)] = LotState.Withdrawn,
        [(LotState.InReview, LotStep.Withdraw)] = LotState.Withdrawn,
        [(LotState.Returned, LotStep.Withdraw)] = LotState.Withdrawn,
        [(LotState.Published, LotStep.Withdraw)] = LotState.Withdrawn,
        [(LotState.SoldOut, LotStep.Withdraw)] = LotState.Withdrawn,
        [(LotState.Draft, LotStep.Expire)] = LotState.Expired,
        [(LotState.InReview, LotStep.Expire)] = LotState.Expired,
        [(LotState.Returned, LotStep.Expire)] = LotState.Expired,
        [(LotState.Published, LotStep.Expire)] = LotState.Expired,
        [(LotState.SoldOut, LotStep.Expire)] = LotState.Expired,
    };

    /// <summary>States in which the lot holds its stocks.</summary>
    public static IReadOnlyList<LotState> Live { get; } = [LotState.Draft, LotState.InReview, LotState.Returned, LotState.Published, LotState.SoldOut];

    public static bool IsLive(this LotState state) => Live.Contains(state);

    /// <exception cref="RuleBroken"><c>catalog.wrong-state</c> (409), with the state among the facts.</exception>
    public static LotState Next(LotState from, LotStep step) => Steps.TryGetValue((from, step), out var to)
        ? to
        : throw new RuleBroken("catalog.wrong-state") { Status = 409, Facts = new Dictionary<string, object?> { ["state"] = from.Code() } };
}
