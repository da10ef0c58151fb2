using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Pledges;

/// <summary>Shares of orders' credits that the own unit offered or was offered, the newest first, at most fifty.</summary>
[Allowed(Roles.Purchaser, Roles.Approver, Roles.Finance)]
public sealed record FindSplits : IQuery<IReadOnlyList<SplitRow>>;

/// <param name="OtherName">The other unit.</param>
/// <param name="IsOffered">The own unit was offered it, and may agree.</param>
/// <param name="IsLate">Goods were accepted before it was agreed: it holds no more.</param>
public sealed record SplitRow(Guid OrderId, string OrderNumber, string OtherName, int PerMille, bool IsOffered, DateTimeOffset ProposedAt, DateTimeOffset? AgreedAt, bool IsLate);

internal sealed class FindSplitsHandler(MarketDb db, CurrentActor actor) : IRequestHandler<FindSplits, IReadOnlyList<SplitRow>>
{
    private const int Most = 50;

    public async Task<IReadOnlyList<SplitRow>> Handle(FindSplits request, CancellationToken cancellationToken)
    {
        var own = actor.Organisation;
        return await (
            from split in db.Set<OrderSplit>()
            join order in db.Orders() on split.OrderId equals order.Id
            join other in db.Organisations() on split.MemberId == own ? order.MemberId : split.MemberId equals other.Id
            where split.MemberId == own || order.MemberId == own
            orderby split.ProposedAt descending, split.OrderId
            select new SplitRow(
                split.OrderId, order.Number, other.Name, split.PerMille, split.MemberId == own, split.ProposedAt, split.AgreedAt,
                split.AgreedAt == null && db.Dispatches().Any(dispatch => dispatch.OrderId == order.Id && dispatch.WeighedAt != null))).Take(Most).ToListAsync(cancellationToken);
    }
}
