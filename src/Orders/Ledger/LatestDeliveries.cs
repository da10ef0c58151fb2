using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Ledger;

/// <summary>
/// News of deliveries: what was accepted from a county in a month, the newest month first. Made of shown cells alone, so that it says nothing that the tables do not.
/// </summary>
/// <param name="Count">At most 50.</param>
[Anyone]
public sealed record LatestDeliveries(int Count = 10) : IQuery<IReadOnlyList<DeliveryNews>>;

/// <summary>A piece of news.</summary>
/// <param name="Month">In which it happened: <c>2026-11</c>.</param>
public sealed record DeliveryNews(string CountyCode, string CountyName, string CountyNameEn, string Month, Weight Accepted);

internal sealed class LatestDeliveriesHandler(MarketDb db) : IRequestHandler<LatestDeliveries, IReadOnlyList<DeliveryNews>>
{
    public async Task<IReadOnlyList<DeliveryNews>> Handle(LatestDeliveries request, CancellationToken cancellationToken)
    {
        var news = await db.Set<PublicCell>().AsNoTracking().Where(cell => cell.Shown && cell.Accepted.Grams > 0).GroupBy(cell => new { cell.CountyCode, cell.OccurredMonth })
            .Select(group => new { group.Key.CountyCode, group.Key.OccurredMonth, Grams = group.Sum(cell => cell.Accepted.Grams) })
            .OrderByDescending(item => item.OccurredMonth).ThenByDescending(item => item.Grams).ThenBy(item => item.CountyCode).Take(Math.Clamp(request.Count, 1, 50)).ToListAsync(cancellationToken);
        var codes = news.Select(item => item.CountyCode).ToList();
        var counties = await db.Counties().Where(county => codes.Contains(county.Code)).ToDictionaryAsync(county => county.Code, cancellationToken);
        return [.. news.Select(item =>
        {
            var county = counties.GetValueOrDefault(item.CountyCode);
            return new DeliveryNews(item.CountyCode, county?.NameZh ?? item.CountyCode, county?.NameEn ?? item.CountyCode, Months.Code(item.OccurredMonth), new Weight(item.Grams));
        })];
    }
}
