using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Waivers;

/// <summary>Lets waivers act: a block becomes a note that names the waiver and counts no points.</summary>
internal sealed class WaiverBook(MarketDb db)
{
    /// <summary>Key of the note's sentence.</summary>
    public const string Code = "charter.waived";

    /// <summary>The verdicts, with the blocks that a waiver in force covers made notes. Without a block nothing is asked of the database.</summary>
    /// <param name="verdicts">What the rules say.</param>
    /// <param name="at">As of when a waiver must be in force; null: when the fact happened.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<IReadOnlyList<Verdict>> Apply(IReadOnlyList<Verdict> verdicts, DateTimeOffset? at, CancellationToken cancellation)
    {
        var rules = verdicts.Where(IsBlock).Select(verdict => verdict.Objection.Rule).Distinct().ToArray();
        if (rules.Length == 0) return verdicts;
        var first = at ?? verdicts.Where(IsBlock).Min(verdict => verdict.At);
        var waivers = await db.Set<Waiver>().AsNoTracking().Where(row => rules.Contains(row.Rule) && row.Approved == true && row.Until > first).OrderBy(row => row.Until).ToListAsync(cancellation);
        return waivers.Count == 0
            ? verdicts
            : [.. verdicts.Select(verdict => IsBlock(verdict) && waivers.FindLast(waiver => waiver.Covers(verdict, at ?? verdict.At)) is { } waiver ? Waived(verdict, waiver) : verdict)];
    }

    private static bool IsBlock(Verdict verdict) => verdict.Objection.Effect == CharterEffect.Block;

    private static Verdict Waived(Verdict verdict, Waiver waiver)
    {
        var said = verdict.Objection;
        var lastDay = ChinaTime.DayOf(waiver.Until).AddDays(-1);
        var note = new CharterObjection(
            said.Rule, CharterEffect.Note, said.Subject, Code, said.Measured, said.Limit, said.Rule, said.Measured, said.Limit, waiver.Number, lastDay, waiver.Reason);
        return verdict with
        {
            Objection = note, Points = 0, ToBuyer = verdict.ToBuyer is { } masked ? note with { Subject = masked.Subject } : null, Evidence = [$"waiver/{waiver.Id}"],
        };
    }
}
