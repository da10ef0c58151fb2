using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;

namespace ConsumerAid.Catalog.Pictures;

/// <summary>The cooperative adds a photo to a lot, at most six, whatever its state.</summary>
[Allowed(Roles.Cooperative)]
public sealed record AddLotPhoto(Guid LotId, string ClientId, ReadOnlyMemory<byte> Bytes) : ICommand<ReceivedPicture>;

internal sealed class AddLotPhotoHandler(MarketDb db, CurrentActor actor, ActTrail trail, PictureIntake intake) : IRequestHandler<AddLotPhoto, ReceivedPicture>
{
    private const int Most = 6;

    public async Task<ReceivedPicture> Handle(AddLotPhoto request, CancellationToken cancellationToken)
    {
        var lot = await OwnLots.Get(db, actor, request.LotId, cancellationToken);
        var received = await intake.Receive(PictureSubject.Lot(lot.Id), request.ClientId, request.Bytes, lot.CooperativeId.ToString(), Most, cancellationToken);
        trail.Say($"lot/{lot.Id}", lot.CooperativeId.ToString(), $"picture {received.Hash}");
        return received;
    }
}
