using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Complaints;

/// <summary>
/// Keeps the clock of complaints: reminds the party when a quarter of the time to the first answer, and a day of that to the settlement, is left; takes what was not settled in time to the office; reminds the
/// office three days before the last day. Returns how many were touched. Run twice it does the same once.
/// </summary>
[SystemOnly]
public sealed record WatchComplaints : ICommand<int>;

internal sealed class WatchComplaintsHandler(MarketDb db, CurrentActor actor, ComplaintNotices notices, IMediator mediator, ActTrail trail, TimeProvider clock) : IRequestHandler<WatchComplaints, int>
{
    private const int Most = 500;
    private const int OfAnswer = 1, OfSettlement = 2, OfOffice = 3;

    public async Task<int> Handle(WatchComplaints request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (answer, settlement, last) = (now.AddHours(6), now.AddDays(1), now.AddDays(3));
        var due = await db.Set<Complaint>()
            .Where(complaint => complaint.State != ComplaintState.Settled)
            .Where(complaint => (complaint.State != ComplaintState.Escalated && complaint.SettleDueAt <= now)
                || (complaint.State == ComplaintState.Open && complaint.Reminders < OfAnswer && complaint.FirstAnswerDueAt <= answer)
                || (complaint.State != ComplaintState.Escalated && complaint.Reminders < OfSettlement && complaint.SettleDueAt <= settlement)
                || (complaint.State == ComplaintState.Escalated && complaint.Reminders < OfOffice && complaint.LastDueAt <= last))
            .OrderBy(complaint => complaint.SettleDueAt).ThenBy(complaint => complaint.Id).Take(Most).ToListAsync(cancellationToken);
        foreach (var complaint in due)
        {
            if (complaint.State != ComplaintState.Escalated && complaint.SettleDueAt <= now)
            {
                complaint.Escalate(ComplaintSide.System, actor.Code, null, now);
                trail.Say($"complaint/{complaint.Id}", complaint.AgainstId.ToString(), "escalated");
                await mediator.Send(await notices.Of(complaint, ComplaintSide.System, "complaint.notice-overdue", cancellationToken, toOffice: true), cancellationToken);
                continue;
            }

            complaint.Reminders = complaint.State == ComplaintState.Escalated ? OfOffice : complaint.SettleDueAt <= settlement ? OfSettlement : OfAnswer;
            await mediator.Send(
                await notices.Of(complaint, ComplaintSide.System, "complaint.notice-reminder", cancellationToken, toOffice: complaint.Reminders == OfOffice, toComplainant: false), cancellationToken);
        }

        return due.Count;
    }
}
