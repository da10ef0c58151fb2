using ConsumerAid.Catalog.Pictures;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog.Distress;

/// <summary>
/// The liaison has seen a household's stock lie unsold, and labels it 滞销 for the charter's days: with the weight on hand, which may differ from the declared one by the charter's hundredths, the place, and
/// photos of this stock that the camera dated within the charter's days and that nobody has used before. A label in force makes way.
/// </summary>
/// <param name="OnHand">What is there.</param>
/// <param name="Place">Where; empty: the place on record.</param>
/// <param name="Photos">Ids of photos added to the stock, one to six.</param>
[Allowed(Roles.Liaison)]
public sealed record CheckDistress(Guid StockId, Weight OnHand, string? Place, IReadOnlyList<Guid> Photos, string? Note = null) : ICommand<DistressChecked>;

/// <summary>A label.</summary>
/// <param name="Id">Its id.</param>
/// <param name="LastOn">Its last day.</param>
public sealed record DistressChecked(Guid Id, DateOnly LastOn);

internal sealed class CheckDistressHandler(MarketDb db, CurrentActor actor, ActTrail trail, TimeProvider clock, ICharter charter, LotDistress lots)
    : IRequestHandler<CheckDistress, DistressChecked>
{
    private const int MostPhotos = 6;

    // A phone's clock may be a little ahead.
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(1);

    public async Task<DistressChecked> Handle(CheckDistress request, CancellationToken cancellationToken)
    {
        new FieldErrors()
            .Require(request.OnHand.IsPositive, "onHand", "stock.weight-missing")
            .Require(request.Place is not { Length: > 200 }, "place", "text.too-long", 200)
            .Require(request.Note is not { Length: > 400 }, "note", "text.too-long", 400)
            .Require(request.Photos.Count is >= 1 and <= MostPhotos, "photos", "distress.photos-missing", MostPhotos)
            .ThrowIfAny();
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        var stock = await OwnStocks.Get(db, actor, request.StockId, cancellationToken);
        if (stock.State is not (StockState.Waiting or StockState.Bundled)) throw new RuleBroken("stock.gone");
        var terms = await charter.Terms(now, cancellationToken);
        var off = Math.Abs((request.OnHand - stock.Weight).Grams);
        if ((Int128)off * 100 > (Int128)stock.Weight.Grams * terms.DistressWeightErrorPercent)
        {
            throw new RuleBroken("distress.weight-off", stock.Weight, terms.DistressWeightErrorPercent) { Field = "onHand" };
        }

        var photos = await Photos(stock.Id, [.. request.Photos.Distinct()], now, terms.DistressEvidenceDays, cancellationToken);
        var before = await db.Set<DistressLabel>().SingleOrDefaultAsync(label => label.StockId == stock.Id && label.EndedAt == null, cancellationToken);
        before?.End(DistressEnding.Renewed, actor.Code, now);
        // The index of labels in force sees the end of the one before the beginning of the other.
        await db.SaveChangesAsync(cancellationToken);
        var id = Guid.CreateVersion7(now);
        var label = new DistressLabel
        {
            Id = id, StockId = stock.Id, HouseholdCode = stock.HouseholdCode, CountyCode = stock.CountyCode, LiaisonId = actor.Liaison, CheckedBy = actor.Code, CheckedAt = now,
            Place = string.IsNullOrWhiteSpace(request.Place) ? stock.Place : request.Place.Trim(), Declared = stock.Weight, OnHand = request.OnHand, Note = request.Note?.Trim(),
            CapturedAt = photos.Max(photo => photo.CapturedAt!.Value), LastOn = today.AddDays(terms.DistressLabelDays - 1), CharterVersion = terms.Version,
            Photos = [.. photos.Select(photo => new DistressPhoto { LabelId = id, PictureId = photo.Id, Hash = photo.Hash })],
        };
        db.Add(label);
        trail.Say($"stock/{stock.Id}", stock.HouseholdCode, $"distress/{label.Id} {stock.Weight} {label.OnHand}");
        await db.SaveChangesAsync(cancellationToken);
        if (stock.LotId is { } lot) await lots.Tell([lot], cancellationToken);
        return new DistressChecked(label.Id, label.LastOn);
    }

    private async Task<List<PictureFact>> Photos(Guid stock, List<Guid> ids, DateTimeOffset now, int days, CancellationToken cancellation)
    {
        var found = await db.Pictures().Where(picture => ids.Contains(picture.Id) && picture.Subject == PictureSubject.Stock(stock) && picture.State != PictureState.Failed)
            .OrderBy(picture => picture.Position).ToListAsync(cancellation);
        if (found.Count != ids.Count) throw new RuleBroken("distress.photo-unknown") { Field = "photos" };
        foreach (var photo in found)
        {
            if (photo.CapturedAt is not { } taken) throw new RuleBroken("distress.photo-undated", photo.Position) { Field = "photos" };
            if (taken > now + Ahead) throw new RuleBroken("distress.photo-ahead", photo.Position, taken) { Field = "photos" };
            if (taken < now.AddDays(-days)) throw new RuleBroken("distress.photo-stale", photo.Position, taken, days) { Field = "photos" };
        }

        var hashes = found.ConvertAll(photo => photo.Hash);
        var used = await db.Set<DistressPhoto>().AnyAsync(photo => hashes.Contains(photo.Hash), cancellation)
            || await db.Set<Picture>().AnyAsync(picture => hashes.Contains(picture.Hash) && picture.SubjectId != stock, cancellation);
        return used ? throw new RuleBroken("distress.photo-used") { Field = "photos" } : found;
    }
}
