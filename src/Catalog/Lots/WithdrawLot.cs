using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>The cooperative takes a lot back: what is reserved is still delivered, the rest returns to the households' stocks.</summary>
[Allowed(Roles.Cooperative)]
public sealed record WithdrawLot(Guid LotId, string? Reason = null) : ICommand<LotState>;

internal sealed class WithdrawLotHandler(MarketDb db, CurrentActor actor, ActTrail trail, TimeProvider clock, LotRest rest) : IRequestHandler<WithdrawLot, LotState>
{
    public async Task<LotState> Handle(WithdrawLot request, CancellationToken cancellationToken)
    {
        new FieldErrors().Require(request.Reason is not { Length: > 400 }, "reason", "text.too-long", 400).ThrowIfAny();
        var own = actor.Organisation;
        if (!await db.Set<Lot>().AnyAsync(row => row.Id == request.LotId && row.CooperativeId == own, cancellationToken)) throw new NotFound();
        var lot = (await LotRows.GetLocked(db, request.LotId, cancellationToken))!;
        lot.Withdraw(actor.Code, clock.GetUtcNow(), request.Reason?.Trim());
        trail.Say($"lot/{lot.Id}", own.ToString(), lot.State.Code());
        await db.SaveChangesAsync(cancellationToken);
        await LotListing.Leave(db, lot.Id, cancellationToken);
        await rest.GiveBack(lot, cancellationToken);
        return lot.State;
    }
}
