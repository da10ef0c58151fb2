using ConsumerAid.Catalog.Distress;
using ConsumerAid.Catalog.Pictures;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Values;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>A product. <c>HarvestMonths</c>: bit m−1 stands for month m. <c>PriceBasis</c> sourced or estimate: the band is never market data.</summary>
public sealed record ProduceFact
{
    public required string Code { get; init; }
    public required string NameZh { get; init; }
    public required string NameEn { get; init; }
    public required string Category { get; init; }
    public required string CountyCode { get; init; }
    public required int HarvestMonths { get; init; }
    public required string Storage { get; init; }
    public required int ShelfLifeDays { get; init; }
    public required bool IsFresh { get; init; }
    public required UnitPrice PriceLow { get; init; }
    public required UnitPrice PriceHigh { get; init; }
    public required string PriceBasis { get; init; }
}

/// <summary>A lot; Estimated = Free + Reserved + Dispatched + Withdrawn. <c>Free</c> is a whole number of steps; an order below <c>MinimumOrder</c> may take it all.</summary>
public sealed record LotFact
{
    public required Guid Id { get; init; }
    public required string Number { get; init; }
    public required string Title { get; init; }
    public required Guid CooperativeId { get; init; }
    public required string CountyCode { get; init; }
    public required string Produce { get; init; }
    public required Grade Grade { get; init; }
    public required LotState State { get; init; }
    public required UnitPrice UnitPrice { get; init; }
    public required UnitPrice HouseholdPrice { get; init; }
    public required Weight MinimumOrder { get; init; }
    public required Weight Step { get; init; }
    public required string CertificateNo { get; init; }
    public required Guid? CertificateId { get; init; }
    public required DateOnly SpoilsOn { get; init; }
    public required DateOnly HarvestedFrom { get; init; }
    public required Weight Estimated { get; init; }
    public required Weight Free { get; init; }
    public required Weight Reserved { get; init; }
    public required Weight Dispatched { get; init; }
    public required Weight Withdrawn { get; init; }
    public required int Households { get; init; }
    public required string Packaging { get; init; }
    public required string? Note { get; init; }
    public required DateTimeOffset? SubmittedAt { get; init; }
    public required DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Since when it stands still (CH-13), or null.</summary>
    public required DateTimeOffset? FrozenAt { get; init; }
    public required int Version { get; init; }
}

/// <summary>From this ordered weight up the whole line costs this price; below the first tier the lot's price holds.</summary>
public sealed record LotTierFact
{
    public required Guid LotId { get; init; }
    public required Weight From { get; init; }
    public required UnitPrice UnitPrice { get; init; }
}

/// <summary>What one household has in a lot; Offered − Promised − Dispatched − Withdrawn can still be promised.</summary>
public sealed record OfferFact
{
    public required Guid LotId { get; init; }
    public required string HouseholdCode { get; init; }
    public required Weight Offered { get; init; }
    public required Weight Promised { get; init; }
    public required Weight Dispatched { get; init; }
    public required Weight Withdrawn { get; init; }
}

/// <summary>A household's stock.</summary>
public sealed record StockFact
{
    public required Guid Id { get; init; }
    public required string HouseholdCode { get; init; }
    public required Guid LiaisonId { get; init; }
    public required string CountyCode { get; init; }
    public required string VillageCode { get; init; }
    public required string Produce { get; init; }
    public required Grade Grade { get; init; }
    public required Weight Weight { get; init; }
    public required UnitPrice WantedPrice { get; init; }
    public required DateOnly HarvestedOn { get; init; }
    public required DateOnly SpoilsOn { get; init; }
    public required StockState State { get; init; }
    public required Guid? LotId { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }
    public required string RecordedBy { get; init; }

    /// <summary>When another person looked whether the goods are there, and how many minutes after the record.</summary>
    public required DateTimeOffset? CheckedAt { get; init; }
    public required int? CheckedAfterMinutes { get; init; }
}

