using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Trade;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Allocation;

/// <summary>
/// At collection the cooperative finds that a household has less than its share. The rest of the line is divided again by the same rule; what nobody can give is a
/// shortage that both sides are told.
/// </summary>
[Allowed(Roles.Cooperative)]
public sealed record ReportMissing(Guid OrderId, Guid LotId, string HouseholdCode, Weight Weight, string? Reason) : ICommand<MissingAnswer>;

/// <summary>What came of it.</summary>
/// <param name="Run">Number of the division now in force.</param>
/// <param name="Shortage">What nobody can give.</param>
public sealed record MissingAnswer(int Run, Weight Shortage);

internal sealed class ReportMissingHandler(MarketDb db, OrderStore orders, ReportedMissing reported, CurrentActor actor, IMediator mediator, ActTrail trail)
    : IRequestHandler<ReportMissing, MissingAnswer>
{
    public async Task<MissingAnswer> Handle(ReportMissing request, CancellationToken cancellationToken)
    {
        var reason = Input.OptionalReason(request.Reason);
        new FieldErrors().Require(request.Weight.IsPositive, "weight", "orders.weight-missing").ThrowIfAny();
        var order = await orders.OfCooperative(request.OrderId, cancellationToken);
        var line = order.Lines.SingleOrDefault(line => line.LotId == request.LotId && line.CooperativeId == actor.Organisation) ?? throw new NotFound();
        var part = order.Part(actor.Organisation);
        if (!part.State.Allows(OrderAct.Dispatch)) throw new RuleBroken("orders.wrong-state", part.State.Code(), "report-missing") { Status = 409 };
        var share = await db.Set<Share>().AsNoTracking().SingleOrDefaultAsync(share => share.LineId == line.Id && share.HouseholdCode == request.HouseholdCode, cancellationToken);
        new FieldErrors()
            .Require(share is not null, "householdCode", "orders.no-share")
            .Require(share is null || request.Weight <= share.Remaining, "weight", "orders.missing-above-share", share?.Remaining ?? Weight.Zero)
            .ThrowIfAny();
        trail.Say($"order/{order.Id}", request.HouseholdCode, $"missing {request.Weight.Grams} g");
        (reported.LineId, reported.Reason) = (line.Id, reason);
        // The catalogue lowers the offer and tells of it; the division follows within this act.
        await mediator.Send(new LowerOffer(line.LotId, request.HouseholdCode, request.Weight), cancellationToken);
        return reported.Answer ?? throw new InvalidOperationException("Nobody divided the line again.");
    }
}
