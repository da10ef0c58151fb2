using System.Runtime.CompilerServices;
using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Members;
using ConsumerAid.AllianceAdmin.Pledges;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Rules;

/// <summary>
/// CH-01: at each quarter's end the credit of the year has reached that checkpoint's part of the pledge, by days of membership. A checkpoint that was missed is mended when the
/// year's credit reaches what was owed then.
/// </summary>
internal sealed class PledgeInTime(MarketDb db) : CharterRule<PledgeFact>("CH-01", curable: true)
{
    private const int HalfHundredths = 50;

    // Three set-based questions, whatever the number of members: SQLite knows no lateral join that would make them one.
    protected override async IAsyncEnumerable<PledgeFact> Read(Scope scope, CharterBook book, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (scope.Events is not { From: var from, To: var to }) yield break;
        var days = Checkpoints(from, to);
        if (days.Count == 0) yield break;
        var (first, last) = (new DateOnly(days[0].Year, 1, 1), new DateOnly(days[^1].Year, 12, 31));
        var periods = (await db.Set<MembershipPeriod>().Select(period => new { period.MemberId, period.From, period.To }).ToListAsync(cancellation))
            .ToLookup(period => period.MemberId, period => new MemberDays(period.From, period.To));
        var credits = (await db.Set<CreditEntry>().Where(entry => entry.CountedOn >= first && entry.CountedOn <= last)
            .GroupBy(entry => new { entry.MemberId, entry.CountedOn.Year, Quarter = (entry.CountedOn.Month + 2) / 3 })
            .Select(quarter => new { quarter.Key, Fen = quarter.Sum(entry => entry.Fen) }).ToListAsync(cancellation))
            .ToLookup(quarter => quarter.Key.MemberId, quarter => new QuarterCredit(quarter.Key.Year, quarter.Key.Quarter, quarter.Fen));
        var members = await (from member in db.Set<Member>()
                             join organisation in db.Organisations() on member.Id equals organisation.Id
                             orderby organisation.Code
                             select new { member.Id, organisation.Code, member.Pledge.Fen }).ToListAsync(cancellation);
        foreach (var member in members)
        {
            yield return new PledgeFact
            {
                MemberId = member.Id, Code = member.Code, Pledge = member.Fen, Days = days, CountsLater = scope is Scope.Standing, Periods = [.. periods[member.Id]], Credits = [.. credits[member.Id]],
            };
        }
    }

    protected override IEnumerable<Verdict> Judge(PledgeFact fact, CharterBook book)
    {
        var pledge = Math.Max(fact.Pledge, book.Whole(Rule, "min_pledge"));
        foreach (var day in fact.Days.Where(day => fact.Periods.Any(period => period.From <= day && (period.To is null || period.To > day))))
        {
            var quarter = (day.Month - 1) / 3 + 1;
            var owed = PledgeTarget.AtCheckpoint(pledge, book.Whole(Rule, $"checkpoint_q{quarter}"), fact.Periods, day);
            var credited = fact.Credits.Where(credit => credit.Year == day.Year && credit.Quarter <= quarter).Sum(credit => credit.Fen);
            var counts = fact.CountsLater ? fact.Credits.Where(credit => credit.Year == day.Year).Sum(credit => credit.Fen) : credited;
            if (credited >= owed || counts >= owed) continue;
            var hundredths = (long)((Int128)Math.Max(0, credited) * 100 / owed);
            var subject = $"member/{fact.MemberId}";
            var objection = new CharterObjection(
                Rule, CharterEffect.Note, subject, "charter.pledge-behind", $"{hundredths} %", "100 %", fact.Code, day, new Money(owed), new Money(credited), hundredths);
            yield return new Verdict(objection, hundredths >= HalfHundredths ? Severity.General : Severity.Serious, ChinaTime.EndOf(day).AddSeconds(-1))
            {
                Against = Party.Member(fact.MemberId), MemberId = fact.MemberId, Evidence = [subject],
            };
        }
    }

    /// <summary>Ends of quarters whose last second lies within.</summary>
    private static List<DateOnly> Checkpoints(DateTimeOffset from, DateTimeOffset to)
    {
        var days = new List<DateOnly>();
        for (var year = ChinaTime.DayOf(from).Year; year <= ChinaTime.DayOf(to).Year; year++)
        {
            days.AddRange(Enumerable.Range(1, 4).Select(quarter => PledgeTarget.EndOf(year, quarter)).Where(day => ChinaTime.EndOf(day).AddSeconds(-1) is var at && at >= from && at < to));
        }

        return days;
    }
}

/// <summary>A member's pledge with its credit by quarters.</summary>
internal sealed record PledgeFact
{
    public required Guid MemberId { get; init; }

    public required string Code { get; init; }

    /// <summary>Fen a year.</summary>
    public required long Pledge { get; init; }

    /// <summary>The checkpoints that are asked about.</summary>
    public required IReadOnlyList<DateOnly> Days { get; init; }

    /// <summary>Whether what was credited after a checkpoint, in its year, mends it.</summary>
    public required bool CountsLater { get; init; }

    public required IReadOnlyList<MemberDays> Periods { get; init; }

    public required IReadOnlyList<QuarterCredit> Credits { get; init; }
}

/// <summary>What was credited in a quarter, in fen.</summary>
internal sealed record QuarterCredit(int Year, int Quarter, long Fen);
