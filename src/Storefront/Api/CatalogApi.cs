using System.Globalization;
using ConsumerAid.Catalog;
using ConsumerAid.Catalog.Pictures;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Values;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using NotFound = ConsumerAid.Foundation.Requests.NotFound;

namespace ConsumerAid.Storefront.Api;

/// <summary>Stocks, photos, lots.</summary>
internal static class CatalogApi
{
    /// <summary>What <c>urgent=true</c> means; a number of days means itself.</summary>
    private const int UrgentDays = 7;

    public static void MapCatalog(this RouteGroupBuilder api)
    {
        api.MapPost("/stocks", Record).Creates().WithName("RecordStock");
        api.MapGet("/stocks/{id:guid}", GetStock).WithName("GetStock");
        api.MapPut("/stocks/{id:guid}/photos/{clientId}", StockPhoto).TakesPicture().WithName("AddStockPhoto");
        api.MapPut("/lots/{id:guid}/photos/{clientId}", LotPhoto).TakesPicture().WithName("AddLotPhoto");
        api.MapPost("/lots", Create).Creates().WithName("CreateLot");
        api.MapPost("/lots/{id:guid}/publication", Publish).Creates().WithName("PublishLot");
        api.MapPost("/lots/{id:guid}/withdrawal", Withdraw).Creates().WithName("WithdrawLot");
        api.MapPost("/lots/{id:guid}/review", Review).Creates().WithName("ReviewLot");
        api.MapGet("/lots", Find).AllowAnonymous().WithName("FindLots");
        api.MapGet("/lots/{id:guid}", Get).AllowAnonymous().WithName("GetLot");
        api.MapGet("/produce", Produce).AllowAnonymous().WithName("FindProduce");
    }

    private static async Task<Created<StockOut>> Record(StockIn sent, IMediator mediator, CancellationToken cancellation)
    {
        var errors = new FieldErrors();
        var (weight, price) = (errors.Weight(sent.Weight, "weight"), errors.Price(sent.WantedPrice, "wantedPrice"));
        var (harvested, spoils) = (errors.Day(sent.HarvestedOn, "harvestedOn"), errors.Day(sent.SpoilsOn, "spoilsOn"));
        errors.Require(GradeOf(sent.Grade) is not null, "grade", "catalog.no-such-grade")
            .Require(!string.IsNullOrWhiteSpace(sent.HouseholdCode), "householdCode", "request.missing")
            .Require(!string.IsNullOrWhiteSpace(sent.Produce), "produce", "request.missing")
            .Require(harvested is not null || !string.IsNullOrEmpty(sent.HarvestedOn), "harvestedOn", "request.missing")
            .Require(spoils is not null || !string.IsNullOrEmpty(sent.SpoilsOn), "spoilsOn", "request.missing")
            .ThrowIfAny();
        var recorded = await mediator.Send(
            new RecordStock(sent.HouseholdCode!, sent.Produce!, GradeOf(sent.Grade)!.Value, weight, price, harvested!.Value, spoils!.Value, sent.Place, sent.Note, sent.ConfirmUnusual ?? false, sent.ClientId),
            cancellation);
        return TypedResults.Created($"/api/v1/stocks/{recorded.Id}", new StockOut(recorded.Id, recorded.OutOfSeason));
    }

    // Place and note may tell where a household lives: they stay on the pages of those who act for it.
    private static async Task<Ok<StockSheetOut>> GetStock(Guid id, IMediator mediator, CancellationToken cancellation)
    {
        var stock = (await mediator.Send(new GetStock(id), cancellation) ?? throw new NotFound()).Stock;
        return TypedResults.Ok(new StockSheetOut(
            stock.Id, stock.Number, stock.HouseholdCode, new NamedOut(stock.Produce, Reader.Current.English ? stock.ProduceEn : stock.ProduceZh), stock.Grade.ToString(), WeightOut.Of(stock.Weight),
            PriceOut.Of(stock.WantedPrice), stock.HarvestedOn, stock.SpoilsOn, stock.OutOfSeason, Orders.Trade.Codes.Of(stock.State), stock.LotId, stock.Pictures));
    }

