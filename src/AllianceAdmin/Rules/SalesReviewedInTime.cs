using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Pledges;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Rules;

/// <summary>CH-02: the office reviews a reported sale in time. It binds nobody but the office; reviewed, it is mended.</summary>
internal sealed class SalesReviewedInTime(MarketDb db) : CharterRule<ReportedFact>("CH-02", curable: true)
{
    protected override IQueryable<ReportedFact>? Facts(Scope scope, CharterBook book)
    {
        var days = book.Whole(Rule, "review_days");
        var sales = db.Set<OfflineSale>();
        switch (scope)
        {
            case Scope.Standing { Now: var now }:
                var latest = now.AddDays(-days);
                return Facts(sales.Where(sale => sale.State == OfflineSaleState.Reported && sale.ReportedAt <= latest), isPast: false);
            case Scope.Past { From: var from, To: var to }:
                var (first, end) = (from.AddDays(-days), to.AddDays(-days));
                return Facts(sales.Where(sale => sale.ReportedAt >= first && sale.ReportedAt < end), isPast: true);
            default:
                return null;
        }
    }

    protected override IEnumerable<Verdict> Judge(ReportedFact fact, CharterBook book)
    {
        var days = book.Whole(Rule, "review_days");
        var due = fact.ReportedAt.AddDays(days);
        if (fact.IsPast && fact.ReviewedAt is { } reviewed && reviewed <= due) yield break;
        var subject = $"offline-sale/{fact.Id}";
        var objection = new CharterObjection(Rule, CharterEffect.Note, subject, "charter.review-late", "0", $"{days} d", fact.Number, fact.ReportedAt, days);
        yield return new Verdict(objection, Severity.Serious, due) { MemberId = fact.MemberId, Evidence = [subject] };
    }

    private static IQueryable<ReportedFact> Facts(IQueryable<OfflineSale> sales, bool isPast) => sales.Select(sale => new ReportedFact
    {
        Id = sale.Id, Number = sale.Number, MemberId = sale.MemberId, ReportedAt = sale.ReportedAt, ReviewedAt = sale.ReviewedAt, IsPast = isPast,
    });
}

/// <summary>A reported sale and when it was reviewed.</summary>
internal sealed record ReportedFact
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required Guid MemberId { get; init; }

    public required DateTimeOffset ReportedAt { get; init; }

    public required DateTimeOffset? ReviewedAt { get; init; }

    /// <summary>Of a past period: whether it was reviewed in time decides; else those that wait still were asked for.</summary>
    public required bool IsPast { get; init; }
}
