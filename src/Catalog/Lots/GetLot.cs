using ConsumerAid.Catalog.Pictures;
using ConsumerAid.Catalog.Prices;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>A lot as its page shows it. One that was never public only for its cooperative, its county's reviewers and staff; else null.</summary>
[Anyone]
public sealed record GetLot(Guid LotId) : IQuery<LotPage?>;

/// <summary>A lot with all that belongs to it.</summary>
/// <param name="Card">As in lists.</param>
/// <param name="Price">How its price stands to the reference, as of seconds ago; null when nothing is known to compare with, and for those who ask <see cref="GetLotPrice"/>.</param>
/// <param name="Internal">What the cooperative, reviewers and staff see beside; null for others.</param>
public sealed record LotPage(
    LotCard Card, string Packaging, string? Note, IReadOnlyList<Tier> Tiers, IReadOnlyList<LotPicture> Pictures, LotOrigin Origin, LotPaper? Certificate,
    IReadOnlyList<LotStepDone> Steps, bool OnSale, LotPrice? Price, LotInternal? Internal);

/// <summary>A picture of the lot or of a stock in it.</summary>
public sealed record LotPicture(Guid Id, string Hash, int Width, int Height, DateTimeOffset? CapturedAt, string Subject);

/// <summary>Where the goods come from. <c>Stocks</c> and <c>Villages</c> are null when fewer than ten households stand behind them.</summary>
public sealed record LotOrigin(Named County, string PrefectureZh, string PrefectureEn, bool IsPovertyCounty, string Cooperative, string? CooperativeEn, int? Stocks, int? Villages);

/// <summary>The product's certificate.</summary>
/// <param name="RemovedOn">The day from which it is valid no longer, if it was removed.</param>
public sealed record LotPaper(Guid Id, string Number, DateOnly ValidFrom, DateOnly ValidTo, DateOnly? RemovedOn);

/// <summary>A line of the lot's history. <c>By</c> is an account's code, null for the public.</summary>
public sealed record LotStepDone(LotState? From, LotState To, DateTimeOffset At, string? By, string? Reason);

/// <summary>What the lot's own people see.</summary>
public sealed record LotInternal(UnitPrice HouseholdPrice, Weight Estimated, Weight Withdrawn, string CreatedBy, string? SubmittedBy, int Version);

internal sealed class GetLotHandler(MarketDb db, CatalogNames names, ReferencesKept references, ICharter charter, CurrentActor actor, TimeProvider clock) : IRequestHandler<GetLot, LotPage?>
{
    public async Task<LotPage?> Handle(GetLot request, CancellationToken cancellationToken)
    {
        var (id, today) = (request.LotId, clock.Today());
        var queries = LotQueries.Compiled.For(db);
        if (await queries.Page(db, id, cancellationToken) is not { } found) return null;
        var row = found.Row;
        var own = IsOwn(row);
        if (!own && row.PublishedAt is null) return null;

        var pictures = new List<LotPicture>();
        if (row.Cover is not null)
        {
            await foreach (var picture in queries.Pictures(db, id).WithCancellation(cancellationToken)) pictures.Add(picture);
        }

        var known = await names.Get(db, cancellationToken);
        var card = row.ToCard(known, today, !own);
        var county = known.Counties[row.CountyCode];
        return new LotPage(
            card, found.Packaging, found.Note, found.Tiers, pictures,
            new LotOrigin(
                card.County, county.PrefectureZh, county.PrefectureEn, county.IsPovertyCounty, found.Cooperative, found.CooperativeEn,
                card.Households is null ? null : found.Stocks, card.Households is null ? null : found.Villages),
            found.Certificate,
            [.. found.Steps.Select(step => own ? step : step with { By = null, Reason = null }).Where(step => own || step.At >= row.PublishedAt)],
            row.State == LotState.Published && row.SpoilsOn >= today && found.ListedUntil >= today,
            own ? null : await references.Compare(db, known, charter, row.Produce, row.Grade, new PriceSplit(row.UnitPrice, found.HouseholdPrice), cancellationToken),
            own ? new LotInternal(found.HouseholdPrice, found.Estimated, found.Withdrawn, found.CreatedBy, found.SubmittedBy, found.Version) : null);
    }

    private bool IsOwn(LotRow row) => actor.Is(Roles.Administrator) || actor.Is(Roles.Auditor)
        || (actor.Is(Roles.Cooperative) && actor.Value.OrganisationId == row.CooperativeId)
        || (actor.Is(Roles.CountyReviewer) && actor.Value.CountyCode == row.CountyCode);
}

/// <summary>The two queries behind a lot's page, compiled once.</summary>
internal sealed class LotQueries
{
    public static readonly PerModel<LotQueries> Compiled = new(() => new LotQueries());

