using ConsumerAid.Foundation.Charter;

namespace ConsumerAid.AllianceAdmin.Charter;

/// <summary>What a rule says of one fact, and whom it concerns.</summary>
/// <param name="Objection">What is told to the actor.</param>
/// <param name="Points">How grave it is by the charter: 1 reminder, 3 general, 6 serious, 12 grave.</param>
/// <param name="At">When the fact happened: it is judged by the version then in force.</param>
internal sealed record Verdict(CharterObjection Objection, int Points, DateTimeOffset At)
{
    /// <summary>Whom it counts against: never a household. Null: nobody but the alliance's own office.</summary>
    public Party? Against { get; init; }

    /// <summary>The same for a buyer's ears, when the objection names a household: a buyer knows households by an alias of the order alone.</summary>
    public CharterObjection? ToBuyer { get; init; }

    /// <summary>Said to the actor and not kept: the fact is complete only later, when a job finds it.</summary>
    public bool OnlyTold { get; init; }

    /// <summary>Of an act that is about to happen: what it was judged by, so that another version can judge it again; null where that must not be kept.</summary>
    public object? Fact { get; init; }

    /// <summary>Of an act that is about to happen: <see cref="ICharterRule.FactKind"/> of the rule.</summary>
    public string? FactKind { get; init; }

    public Guid? CooperativeId { get; init; }

    public Guid? MemberId { get; init; }

    public Guid? LiaisonId { get; init; }

    public string? HouseholdCode { get; init; }

    /// <summary>The records that it rests on: <c>certificate/0199…</c>, <c>dispatch/0199…</c>.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];
}

/// <summary>Whom the charter binds.</summary>
public enum PartyKind
{
    Cooperative,
    Member,
    Liaison,
}

/// <summary>One whom the charter binds: a cooperative, a member unit or a liaison by its id.</summary>
internal readonly record struct Party(PartyKind Kind, Guid Id)
{
    public static Party Cooperative(Guid id) => new(PartyKind.Cooperative, id);

    public static Party Member(Guid id) => new(PartyKind.Member, id);

    public static Party Liaison(Guid id) => new(PartyKind.Liaison, id);
}
