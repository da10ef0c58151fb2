using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Waivers;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Findings;

/// <summary>
/// Weighs every rule over what stands and over what happened, keeps what is new and closes what is mended. Each rule is read outside of a transaction and kept in short ones: killed
/// half way it begins again, and two at once keep each fact once.
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

internal sealed class EvaluateCharterHandler(MarketDb db, CharterShelf shelf, IEnumerable<ICharterRule> rules, FindingLog log, WaiverBook waivers, UnitOfWork work, TimeProvider clock)
    : IRequestHandler<EvaluateCharter, Evaluated>
{
    /// <summary>What was written meanwhile may be committed after the look: the next one looks a little further back.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    /// <summary>So many facts are kept or closed in one transaction.</summary>
    private const int Together = 500;

    public async Task<Evaluated> Handle(EvaluateCharter request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToUniversalTime();
        var last = request.All ? null : await db.Set<CharterEvaluation>().MaxAsync(evaluation => (DateTimeOffset?)evaluation.At, cancellationToken);
        var versions = await shelf.Between(db, last - Overlap ?? now.AddDays(-Scope.RollingDays), now.AddMicroseconds(1), cancellationToken);
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
            var said = new List<Verdict>();
            await foreach (var verdict in rule.Weigh(scope, book, cancellation)) said.Add(book.Soften(verdict));
            verdicts.AddRange((await waivers.Apply(said, rule.Curable ? now : null, cancellation)).Select(verdict => (verdict, book.Version)));
        }

        var (kept, closed) = (0, 0);
        // A party's lie together, so that they make one case.
        foreach (var some in verdicts.OrderBy(row => row.Verdict.Against?.Id).Chunk(Together))
        {
            kept += await work.Run(
                async token =>
                {
                    var known = 0;
                    foreach (var version in some.GroupBy(row => row.Version)) known += await log.Keep(version.Select(row => row.Verdict), version.Key, now, token);
                    return known;
                },
                cancellation);
        }

        if (rule.Curable && since is null)
        {
            foreach (var some in (await Mended(rule.Rule, [.. verdicts.Select(row => row.Verdict)], now, cancellation)).Chunk(Together))
            {
                closed += await work.Run(token => log.Close(some, null, now, token), cancellation);
            }
        }

        return new Evaluated(verdicts.Count, kept, closed);
    }

    /// <summary>Open findings of a rule that do not stand any more.</summary>
    private async Task<List<(Guid Id, ClosureKind Kind)>> Mended(string rule, IReadOnlyList<Verdict> verdicts, DateTimeOffset now, CancellationToken cancellation)
    {
        var standing = verdicts.Select(Finding.FactOf).ToHashSet();
        var subjects = verdicts.Select(verdict => verdict.Objection.Subject).ToHashSet();
        var open = await db.Set<Finding>().Where(finding => finding.Rule == rule && finding.At < now && !db.Set<FindingClosure>().Any(closure => closure.FindingId == finding.Id))
            .Select(finding => new { finding.Id, finding.Fact, finding.Subject }).ToListAsync(cancellation);
        return [.. open.Where(finding => !standing.Contains(finding.Fact))
            .Select(finding => (finding.Id, subjects.Contains(finding.Subject) ? ClosureKind.Superseded : ClosureKind.Cured))];
    }
}
