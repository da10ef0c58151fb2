using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;

namespace ConsumerAid.Catalog.Pictures;

/// <summary>The liaison adds a photo to a stock, at most six. The same client id again gives the first answer, so that a broken upload is simply repeated.</summary>
[Allowed(Roles.Liaison)]
public sealed record AddStockPhoto(Guid StockId, string ClientId, ReadOnlyMemory<byte> Bytes) : ICommand<ReceivedPicture>;

internal sealed class AddStockPhotoHandler(MarketDb db, CurrentActor actor, ActTrail trail, PictureIntake intake) : IRequestHandler<AddStockPhoto, ReceivedPicture>
{
    private const int Most = 6;

    public async Task<ReceivedPicture> Handle(AddStockPhoto request, CancellationToken cancellationToken)
    {
        var stock = await OwnStocks.Get(db, actor, request.StockId, cancellationToken);
        var received = await intake.Receive(PictureSubject.Stock(stock.Id), request.ClientId, request.Bytes, stock.HouseholdCode, Most, cancellationToken);
        trail.Say($"stock/{stock.Id}", stock.HouseholdCode, $"picture {received.Hash}");
        return received;
    }
}