    public readonly Func<MarketDb, Guid, CancellationToken, Task<Found?>> Page = EF.CompileAsyncQuery((MarketDb db, Guid id, CancellationToken _) =>
        (from lot in db.Set<Lot>()
         where lot.Id == id
         join cooperative in db.Organisations() on lot.CooperativeId equals cooperative.Id
         join certificate in db.Set<Certificate>() on lot.CertificateId equals certificate.Id into certificates
         from certificate in certificates.DefaultIfEmpty()
         select new Found
         {
             Row = new LotRow
             {
                 Id = lot.Id, Number = lot.Number, Title = lot.Title, Produce = lot.Produce, Grade = lot.Grade, CountyCode = lot.CountyCode, CooperativeId = lot.CooperativeId,
                 State = lot.State, UnitPrice = lot.UnitPrice, MinimumOrder = lot.MinimumOrder, Step = lot.Step, Free = lot.Free, Reserved = lot.Reserved,
                 Dispatched = lot.Dispatched, Households = lot.Households, CertificateNo = lot.CertificateNo, SpoilsOn = lot.SpoilsOn, HarvestedFrom = lot.HarvestedFrom,
                 CreatedAt = lot.CreatedAt, SubmittedAt = lot.SubmittedAt, PublishedAt = lot.PublishedAt, FrozenAt = lot.FrozenAt, Cover = lot.Cover,
                 DistressCheckedOn = lot.DistressCheckedOn, DistressUntil = lot.DistressUntil,
             },
             Packaging = lot.Packaging, Note = lot.Note, HouseholdPrice = lot.HouseholdPrice, Estimated = lot.Estimated, Withdrawn = lot.Withdrawn, CreatedBy = lot.CreatedBy,
             SubmittedBy = lot.SubmittedBy, Version = lot.Version, ListedUntil = lot.ListedUntil,
             Tiers = db.Set<LotTier>().Where(tier => tier.LotId == lot.Id).OrderBy(tier => tier.Position).Select(tier => new Tier(tier.From, tier.UnitPrice)).ToList(),
             Steps = db.Set<LotMove>().Where(move => move.LotId == lot.Id).OrderBy(move => move.At).ThenBy(move => move.Id)
                 .Select(move => new LotStepDone(move.From, move.To, move.At, move.By, move.Reason)).ToList(),
             Cooperative = cooperative.Name, CooperativeEn = cooperative.NameEn,
             Certificate = certificate == null ? null : new LotPaper(certificate.Id, certificate.Number, certificate.ValidFrom, certificate.ValidTo, certificate.RemovedOn),
             Stocks = db.Set<LotStock>().Count(part => part.LotId == lot.Id),
             Villages = db.Set<LotStock>().Where(part => part.LotId == lot.Id)
                 .Join(db.Set<Stock>(), part => part.StockId, stock => stock.Id, (part, stock) => stock.VillageCode).Distinct().Count(),
         }).SingleOrDefault());

    // Its own first; a lot without a cover has none.
    public readonly Func<MarketDb, Guid, IAsyncEnumerable<LotPicture>> Pictures = EF.CompileAsyncQuery((MarketDb db, Guid id) =>
        db.Set<Picture>()
            .Where(picture => picture.State == PictureState.Ready && db.Set<LotStock>().Where(part => part.LotId == id).Select(part => part.StockId).Contains(picture.SubjectId))
            .Concat(db.Set<Picture>().Where(picture => picture.State == PictureState.Ready && picture.SubjectId == id))
            .OrderByDescending(picture => picture.SubjectId == id).ThenBy(picture => picture.Position).ThenBy(picture => picture.Id)
            .Select(picture => new LotPicture(picture.Id, picture.Hash, picture.Width, picture.Height, picture.CapturedAt, picture.Subject)).Take(24));

    internal sealed class Found
    {
        public required LotRow Row { get; init; }
        public required string Packaging { get; init; }
        public required string? Note { get; init; }
        public required UnitPrice HouseholdPrice { get; init; }
        public required Weight Estimated { get; init; }
        public required Weight Withdrawn { get; init; }
        public required string CreatedBy { get; init; }
        public required string? SubmittedBy { get; init; }
        public required int Version { get; init; }
        public required DateOnly? ListedUntil { get; init; }
        public required List<Tier> Tiers { get; init; }
        public required List<LotStepDone> Steps { get; init; }
        public required string Cooperative { get; init; }
        public required string? CooperativeEn { get; init; }
        public required LotPaper? Certificate { get; init; }
        public required int Stocks { get; init; }
        public required int Villages { get; init; }
    }
}
