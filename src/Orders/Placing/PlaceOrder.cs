using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Allocation;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Placing;

/// <summary>
/// A purchaser orders from one or several lots for their unit. Stock is reserved at once; from the unit's limit up another person approves, below it the order is
/// approved and divided over the households at once.
/// </summary>
/// <param name="MemberPoNumber">The unit's own number, or null; used twice it is told, not refused.</param>
/// <param name="Lines">One line for each lot.</param>
/// <param name="DeliverTo">The unit's address for delivery.</param>
/// <param name="DeliverOn">China's day, today or later.</param>
/// <param name="PaymentTerms">A code of <see cref="PaymentTermsCodes"/>.</param>
[Allowed(Roles.Purchaser)]
public sealed record PlaceOrder(string? MemberPoNumber, IReadOnlyList<OrderedLot> Lines, string DeliverTo, DateOnly? DeliverOn, string? PaymentTerms) : ICommand<PlacedOrder>;

/// <summary>How much of a lot is ordered.</summary>
public sealed record OrderedLot(Guid LotId, Weight Weight);

/// <summary>The order stands.</summary>
/// <param name="Warnings">What should be said of it: a number used before, a charter rule that warns.</param>
public sealed record PlacedOrder(Guid Id, string Number, OrderState State, Money Total, IReadOnlyList<Warning> Warnings);

internal sealed class PlaceOrderHandler(
    MarketDb db, CurrentActor actor, ICharter charter, LotTerms lots, ShareWriting shares, Parties parties, IMediator mediator, ActTrail trail, TimeProvider clock)
    : IRequestHandler<PlaceOrder, PlacedOrder>
{
    public async Task<PlacedOrder> Handle(PlaceOrder request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var unit = await db.Organisations().Where(unit => unit.Id == actor.Organisation && unit.Kind == OrganisationKind.MemberUnit && unit.Active)
            .Select(unit => new { unit.Id, unit.ApprovalFrom }).SingleOrDefaultAsync(cancellationToken) ?? throw new Forbidden();
        PlaceOrderForm.Check(request, clock.Today());
        var id = Guid.CreateVersion7(now);
        var terms = await charter.Terms(now, cancellationToken);
        var (lines, lastDay) = await lots.Freeze(id, request.Lines, terms, now, cancellationToken);

        var warnings = new List<Warning>();
        var poNumber = Input.Trimmed(request.MemberPoNumber);
        if (poNumber is not null && await db.Set<Order>().AnyAsync(order => order.MemberId == unit.Id && order.MemberPoNumber == poNumber, cancellationToken))
        {
            warnings.Add(new Warning("orders.po-used-before", [poNumber]));
        }

        if (lastDay < request.DeliverOn) warnings.Add(new Warning("orders.spoils-before-delivery", [lastDay]));
        warnings.AddRange(Warning.Of(await charter.Require(new OrderPlacing(unit.Id, request.PaymentTerms!, [.. lines.Select(line => new OrderedLine(line.LotId, line.Ordered, line.UnitPrice))]), cancellationToken)));

        var due = now.AddHours(terms.ApprovalHours);
        var order = Order.Place(
            new OrderPlan
            {
                Id = id, MemberId = unit.Id, MemberPoNumber = poNumber, DeliverTo = request.DeliverTo.Trim(), DeliverOn = request.DeliverOn!.Value,
                PaymentTerms = PaymentTermsCodes.FromCode(request.PaymentTerms)!.Value, RequestedBy = actor.Code,
                ApprovalDueAt = due < ChinaTime.EndOf(lastDay) ? due : ChinaTime.EndOf(lastDay), CharterVersion = terms.Version, Lines = lines,
            },
            now);
        db.Add(order);
        trail.Say($"order/{id}");

        // The lots' rows are locked last and in id order: orders over the same lots wait for each other only while they commit.
        await db.SaveChangesAsync(cancellationToken);
        await mediator.Send(new ReserveLots([.. lines.Select(line => new LotWeight(line.LotId, line.Ordered))]), cancellationToken);
        if (order.Total < unit.ApprovalFrom)
        {
            order.Approve(actor.Code, approverNeeded: false, now);
            warnings.AddRange(await shares.Write(order, now, cancellationToken));
            await parties.TellCooperatives(order, "orders.notice-approved", cancellationToken);
        }

        return new PlacedOrder(id, order.Number, order.State, order.Total, warnings);
    }
}
