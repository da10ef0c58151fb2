using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using MediatR;

namespace ConsumerAid.Catalog;

/// <summary>
/// At collection a household turned out to lack this much of its shares in a lot, and so has nothing beyond them either: its offer is lowered by both, and
/// <see cref="OfferShrunk"/> is told.
/// </summary>
[WithinAct]
public sealed record LowerOffer(Guid LotId, string HouseholdCode, Weight Missing) : ICommand<Done>;

internal sealed class LowerOfferHandler(OfferShrinking shrinking, ActTrail trail) : IRequestHandler<LowerOffer, Done>
{
    public async Task<Done> Handle(LowerOffer request, CancellationToken cancellationToken)
    {
        trail.Say($"lot/{request.LotId}", request.HouseholdCode, $"lacks {request.Missing}");
        await shrinking.Lack(request.LotId, request.HouseholdCode, request.Missing, cancellationToken);
        return default;
    }
}
