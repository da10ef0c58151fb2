using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Trade;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Reading;

/// <summary>A dispatch in a list.</summary>
public sealed record DispatchRow
{
    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required Guid OrderId { get; init; }

    public required string OrderNumber { get; init; }

    public required string? MemberPoNumber { get; init; }

    public required string CooperativeName { get; init; }

    public required string MemberName { get; init; }

    public required DispatchState State { get; init; }

    public required Weight Net { get; init; }

    public required Weight Accepted { get; init; }

    public required Weight Disputed { get; init; }

    public required DateTimeOffset LeftAt { get; init; }

    public required DateTimeOffset ExpectedArrival { get; init; }

    public required DateTimeOffset? ArrivedAt { get; init; }

    public required DateTimeOffset AcceptanceDueAt { get; init; }

    public required DateTimeOffset? DisputeDueAt { get; init; }
}

internal sealed class FindDispatchesHandler(MarketDb db, OrderStore orders)
    : IRequestHandler<DeliveriesToAccept, IReadOnlyList<DispatchRow>>, IRequestHandler<Disputes, IReadOnlyList<DispatchRow>>
{
    public async Task<IReadOnlyList<DispatchRow>> Handle(DeliveriesToAccept request, CancellationToken cancellationToken) => await DispatchRows.Of(
        db,
        orders.ReadableDispatches().Where(dispatch => dispatch.State == DispatchState.UnderWay || dispatch.State == DispatchState.Arrived)
            .OrderBy(dispatch => dispatch.AcceptanceDueAt).ThenBy(dispatch => dispatch.Id).Take(Math.Clamp(request.Limit, 1, 200)))
        .OrderBy(row => row.AcceptanceDueAt).ThenBy(row => row.Id).ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<DispatchRow>> Handle(Disputes request, CancellationToken cancellationToken) => await DispatchRows.Of(
        db,
        orders.ReadableDispatches().Where(dispatch => dispatch.State == DispatchState.Disputed)
            .OrderBy(dispatch => dispatch.DisputeDueAt).ThenBy(dispatch => dispatch.Id).Take(Math.Clamp(request.Limit, 1, 200)))
        .OrderBy(row => row.DisputeDueAt).ThenBy(row => row.Id).ToListAsync(cancellationToken);
}
