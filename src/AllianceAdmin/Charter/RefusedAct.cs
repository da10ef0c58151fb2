using ConsumerAid.AllianceAdmin.Findings;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Charter;

/// <summary>
/// An act that a rule stopped: of it there is nothing else, so that one could not say whom a milder rule would have freed. The same objection to the same subject counts once a day, however often
/// it is tried. Never changed.
/// </summary>
internal sealed class RefusedAct
{
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>China's.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Whose act it was: account code.</summary>
    public required string By { get; init; }

    public required int CharterVersion { get; init; }

    public required string Rule { get; init; }

    public required string Subject { get; init; }

    /// <summary>Key of the sentence, and its values.</summary>
    public required string Code { get; init; }

    public required string Arguments { get; init; }

    public required string Measured { get; init; }

    public required string Limit { get; init; }

    public required int Points { get; init; }

    public required PartyKind? AgainstKind { get; init; }

    public required Guid? AgainstId { get; init; }

    public required string? HouseholdCode { get; init; }

    /// <summary>Which of the rule's judgements it was: <see cref="ICharterRule.FactKind"/>.</summary>
    public required string FactKind { get; init; }

    /// <summary>By what it was judged, as <see cref="KeptFact"/>; null where that must not be kept: there only another effect of the rule could free it.</summary>
    public required string? Fact { get; init; }

    /// <summary>What was said then.</summary>
    public Verdict Verdict() => new(new CharterObjection(Rule, CharterEffect.Block, Subject, Code, Measured, Limit, FindingArguments.Read(Arguments)), Points, At)
    {
        Against = AgainstKind is { } kind ? new Party(kind, AgainstId!.Value) : null, HouseholdCode = HouseholdCode,
    };

    /// <summary>What a version of the charter says of it.</summary>
    public IEnumerable<Verdict> JudgedBy(ICharterRule rule, CharterBook book) => (Fact is { } kept ? rule.Judge(kept, book) : [Verdict()]).Select(book.Soften);
}

/// <summary>Keeps what rules stopped.</summary>
internal sealed class RefusedActs(MarketDb db, Refusals refusals, CurrentActor actor)
{
    /// <summary>Outside of a transaction nothing is kept: then somebody only wanted to know.</summary>
    public async Task Keep(IReadOnlyList<Verdict> stopped, int charterVersion, DateTimeOffset now, CancellationToken cancellation)
    {
        if (stopped.Count == 0 || db.Database.CurrentTransaction is null) return;
        var day = ChinaTime.DayOf(now);
        var subjects = stopped.Select(verdict => verdict.Objection.Subject).Distinct().ToList();
        var known = (await db.Set<RefusedAct>().Where(row => row.Day == day && subjects.Contains(row.Subject)).Select(row => new { row.Rule, row.Subject, row.Code }).ToListAsync(cancellation))
            .Select(row => (row.Rule, row.Subject, row.Code)).ToHashSet();
        foreach (var verdict in stopped)
        {
            var said = verdict.Objection;
            if (!known.Add((said.Rule, said.Subject, said.Code))) continue;
            refusals.Keep(new RefusedAct
            {
                Id = Guid.CreateVersion7(now), At = now, Day = day, By = actor.Code, CharterVersion = charterVersion, Rule = said.Rule, Subject = said.Subject, Code = said.Code,
                Arguments = FindingArguments.Write(said.Arguments), Measured = said.Measured, Limit = said.Limit, Points = verdict.Points, AgainstKind = verdict.Against?.Kind,
                AgainstId = verdict.Against?.Id, HouseholdCode = verdict.HouseholdCode, FactKind = verdict.FactKind!, Fact = verdict.Fact is { } fact ? KeptFact.Write(fact) : null,
            });
        }
    }
}
