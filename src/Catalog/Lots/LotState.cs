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
