using ConsumerAid.Catalog.Pictures;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders.Trade;
using MediatR;

namespace ConsumerAid.Orders.Dispatching;

/// <summary>Evidence of loading, arrival or rejection, from either side of the dispatch.</summary>
/// <param name="ClientId">Made on the sender's device: sent again it is the same photo.</param>
[Allowed(Roles.Cooperative, Roles.Purchaser)]
public sealed record AddDispatchPhoto(Guid DispatchId, string ClientId, ReadOnlyMemory<byte> Bytes) : ICommand<ReceivedPicture>;

internal sealed class AddDispatchPhotoHandler(OrderStore orders, IMediator mediator, ActTrail trail) : IRequestHandler<AddDispatchPhoto, ReceivedPicture>
{
    public async Task<ReceivedPicture> Handle(AddDispatchPhoto request, CancellationToken cancellationToken)
    {
        var dispatch = await orders.Dispatch(request.DispatchId, cancellationToken);
        var picture = await mediator.Send(new ReceivePicture(Subject(dispatch.Id), request.ClientId, request.Bytes), cancellationToken);
        trail.Say(Subject(dispatch.Id), detail: $"photo {picture.Hash}");
        return picture;
    }

    /// <summary>What a dispatch's photos stand under.</summary>
    public static string Subject(Guid dispatchId) => $"dispatch/{dispatchId}";
}
