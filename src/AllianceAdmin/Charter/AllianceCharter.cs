using ConsumerAid.AllianceAdmin.Findings;
using ConsumerAid.AllianceAdmin.Waivers;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;

namespace ConsumerAid.AllianceAdmin.Charter;

/// <summary>Answers the modules by the version in force and the rules that the program enforces.</summary>
internal sealed class AllianceCharter(MarketDb db, CharterShelf shelf, IEnumerable<ICharterRule> rules, FindingLog log, RefusedActs refused, WaiverBook waivers, CurrentActor actor, TimeProvider clock) : ICharter
{
    private readonly Dictionary<DateOnly, CharterBook> asked = [];

    public async Task<CharterTerms> Terms(DateTimeOffset at, CancellationToken cancellation) => (await InForce(at, cancellation)).Terms;

    public async Task<IReadOnlyList<CharterObjection>> Ask(CharterQuestion question, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().ToUniversalTime();
        var book = await InForce(now, cancellation);
        var verdicts = new List<Verdict>();
        foreach (var rule in rules)
        {
            await foreach (var verdict in rule.Weigh(new Scope.Acting(question, now), book, cancellation)) verdicts.Add(book.Soften(verdict));
        }

        verdicts = [.. await waivers.Apply(verdicts, now, cancellation)];
        await refused.Keep(verdicts.FindAll(verdict => verdict.Objection.Effect == CharterEffect.Block), book.Version, now, cancellation);
        await log.Keep(verdicts.Where(verdict => !verdict.OnlyTold && verdict.Objection.Effect != CharterEffect.Block), book.Version, now, cancellation);
        if (!IsBuyer) return [.. verdicts.Select(verdict => verdict.Objection)];
        var told = verdicts.Select(verdict => verdict.ToBuyer is { } masked ? masked with { Effect = verdict.Objection.Effect } : verdict.Objection);
        return [.. told.DistinctBy(objection => (objection.Effect, objection.Code, objection.Subject))];
    }

    // An act asks several times; what is in force on a day is asked of the database once an act.
    private async Task<CharterBook> InForce(DateTimeOffset at, CancellationToken cancellation)
    {
        var day = ChinaTime.DayOf(at);
        if (!asked.TryGetValue(day, out var book)) asked[day] = book = await shelf.InForce(db, day, cancellation);
        return book;
    }

    private bool IsBuyer => actor.Is(Roles.Purchaser) || actor.Is(Roles.Approver) || actor.Is(Roles.Finance);
}
