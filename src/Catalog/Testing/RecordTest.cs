using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Registry.Notices;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>
/// The cooperative, the county's reviewer or an administrator records what a laboratory found of a lot. A failing result freezes the lot and its sister lots at once:
/// no publication, no order, no dispatch, until the office releases them. Refused when this report is on record for the lot (<c>testing.known</c>).
/// </summary>
/// <param name="ReportedOn">The day of the laboratory's report.</param>
/// <param name="Failure">What failed; needed when it did not pass.</param>
[Allowed(Roles.Cooperative, Roles.CountyReviewer, Roles.Administrator)]
public sealed record RecordTest(Guid LotId, string Laboratory, string ReportNo, DateOnly ReportedOn, bool Passed, string? Failure = null) : ICommand<RecordedTest>;

/// <summary>A result is on record.</summary>
/// <param name="FrozenLots">The lot and its sisters, if it failed.</param>
public sealed record RecordedTest(Guid Id, IReadOnlyList<Guid> FrozenLots);

internal sealed class RecordTestHandler(MarketDb db, CurrentActor actor, ActTrail trail, TimeProvider clock, ICharter charter, IMediator mediator) : IRequestHandler<RecordTest, RecordedTest>
{
    private const int OldestDays = 366;

    public async Task<RecordedTest> Handle(RecordTest request, CancellationToken cancellationToken)
    {
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        var (laboratory, report, failure) = (request.Laboratory.Trim(), request.ReportNo.Trim(), request.Failure?.Trim() ?? "");
        new FieldErrors()
            .Require(laboratory.Length is > 0 and <= 100, "laboratory", "testing.laboratory-missing", 100)
            .Require(report.Length is > 0 and <= 60, "reportNo", "testing.report-missing", 60)
            .Require(request.ReportedOn <= today, "reportedOn", "testing.day-ahead")
            .Require(request.ReportedOn >= today.AddDays(-OldestDays), "reportedOn", "testing.day-too-old", OldestDays)
            .Require(request.Passed || failure.Length > 0, "failure", "testing.failure-missing")
            .Require(failure.Length <= Reasons.Longest, "failure", "text.too-long", Reasons.Longest)
            .ThrowIfAny();
        var lot = await db.TestableLots(actor).Where(row => row.Id == request.LotId)
            .Select(row => new { row.Id, row.Number, row.CooperativeId, row.CountyCode, row.Produce, row.CertificateNo }).SingleOrDefaultAsync(cancellationToken) ?? throw new NotFound();
        new FieldErrors()
            .Require(!await db.Set<TestResult>().AnyAsync(row => row.LotId == lot.Id && row.Laboratory == laboratory && row.ReportNo == report, cancellationToken), "reportNo", "testing.known")
            .ThrowIfAny();

        var test = new TestResult
        {
            Id = Guid.CreateVersion7(now), LotId = lot.Id, CooperativeId = lot.CooperativeId, CountyCode = lot.CountyCode, Laboratory = laboratory, ReportNo = report,
            ReportedOn = request.ReportedOn, Passed = request.Passed, Failure = request.Passed ? null : failure, RecordedFor = actor.Is(Roles.Cooperative) ? lot.CooperativeId : null,
            RecordedBy = actor.Code, RecordedAt = now, DueAt = TestResult.Due(request.ReportedOn, (await charter.Terms(now, cancellationToken)).TestReportHours),
        };
        db.Add(test);
        trail.Say($"test/{test.Id}", lot.CooperativeId.ToString(), $"lot/{lot.Id} {(request.Passed ? "passed" : "failed")}");
        if (request.Passed) return new RecordedTest(test.Id, []);

        var frozen = await Freeze(test, await SisterLots.Of(db, lot.Id, cancellationToken), now, cancellationToken);
        await mediator.Publish(new LotsFrozen(lot.Id, frozen), cancellationToken);
        await mediator.Publish(new LotsChanged(frozen), cancellationToken);
        return new RecordedTest(test.Id, frozen);
    }

    private async Task<IReadOnlyList<Guid>> Freeze(TestResult test, IReadOnlyList<SisterLot> lots, DateTimeOffset now, CancellationToken cancellation)
    {
        var ids = lots.Select(lot => lot.Id).ToList();
        db.AddRange(ids.Select(id => new LotFreeze { Id = Guid.CreateVersion7(now), LotId = id, TestId = test.Id, FailedLotId = test.LotId, FrozenBy = actor.Code, At = now }));
        await db.SaveChangesAsync(cancellation);
        await LotRows.Lock(db, ids, cancellation);
        // One that was frozen before stays frozen since then.
        await db.Set<Lot>().Where(lot => ids.Contains(lot.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(lot => lot.FrozenAt, lot => lot.FrozenAt ?? now).SetProperty(lot => lot.ListedUntil, (DateOnly?)null), cancellation);
        foreach (var lot in lots)
        {
            trail.Say($"lot/{lot.Id}", lot.CooperativeId.ToString(), $"frozen test/{test.Id}");
            var code = lot.Id == test.LotId ? "testing.notice-failed" : "testing.notice-sister";
            await mediator.Send(new TellParties(code, [lot.Number], $"/cooperative/lots/{lot.Id}") { Organisations = [lot.CooperativeId] }, cancellation);
        }

        return ids;
    }
}
