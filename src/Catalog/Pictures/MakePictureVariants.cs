using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog.Pictures;

/// <summary>
/// Makes the variants of what was received, oldest first, one at a time in this process: rendering takes a core and much memory, and no transaction is open meanwhile.
/// Returns how many were done; none when another run is at it. Run twice it does the same once.
/// </summary>
[SystemOnly]
public sealed record MakePictureVariants(int Most = 50) : IQuery<int>;

internal sealed class MakePictureVariantsHandler(MarketDb db, UnitOfWork work, PictureStore store, IPictureLibrary library, PictureEchoes echoes, IMediator mediator) : IRequestHandler<MakePictureVariants, int>
{
    private static readonly SemaphoreSlim One = new(1, 1);

    public async Task<int> Handle(MakePictureVariants request, CancellationToken cancellationToken)
    {
        if (!await One.WaitAsync(0, cancellationToken)) return 0;
        try
        {
            var received = await db.Set<Picture>().AsNoTracking().Where(picture => picture.State == PictureState.Received)
                .OrderBy(picture => picture.ReceivedAt).Take(request.Most).ToListAsync(cancellationToken);
            var broken = new List<Exception>();
            foreach (var picture in received)
            {
                try
                {
                    await Make(picture, cancellationToken);
                }
                catch (Exception failure) when (failure is IOException or InvalidDataException or System.Security.Cryptography.CryptographicException)
                {
                    // One file that is gone or spoiled must not keep the others waiting; the job fails for all to see when they are done.
                    broken.Add(failure);
                }
            }

            return broken.Count == 0 ? received.Count : throw new AggregateException(broken);
        }
        finally
        {
            One.Release();
        }
    }

    private async Task Make(Picture picture, CancellationToken cancellation)
    {
        string? failure = null;
        long? look = null;
        try
        {
            var variants = library.Render(await store.Received(picture.Hash, cancellation), PictureVariant.Widths);
            foreach (var width in PictureVariant.Widths)
            {
                var variant = variants.First(variant => variant.Width == Math.Min(width, picture.Width));
                await store.KeepVariant(picture.Hash, width, variant.WebP, cancellation);
            }

            look = PictureLook.Of(library.Grey(variants[0].WebP, PictureLook.Width, PictureLook.Height));
        }
        catch (PictureRefused refused)
        {
            failure = refused.Code;
        }

        await work.Run(token => Tell(picture, look, failure, token), cancellation);
    }

    private async Task<Done> Tell(Picture picture, long? look, string? failure, CancellationToken cancellation)
    {
        var row = await db.Set<Picture>().SingleAsync(row => row.Id == picture.Id, cancellation);
        if (row.State != PictureState.Received) return default;
        if (failure is not null)
        {
            row.Fail(failure);
            return default;
        }

        row.BeReady(look);
        await echoes.Keep(row, cancellation);
        var lots = await db.Set<Lot>().Where(lot => lot.Id == row.SubjectId || db.Set<LotStock>().Any(part => part.LotId == lot.Id && part.StockId == row.SubjectId))
            .Select(lot => lot.Id).ToListAsync(cancellation);
        if (lots.Count == 0) return default;
        var hash = row.Hash;
        await db.Set<Lot>().Where(lot => lots.Contains(lot.Id) && lot.Cover == null)
            .ExecuteUpdateAsync(set => set.SetProperty(lot => lot.Cover, hash).SetProperty(lot => lot.Version, lot => lot.Version + 1), cancellation);
        await mediator.Publish(new LotsChanged(lots), cancellation);
        return default;
    }
}
