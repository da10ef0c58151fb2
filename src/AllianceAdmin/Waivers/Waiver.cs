using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Foundation.Model;

namespace ConsumerAid.AllianceAdmin.Waivers;

/// <summary>That a rule does not bar something for a time, for a reason, by the word of two administrators. It covers a party, a subject, or one subject of a party.</summary>
internal sealed class Waiver : IVersioned
{
    /// <summary>For how many days at most.</summary>
    public const int MostDays = 180;

    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required string Rule { get; init; }

    public required PartyKind? PartyKind { get; init; }

    public required Guid? PartyId { get; init; }

    /// <summary>E.g. <c>lot/0199…</c>.</summary>
    public required string? Subject { get; init; }

    public required string Reason { get; init; }

    /// <summary>The first instant.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The first instant after it.</summary>
    public required DateTimeOffset Until { get; init; }

    public required string ProposedBy { get; init; }

    public required DateTimeOffset ProposedAt { get; init; }

    public string? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public bool? Approved { get; private set; }

    public string? EndedBy { get; private set; }

    /// <summary>Ended before its time.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public int Version { get; private set; }

    public bool InForceAt(DateTimeOffset at) => Approved == true && From <= at && at < Until && (EndedAt is null || at < EndedAt) && DecidedAt <= at;

    /// <summary>Whether it lets this through: its rule, and every part of its scope that is named.</summary>
    public bool Covers(Verdict verdict, DateTimeOffset at) => InForceAt(at) && Rule == verdict.Objection.Rule && (Subject is null || Subject == verdict.Objection.Subject)
        && (PartyId is null || verdict.Against == new Party(PartyKind!.Value, PartyId.Value));

    /// <exception cref="RuleBroken"><c>waivers.own</c>, <c>waivers.decided</c>, or its time is over (<c>waivers.over</c>).</exception>
    public void Decide(bool approve, string by, DateTimeOffset now)
    {
        if (DecidedAt is not null) throw new RuleBroken("waivers.decided") { Status = 409 };
        RuleBroken.If(by == ProposedBy, "waivers.own");
        RuleBroken.If(approve && now >= Until, "waivers.over", Until);
        (DecidedBy, DecidedAt, Approved) = (by, now, approve);
    }

    /// <exception cref="RuleBroken"><c>waivers.not-in-force</c>.</exception>
    public void End(string by, DateTimeOffset now)
    {
        if (Approved != true || EndedAt is not null || now >= Until) throw new RuleBroken("waivers.not-in-force") { Status = 409 };
        (EndedBy, EndedAt) = (by, now);
    }
}
