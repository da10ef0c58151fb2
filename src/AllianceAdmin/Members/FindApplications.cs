using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Members;

/// <summary>Applications, the oldest of those that wait first, of the others the newest.</summary>
/// <param name="State">Null: those that wait for somebody.</param>
[Allowed(Roles.Administrator, Roles.Auditor)]
public sealed record FindApplications(ApplicationState? State = null, string? After = null, int Limit = 50) : IQuery<Page<ApplicationRow>>;

public sealed record ApplicationRow(
    Guid Id, string Number, string Name, MemberField Field, string CreditCode, Money Pledge, DateTimeOffset AppliedAt, ApplicationState State, string? AdmittedByCode);

internal sealed class FindApplicationsHandler(MarketDb db) : IRequestHandler<FindApplications, Page<ApplicationRow>>
{
    public async Task<Page<ApplicationRow>> Handle(FindApplications request, CancellationToken cancellationToken)
    {
        var found = db.Set<MembershipApplication>().AsNoTracking();
        var waits = request.State is null or ApplicationState.Waiting or ApplicationState.Admitted;
        found = request.State is { } state ? found.Where(row => row.State == state) : found.Where(row => row.State == ApplicationState.Waiting || row.State == ApplicationState.Admitted);
        if (Cursor.Parse(request.After) is { Instant: var at, Id: var id })
        {
            found = waits ? found.Where(row => row.AppliedAt >= at && (row.AppliedAt > at || row.Id.CompareTo(id) > 0)) : found.Where(row => row.AppliedAt <= at && (row.AppliedAt < at || row.Id.CompareTo(id) < 0));
        }

        var take = Pages.Rows(request.Limit);
        var ordered = waits ? found.OrderBy(row => row.AppliedAt).ThenBy(row => row.Id) : found.OrderByDescending(row => row.AppliedAt).ThenByDescending(row => row.Id);
        var rows = await ordered.Take(take + 1).Select(row => new ApplicationRow(row.Id, row.Number, row.Name, row.Field, row.CreditCode, row.Pledge, row.AppliedAt, row.State, row.AdmittedByCode))
            .ToListAsync(cancellationToken);
        return Pages.Of(rows, take, row => Cursor.Of(row.AppliedAt, row.Id));
    }
}
