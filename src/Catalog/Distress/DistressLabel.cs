using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Catalog.Distress;

/// <summary>Why a label is no longer in force.</summary>
public enum DistressEnding
{
    /// <summary>Its time ran out.</summary>
    Expired,

    /// <summary>The goods are sold, or no more.</summary>
    Sold,

    /// <summary>The liaison took it back.</summary>
    Withdrawn,

    /// <summary>A newer check took its place.</summary>
    Renewed,

    /// <summary>A reviewer found that it was made up.</summary>
    Forged,
}

/// <summary>滞销: a liaison's word, with photos, that a stock lies unsold. In force until its last day, or until it is ended before.</summary>
internal sealed class DistressLabel : Aggregate
{
    public required Guid Id { get; init; }

    public required Guid StockId { get; init; }

    public required string HouseholdCode { get; init; }

    public required string CountyCode { get; init; }

    public required Guid LiaisonId { get; init; }

    /// <summary>Account code.</summary>
    public required string CheckedBy { get; init; }

    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary>Where the goods were seen.</summary>
    public required string Place { get; init; }

    /// <summary>What was on record when they were seen.</summary>
    public required Weight Declared { get; init; }

    /// <summary>What was there.</summary>
    public required Weight OnHand { get; init; }

    public string? Note { get; init; }

    /// <summary>When the newest photo was taken, by the camera's clock.</summary>
    public required DateTimeOffset CapturedAt { get; init; }

    /// <summary>The last day (China's) in force.</summary>
    public required DateOnly LastOn { get; init; }

    public required int CharterVersion { get; init; }

    public DateTimeOffset? EndedAt { get; private set; }

    public string? EndedBy { get; private set; }

    public DistressEnding? Ending { get; private set; }

    public string? EndReason { get; private set; }

    /// <summary>What a reviewer found; null while nobody has judged.</summary>
    public bool? Forged { get; private set; }

    public string? JudgedBy { get; private set; }

    public DateTimeOffset? JudgedAt { get; private set; }

    public string? JudgedBecause { get; private set; }

    public List<DistressPhoto> Photos { get; init; } = [];

    /// <summary>Ends it; one that has ended stays as it ended.</summary>
    public void End(DistressEnding ending, string by, DateTimeOffset now, string? reason = null)
    {
        if (EndedAt is null) (Ending, EndedBy, EndedAt, EndReason) = (ending, by, now, reason);
    }

    /// <summary>A reviewer has looked into it. A forged one ends.</summary>
    /// <exception cref="RuleBroken"><c>distress.own-label</c>: by whoever set it; <c>distress.judged</c> (409).</exception>
    public void Judge(bool forged, string by, DateTimeOffset now, string reason)
    {
        RuleBroken.If(by == CheckedBy, "distress.own-label");
        if (JudgedAt is not null) throw new RuleBroken("distress.judged") { Status = 409 };
        (Forged, JudgedBy, JudgedAt, JudgedBecause) = (forged, by, now, reason);
        if (forged) End(DistressEnding.Forged, by, now, reason);
    }
}

/// <summary>A photo on which a label rests. No bytes prove two checks.</summary>
internal sealed class DistressPhoto
{
    public required Guid LabelId { get; init; }

    public required Guid PictureId { get; init; }

    /// <summary>SHA-256 of the received bytes.</summary>
    public required string Hash { get; init; }
}
