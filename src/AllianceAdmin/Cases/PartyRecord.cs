using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Foundation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>What stands on a party's record at an instant.</summary>
/// <param name="Points">Of decided cases within the rolling year that have not left, and of reminders; those of a pledge go their own way and do not count here.</param>
/// <param name="Decisions">How many decisions by rule.</param>
/// <param name="Suspended">Whether a suspension is among them.</param>
internal sealed record PartyRecord(int Points, IReadOnlyDictionary<string, int> Decisions, bool Suspended)
{
    /// <param name="db">The database.</param>
    /// <param name="party">Whose.</param>
    /// <param name="but">A case that does not count: the one that is being decided.</param>
    /// <param name="ladder">Of the version in force.</param>
    /// <param name="now">As of when.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<PartyRecord> Of(MarketDb db, Party party, Guid? but, Ladder ladder, DateTimeOffset now, CancellationToken cancellation)
    {
        var (id, kind, first, remindersFrom) = (party.Id, party.Kind, now.AddDays(-ladder.RollingDays), now.AddDays(-ladder.ReminderDays));
        var decided = await db.Set<Case>()
            .Where(row => row.PartyId == id && row.PartyKind == kind && row.Id != but && row.Measure != null && row.DecidedAt > first && row.DecidedAt <= now && row.LeavesAt > now)
            .GroupBy(row => row.Rule)
            .Select(group => new { Rule = group.Key, Points = group.Sum(row => row.Points), Count = group.Count(), Suspensions = group.Count(row => row.Measure == Measure.Suspension) })
            .ToListAsync(cancellation);
        var reminders = await db.Set<QueueItem>()
            .Where(item => item.PartyId == id && item.PartyKind == kind && item.Kind == QueueKind.Finding && item.DoneAt == null && item.Since > remindersFrom && item.Since <= now)
            .SumAsync(item => item.Points, cancellation);
        return new PartyRecord(
            reminders + decided.Where(row => row.Rule != Ladder.Pledge).Sum(row => row.Points), decided.ToDictionary(row => row.Rule, row => row.Count), decided.Exists(row => row.Suspensions > 0));
    }

    public int DecisionsOf(string rule) => Decisions.GetValueOrDefault(rule);
}
