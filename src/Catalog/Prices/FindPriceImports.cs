using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog.Prices;

/// <summary>Imports, the newest first: one's own, for the office all.</summary>
[Allowed(Roles.Administrator, Roles.CountyReviewer, Roles.Auditor)]
public sealed record FindPriceImports(string? After = null, int Limit = 50) : IQuery<Page<PriceImportRow>>;

/// <summary>An import in a list.</summary>
public sealed record PriceImportRow
{
    public required Guid Id { get; init; }
    public required string FileName { get; init; }
    public required string Hash { get; init; }
    public required string UploadedBy { get; init; }
    public required DateTimeOffset UploadedAt { get; init; }
    public required PriceImportState State { get; init; }
    public required int Rows { get; init; }
    public required int New { get; init; }
    public required int Known { get; init; }
    public required int Wrong { get; init; }
    public required DateTimeOffset? WrittenAt { get; init; }
    public required string? UndoneBy { get; init; }
    public required DateTimeOffset? UndoneAt { get; init; }
    public required string? UndoneBecause { get; init; }
}

internal sealed class FindPriceImportsHandler(MarketDb db, CurrentActor actor) : IRequestHandler<FindPriceImports, Page<PriceImportRow>>
{
    public async Task<Page<PriceImportRow>> Handle(FindPriceImports request, CancellationToken cancellationToken)
    {
        var (take, imports) = (Pages.Rows(request.Limit), OwnImports.Seen(db, actor));
        if (Cursor.Parse(request.After) is { Instant: var at, Id: var id })
        {
            imports = imports.Where(row => row.UploadedAt <= at && (row.UploadedAt < at || row.Id.CompareTo(id) < 0));
        }

        var rows = await Rows(imports.OrderByDescending(row => row.UploadedAt).ThenByDescending(row => row.Id).Take(take + 1)).ToListAsync(cancellationToken);
        return Pages.Of(rows, take, row => Cursor.Of(row.UploadedAt, row.Id));
    }

    internal static IQueryable<PriceImportRow> Rows(IQueryable<PriceImport> imports) => imports.Select(row => new PriceImportRow
    {
        Id = row.Id, FileName = row.FileName, Hash = row.Hash, UploadedBy = row.UploadedBy, UploadedAt = row.UploadedAt, State = row.State, Rows = row.Rows, New = row.New,
        Known = row.Known, Wrong = row.Wrong, WrittenAt = row.WrittenAt, UndoneBy = row.UndoneBy, UndoneAt = row.UndoneAt, UndoneBecause = row.UndoneBecause,
    });
}
