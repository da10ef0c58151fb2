using ConsumerAid.Foundation.Model;

namespace ConsumerAid.Catalog;

/// <summary>The certification (认定) of a cooperative's product for a period. Valid on a day from the first to the last one, unless it was removed on or before it.</summary>
internal sealed class Certificate : IVersioned
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required Guid CooperativeId { get; init; }

    public required string Produce { get; init; }

    public required string CountyCode { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>The last valid day. A renewal moves it on, never back.</summary>
    public required DateOnly ValidTo { get; set; }

    /// <summary>The day from which it is valid no longer, whatever its period.</summary>
    public DateOnly? RemovedOn { get; private set; }

    /// <summary>The application from which it came; null for a paper certificate that a county's reviewer entered.</summary>
    public Guid? ApplicationId { get; init; }

    public required string RecordedBy { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public int Version { get; private set; }

    /// <summary>It runs on without a gap.</summary>
    public void Renew(int days) => ValidTo = ValidTo.AddDays(days);

    /// <exception cref="RuleBroken"><c>certification.removed</c> (409).</exception>
    public void Remove(DateOnly day)
    {
        if (RemovedOn is not null) throw new RuleBroken("certification.removed") { Status = 409 };
        RemovedOn = day;
    }

    /// <summary>The last day on which it is valid by what is known now.</summary>
    public static DateOnly LastDay(DateOnly validTo, DateOnly? removedOn) => removedOn is { } removed && removed <= validTo ? removed.AddDays(-1) : validTo;
}