    private static async Task<Ok<PictureOut>> StockPhoto(Guid id, string clientId, HttpRequest request, IMediator mediator, CancellationToken cancellation) =>
        Received(await mediator.Send(new AddStockPhoto(id, clientId, await request.Picture(cancellation)), cancellation));

    private static async Task<Ok<PictureOut>> LotPhoto(Guid id, string clientId, HttpRequest request, IMediator mediator, CancellationToken cancellation) =>
        Received(await mediator.Send(new AddLotPhoto(id, clientId, await request.Picture(cancellation)), cancellation));

    private static Ok<PictureOut> Received(ReceivedPicture received) => TypedResults.Ok(new PictureOut(received.Id, received.Hash));

    private static async Task<Created<LotStateOut>> Create(LotIn sent, IMediator mediator, CancellationToken cancellation)
    {
        var errors = new FieldErrors().Require(sent.StockIds is { Count: > 0 }, "stockIds", "request.missing");
        var (price, own) = (errors.Price(sent.UnitPrice, "unitPrice"), errors.OptionalPrice(sent.HouseholdPrice, "householdPrice"));
        var (minimum, step) = (errors.OptionalWeight(sent.MinimumOrder, "minimumOrder"), errors.OptionalWeight(sent.Step, "step"));
        var tiers = (sent.Tiers ?? []).Select((tier, at) => new Tier(errors.Weight(tier.From, $"tiers[{at}].from"), errors.Price(tier.UnitPrice, $"tiers[{at}].unitPrice"))).ToList();
        errors.ThrowIfAny();
        var id = await mediator.Send(new CreateLot(sent.StockIds!, sent.Title ?? "", price, own, tiers, minimum, step, sent.CertificateNo, sent.Packaging, sent.Note), cancellation);
        return TypedResults.Created($"/api/v1/lots/{id}", new LotStateOut(id, Code(LotState.Draft)));
    }

    private static async Task<Ok<SubmittedLotOut>> Publish(Guid id, IMediator mediator, Words words, CancellationToken cancellation)
    {
        var submitted = await mediator.Send(new PublishLot(id), cancellation);
        return TypedResults.Ok(new SubmittedLotOut(id, Code(submitted.State), submitted.Warnings.Select(warning => Said(warning, words))));
    }

    private static async Task<Ok<LotStateOut>> Withdraw(Guid id, ReasonIn? sent, IMediator mediator, CancellationToken cancellation) =>
        TypedResults.Ok(new LotStateOut(id, Code(await mediator.Send(new WithdrawLot(id, sent?.Reason), cancellation))));

    private static async Task<Ok<LotStateOut>> Review(Guid id, ReviewIn sent, IMediator mediator, CancellationToken cancellation)
    {
        new FieldErrors().Require(sent.Approve is not null, "approve", "request.missing").ThrowIfAny();
        return TypedResults.Ok(new LotStateOut(id, Code(await mediator.Send(new ReviewLot(id, sent.Approve!.Value, sent.Reason), cancellation))));
    }

