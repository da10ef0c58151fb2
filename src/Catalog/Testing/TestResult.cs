using ConsumerAid.Foundation.Time;

namespace ConsumerAid.Catalog;

/// <summary>What a laboratory found of a lot. Never changed: a second test is another result.</summary>
internal sealed class TestResult
{
    public required Guid Id { get; init; }

    public required Guid LotId { get; init; }

    public required Guid CooperativeId { get; init; }

    public required string CountyCode { get; init; }

    public required string Laboratory { get; init; }

    public required string ReportNo { get; init; }

    /// <summary>The day of the laboratory's report.</summary>
    public required DateOnly ReportedOn { get; init; }

    public required bool Passed { get; init; }

    /// <summary>What failed, e.g. a substance with its limit; null when it passed.</summary>
    public required string? Failure { get; init; }

    /// <summary>The cooperative, when it recorded the result itself.</summary>
    public required Guid? RecordedFor { get; init; }

    public required string RecordedBy { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>By when it had to be recorded.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>So many hours after the day of the report is over.</summary>
    public static DateTimeOffset Due(DateOnly reportedOn, int hours) => ChinaTime.EndOf(reportedOn).AddHours(hours);
}
