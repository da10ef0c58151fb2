using ConsumerAid.Catalog.Pictures;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog.Distress;

/// <summary>Which labels are looked for.</summary>
public enum DistressShelf
{
    /// <summary>In force today.</summary>
    InForce,

    /// <summary>With a photo that looks like an earlier one of something else, and not judged: leads.</summary>
    Leads,
    Forged,
    All,
}

/// <summary>Labels, the newest first: of the county for its reviewer, all for the office, those of one stock for its liaison.</summary>
[Allowed(Roles.Liaison, Roles.CountyReviewer, Roles.Administrator, Roles.Auditor)]
public sealed record FindDistressLabels(DistressShelf Shelf = DistressShelf.All, Guid? StockId = null, Guid? LabelId = null, string? After = null, int Limit = 30) : IQuery<Page<DistressRow>>;

/// <summary>A label in a list.</summary>
public sealed record DistressRow
{
    public required Guid Id { get; init; }
    public required Guid StockId { get; init; }
    public required string HouseholdCode { get; init; }
    public required string CountyCode { get; init; }
    public required string ProduceZh { get; init; }
    public required string ProduceEn { get; init; }
    public required Guid? LotId { get; init; }
    public required string CheckedBy { get; init; }
    public required DateTimeOffset CheckedAt { get; init; }
    public required string Place { get; init; }
    public required Weight Declared { get; init; }
    public required Weight OnHand { get; init; }
    public required string? Note { get; init; }
    public required DateOnly LastOn { get; init; }
    public required DateTimeOffset? EndedAt { get; init; }
    public required DistressEnding? Ending { get; init; }
    public required bool? Forged { get; init; }
    public required string? JudgedBy { get; init; }
    public required string? JudgedBecause { get; init; }

    /// <summary>The photos on which it rests, with what they look like.</summary>
    public required IReadOnlyList<DistressEvidence> Photos { get; init; }

    /// <summary>Whether the label is in force on a day.</summary>
    public bool IsInForce(DateOnly today) => EndedAt is null && LastOn >= today;
}

/// <summary>A photo of a check, and the earlier photo of something else that it looks like most, if any.</summary>
public sealed record DistressEvidence(Guid PictureId, PictureState State, DateTimeOffset? CapturedAt, Guid? EarlierId, string? EarlierSubject, int? Distance);

internal sealed class FindDistressLabelsHandler(MarketDb db, CurrentActor actor, TimeProvider clock) : IRequestHandler<FindDistressLabels, Page<DistressRow>>
{
    public async Task<Page<DistressRow>> Handle(FindDistressLabels request, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var labels = DistressReach.Of(db, actor).AsNoTracking();
        if (request.StockId is { } stock) labels = labels.Where(label => label.StockId == stock);
        if (request.LabelId is { } one) labels = labels.Where(label => label.Id == one);
        labels = request.Shelf switch
        {
            DistressShelf.InForce => labels.Where(label => label.EndedAt == null && label.LastOn >= today),
            DistressShelf.Leads => labels.Where(label => label.JudgedAt == null && db.Set<DistressPhoto>().Any(photo => photo.LabelId == label.Id
                && db.Set<PictureEcho>().Any(echo => echo.PictureId == photo.PictureId))),
            DistressShelf.Forged => labels.Where(label => label.Forged == true),
            _ => labels,
        };
        if (Cursor.Parse(request.After) is { Instant: var at, Id: var id }) labels = labels.Where(label => label.CheckedAt <= at && (label.CheckedAt < at || label.Id.CompareTo(id) < 0));

        var take = Pages.Rows(request.Limit);
        var rows = await (
            from label in labels.OrderByDescending(label => label.CheckedAt).ThenByDescending(label => label.Id).Take(take + 1)
            join goods in db.Set<Stock>() on label.StockId equals goods.Id
            join kind in db.Set<ProduceKind>() on goods.Produce equals kind.Code
            orderby label.CheckedAt descending, label.Id descending
            select new DistressRow
            {
                Id = label.Id, StockId = label.StockId, HouseholdCode = label.HouseholdCode, CountyCode = label.CountyCode, ProduceZh = kind.NameZh, ProduceEn = kind.NameEn, LotId = goods.LotId,
                CheckedBy = label.CheckedBy, CheckedAt = label.CheckedAt, Place = label.Place, Declared = label.Declared, OnHand = label.OnHand, Note = label.Note, LastOn = label.LastOn,
                EndedAt = label.EndedAt, Ending = label.Ending, Forged = label.Forged, JudgedBy = label.JudgedBy, JudgedBecause = label.JudgedBecause, Photos = Array.Empty<DistressEvidence>(),
            }).ToListAsync(cancellationToken);
        var page = Pages.Of(rows, take, row => Cursor.Of(row.CheckedAt, row.Id));
        var evidence = await Evidence([.. page.Items.Select(row => row.Id)], cancellationToken);
        return page with { Items = [.. page.Items.Select(row => row with { Photos = [.. evidence[row.Id]] })] };
    }

    private async Task<ILookup<Guid, DistressEvidence>> Evidence(List<Guid> labels, CancellationToken cancellation)
    {
        var photos = await (
            from photo in db.Set<DistressPhoto>()
            where labels.Contains(photo.LabelId)
            join picture in db.Set<Picture>() on photo.PictureId equals picture.Id
            join known in db.Set<PictureEcho>() on picture.Id equals known.PictureId into echoes
            from echo in echoes.DefaultIfEmpty()
            join before in db.Set<Picture>() on echo.EarlierId equals before.Id into earlier
            from other in earlier.DefaultIfEmpty()
            select new { photo.LabelId, picture.Id, picture.Position, picture.State, picture.CapturedAt, Earlier = (Guid?)other.Id, Subject = (string?)other.Subject, Distance = (int?)echo.Distance })
            .ToListAsync(cancellation);
        return photos.GroupBy(row => (row.LabelId, row.Id)).Select(same => same.OrderBy(row => row.Distance).First()).OrderBy(row => row.Position)
            .ToLookup(row => row.LabelId, row => new DistressEvidence(row.Id, row.State, row.CapturedAt, row.Earlier, row.Subject, row.Distance));
    }
}