/// <summary>A liaison's word that a stock cannot be sold; <c>LastOn</c> is its last day, <c>CapturedAt</c> when its newest photo was taken, <c>Forged</c> what a reviewer judged.</summary>
public sealed record DistressLabelFact
{
    public required Guid Id { get; init; }
    public required Guid StockId { get; init; }
    public required string HouseholdCode { get; init; }
    public required string CountyCode { get; init; }
    public required Guid LiaisonId { get; init; }
    public required DateTimeOffset CheckedAt { get; init; }
    public required Weight OnHand { get; init; }
    public required DateTimeOffset CapturedAt { get; init; }
    public required DateOnly LastOn { get; init; }
    public required DateTimeOffset? EndedAt { get; init; }
    public required DistressEnding? Ending { get; init; }
    public required bool? Forged { get; init; }
    public required DateTimeOffset? JudgedAt { get; init; }
}

/// <summary>A stock that lies or lay in a lot, with what it weighed when it was bundled.</summary>
public sealed record LotStockFact
{
    public required Guid LotId { get; init; }
    public required Guid StockId { get; init; }
    public required string HouseholdCode { get; init; }
    public required Weight Weight { get; init; }
}

/// <summary>That a cooperative sells for another one's members; <c>To</c> is the first day no longer, or null.</summary>
public sealed record StandInFact
{
    public required Guid ForCooperativeId { get; init; }
    public required Guid CooperativeId { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly? To { get; init; }
}

/// <summary>A product's certificate; both days belong to its period. From the day of its removal on it is valid no longer.</summary>
public sealed record CertificateFact
{
    public required Guid Id { get; init; }
    public required string Number { get; init; }
    public required Guid CooperativeId { get; init; }
    public required string Produce { get; init; }
    public required string CountyCode { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public required DateOnly ValidTo { get; init; }
    public required DateOnly? RemovedOn { get; init; }
    public required Guid? ApplicationId { get; init; }
}

/// <summary>An application for a certificate.</summary>
public sealed record ApplicationFact
{
    public required Guid Id { get; init; }
    public required string Number { get; init; }
    public required Guid CooperativeId { get; init; }
    public required string CountyCode { get; init; }
    public required string Produce { get; init; }
    public required ApplicationState State { get; init; }
    public required DateTimeOffset AppliedAt { get; init; }
    public required DateOnly? NoticeFrom { get; init; }
    public required DateOnly? NoticeTo { get; init; }
    public required DateTimeOffset? ClosedAt { get; init; }
}

/// <summary>An objection to a certificate during its notice.</summary>
public sealed record ObjectionFact
{
    public required Guid Id { get; init; }
    public required Guid ApplicationId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required bool? Upheld { get; init; }
    public required DateTimeOffset? AnsweredAt { get; init; }
}

/// <summary>A laboratory's result for a lot.</summary>
public sealed record TestResultFact
{
    public required Guid Id { get; init; }
    public required Guid LotId { get; init; }
    public required Guid CooperativeId { get; init; }
    public required string CountyCode { get; init; }
    public required string Laboratory { get; init; }
    public required string ReportNo { get; init; }

    /// <summary>The day of the laboratory's report.</summary>
    public required DateOnly ReportedOn { get; init; }
    public required bool Passed { get; init; }

    /// <summary>What failed.</summary>
    public required string? Failure { get; init; }

    /// <summary>The cooperative, when it recorded the result itself.</summary>
    public required Guid? RecordedFor { get; init; }
    public required string RecordedBy { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>By when it had to be recorded.</summary>
    public required DateTimeOffset DueAt { get; init; }
}

/// <summary>A lot stands still because of a failing result, its own or a sister lot's, until it is released.</summary>
public sealed record LotFreezeFact
{
    public required Guid Id { get; init; }
    public required Guid LotId { get; init; }
    public required Guid TestId { get; init; }

