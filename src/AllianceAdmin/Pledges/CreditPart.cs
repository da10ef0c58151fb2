namespace ConsumerAid.AllianceAdmin.Pledges;

/// <summary>
/// Whose part of a sale is whose: a range of per mille. The ranges of one source form a chain from 0: each begins where another ends, no two begin or end at the same place, and
/// none reaches over 1000. Four constraints of the table say this (keys on beginning and end, a foreign key from the beginning to an end, a check), so no order of transactions
/// can credit more than the whole (docs/decisions/0014-one-sale-one-credit.md). Never changed.
/// </summary>
internal sealed class CreditPart
{
    public const int Whole = 1000;

    /// <summary>Id of the dispatch line or of the offline sale.</summary>
    public required Guid SourceId { get; init; }

    public required int FromPerMille { get; init; }

    public required int ToPerMille { get; init; }

    /// <summary>Where the part before ends, which is where this one begins; null for the first.</summary>
    public int? PreviousPerMille { get; init; }

    public required CreditSource Source { get; init; }

    public required Guid MemberId { get; init; }

    public required CreditKind Kind { get; init; }

    /// <summary>Shares in order as a chain from 0.</summary>
    public static IEnumerable<CreditPart> Chain(Guid sourceId, CreditSource source, CreditKind kind, IEnumerable<(Guid MemberId, int PerMille)> shares)
    {
        var from = 0;
        foreach (var (member, perMille) in shares)
        {
            yield return new CreditPart
            {
                SourceId = sourceId, FromPerMille = from, ToPerMille = from + perMille, PreviousPerMille = from == 0 ? null : from, Source = source, MemberId = member, Kind = kind,
            };
            from += perMille;
        }
    }

    /// <summary>This part's whole units of a total: what the parts get adds up to the total.</summary>
    public long Of(long total) => checked(total * ToPerMille / Whole - total * FromPerMille / Whole);
}

/// <summary>
/// Grams and fen of one part, credited to one member on the day of the sale. Never changed: what is accepted later, corrected or refunded is a further entry, with the
/// difference, on the same day. An entry is provisional until the goods are paid; an offline sale's is final when it is reviewed.
/// </summary>
internal sealed class CreditEntry
{
    public required Guid SourceId { get; init; }

    public required int FromPerMille { get; init; }

    /// <summary>0 for the first entry of a part, then one by one.</summary>
    public required int Turn { get; init; }

    public required CreditSource Source { get; init; }

    public required Guid MemberId { get; init; }

    public required CreditKind Kind { get; init; }

    public required long Grams { get; init; }

    public required long Fen { get; init; }

    /// <summary>China's day of acceptance or of the offline sale: it decides year and quarter.</summary>
    public required DateOnly CountedOn { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Account code, or <c>system</c>.</summary>
    public required string RecordedBy { get; init; }
}
