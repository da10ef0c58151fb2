using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>Lets a cooperative bundle and sell for another one's members, in place of whoever did so until now.</summary>
/// <param name="ForCooperativeId">Whose members' stocks.</param>
/// <param name="CooperativeId">Who sells them.</param>
/// <param name="To">The first day no longer; null: until <see cref="EndStandIns"/>.</param>
[WithinAct]
public sealed record LetStandIn(Guid ForCooperativeId, Guid CooperativeId, DateOnly? To) : ICommand<Done>;

internal sealed class LetStandInHandler(MarketDb db, ActTrail trail, TimeProvider clock) : IRequestHandler<LetStandIn, Done>
{
    public async Task<Done> Handle(LetStandIn request, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        await StandIns.End(db, request.ForCooperativeId, today, cancellationToken);
        db.Add(new StandIn
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()), ForCooperativeId = request.ForCooperativeId, CooperativeId = request.CooperativeId, From = today, To = request.To,
        });
        trail.Say($"cooperative/{request.ForCooperativeId}", request.CooperativeId.ToString(), "stand-in");
        return default;
    }
}

/// <summary>Who sells for whose members.</summary>
internal static class StandIns
{
    /// <summary>The cooperatives for whose members this one stands in; mostly none.</summary>
    public static Task<List<Guid>> For(MarketDb db, Guid cooperative, DateOnly today, CancellationToken cancellation) => db.Set<StandIn>()
        .Where(row => row.CooperativeId == cooperative && row.From <= today && (row.To == null || row.To > today)).Select(row => row.ForCooperativeId).ToListAsync(cancellation);

    public static async Task End(MarketDb db, Guid forCooperative, DateOnly today, CancellationToken cancellation) => await db.Set<StandIn>()
        .Where(row => row.ForCooperativeId == forCooperative && (row.To == null || row.To > today)).ExecuteUpdateAsync(set => set.SetProperty(row => row.To, today), cancellation);
}