    /// <summary>The lot that failed: itself or its sister.</summary>
    public required Guid FailedLotId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required DateTimeOffset? ReleasedAt { get; init; }
}

/// <summary>A picture; <c>Hash</c> is the SHA-256 of the received bytes, width and height are upright.</summary>
public sealed record PictureFact
{
    public required Guid Id { get; init; }
    public required string Subject { get; init; }
    public required string Hash { get; init; }
    public required PictureState State { get; init; }
    public required int Width { get; init; }
    public required int Height { get; init; }
    public required DateTimeOffset? CapturedAt { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public required string UploadedBy { get; init; }
    public required int Position { get; init; }

    /// <summary>64 bits of how it looks; null before its variants are made, and when it shows next to nothing.</summary>
    public required long? Look { get; init; }
}

/// <summary>A picture that looks like an earlier one of something else; <c>Distance</c> is in bits of 64. A lead, not a verdict.</summary>
public sealed record PictureEchoFact
{
    public required Guid Id { get; init; }
    public required Guid PictureId { get; init; }
    public required Guid EarlierId { get; init; }
    public required int Distance { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>
/// What other modules may read of the catalogue, composable into their own queries. A projection is never tracked, and <c>AsNoTracking</c> in here would hold for the whole
/// query into which a fact is composed: what its handler changes would not be saved.
/// </summary>
public static class CatalogFacts
{
    public static IQueryable<ProduceFact> Produce(this MarketDb db) => db.Set<ProduceKind>().Select(kind => new ProduceFact
    {
        Code = kind.Code, NameZh = kind.NameZh, NameEn = kind.NameEn, Category = kind.Category, CountyCode = kind.CountyCode, HarvestMonths = kind.HarvestMonths,
        Storage = kind.Storage, ShelfLifeDays = kind.ShelfLifeDays, IsFresh = kind.IsFresh, PriceLow = kind.PriceLow, PriceHigh = kind.PriceHigh, PriceBasis = kind.PriceBasis,
    });

    public static IQueryable<LotFact> Lots(this MarketDb db) => db.Set<Lot>().Select(lot => new LotFact
    {
        Id = lot.Id, Number = lot.Number, Title = lot.Title, CooperativeId = lot.CooperativeId, CountyCode = lot.CountyCode, Produce = lot.Produce, Grade = lot.Grade,
        State = lot.State, UnitPrice = lot.UnitPrice, HouseholdPrice = lot.HouseholdPrice, MinimumOrder = lot.MinimumOrder, Step = lot.Step, CertificateNo = lot.CertificateNo,
        CertificateId = lot.CertificateId, SpoilsOn = lot.SpoilsOn, HarvestedFrom = lot.HarvestedFrom, Estimated = lot.Estimated, Free = lot.Free, Reserved = lot.Reserved,
        Dispatched = lot.Dispatched, Withdrawn = lot.Withdrawn, Households = lot.Households, Packaging = lot.Packaging, Note = lot.Note,
        SubmittedAt = lot.SubmittedAt, PublishedAt = lot.PublishedAt, FrozenAt = lot.FrozenAt, Version = lot.Version,
    });

    public static IQueryable<LotTierFact> LotTiers(this MarketDb db) =>
        db.Set<LotTier>().Select(tier => new LotTierFact { LotId = tier.LotId, From = tier.From, UnitPrice = tier.UnitPrice });

    public static IQueryable<OfferFact> Offers(this MarketDb db) => db.Set<Offer>().Select(offer => new OfferFact
    {
        LotId = offer.LotId, HouseholdCode = offer.HouseholdCode, Offered = offer.Offered, Promised = offer.Promised, Dispatched = offer.Dispatched, Withdrawn = offer.Withdrawn,
    });

    public static IQueryable<StockFact> Stocks(this MarketDb db) => db.Set<Stock>().Select(stock => new StockFact
    {
        Id = stock.Id, HouseholdCode = stock.HouseholdCode, LiaisonId = stock.LiaisonId, CountyCode = stock.CountyCode, VillageCode = stock.VillageCode, Produce = stock.Produce,
        Grade = stock.Grade, Weight = stock.Weight, WantedPrice = stock.WantedPrice, HarvestedOn = stock.HarvestedOn, SpoilsOn = stock.SpoilsOn, State = stock.State,
        LotId = stock.LotId, RecordedAt = stock.RecordedAt, RecordedBy = stock.RecordedBy, CheckedAt = stock.CheckedAt, CheckedAfterMinutes = stock.CheckedAfterMinutes,
    });

    public static IQueryable<DistressLabelFact> DistressLabels(this MarketDb db) => db.Set<DistressLabel>().Select(label => new DistressLabelFact
    {
        Id = label.Id, StockId = label.StockId, HouseholdCode = label.HouseholdCode, CountyCode = label.CountyCode, LiaisonId = label.LiaisonId, CheckedAt = label.CheckedAt,
        OnHand = label.OnHand, CapturedAt = label.CapturedAt, LastOn = label.LastOn, EndedAt = label.EndedAt, Ending = label.Ending, Forged = label.Forged, JudgedAt = label.JudgedAt,
    });

    public static IQueryable<LotStockFact> LotStocks(this MarketDb db) => db.Set<LotStock>().Select(part => new LotStockFact
    {
        LotId = part.LotId, StockId = part.StockId, HouseholdCode = part.HouseholdCode, Weight = part.Weight,
    });

    public static IQueryable<StandInFact> StandIns(this MarketDb db) => db.Set<StandIn>().Select(row => new StandInFact
    {
        ForCooperativeId = row.ForCooperativeId, CooperativeId = row.CooperativeId, From = row.From, To = row.To,
    });

    public static IQueryable<CertificateFact> Certificates(this MarketDb db) => db.Set<Certificate>().Select(certificate => new CertificateFact
    {
        Id = certificate.Id, Number = certificate.Number, CooperativeId = certificate.CooperativeId, Produce = certificate.Produce, CountyCode = certificate.CountyCode,
        ValidFrom = certificate.ValidFrom, ValidTo = certificate.ValidTo, RemovedOn = certificate.RemovedOn, ApplicationId = certificate.ApplicationId,
    });

    /// <summary>Those valid on a day.</summary>
    public static IQueryable<CertificateFact> ValidOn(this IQueryable<CertificateFact> certificates, DateOnly day) =>
        certificates.Where(row => row.ValidFrom <= day && row.ValidTo >= day && (row.RemovedOn == null || row.RemovedOn > day));

    public static IQueryable<ApplicationFact> Applications(this MarketDb db) => db.Set<CertificateApplication>().Select(row => new ApplicationFact
    {
        Id = row.Id, Number = row.Number, CooperativeId = row.CooperativeId, CountyCode = row.CountyCode, Produce = row.Produce, State = row.State, AppliedAt = row.AppliedAt,
        NoticeFrom = row.NoticeFrom, NoticeTo = row.NoticeTo, ClosedAt = row.ClosedAt,
    });

    public static IQueryable<ObjectionFact> Objections(this MarketDb db) => db.Set<CertificateObjection>().Select(row => new ObjectionFact
    {
        Id = row.Id, ApplicationId = row.ApplicationId, At = row.At, Upheld = row.Upheld, AnsweredAt = row.AnsweredAt,
    });

    public static IQueryable<TestResultFact> TestResults(this MarketDb db) => db.Set<TestResult>().Select(test => new TestResultFact
    {
        Id = test.Id, LotId = test.LotId, CooperativeId = test.CooperativeId, CountyCode = test.CountyCode, Laboratory = test.Laboratory, ReportNo = test.ReportNo,
        ReportedOn = test.ReportedOn, Passed = test.Passed, Failure = test.Failure,
        RecordedFor = test.RecordedFor, RecordedBy = test.RecordedBy, RecordedAt = test.RecordedAt, DueAt = test.DueAt,
    });

    public static IQueryable<LotFreezeFact> LotFreezes(this MarketDb db) => db.Set<LotFreeze>().Select(freeze => new LotFreezeFact
    {
        Id = freeze.Id, LotId = freeze.LotId, TestId = freeze.TestId, FailedLotId = freeze.FailedLotId, At = freeze.At, ReleasedAt = freeze.ReleasedAt,
    });

    public static IQueryable<PictureFact> Pictures(this MarketDb db) => db.Set<Picture>().Select(picture => new PictureFact
    {
        Id = picture.Id, Subject = picture.Subject, Hash = picture.Hash, State = picture.State, Width = picture.Width, Height = picture.Height, CapturedAt = picture.CapturedAt,
        ReceivedAt = picture.ReceivedAt, UploadedBy = picture.UploadedBy, Position = picture.Position, Look = picture.Look,
    });

    public static IQueryable<PictureEchoFact> PictureEchoes(this MarketDb db) => db.Set<PictureEcho>().Select(echo => new PictureEchoFact
    {
        Id = echo.Id, PictureId = echo.PictureId, EarlierId = echo.EarlierId, Distance = echo.Distance, At = echo.At,
    });
}
