using System.Text.Json;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog.Prices;

/// <summary>One import with what was found in it, by row; null when there is none, or it is another's.</summary>
[Allowed(Roles.Administrator, Roles.CountyReviewer, Roles.Auditor)]
public sealed record GetPriceImport(Guid Id) : IQuery<PriceImportSheet?>;

/// <summary>An import with its remarks: the first thousand of each kind.</summary>
/// <param name="Wrong">To be mended before anything is written.</param>
/// <param name="Known">Rows that would not be written: they are recorded already, or stand in the file twice.</param>
/// <param name="Unusual">Rows that look like a slip of the unit; they would be written.</param>
/// <param name="UnusualCount">All of these.</param>
/// <param name="SameFileAt">When the same bytes were written before and still count; null otherwise.</param>
public sealed record PriceImportSheet(
    PriceImportRow Import, IReadOnlyList<PriceRowRemark> Wrong, IReadOnlyList<PriceRowRemark> Known, IReadOnlyList<PriceRowRemark> Unusual, int UnusualCount, DateTimeOffset? SameFileAt);

internal sealed class GetPriceImportHandler(MarketDb db, CurrentActor actor) : IRequestHandler<GetPriceImport, PriceImportSheet?>
{
    public async Task<PriceImportSheet?> Handle(GetPriceImport request, CancellationToken cancellationToken)
    {
        var seen = OwnImports.Seen(db, actor).Where(row => row.Id == request.Id);
        if (await FindPriceImportsHandler.Rows(seen).SingleOrDefaultAsync(cancellationToken) is not { } import) return null;
        var report = JsonSerializer.Deserialize<PriceImportReport>(await seen.Select(row => row.Report).SingleAsync(cancellationToken))!;
        var same = await db.Set<PriceImport>().Where(row => row.Hash == import.Hash && row.State == PriceImportState.Written && row.Id != import.Id).MaxAsync(row => row.WrittenAt, cancellationToken);
        return new PriceImportSheet(import, report.Wrong, report.Known, report.Unusual, report.UnusualCount, same);
    }
}
