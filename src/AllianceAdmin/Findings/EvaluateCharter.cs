using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Findings;

/// <summary>
/// Weighs every rule over what stands and over what happened, keeps what is new and closes what is mended. Each rule is read outside of a transaction and kept in one of its own:
/// killed half way it begins again, and two at once keep each fact once.
/// </summary>
/// <param name="All">All that stands and the events of a year; else what changed since the last time.</param>
[SystemOnly]
public sealed record EvaluateCharter(bool All) : IQuery<Evaluated>;

/// <summary>What came of it.</summary>
/// <param name="Found">Facts that break a rule.</param>
/// <param name="Kept">Those of them that were not known yet.</param>
/// <param name="Closed">Findings that are open no more.</param>
public sealed record Evaluated(int Found, int Kept, int Closed);

/// <summary>That the charter was evaluated; the next time looks at what changed since.</summary>
internal sealed class CharterEvaluation
{
    public required Guid Id { get; init; }

    /// <summary>As of when.</summary>
    public required DateTimeOffset At { get; init; }

    public required bool All { get; init; }

    public required int Found { get; init; }

    public required int Kept { get; init; }

    public required int Closed { get; init; }
}

internal sealed class EvaluateCharterHandler(MarketDb db, CharterShelf shelf, IEnumerable<ICharterRule> rules, FindingLog log, UnitOfWork work, TimeProvider clock)
    : IRequestHandler<EvaluateCharter, Evaluated>
{
    /// <summary>What was written meanwhile may be committed after the look: the next one looks a little further back.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    public async Task<Evaluated> Handle(EvaluateCharter request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToUniversalTime();
        var last = request.All ? null : await db.Set<CharterEvaluation>().MaxAsync(evaluation => (DateTimeOffset?)evaluation.At, cancellationToken);
        var versions = await shelf.Between(db, last - Overlap ?? now.AddDays(-Scope.RollingDays), now.AddTicks(1), cancellationToken);
        var sum = new Evaluated(0, 0, 0);
        foreach (var rule in rules.OrderBy(rule => rule.Rule, StringComparer.Ordinal))
        {
            var done = await Weigh(rule, versions, now, last - Overlap, cancellationToken);
            sum = new Evaluated(sum.Found + done.Found, sum.Kept + done.Kept, sum.Closed + done.Closed);
        }

        return await work.Run(
            _ =>
            {
                db.Add(new CharterEvaluation { Id = Guid.CreateVersion7(now), At = now, All = last is null, Found = sum.Found, Kept = sum.Kept, Closed = sum.Closed });
                return Task.FromResult(sum);
            },
            cancellationToken);
    }

    private async Task<Evaluated> Weigh(
        ICharterRule rule, IReadOnlyList<(CharterBook Book, DateTimeOffset From, DateTimeOffset To)> versions, DateTimeOffset now, DateTimeOffset? since, CancellationToken cancellation)
    {
        var verdicts = new List<(Verdict Verdict, int Version)>();
        foreach (var (book, from, to) in rule.Curable ? versions.TakeLast(1) : versions)
        {
            Scope scope = rule.Curable ? new Scope.Standing(now, since) : new Scope.Past(from, to);
            await foreach (var verdict in rule.Weigh(scope, book, cancellation)) verdicts.Add((book.Soften(verdict), book.Version));
        }

        if (verdicts.Count == 0 && (!rule.Curable || since is not null)) return new Evaluated(0, 0, 0);
        return await work.Run(
            async token =>
            {
                var kept = 0;
                foreach (var version in verdicts.GroupBy(row => row.Version)) kept += await log.Keep(version.Select(row => row.Verdict), version.Key, now, token);
                var closed = rule.Curable && since is null ? await CloseMended(rule.Rule, [.. verdicts.Select(row => row.Verdict)], now, token) : 0;
                return new Evaluated(verdicts.Count, kept, closed);
            },
            cancellation);
    }

    private async Task<int> CloseMended(string rule, IReadOnlyList<Verdict> verdicts, DateTimeOffset now, CancellationToken cancellation)
    {
        var standing = verdicts.Select(Finding.FactOf).ToHashSet();
        var subjects = verdicts.Select(verdict => verdict.Objection.Subject).ToHashSet();
        var open = await db.Set<Finding>().Where(finding => finding.Rule == rule && finding.At < now && !db.Set<FindingClosure>().Any(closure => closure.FindingId == finding.Id))
            .Select(finding => new { finding.Id, finding.Fact, finding.Subject }).ToListAsync(cancellation);
        var mended = open.Where(finding => !standing.Contains(finding.Fact))
            .Select(finding => (finding.Id, subjects.Contains(finding.Subject) ? ClosureKind.Superseded : ClosureKind.Cured)).ToList();
        await log.Close(mended, null, now, cancellation);
        return mended.Count;
    }
}
