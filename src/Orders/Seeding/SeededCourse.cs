namespace ConsumerAid.Orders.Seeding;

/// <summary>What becomes of a seeded order.</summary>
public enum SeededFate
{
    Good,

    /// <summary>Delivered with two lorries.</summary>
    InParts,

    /// <summary>Accepted because nobody said anything.</summary>
    Silent,

    PartlyRejected,

    /// <summary>Weighed outside of the tolerance; the cooperative agrees a day later.</summary>
    Disputed,

    /// <summary>A fifth never came.</summary>
    ClosedShort,

    Declined,

    /// <summary>Nobody approved it in time.</summary>
    Forgotten,

    /// <summary>Taken back some hours after the approval.</summary>
    Cancelled,
}

/// <summary>When everything happens to a seeded order. What would happen after now has not happened yet, which leaves orders standing in every state.</summary>
/// <param name="ApprovedAfter">From placing.</param>
/// <param name="LeavesAfter">From approval.</param>
/// <param name="Road">On the road, less than half a day.</param>
/// <param name="WeighsAfter">From arrival, less than half a day.</param>
public sealed record SeededCourse(SeededFate Fate, DateTimeOffset PlacedAt, TimeSpan ApprovedAfter, TimeSpan LeavesAfter, TimeSpan Road, TimeSpan WeighsAfter)
{
    /// <summary>Parts in hundredths that were rejected, never came, or got lost on the way, where the fate says so.</summary>
    internal const int RejectedHundredths = 6, ShortHundredths = 20, DisputedPerMille = 55;

    private static readonly TimeSpan NextLorry = TimeSpan.FromHours(24);

    public DateTimeOffset ApprovedAt => PlacedAt + ApprovedAfter;

    internal DateTimeOffset CancelledAt => ApprovedAt.AddHours(5);

    internal DateTimeOffset ClosedAt => LeftAt(0).AddHours(30);

    /// <summary>About how much of what is ordered has been accepted by an instant, in hundredths.</summary>
    /// <param name="acceptanceHours">After which silence is acceptance.</param>
    public int AcceptedHundredths(DateTimeOffset at, int acceptanceHours) => Fate switch
    {
        SeededFate.Declined or SeededFate.Forgotten or SeededFate.Cancelled => 0,
        SeededFate.InParts => Half(0, at, acceptanceHours) + Half(1, at, acceptanceHours),
        _ when WeighedAt(0, acceptanceHours) > at => 0,
        SeededFate.PartlyRejected => 100 - RejectedHundredths,
        SeededFate.ClosedShort => 100 - ShortHundredths,
        _ => 100,
    };

    /// <summary>When a lorry leaves, from 0.</summary>
    internal DateTimeOffset LeftAt(int lorry) => ApprovedAt + LeavesAfter + lorry * NextLorry;

    internal DateTimeOffset ArrivedAt(int lorry) => LeftAt(lorry) + Road;

    /// <summary>When the buyer's scale spoke, or silence.</summary>
    internal DateTimeOffset WeighedAt(int lorry, int acceptanceHours) => ArrivedAt(lorry) + (Fate == SeededFate.Silent ? TimeSpan.FromHours(acceptanceHours) : WeighsAfter);

    internal DateTimeOffset DecidedAt(int acceptanceHours) => WeighedAt(0, acceptanceHours).AddHours(20);

    private int Half(int lorry, DateTimeOffset at, int acceptanceHours) => WeighedAt(lorry, acceptanceHours) > at ? 0 : 50;
}
