using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Ledger;

/// <summary>The Monday of the week in which the first entry was recorded; null of an empty ledger.</summary>
[SystemOnly]
public sealed record FindFirstWeek : IQuery<DateOnly?>;

internal sealed class FindFirstWeekHandler(MarketDb db) : IRequestHandler<FindFirstWeek, DateOnly?>
{
    public async Task<DateOnly?> Handle(FindFirstWeek request, CancellationToken cancellationToken)
    {
        var first = await db.Set<MarketTonnage>().MinAsync(row => (DateOnly?)row.RecordedOn, cancellationToken);
        return first is { } day ? ChinaTime.MondayOf(day) : null;
    }
}
