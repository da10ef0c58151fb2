using ConsumerAid.AllianceAdmin.Members;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Orders;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Registry.Notices;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Pledges;

/// <summary>The buyer offers a part of an order's credit to the member unit that brought it about. It holds if that unit agrees before anything is accepted.</summary>
/// <param name="PerMille">1 to 1000.</param>
[Allowed(Roles.Purchaser)]
public sealed record ProposeSplit(string? OrderNumber, string? MemberCode, int? PerMille) : ICommand<ProposedSplit>;

/// <param name="Known">The order's number when its goods are credited already: nothing was proposed, and the attempt is noted (CH-02).</param>
public sealed record ProposedSplit(Guid OrderId, string? Known);

internal sealed class ProposeSplitHandler(MarketDb db, DoubleCredits doubles, CurrentActor actor, IMediator mediator, TimeProvider clock, ActTrail trail) : IRequestHandler<ProposeSplit, ProposedSplit>
{
    public async Task<ProposedSplit> Handle(ProposeSplit request, CancellationToken cancellationToken)
    {
        var (now, unit, number, code) = (clock.GetUtcNow(), actor.Organisation, Typing.Trimmed(request.OrderNumber), Typing.Trimmed(request.MemberCode)?.ToUpperInvariant());
        var order = await db.Orders().Where(row => row.Number == number && row.MemberId == unit).Select(row => new { row.Id, row.Number, row.State }).SingleOrDefaultAsync(cancellationToken);
        var channel = await db.MembersOn(clock.Today()).Where(row => row.Code == code && row.Id != unit).Select(row => (Guid?)row.Id).SingleOrDefaultAsync(cancellationToken);
        new FieldErrors()
            .Require(order is not null, "orderNumber", "pledge.order-unknown")
            .Require(channel is not null, "memberCode", "members.parent-unknown")
            .Require(request.PerMille is > 0 and <= CreditPart.Whole, "perMille", "pledge.share-range")
            .ThrowIfAny();
        if (order!.State is OrderState.Declined or OrderState.Lapsed or OrderState.Cancelled) throw new RuleBroken("pledge.order-over") { Status = 409 };
        if (await db.Dispatches().AnyAsync(row => row.OrderId == order.Id && row.WeighedAt != null, cancellationToken))
        {
            await doubles.Note(unit, order.Number, $"order/{order.Id}", cancellationToken);
            trail.Say($"order/{order.Id}", unit.ToString(), "tried to share a credit that stands");
            return new ProposedSplit(order.Id, order.Number);
        }

        var standing = await db.Set<OrderSplit>().SingleOrDefaultAsync(row => row.OrderId == order.Id, cancellationToken);
        if (standing?.AgreedAt is not null) throw new RuleBroken("pledge.split-agreed") { Status = 409 };
        if (standing is not null) db.Remove(standing);
        await db.SaveChangesAsync(cancellationToken);
        db.Add(new OrderSplit { OrderId = order.Id, MemberId = channel!.Value, PerMille = request.PerMille!.Value, ProposedAt = now, ProposedBy = actor.Code });
        trail.Say($"order/{order.Id}", unit.ToString(), $"offers {request.PerMille} per mille of the credit");
        await mediator.Send(new TellParties("pledge.notice-split", [order.Number], "/member/pledge") { Organisations = [channel.Value] }, cancellationToken);
        return new ProposedSplit(order.Id, null);
    }
}
