using System.Runtime.CompilerServices;
using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Orders;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Rules;

/// <summary>CH-25: the office checks itself, without points: a new version of the charter is public long enough before it holds, and the record of acts reaches as far back as the trade that must be kept.</summary>
internal sealed class OfficeOpenness(MarketDb db) : CharterRule<OfficeOpenness.Duty>("CH-25", curable: true)
{
    private const int NoPoints = 0;

    /// <summary>Something that the office owes.</summary>
    internal abstract record Duty(DateTimeOffset At);

    internal sealed record Notice(DateTimeOffset At, int Version, DateOnly EffectiveFrom) : Duty(At);

    /// <param name="At">As of when.</param>
    /// <param name="FirstTrade">The first order on record.</param>
    /// <param name="FirstAct">The first act on record.</param>
    internal sealed record Trail(DateTimeOffset At, DateTimeOffset? FirstTrade, DateTimeOffset? FirstAct) : Duty(At);

    protected override async IAsyncEnumerable<Duty> Read(Scope scope, CharterBook book, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (scope.Events is not var (from, to)) yield break;
        // The first version came with the program and is dated back to the founding.
        var versions = db.Set<CharterVersion>().AsNoTracking().Where(version => version.Number > 1 && version.RecordedAt >= from && version.RecordedAt < to).OrderBy(version => version.Number)
            .Select(version => new Notice(version.RecordedAt, version.Number, version.EffectiveFrom));
        await foreach (var notice in versions.AsAsyncEnumerable().WithCancellation(cancellation)) yield return notice;
        if (scope is not Scope.Standing { Now: var now }) yield break;
        var kept = now.AddYears(-book.Whole(Rule, "keep_years"));
        yield return new Trail(
            now, await db.Orders().Where(order => order.PlacedAt >= kept).MinAsync(order => (DateTimeOffset?)order.PlacedAt, cancellation),
            await db.Set<Act>().MinAsync(act => (DateTimeOffset?)act.At, cancellation));
    }

    protected override IEnumerable<Verdict> Judge(Duty fact, CharterBook book)
    {
        switch (fact)
        {
            case Notice notice when notice.EffectiveFrom.DayNumber - ChinaTime.DayOf(notice.At).DayNumber is var days && days < book.Whole(Rule, "change_notice_days"):
                yield return Says(notice, $"charter/{notice.Version}", "notice", $"{days} d", $"{book.Whole(Rule, "change_notice_days")} d", notice.Version, days, book.Whole(Rule, "change_notice_days"));
                break;
            case Trail { FirstTrade: { } trade } trail when trail.FirstAct is null || ChinaTime.DayOf(trail.FirstAct.Value) > ChinaTime.DayOf(trade):
                yield return Says(trail, "acts", "trail", trail.FirstAct is { } act ? ChinaTime.DayOf(act).Iso() : "-", ChinaTime.DayOf(trade).Iso(), ChinaTime.DayOf(trade), book.Whole(Rule, "keep_years"));
                break;
        }
    }

    private Verdict Says(Duty fact, string subject, string what, string measured, string limit, params object[] arguments) =>
        new(new CharterObjection(Rule, CharterEffect.Note, subject, "charter.office-" + what, measured, limit, arguments), NoPoints, fact.At) { Evidence = [subject] };
}
