using ConsumerAid.Foundation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog.Pictures;

/// <summary>Finds what looks like a picture among all that came before it, by an index of keys: the cost does not grow with the number of pictures.</summary>
internal sealed class PictureEchoes(MarketDb db, TimeProvider clock)
{
    private const int Most = 20;
    private const int MostCandidates = 2_000;

    /// <summary>Keeps a picture's look and what it echoes. Pictures of one stock, and of the lot in which it lies, belong together.</summary>
    public async Task Keep(Picture picture, CancellationToken cancellation)
    {
        var near = picture.Look is { } look ? PictureLook.KeysNear(look) : [];
        var candidates = await db.Set<Picture>().AsNoTracking()
            .Where(other => other.Id != picture.Id && other.SubjectId != picture.SubjectId && other.State == PictureState.Ready)
            .Where(other => other.Hash == picture.Hash || db.Set<PictureLookKey>().Any(key => near.Contains(key.Key) && key.PictureId == other.Id))
            .Where(other => !db.Set<LotStock>().Any(part =>
                (part.LotId == other.SubjectId && part.StockId == picture.SubjectId) || (part.LotId == picture.SubjectId && part.StockId == other.SubjectId)))
            .OrderBy(other => other.ReceivedAt).Take(MostCandidates).Select(other => new { other.Id, other.Hash, other.Look }).ToListAsync(cancellation);
        var now = clock.GetUtcNow();
        db.AddRange(candidates
            .Select(other => (other.Id, Distance: other.Hash == picture.Hash ? 0 : picture.Look is { } own && other.Look is { } its ? PictureLook.Distance(own, its) : int.MaxValue))
            .Where(other => other.Distance <= PictureLook.Near).OrderBy(other => other.Distance).Take(Most)
            .Select(other => new PictureEcho { Id = Guid.CreateVersion7(now), PictureId = picture.Id, EarlierId = other.Id, Distance = other.Distance, At = now }));
        if (picture.Look is { } kept) db.AddRange(PictureLook.KeysOf(kept).Select(key => new PictureLookKey { Key = key, PictureId = picture.Id }));
    }
}
