using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog.Pictures;

/// <summary>
/// The file of a picture's variant. Of a lot that was ever public, of its stocks and of a certificate for anybody; before that for its liaison, cooperative, reviewer and
/// staff; pictures of other modules' subjects are those modules' to show. Null: none, not ready, or not yours.
/// </summary>
/// <param name="Width">One of <see cref="PictureVariant.Widths"/>.</param>
[Anyone]
public sealed record GetPictureFile(Guid Id, int Width) : IQuery<PictureFile?>;

/// <summary>A file to send; its content never changes.</summary>
/// <param name="Path">Absolute path of a WebP file.</param>
/// <param name="Hash">SHA-256 of the received bytes: with the width, a strong entity tag.</param>
/// <param name="Public">Anybody may keep it.</param>
public sealed record PictureFile(string Path, string Hash, bool Public);

internal sealed class GetPictureFileHandler(MarketDb db, CurrentActor actor, PictureStore store)
    : IRequestHandler<GetPictureFile, PictureFile?>, IRequestHandler<GetCoverFile, PictureFile?>
{
    private const int SameContent = 8;

    public async Task<PictureFile?> Handle(GetCoverFile request, CancellationToken cancellationToken)
    {
        var same = await db.Set<Picture>().Where(row => row.Hash == request.Hash && row.State == PictureState.Ready).OrderBy(row => row.Id).Select(row => row.Id).Take(SameContent)
            .ToListAsync(cancellationToken);
        foreach (var id in same)
        {
            if (await Handle(new GetPictureFile(id, request.Width), cancellationToken) is { } file) return file;
        }

        return null;
    }

    public async Task<PictureFile?> Handle(GetPictureFile request, CancellationToken cancellationToken)
    {
        if (!PictureVariant.Widths.Contains(request.Width)) return null;
        var picture = await db.Set<Picture>().AsNoTracking().Where(row => row.Id == request.Id && row.State == PictureState.Ready)
            .Select(row => new
            {
                row.Hash, row.SubjectId, row.UploadedBy,
                Public = db.Set<Certificate>().Any(certificate => certificate.Id == row.SubjectId)
                    || db.Set<Lot>().Any(lot => lot.PublishedAt != null
                        && (lot.Id == row.SubjectId || db.Set<LotStock>().Any(part => part.LotId == lot.Id && part.StockId == row.SubjectId))),
            }).SingleOrDefaultAsync(cancellationToken);
        if (picture is null || !(picture.Public || picture.UploadedBy == actor.Code || await Concerns(picture.SubjectId, cancellationToken))) return null;
        return store.Variant(picture.Hash, request.Width) is { } path ? new PictureFile(path, picture.Hash, picture.Public) : null;
    }

    private async Task<bool> Concerns(Guid subject, CancellationToken cancellation)
    {
        var (liaison, own, county) = (actor.Value.LiaisonId, actor.Value.OrganisationId, actor.Value.CountyCode);
        if (actor.Is(Roles.Administrator) || actor.Is(Roles.Auditor)) return true;
        if (actor.Is(Roles.CountyReviewer) || actor.Is(Roles.Cooperative))
        {
            var all = actor.Is(Roles.CountyReviewer);
            if (await db.Set<TestResult>().AnyAsync(test => test.Id == subject && (all ? test.CountyCode == county : test.CooperativeId == own), cancellation)) return true;
            return await db.Set<Lot>().AnyAsync(lot => lot.Id == subject && (all ? lot.CountyCode == county : lot.CooperativeId == own), cancellation)
                || await db.Set<Stock>().AnyAsync(
                    stock => stock.Id == subject && stock.CountyCode == county
                        && (all || db.Memberships().Any(member => member.HouseholdCode == stock.HouseholdCode && member.CooperativeId == own && member.To == null)),
                    cancellation);
        }

        return actor.Is(Roles.Liaison) && await db.Set<Stock>().AnyAsync(
            stock => stock.Id == subject && db.Assignments().Any(row => row.HouseholdCode == stock.HouseholdCode && row.LiaisonId == liaison && row.To == null), cancellation);
    }
}
