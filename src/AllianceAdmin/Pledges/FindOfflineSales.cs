using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Pledges;

/// <summary>Reported sales: the own unit's and those that it has a share of, for the office everybody's. Those to review stand the oldest first, others the newest first.</summary>
[Allowed(Roles.Purchaser, Roles.Approver, Roles.Finance, Roles.Administrator, Roles.Auditor)]
public sealed record FindOfflineSales(OfflineSaleState? State = null, string? After = null, int Limit = 50) : IQuery<Page<OfflineSaleRow>>;

/// <param name="DueAt">By when it is to be reviewed (CH-02); null when it was.</param>
public sealed record OfflineSaleRow(
    Guid Id, string Number, string MemberName, string? MemberNameEn, CreditKind Kind, string BuyerName, string Produce, Weight Weight, Money Amount, DateOnly SoldOn, DateTimeOffset ReportedAt,
    OfflineSaleState State, string? Reason, DateTimeOffset? DueAt);

internal sealed class FindOfflineSalesHandler(MarketDb db, CharterShelf shelf, CurrentActor actor, TimeProvider clock) : IRequestHandler<FindOfflineSales, Page<OfflineSaleRow>>
{
    public async Task<Page<OfflineSaleRow>> Handle(FindOfflineSales request, CancellationToken cancellationToken)
    {
        var days = (await shelf.InForce(db, clock.Today(), cancellationToken)).Whole("CH-02", "review_days");
        var found = db.Set<OfflineSale>().AsNoTracking();
        if (!actor.Is(Roles.Administrator) && !actor.Is(Roles.Auditor))
        {
            var own = actor.Organisation;
            found = found.Where(row => row.MemberId == own || row.Shares.Any(share => share.MemberId == own));
        }

        if (request.State is { } state) found = found.Where(row => row.State == state);
        var oldestFirst = request.State == OfflineSaleState.Reported;
        if (Cursor.Parse(request.After) is { Instant: var at, Id: var id })
        {
            found = oldestFirst ? found.Where(row => row.ReportedAt >= at && (row.ReportedAt > at || row.Id.CompareTo(id) > 0))
                : found.Where(row => row.ReportedAt <= at && (row.ReportedAt < at || row.Id.CompareTo(id) < 0));
        }

        var take = Pages.Rows(request.Limit);
        var ordered = oldestFirst ? found.OrderBy(row => row.ReportedAt).ThenBy(row => row.Id) : found.OrderByDescending(row => row.ReportedAt).ThenByDescending(row => row.Id);
        var rows = await (from row in ordered.Take(take + 1)
                          join organisation in db.Organisations() on row.MemberId equals organisation.Id
                          select new OfflineSaleRow(
                              row.Id, row.Number, organisation.Name, organisation.NameEn, row.Kind, row.BuyerName, row.Produce, row.Weight, row.Amount, row.SoldOn, row.ReportedAt, row.State, row.Reason, null))
            .ToListAsync(cancellationToken);
        var sorted = oldestFirst ? rows.OrderBy(row => row.ReportedAt).ThenBy(row => row.Id) : rows.OrderByDescending(row => row.ReportedAt).ThenByDescending(row => row.Id);
        return Pages.Of([.. sorted.Select(row => row.State == OfflineSaleState.Reported ? row with { DueAt = row.ReportedAt.AddDays(days) } : row)], take, row => Cursor.Of(row.ReportedAt, row.Id));
    }
}
