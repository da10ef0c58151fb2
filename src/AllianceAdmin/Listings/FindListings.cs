using ConsumerAid.Catalog;
using ConsumerAid.Catalog.Prices;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Listings;

/// <summary>Lots on sale with today's reference, the newest first.</summary>
/// <param name="Band">Only those whose price stands there.</param>
/// <param name="After">The cursor of the page before.</param>
/// <param name="Limit">At most 200.</param>
[Allowed(Roles.Administrator, Roles.Auditor)]
public sealed record FindListings(PriceBand? Band = null, string? After = null, int Limit = 50) : IQuery<Page<Listing>>;

/// <summary>A lot on sale and where its price stands.</summary>
/// <param name="Reference">Null where there is none.</param>
public sealed record Listing(
    Guid LotId, string Number, string Title, string Cooperative, string? CooperativeEn, Grade Grade, UnitPrice Price, PriceReference? Reference, PriceBand Band, DateTimeOffset PublishedAt);

internal sealed class FindListingsHandler(MarketDb db, PriceBands bands) : IRequestHandler<FindListings, Page<Listing>>
{
    public async Task<Page<Listing>> Handle(FindListings request, CancellationToken cancellationToken)
    {
        var (judge, take) = (await bands.Today(cancellationToken), Pages.Rows(request.Limit));
        var lots = db.Lots().Where(lot => lot.State == LotState.Published);
        if (Cursor.Parse(request.After) is { Instant: var at, Id: var id }) lots = lots.Where(lot => lot.PublishedAt <= at && (lot.PublishedAt < at || lot.Id.CompareTo(id) < 0));
        var rows = from lot in lots
                   join cooperative in db.Organisations() on lot.CooperativeId equals cooperative.Id
                   orderby lot.PublishedAt descending, lot.Id descending
                   select new { lot.Id, lot.Number, lot.Title, lot.Produce, lot.Grade, lot.UnitPrice, PublishedAt = lot.PublishedAt!.Value, cooperative.Name, cooperative.NameEn };
        // A reference is no column: one query is read until the page is full.
        var found = new List<Listing>();
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var band = judge.Of(row.Produce, row.Grade, row.UnitPrice);
            if (request.Band is { } asked && asked != band) continue;
            found.Add(new Listing(row.Id, row.Number, row.Title, row.Name, row.NameEn, row.Grade, row.UnitPrice, judge.Reference(row.Produce, row.Grade), band, row.PublishedAt));
            if (found.Count > take) break;
        }

        return Pages.Of(found, take, row => Cursor.Of(row.PublishedAt, row.LotId));
    }
}