    private static async Task<Ok<ListOut<LotOut>>> Find(
        IMediator mediator, CancellationToken cancellation, string? q = null, string? county = null, string? produce = null, string? maxPrice = null, string? minWeight = null,
        int? harvestMonth = null, string? urgent = null, string? sort = null, string? cursor = null, int limit = 24)
    {
        var errors = new FieldErrors();
        var price = maxPrice is null ? Foundation.Values.Reading<UnitPrice>.Of(default) : UnitPriceText.Read(maxPrice, WeightUnit.Kilogram);
        var weight = minWeight is null ? Foundation.Values.Reading<Weight>.Of(default) : WeightText.Read(minWeight, WeightUnit.Kilogram);
        var order = sort is null ? LotOrder.Urgent : Orders.Trade.Codes.Parse<LotOrder>(sort);
        var days = urgent switch { null or "false" => null, "true" => UrgentDays, _ => int.TryParse(urgent, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : (int?)-1 };
        errors.Require(days is not < 0, "urgent", "catalog.no-such-days").Require(price.Succeeded, "maxPrice", price.Error ?? "").Require(weight.Succeeded, "minWeight", weight.Error ?? "").Require(order is not null, "sort", "catalog.no-such-order").ThrowIfAny();
        var page = await mediator.Send(
            new FindLots(q, county, produce, maxPrice is null ? null : price.Value, minWeight is null ? null : weight.Value, harvestMonth, days, order!.Value, cursor, limit), cancellation);
        return TypedResults.Ok(new ListOut<LotOut>(page.Items.Select(Card), page.Next));
    }

    private static async Task<Ok<LotSheetOut>> Get(Guid id, IMediator mediator, CancellationToken cancellation)
    {
        var lot = await mediator.Send(new GetLot(id), cancellation) ?? throw new NotFound();
        return TypedResults.Ok(new LotSheetOut(Card(lot.Card))
        {
            Packaging = lot.Packaging, Note = lot.Note, OnSale = lot.OnSale,
            Tiers = lot.Tiers.Select(tier => new TierOut(WeightOut.Of(tier.From), PriceOut.Of(tier.UnitPrice))),
            Pictures = lot.Pictures.Select(picture => new LotPictureOut(picture.Id, picture.Hash, picture.Width, picture.Height, picture.CapturedAt, $"/photos/{picture.Id}/1024")),
            Origin = new OriginOut(Name(lot.Origin.County), lot.Origin.IsPovertyCounty, lot.Origin.Cooperative, lot.Origin.Villages),
            Certificate = lot.Certificate is { } paper ? new PaperOut(paper.Number, paper.ValidFrom, paper.ValidTo) : null,
            Steps = lot.Steps.Select(step => new LotStepOut(step.From is { } from ? Code(from) : null, Code(step.To), step.At, step.By, step.Reason)),
            HouseholdPrice = lot.Internal is { } own ? PriceOut.Of(own.HouseholdPrice) : null,
        });
    }

    private static async Task<Ok<ListOut<ProduceOut>>> Produce(IMediator mediator, CancellationToken cancellation, string? county = null) => TypedResults.Ok(new ListOut<ProduceOut>(
        (await mediator.Send(new FindProduce(county), cancellation)).Select(kind => new ProduceOut(
            kind.Code, Reader.Current.English ? kind.NameEn : kind.NameZh, kind.Category, kind.CountyCode, kind.Storage, kind.ShelfLifeDays,
            Enumerable.Range(1, 12).Where(month => (kind.HarvestMonths & (1 << (month - 1))) != 0))),
        null));

    private static LotOut Card(LotCard card) => new(
        card.Id, card.Number, card.Title, Name(card.Produce), card.Grade.ToString(), Name(card.County), PriceOut.Of(card.UnitPrice), WeightOut.Of(card.Step), WeightOut.Of(card.MinimumOrder),
        WeightOut.Of(card.Free), WeightOut.OfNullable(card.Reserved), WeightOut.OfNullable(card.Sold), card.CertificateNo, card.SpoilsOn, card.DaysLeft, card.Households, Code(card.State));

    private static NamedOut Name(Named named) => new(named.Code, Reader.Current.English ? named.En : named.Zh);

    private static ObjectionOut Said(CharterObjection objection, Words words) =>
        new(objection.Rule, objection.Measured, objection.Limit, words[objection.Code, objection.Arguments]);

    private static string Code(LotState state) => Orders.Trade.Codes.Of(state);

    private static Grade? GradeOf(string? grade) => grade is "A" or "B" or "C" ? Enum.Parse<Grade>(grade) : null;

    internal sealed record StockIn(
        string? HouseholdCode, string? Produce, string? Grade, WeightIn? Weight, PriceIn? WantedPrice, string? HarvestedOn, string? SpoilsOn, string? Place, string? Note, bool? ConfirmUnusual, string? ClientId);

    internal sealed record LotIn(
        IReadOnlyList<Guid>? StockIds, string? Title, PriceIn? UnitPrice, PriceIn? HouseholdPrice, IReadOnlyList<TierIn>? Tiers, WeightIn? MinimumOrder, WeightIn? Step, string? CertificateNo,
        string? Packaging, string? Note);

    internal sealed record TierIn(WeightIn? From, PriceIn? UnitPrice);

    internal sealed record ReasonIn(string? Reason);

    internal sealed record ReviewIn(bool? Approve, string? Reason);
}
