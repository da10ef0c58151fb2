using ConsumerAid.AllianceAdmin.Cases;
using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Charter.Drafts;
using ConsumerAid.AllianceAdmin.Complaints;
using ConsumerAid.AllianceAdmin.Members;
using ConsumerAid.AllianceAdmin.Pledges;
using ConsumerAid.AllianceAdmin.Waivers;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Orders;
using ConsumerAid.Orders.Trade;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Admin;

/// <summary>A kind of work that waits for the office.</summary>
public enum DueKind
{
    Case,
    Finding,
    Dispute,

    /// <summary>That has come to the office itself.</summary>
    Complaint,
    OfflineSale,
    Certification,
    Application,
    Listing,
    Waiver,
    Draft,
}

/// <summary>What waits for the office, kind by kind, and how much of it is due today.</summary>
[Allowed(Roles.Administrator)]
public sealed record GetDueWork : IQuery<IReadOnlyList<DueWork>>;

/// <summary>A kind of work of which something waits.</summary>
/// <param name="Late">Its time is over.</param>
/// <param name="Today">Its time ends today (China's).</param>
/// <param name="Next">When the next time ends of what is not late; null where nothing has a time.</param>
public sealed record DueWork(DueKind Kind, int Waiting, int Late, int Today, DateTimeOffset? Next);

internal sealed class GetDueWorkHandler(MarketDb db, CharterShelf shelf, TimeProvider clock) : IRequestHandler<GetDueWork, IReadOnlyList<DueWork>>
{
    public async Task<IReadOnlyList<DueWork>> Handle(GetDueWork request, CancellationToken cancellationToken)
    {
        var desk = db.Set<QueueItem>().Where(item => item.DoneAt == null);
        var review = TimeSpan.FromDays((await shelf.InForce(db, clock.Today(), cancellationToken)).Whole("CH-02", "review_days"));
        IReadOnlyList<DueWork> all =
        [
            await Due(DueKind.Case, desk.Where(item => item.Kind == QueueKind.Case).Select(item => item.DueAt)),
            await Due(DueKind.Finding, desk.Where(item => item.Kind == QueueKind.Finding).Select(item => item.DueAt)),
            await Due(DueKind.Dispute, db.Dispatches().Where(dispatch => dispatch.State == DispatchState.Disputed && dispatch.DisputeDueAt != null).Select(dispatch => dispatch.DisputeDueAt!.Value)),
            await Due(DueKind.Complaint, db.Set<Complaint>().Where(complaint => complaint.State == ComplaintState.Escalated).Select(complaint => complaint.LastDueAt)),
            await Due(DueKind.OfflineSale, db.Set<OfflineSale>().Where(sale => sale.State == OfflineSaleState.Reported).Select(sale => sale.ReportedAt), review),
            await Waits(DueKind.Certification, db.Applications().Where(row => row.State == Catalog.ApplicationState.AtCity || row.State == Catalog.ApplicationState.AtProvince
                || (row.State == Catalog.ApplicationState.InNotice && db.Objections().Any(objection => objection.ApplicationId == row.Id && objection.AnsweredAt == null)))),
            await Waits(DueKind.Application, db.Set<MembershipApplication>().Where(row => row.State == Members.ApplicationState.Waiting || row.State == Members.ApplicationState.Admitted)),
            await Waits(DueKind.Listing, db.Set<ListingPermit>().Where(permit => permit.DecidedAt == null)),
            await Waits(DueKind.Waiver, db.Set<Waiver>().Where(waiver => waiver.DecidedAt == null)),
            await Waits(DueKind.Draft, db.Set<CharterDraft>().Where(draft => draft.State == DraftState.Proposed)),
        ];
        return [.. all.Where(work => work.Waiting > 0)];

        async Task<DueWork> Waits<T>(DueKind kind, IQueryable<T> rows) => new(kind, await rows.CountAsync(cancellationToken), 0, 0, null);

        // Begun at an instant, its time ends a term later; without a term, at the instant itself.
        async Task<DueWork> Due(DueKind kind, IQueryable<DateTimeOffset> times, TimeSpan term = default)
        {
            var (now, midnight) = (clock.GetUtcNow() - term, ChinaTime.EndOf(clock.Today()) - term);
            var sum = await times.GroupBy(_ => 1).Select(rows => new
            {
                Waiting = rows.Count(), Late = rows.Sum(time => time < now ? 1 : 0), Today = rows.Sum(time => time >= now && time < midnight ? 1 : 0),
                Next = rows.Min(time => time >= now ? (DateTimeOffset?)time : null),
            }).SingleOrDefaultAsync(cancellationToken);
            return sum is null ? new DueWork(kind, 0, 0, 0, null) : new DueWork(kind, sum.Waiting, sum.Late, sum.Today, sum.Next + term);
        }
    }
}
