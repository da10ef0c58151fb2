using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders.Trade;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Allocation;

/// <summary>
/// How an order is divided over households: the stored shares, or before approval the provisional preview. A cooperative sees its own lines with codes and figures,
/// the unit all lines with aliases. Null when there is no such order for the reader.
/// </summary>
[Allowed(Roles.Purchaser, Roles.Approver, Roles.Finance, Roles.Cooperative, Roles.Administrator, Roles.Auditor)]
public sealed record GetAllocation(Guid OrderId) : IQuery<AllocationView?>;

internal sealed class GetAllocationHandler(MarketDb db, OrderStore orders, Division division, AllocationViews views) : IRequestHandler<GetAllocation, AllocationView?>
{
    public async Task<AllocationView?> Handle(GetAllocation request, CancellationToken cancellationToken)
    {
        var order = await orders.Readable().Include(order => order.Lines).SingleOrDefaultAsync(order => order.Id == request.OrderId, cancellationToken);
        if (order is null) return null;
        var mine = order.Lines.Where(line => orders.Cooperative is not { } own || line.CooperativeId == own).OrderBy(line => line.Position).ToList();
        return order.State == OrderState.AwaitingApproval ? await Preview(order, mine, cancellationToken) : await Stored(order, mine, cancellationToken);
    }

    // All lines are divided even if the reader sees some: two lots of one produce bear on each other.
    private async Task<AllocationView> Preview(Order order, List<OrderLine> mine, CancellationToken cancellation)
    {
        var all = order.Lines.OrderBy(line => line.Position).ToList();
        var divided = (await division.Divide(ShareWriting.Lines(all), cancellation)).ToDictionary(result => result.Line.LotId);
        return new AllocationView(true, [.. mine.Select(line => views.Preview(order.Id, line.CooperativeId, line.Id, divided[line.LotId]))]);
    }

    private async Task<AllocationView> Stored(Order order, List<OrderLine> mine, CancellationToken cancellation)
    {
        var lines = mine.Select(line => line.Id).ToArray();
        var shares = (await db.Set<Share>().AsNoTracking().Where(share => lines.Contains(share.LineId)).ToListAsync(cancellation)).ToLookup(share => share.LineId);
        var runs = (await db.Set<AllocationRun>().AsNoTracking().Where(run => lines.Contains(run.LineId)).OrderBy(run => run.Number).ToListAsync(cancellation)).ToLookup(run => run.LineId);
        var past = (await db.Set<PastShare>().AsNoTracking().Where(share => lines.Contains(share.LineId)).ToListAsync(cancellation)).ToLookup(share => (share.LineId, share.Run));
        return new AllocationView(false, [.. mine.Select(line => new AllocationLineView
        {
            LineId = line.Id, LotId = line.LotId, CooperativeId = line.CooperativeId, Weight = line.Ordered, Shortage = line.Short,
            Shares = views.Stored(order.Id, shares[line.Id]),
            Runs = [.. runs[line.Id].Select(run => new AllocationRunView
            {
                Number = run.Number, Cause = run.Cause, At = run.At, By = run.By, Divided = run.Divided, Shortage = run.Shortage,
                Household = run.HouseholdCode is { } code ? views.Name(order.Id, code) : null, Reason = views.SeesHouseholds ? run.Reason : null,
                Replaced = [.. past[(line.Id, run.Number)].Select(share => new PastShareView(views.Name(order.Id, share.HouseholdCode), share.Weight)).OrderBy(share => share.Household, StringComparer.Ordinal)],
            })],
        })]);
    }
}
