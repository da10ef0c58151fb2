using ConsumerAid.Foundation.Requests;
using MediatR;

namespace ConsumerAid.Registry.Notices;

/// <summary>Tells many organisations and accounts different things: saved once, however many there are.</summary>
[WithinAct]
public sealed record TellEach(IReadOnlyList<TellParties> Notices) : ICommand<Done>;

internal sealed class TellEachHandler(IRequestHandler<TellParties, Done> one) : IRequestHandler<TellEach, Done>
{
    public async Task<Done> Handle(TellEach request, CancellationToken cancellationToken)
    {
        foreach (var notice in request.Notices) await one.Handle(notice, cancellationToken);
        return default;
    }
}
