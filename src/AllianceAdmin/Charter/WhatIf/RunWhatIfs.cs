using ConsumerAid.AllianceAdmin.Charter.Drafts;
using ConsumerAid.AllianceAdmin.Findings;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Persistence.Bulk;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Charter.WhatIf;

/// <summary>Runs the trials that wait, one after the other. Each is held by a lease: a node that dies loses it, and another begins it anew.</summary>
[SystemOnly]
public sealed record RunWhatIfs : IQuery<int>;

internal sealed class RunWhatIfsHandler(MarketDb db, CharterShelf shelf, IEnumerable<ICharterRule> rules, WhatIfTotals totals, UnitOfWork work, TimeProvider clock)
    : IRequestHandler<RunWhatIfs, int>
{
    public async Task<int> Handle(RunWhatIfs request, CancellationToken cancellationToken)
    {
        var done = 0;
        while (await Claim(cancellationToken) is { } run)
        {
            try
            {
                await Try(run, cancellationToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                await Change(run.Id, row => row.Fail(failure.Message, clock.GetUtcNow()), cancellationToken);
                throw;
            }

            done++;
        }

        return done;
    }

    private Task<WhatIfRun?> Claim(CancellationToken cancellation) => work.Run(
        async token =>
        {
            var now = clock.GetUtcNow();
            var next = await db.Set<WhatIfRun>().Where(run => run.State == WhatIfState.Waiting || (run.State == WhatIfState.Running && run.LeaseUntil < now))
                .OrderBy(run => run.At).FirstOrDefaultAsync(token);
            next?.Start(now);
            return next;
        },
        cancellation);

    private Task<bool> Change(Guid id, Action<WhatIfRun> change, CancellationToken cancellation) => work.Run(
        async token =>
        {
            change(await db.Set<WhatIfRun>().SingleAsync(row => row.Id == id, token));
            return true;
        },
        cancellation);

    private async Task Try(WhatIfRun run, CancellationToken cancellation)
    {
        var (from, to) = (ChinaTime.StartOf(run.From), ChinaTime.EndOf(run.To));
        var basis = await db.Set<CharterVersion>().AsNoTracking().Include(row => row.Articles).Include(row => row.Parameters).SingleAsync(row => row.Number == run.BasedOn, cancellation);
        var draft = new CharterBook(basis.With(CharterChanges.FromJson(run.Changes), basis.Number + 1, basis.Title, basis.AdoptedBy, run.From, run.At));
        var versions = await shelf.Between(db, from, to, cancellation);
        var (acts, weighed) = (new List<WhatIfAct>(), 0);
        foreach (var rule in rules.OrderBy(rule => rule.Rule, StringComparer.Ordinal))
        {
            var then = new Dictionary<(string, DateTimeOffset), Verdict>();
            foreach (var (book, first, last) in versions) await Collect(then, rule, new Scope.Past(first, last), book, cancellation);
            var now = await Collect([], rule, new Scope.Past(from, to), draft, cancellation);
            var stopped = db.Set<RefusedAct>().AsNoTracking().Where(row => row.Rule == rule.Rule && row.FactKind == rule.FactKind && row.At >= from && row.At < to);
            await foreach (var refused in stopped.AsAsyncEnumerable().WithCancellation(cancellation))
            {
                then[(refused.Subject, refused.At)] = refused.Verdict();
                foreach (var verdict in refused.JudgedBy(rule, draft)) Gravest(now, (refused.Subject, refused.At), verdict);
            }

            acts.AddRange(Differences(run.Id, then, now).OrderBy(act => act.At));
            await Change(run.Id, row => row.Weighed(++weighed, clock.GetUtcNow()), cancellation);
        }

        for (var i = 0; i < acts.Count; i++) acts[i].Position = i + 1;
        await Keep(run.Id, acts, cancellation);
    }

    // Of several objections of one rule to one act the gravest counts.
    private static async Task<Dictionary<(string, DateTimeOffset), Verdict>> Collect(
        Dictionary<(string, DateTimeOffset), Verdict> into, ICharterRule rule, Scope scope, CharterBook book, CancellationToken cancellation)
    {
        await foreach (var weighed in rule.Weigh(scope, book, cancellation))
        {
            Gravest(into, (weighed.Objection.Subject, weighed.At), book.Soften(weighed));
        }

        return into;
    }

    private static void Gravest(Dictionary<(string, DateTimeOffset), Verdict> of, (string, DateTimeOffset) act, Verdict verdict)
    {
        if (!of.TryGetValue(act, out var known) || known.Objection.Effect < verdict.Objection.Effect) of[act] = verdict;
    }

    private static IEnumerable<WhatIfAct> Differences(Guid run, Dictionary<(string, DateTimeOffset), Verdict> then, Dictionary<(string, DateTimeOffset), Verdict> now)
    {
        foreach (var key in then.Keys.Union(now.Keys))
        {
            var (before, after) = (then.GetValueOrDefault(key), now.GetValueOrDefault(key));
            var (was, would) = (before?.Objection.Effect, after?.Objection.Effect);
            if (was == would) continue;
            var outcome = would is null || would < was ? WhatIfOutcome.Freed
                : would switch { CharterEffect.Block => WhatIfOutcome.Blocked, CharterEffect.Warn => WhatIfOutcome.Warned, _ => WhatIfOutcome.Noted };
            var told = after ?? before!;
            yield return new WhatIfAct
            {
                RunId = run, Rule = told.Objection.Rule, Outcome = outcome, Subject = told.Objection.Subject, SubjectId = IdOf(told.Objection.Subject), At = told.At,
                AgainstKind = told.Against?.Kind, AgainstId = told.Against?.Id, HouseholdCode = told.HouseholdCode, Measured = told.Objection.Measured,
                LimitThen = before?.Objection.Limit, LimitNow = after?.Objection.Limit, EffectThen = was, EffectNow = would,
                Code = told.Objection.Code, Arguments = FindingArguments.Write(told.Objection.Arguments),
            };
        }
    }

    private static Guid? IdOf(string subject) => Guid.TryParse(subject.AsSpan(subject.IndexOf('/', StringComparison.Ordinal) + 1), out var id) ? id : null;

    private Task Keep(Guid run, List<WhatIfAct> acts, CancellationToken cancellation) => work.Run(
        async token =>
        {
            var now = clock.GetUtcNow();
            var row = await db.Set<WhatIfRun>().SingleAsync(row => row.Id == run, token);
            // Another node took it over meanwhile and was faster.
            if (row.State != WhatIfState.Running) return false;
            row.Finish(acts.Count, now);
            await db.SaveChangesAsync(token);
            await using (var stream = BulkStream.Open(db, token))
            {
                await stream.Add(acts, token);
                await stream.Complete(token);
            }

            db.AddRange(await totals.Of(run, token));
            return true;
        },
        cancellation);
}
