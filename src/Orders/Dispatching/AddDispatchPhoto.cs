using ConsumerAid.Catalog.Pictures;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders.Trade;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Dispatching;

/// <summary>Evidence of loading, arrival or rejection, from either side of the dispatch.</summary>
/// <param name="ClientId">Made on the sender's device: sent again it is the same photo.</param>
[Allowed(Roles.Cooperative, Roles.Purchaser)]
public sealed record AddDispatchPhoto(Guid DispatchId, string ClientId, ReadOnlyMemory<byte> Bytes) : ICommand<ReceivedPicture>;

internal sealed class AddDispatchPhotoHandler(OrderStore orders, IMediator mediator, ActTrail trail) : IRequestHandler<AddDispatchPhoto, ReceivedPicture>
{
    public async Task<ReceivedPicture> Handle(AddDispatchPhoto request, CancellationToken cancellationToken)
    {
        if (!await orders.ReadableDispatches().AnyAsync(dispatch => dispatch.Id == request.DispatchId, cancellationToken)) throw new NotFound();
        var picture = await mediator.Send(new ReceivePicture(Subject(request.DispatchId), request.ClientId, request.Bytes), cancellationToken);
        trail.Say(Subject(request.DispatchId), detail: $"photo {picture.Hash}");
        return picture;
    }

    /// <summary>What a dispatch's photos stand under.</summary>
    public static string Subject(Guid dispatchId) => $"dispatch/{dispatchId}";
}
