using ConsumerAid.Foundation.Charter;

namespace ConsumerAid.AllianceAdmin.Charter;

/// <summary>One rule of the charter that the program enforces: pure over published facts, one set-based question for all that is asked about.</summary>
internal interface ICharterRule
{
    /// <summary>The rule's id, e.g. <c>CH-03</c>.</summary>
    string Rule { get; }

    /// <summary>What the rule says of the question; empty when nothing, or when the question is none of its own.</summary>
    Task<IReadOnlyList<Verdict>> Weigh(CharterQuestion question, CharterBook book, DateTimeOffset now, CancellationToken cancellation);
}

/// <summary>What a rule says, and whom it concerns.</summary>
/// <param name="Objection">What is told to the actor.</param>
/// <param name="Points">How grave it is by the charter: 1 reminder, 3 general, 6 serious, 12 grave.</param>
internal sealed record Verdict(CharterObjection Objection, int Points)
{
    /// <summary>The same for a buyer's ears, when the objection names a household: a buyer knows households by an alias of the order alone.</summary>
    public CharterObjection? ToBuyer { get; init; }

    public Guid? CooperativeId { get; init; }

    public Guid? MemberId { get; init; }

    public string? HouseholdCode { get; init; }
}
