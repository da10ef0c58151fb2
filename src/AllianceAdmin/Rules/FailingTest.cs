using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Time;

namespace ConsumerAid.AllianceAdmin.Rules;

/// <summary>CH-13: a failing test is noted against the lot's cooperative, and one that was recorded late against the cooperative that recorded it, else against the office alone.</summary>
internal sealed class FailingTest(MarketDb db) : CharterRule<FailingTest.Failure>("CH-13", curable: false)
{
    private const int LongestFailure = 200;

    /// <summary>A result that was recorded.</summary>
    internal sealed record Failure
    {
        public required Guid TestId { get; init; }
        public required Guid LotId { get; init; }
        public required string LotNumber { get; init; }
        public required Guid CooperativeId { get; init; }
        public required string Laboratory { get; init; }
        public required string ReportNo { get; init; }
        public required string Found { get; init; }
        public required DateOnly ReportedOn { get; init; }
        public required DateTimeOffset RecordedAt { get; init; }

        /// <summary>The cooperative, when it recorded the result itself.</summary>
        public required Guid? RecordedFor { get; init; }
    }

    protected override IQueryable<Failure>? Facts(Scope scope, CharterBook book) => scope.Events is var (from, to)
        ? from test in db.TestResults()
          where !test.Passed && test.RecordedAt >= @from && test.RecordedAt < to
          join lot in db.Lots() on test.LotId equals lot.Id
          orderby test.RecordedAt, test.Id
          select new Failure
          {
              TestId = test.Id, LotId = test.LotId, LotNumber = lot.Number, CooperativeId = test.CooperativeId, Laboratory = test.Laboratory, ReportNo = test.ReportNo,
              Found = test.Failure ?? "", ReportedOn = test.ReportedOn, RecordedAt = test.RecordedAt, RecordedFor = test.RecordedFor,
          }
        : null;

    protected override IEnumerable<Verdict> Judge(Failure fact, CharterBook book)
    {
        var (subject, evidence) = ($"test/{fact.TestId}", new[] { $"test/{fact.TestId}", $"lot/{fact.LotId}" });
        var found = fact.Found.Length > LongestFailure ? fact.Found[..LongestFailure] : fact.Found;
        yield return new Verdict(
            new CharterObjection(Rule, CharterEffect.Note, subject, "charter.test-failed", "1", "0", fact.LotNumber, fact.Laboratory, fact.ReportNo, found), Severity.Grave, fact.RecordedAt)
        {
            Against = Party.Cooperative(fact.CooperativeId), CooperativeId = fact.CooperativeId, Evidence = evidence,
        };

        var hours = book.Whole(Rule, "report_hours");
        var dayOver = ChinaTime.EndOf(fact.ReportedOn);
        if (fact.RecordedAt <= dayOver.AddHours(hours)) yield break;
        yield return new Verdict(
            new CharterObjection(
                Rule, CharterEffect.Note, subject, "charter.test-late", (fact.RecordedAt - dayOver).WholeHours(), $"{hours} h", fact.LotNumber, fact.ReportNo, dayOver.AddHours(hours), fact.RecordedAt, hours),
            Severity.General, fact.RecordedAt)
        {
            Against = fact.RecordedFor is { } cooperative ? Party.Cooperative(cooperative) : null, CooperativeId = fact.CooperativeId, Evidence = evidence,
        };
    }
}
