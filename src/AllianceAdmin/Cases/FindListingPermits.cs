using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>Listings that wait for the office's yes, the oldest first.</summary>
[Allowed(Roles.Administrator)]
public sealed record FindListingPermits(int Limit = 100) : IQuery<IReadOnlyList<WaitingListing>>;

/// <summary>A request.</summary>
public sealed record WaitingListing(Guid Id, Guid LotId, string LotNumber, string LotTitle, PartyName Cooperative, DateTimeOffset AskedAt);

internal sealed class FindListingPermitsHandler(MarketDb db) : IRequestHandler<FindListingPermits, IReadOnlyList<WaitingListing>>
{
    public async Task<IReadOnlyList<WaitingListing>> Handle(FindListingPermits request, CancellationToken cancellationToken)
    {
        var found = await (
            from permit in db.Set<ListingPermit>()
            where permit.DecidedAt == null
            join lot in db.Lots() on permit.LotId equals lot.Id
            orderby permit.AskedAt, permit.Id
            select new { permit.Id, permit.LotId, lot.Number, lot.Title, permit.CooperativeId, permit.AskedAt }).Take(Pages.Rows(request.Limit)).ToListAsync(cancellationToken);
        var names = await PartyNames.Of(db, found.Select(row => (PartyKind.Cooperative, row.CooperativeId)), cancellationToken);
        return [.. found.Select(row => new WaitingListing(row.Id, row.LotId, row.Number, row.Title, names[row.CooperativeId], row.AskedAt))];
    }
}
