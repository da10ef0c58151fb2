using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders;
using ConsumerAid.Registry.Notices;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Pledges;

/// <summary>The unit that brought an order about agrees to its share of the credit, before anything is accepted.</summary>
[Allowed(Roles.Purchaser, Roles.Approver, Roles.Finance)]
public sealed record AgreeToSplit(Guid OrderId) : ICommand<Done>;

internal sealed class AgreeToSplitHandler(MarketDb db, CurrentActor actor, IMediator mediator, TimeProvider clock, ActTrail trail) : IRequestHandler<AgreeToSplit, Done>
{
    public async Task<Done> Handle(AgreeToSplit request, CancellationToken cancellationToken)
    {
        var unit = actor.Organisation;
        var split = await db.Set<OrderSplit>().SingleOrDefaultAsync(row => row.OrderId == request.OrderId && row.MemberId == unit, cancellationToken) ?? throw new NotFound();
        if (split.AgreedAt is not null) throw new RuleBroken("pledge.split-agreed") { Status = 409 };
        if (await db.Dispatches().AnyAsync(row => row.OrderId == split.OrderId && row.WeighedAt != null, cancellationToken)) throw new RuleBroken("pledge.split-late") { Status = 409 };
        (split.AgreedAt, split.AgreedBy) = (clock.GetUtcNow(), actor.Code);
        trail.Say($"order/{split.OrderId}", unit.ToString(), "agrees to its share of the credit");
        var order = await db.Orders().Where(row => row.Id == split.OrderId).Select(row => new { row.Number, row.MemberId }).SingleAsync(cancellationToken);
        await mediator.Send(new TellParties("pledge.notice-split-agreed", [order.Number], "/member/pledge") { Organisations = [order.MemberId] }, cancellationToken);
        return default;
    }
}
