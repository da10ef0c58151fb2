using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using MediatR;

namespace ConsumerAid.Catalog;

/// <summary>The cooperative may list again: nobody stands in for it from today. Lots that were bundled meanwhile go on.</summary>
[WithinAct]
public sealed record EndStandIns(Guid ForCooperativeId) : ICommand<Done>;

internal sealed class EndStandInsHandler(MarketDb db, ActTrail trail, TimeProvider clock) : IRequestHandler<EndStandIns, Done>
{
    public async Task<Done> Handle(EndStandIns request, CancellationToken cancellationToken)
    {
        await StandIns.End(db, request.ForCooperativeId, clock.Today(), cancellationToken);
        trail.Say($"cooperative/{request.ForCooperativeId}", detail: "no stand-in");
        return default;
    }
}
