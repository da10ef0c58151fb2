using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Reading;

/// <summary>Orders that the reader may see, newest first: a unit its own, a cooperative those with a part of its own, administrators and auditors all.</summary>
/// <param name="State">Only these; of a cooperative, the state of its part.</param>
/// <param name="Search">The beginning of an order number or of the unit's own number.</param>
/// <param name="Cursor">From <see cref="OrderPage.Next"/>.</param>
/// <param name="Limit">1–200.</param>
[Allowed(Roles.Purchaser, Roles.Approver, Roles.Finance, Roles.Cooperative, Roles.Administrator, Roles.Auditor)]
public sealed record FindOrders(OrderState? State = null, string? Search = null, string? Cursor = null, int Limit = 50) : IQuery<OrderPage>;

/// <summary>A page of orders.</summary>
/// <param name="Next">Where the next page begins, or null.</param>
public sealed record OrderPage(IReadOnlyList<OrderRow> Items, string? Next);

/// <summary>An order in a list.</summary>
public sealed record OrderRow
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required string? MemberPoNumber { get; init; }

    public required Guid MemberId { get; init; }

    public required string MemberName { get; init; }

    /// <summary>Of a cooperative: its part's.</summary>
    public required OrderState State { get; init; }

    public required DateTimeOffset PlacedAt { get; init; }

    public required DateOnly DeliverOn { get; init; }

    /// <summary>Lots ordered; of a cooperative: its own.</summary>
    public required int Lots { get; init; }

    /// <summary>Weight ordered; of a cooperative: its own.</summary>
    public required Weight Ordered { get; init; }

    /// <summary>Money ordered; of a cooperative: null unless the whole order is its own.</summary>
    public required Money? Total { get; init; }

    public required DateTimeOffset ApprovalDueAt { get; init; }
}

internal sealed class FindOrdersHandler(MarketDb db, OrderStore orders) : IRequestHandler<FindOrders, OrderPage>
{
    public async Task<OrderPage> Handle(FindOrders request, CancellationToken cancellationToken)
    {
        var (limit, cooperative) = (Math.Clamp(request.Limit, 1, 200), orders.Cooperative);
        var found = orders.Readable();
        if (request.State is { } state)
        {
            found = cooperative is null ? found.Where(order => order.State == state) : found.Where(order => order.Parts.Any(part => part.CooperativeId == cooperative && part.State == state));
        }

        if (Input.Trimmed(request.Search) is { } search) found = found.Where(order => order.Number.StartsWith(search) || order.MemberPoNumber!.StartsWith(search));
        if (Cursor.Parse(request.Cursor) is { } after) found = found.Where(order => order.PlacedAt < after.At || (order.PlacedAt == after.At && order.Id.CompareTo(after.Id) < 0));

        var rows = await found.OrderByDescending(order => order.PlacedAt).ThenByDescending(order => order.Id).Take(limit + 1).Select(order => new
        {
            order.Id, order.Number, order.MemberPoNumber, order.MemberId, order.State, order.PlacedAt, order.DeliverOn, order.Total, order.ApprovalDueAt,
            MemberName = db.Organisations().Where(unit => unit.Id == order.MemberId).Select(unit => unit.Name).First(),
        }).ToListAsync(cancellationToken);

        // Read for all rows at once: counted by the row they would be as many searches as there are orders.
        var ids = rows.Select(row => row.Id).ToArray();
        var lines = (await db.Set<OrderLine>().Where(line => ids.Contains(line.OrderId)).Select(line => new { line.OrderId, line.CooperativeId, line.Ordered.Grams }).ToListAsync(cancellationToken))
            .ToLookup(line => line.OrderId);
        var parts = cooperative is null ? [] : await db.Set<OrderPart>().Where(part => part.CooperativeId == cooperative && ids.Contains(part.OrderId))
            .Select(part => new { part.OrderId, part.State }).ToDictionaryAsync(part => part.OrderId, part => part.State, cancellationToken);

        var items = rows.Take(limit).Select(row =>
        {
            var own = lines[row.Id].Where(line => cooperative is null || line.CooperativeId == cooperative).ToList();
            return new OrderRow
            {
                Id = row.Id, Number = row.Number, MemberPoNumber = row.MemberPoNumber, MemberId = row.MemberId, MemberName = row.MemberName,
                State = parts.GetValueOrDefault(row.Id, row.State), PlacedAt = row.PlacedAt, DeliverOn = row.DeliverOn, Lots = own.Count, Ordered = new Weight(own.Sum(line => line.Grams)),
                Total = cooperative is null || own.Count == lines[row.Id].Count() ? row.Total : null, ApprovalDueAt = row.ApprovalDueAt,
            };
        }).ToList();
        return new OrderPage(items, rows.Count > limit ? new Cursor(items[^1].PlacedAt, items[^1].Id).ToString() : null);
    }
}
