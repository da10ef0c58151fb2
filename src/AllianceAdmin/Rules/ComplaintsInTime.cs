using System.Runtime.CompilerServices;
using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Complaints;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Registry;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Rules;

/// <summary>CH-20: a complaint gets its first answer and its settlement in time from whom it is against; what nobody settled by the last day counts against the office, which had taken it over.</summary>
internal sealed class ComplaintsInTime(MarketDb db) : CharterRule<ComplaintsInTime.Overdue>("CH-20", curable: false)
{
    /// <summary>A term of a complaint that ran out.</summary>
    /// <param name="What"><c>answer</c>, <c>settlement</c>, <c>office</c>.</param>
    /// <param name="At">When it ran out.</param>
    /// <param name="Limit">The term as the charter has it.</param>
    internal sealed record Overdue(string What, DateTimeOffset At, string Limit, Guid Id, string Number, OrganisationKind AgainstKind, Guid AgainstId, string? HouseholdCode);

    private const int MinutesOfHour = 60, MinutesOfDay = 24 * MinutesOfHour;

    protected override async IAsyncEnumerable<Overdue> Read(Scope scope, CharterBook book, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (scope.Events is not var (from, to)) yield break;
        var (hours, days, most) = (book.Whole(Rule, "first_answer_hours"), book.Whole(Rule, "settle_days"), book.Whole(Rule, "max_days"));
        var terms = new (string What, string Limit, TimeSpan Term, IQueryable<Complaint> Late)[]
        {
            ("answer", $"{hours} h", TimeSpan.FromHours(hours), All.Where(complaint => complaint.AnsweredAfterMinutes == null || complaint.AnsweredAfterMinutes > hours * MinutesOfHour)),
            ("settlement", $"{days} d", TimeSpan.FromDays(days), All.Where(complaint => complaint.FirstSettledAfterMinutes == null || complaint.FirstSettledAfterMinutes > days * MinutesOfDay)),
            ("office", $"{most} d", TimeSpan.FromDays(most), All.Where(complaint => complaint.SettledAfterMinutes == null || complaint.SettledAfterMinutes > most * MinutesOfDay)),
        };
        foreach (var (what, limit, term, late) in terms)
        {
            // A term runs out a fixed time after the complaint: the period is moved back by it.
            var (first, last) = (from - term, to - term);
            var over = late.Where(complaint => complaint.At >= first && complaint.At < last).OrderBy(complaint => complaint.At)
                .Select(complaint => new { complaint.Id, complaint.Number, complaint.At, complaint.AgainstKind, complaint.AgainstId, complaint.HouseholdCode });
            await foreach (var row in over.AsAsyncEnumerable().WithCancellation(cancellation))
            {
                yield return new Overdue(what, row.At + term, limit, row.Id, row.Number, row.AgainstKind, row.AgainstId, row.HouseholdCode);
            }
        }
    }

    protected override IEnumerable<Verdict> Judge(Overdue fact, CharterBook book)
    {
        var isOffice = fact.What == "office";
        var objection = new CharterObjection(Rule, CharterEffect.Note, $"complaint/{fact.Id}", "charter.complaint-" + fact.What, "> " + fact.Limit, fact.Limit, fact.Number, fact.At);
        yield return new Verdict(objection, fact.What == "answer" ? Severity.Reminder : Severity.General, fact.At)
        {
            Against = isOffice ? null : fact.AgainstKind == OrganisationKind.MemberUnit ? Party.Member(fact.AgainstId) : Party.Cooperative(fact.AgainstId),
            CooperativeId = fact.AgainstKind == OrganisationKind.Cooperative ? fact.AgainstId : null, MemberId = fact.AgainstKind == OrganisationKind.MemberUnit ? fact.AgainstId : null,
            HouseholdCode = fact.HouseholdCode, Evidence = [$"complaint/{fact.Id}"],
        };
    }

    private IQueryable<Complaint> All => db.Set<Complaint>().AsNoTracking();
}
