using ConsumerAid.Catalog.Pictures;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>Laboratory results, newest first: a cooperative's own, those of a reviewer's county, all for administrators and auditors.</summary>
/// <param name="Failed">Only those that failed.</param>
[Allowed(Roles.Cooperative, Roles.CountyReviewer, Roles.Administrator, Roles.Auditor)]
public sealed record FindTests(Guid? LotId = null, bool Failed = false, string? After = null, int Limit = 50) : IQuery<Page<TestRow>>;

/// <summary>A result in a list.</summary>
public sealed record TestRow
{
    public required Guid Id { get; init; }
    public required Guid LotId { get; init; }
    public required string LotNumber { get; init; }
    public required string LotTitle { get; init; }
    public required string Produce { get; init; }
    public required string Laboratory { get; init; }
    public required string ReportNo { get; init; }
    public required DateOnly ReportedOn { get; init; }
    public required bool Passed { get; init; }
    public required string? Failure { get; init; }
    public required string RecordedBy { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>How many lots it froze that nobody has released.</summary>
    public required int Frozen { get; init; }
}

internal sealed class FindTestsHandler(MarketDb db, CurrentActor actor) : IRequestHandler<FindTests, Page<TestRow>>
{
    public async Task<Page<TestRow>> Handle(FindTests request, CancellationToken cancellationToken)
    {
        var take = Pages.Rows(request.Limit);
        var tests = TestRows.Visible(db, actor);
        if (request.LotId is { } lot) tests = tests.Where(row => row.LotId == lot);
        if (request.Failed) tests = tests.Where(row => !row.Passed);
        if (Cursor.Parse(request.After) is { Instant: var at, Id: var id }) tests = tests.Where(row => row.RecordedAt <= at && (row.RecordedAt < at || row.Id.CompareTo(id) < 0));
        var rows = await TestRows.Of(db, tests.OrderByDescending(row => row.RecordedAt).ThenByDescending(row => row.Id).Take(take + 1))
            .OrderByDescending(row => row.RecordedAt).ThenByDescending(row => row.Id).ToListAsync(cancellationToken);
        return Pages.Of(rows, take, row => Cursor.Of(row.RecordedAt, row.Id));
    }
}

/// <summary>Results with the lots to which they belong.</summary>
internal static class TestRows
{
    public static IQueryable<TestResult> Visible(MarketDb db, CurrentActor actor)
    {
        var all = db.Set<TestResult>().AsNoTracking();
        if (actor.Is(Roles.Administrator) || actor.Is(Roles.Auditor)) return all;
        if (actor.Is(Roles.CountyReviewer) && actor.Value.CountyCode is { } county) return all.Where(row => row.CountyCode == county);
        var own = actor.Organisation;
        return all.Where(row => row.CooperativeId == own);
    }

    public static IQueryable<TestRow> Of(MarketDb db, IQueryable<TestResult> tests) =>
        from test in tests
        join lot in db.Set<Lot>() on test.LotId equals lot.Id
        select new TestRow
        {
            Id = test.Id, LotId = test.LotId, LotNumber = lot.Number, LotTitle = lot.Title, Produce = lot.Produce, Laboratory = test.Laboratory, ReportNo = test.ReportNo,
            ReportedOn = test.ReportedOn, Passed = test.Passed, Failure = test.Failure, RecordedBy = test.RecordedBy, RecordedAt = test.RecordedAt, DueAt = test.DueAt,
            Frozen = db.Set<LotFreeze>().Count(freeze => freeze.TestId == test.Id && freeze.ReleasedAt == null),
        };
}
