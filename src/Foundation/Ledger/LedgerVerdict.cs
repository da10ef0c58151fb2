namespace ConsumerAid.Foundation.Ledger;

/// <summary>What a recomputation of a ledger found. When it is broken, the counts are of what was read up to there.</summary>
/// <param name="Entries">Entries read, sealed or not.</param>
/// <param name="Grams">The sum over all of them, corrections signed.</param>
/// <param name="Seals">Seals that hold.</param>
/// <param name="FirstBroken">The first thing found wrong, as <c>line 17: …</c> or <c>seal 3: …</c>; null when all is well.</param>
/// <param name="Head">The hash of the newest seal that holds: to be compared with the published one, which alone shows that a whole chain was not
/// made anew.</param>
public sealed record LedgerVerdict(long Entries, long Grams, long Seals, string? FirstBroken, Digest? Head)
{
    public bool Ok => FirstBroken is null;
}
