using ConsumerAid.Foundation.Outbox;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Orders;
using ConsumerAid.Orders.Trade;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Admin;

/// <summary>What needs somebody in the alliance's office today.</summary>
[Allowed(Roles.Administrator)]
public sealed record GetOfficeDay : IQuery<OfficeDay>;

/// <summary>The office's day in numbers.</summary>
/// <param name="Disputes">Disputes about weight that nobody has decided.</param>
/// <param name="DisputesDueSoon">Those of them that the buyer's scale settles within 24 hours.</param>
/// <param name="FindingsToday">Findings since midnight in China.</param>
/// <param name="Failures">Messages of the outbox that failed and are not done.</param>
public sealed record OfficeDay(int Disputes, int DisputesDueSoon, int FindingsToday, int Failures);

internal sealed class GetOfficeDayHandler(MarketDb db, TimeProvider clock) : IRequestHandler<GetOfficeDay, OfficeDay>
{
    public async Task<OfficeDay> Handle(GetOfficeDay request, CancellationToken cancellationToken)
    {
        var (soon, midnight) = (clock.GetUtcNow().AddHours(24), ChinaTime.StartOf(clock.Today()));
        var disputes = db.Dispatches().Where(dispatch => dispatch.State == DispatchState.Disputed);
        return new OfficeDay(
            await disputes.CountAsync(cancellationToken),
            await disputes.CountAsync(dispatch => dispatch.DisputeDueAt <= soon, cancellationToken),
            await db.Findings().CountAsync(finding => finding.At >= midnight, cancellationToken),
            await db.Set<OutboxMessage>().CountAsync(message => message.DoneAt == null && message.LastError != null, cancellationToken));
    }
}
