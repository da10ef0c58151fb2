using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog.Prices;

/// <summary>Observations, the latest day first, withdrawn ones too.</summary>
/// <param name="From">From this day on (China's).</param>
/// <param name="To">Until this day, which counts.</param>
/// <param name="ImportId">Only what this import brought.</param>
[Allowed(Roles.Administrator, Roles.CountyReviewer, Roles.Auditor)]
public sealed record FindPriceObservations(
    string? Produce = null, string? Market = null, DateOnly? From = null, DateOnly? To = null, Guid? ImportId = null, string? After = null, int Limit = 50)
    : IQuery<Page<PriceObservationRow>>;

/// <summary>An observation in a list.</summary>
/// <param name="IsOwn">Whether the reader may withdraw it.</param>
public sealed record PriceObservationRow(PriceObservationFact Observation, Named Produce, bool IsOwn);

internal sealed class FindPriceObservationsHandler(MarketDb db, CurrentActor actor, CatalogNames names) : IRequestHandler<FindPriceObservations, Page<PriceObservationRow>>
{
    public async Task<Page<PriceObservationRow>> Handle(FindPriceObservations request, CancellationToken cancellationToken)
    {
        var take = Pages.Rows(request.Limit);
        var observations = db.PriceObservations();
        if (request.Produce is { } produce) observations = observations.Where(row => row.Produce == produce);
        if (PriceObservation.Plain(request.Market) is { Length: > 0 } market) observations = observations.Where(row => row.Market == market);
        if (request.From is { } from) observations = observations.Where(row => row.Day >= from);
        if (request.To is { } to) observations = observations.Where(row => row.Day <= to);
        if (request.ImportId is { } import) observations = observations.Where(row => row.ImportId == import);
        if (Cursor.Parse(request.After) is { } cursor)
        {
            var (last, id) = (cursor.Day, cursor.Id);
            observations = observations.Where(row => row.Day <= last && (row.Day < last || row.Id.CompareTo(id) < 0));
        }

        var rows = await observations.OrderByDescending(row => row.Day).ThenByDescending(row => row.Id).Take(take + 1).ToListAsync(cancellationToken);
        var page = Pages.Of(rows, take, row => Cursor.Of(row.Day, row.Id));
        var known = await names.Get(db, cancellationToken);
        return new Page<PriceObservationRow>(
            [.. page.Items.Select(row => new PriceObservationRow(row, known.OfProduce(row.Produce), MayWithdraw(row, known)))], page.Next);
    }

    private bool MayWithdraw(PriceObservationFact row, CatalogNames.Kept known) => row.WithdrawnAt is null
        && (actor.Is(Roles.Administrator) || (actor.Is(Roles.CountyReviewer) && known.Produce.TryGetValue(row.Produce, out var kind) && kind.CountyCode == actor.Value.CountyCode));
}
