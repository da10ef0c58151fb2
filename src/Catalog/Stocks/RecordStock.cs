using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>
/// A trained liaison records what one of the own households has on hand. Refused with <c>registry.consent-missing</c> without the household's consent to the sale, and with
/// <c>stock.unusual-weight</c> or <c>stock.no-holding</c> (Facts: <c>yield</c>, <c>suggestion</c> in grams) unless confirmed when the holding can hardly yield that much.
/// </summary>
/// <param name="ClientId">Made on the phone, at most 64 characters; the same again makes no second stock. Null: the request is not repeated.</param>
[Allowed(Roles.Liaison)]
public sealed record RecordStock(
    string HouseholdCode, string Produce, Grade Grade, Weight Weight, UnitPrice WantedPrice, DateOnly HarvestedOn, DateOnly SpoilsOn, string? Place = null, string? Note = null,
    bool ConfirmUnusual = false, string? ClientId = null) : ICommand<RecordedStock>;

/// <summary>A recorded stock.</summary>
/// <param name="Id">Its id.</param>
/// <param name="OutOfSeason">Harvested outside the produce's usual months: noted, not refused.</param>
public sealed record RecordedStock(Guid Id, bool OutOfSeason);

internal sealed class RecordStockHandler(MarketDb db, CurrentActor actor, ICharter charter, ActTrail trail, TimeProvider clock) : IRequestHandler<RecordStock, RecordedStock>
{
    public async Task<RecordedStock> Handle(RecordStock request, CancellationToken cancellationToken)
    {
        var (now, today, liaison) = (clock.GetUtcNow(), clock.Today(), actor.Liaison);
        var clientId = request.ClientId ?? Guid.CreateVersion7(now).ToString("N");
        Check(request, clientId, today);

        var known = await db.Set<Stock>().AsNoTracking().Where(stock => stock.LiaisonId == liaison && stock.ClientId == clientId)
            .Select(stock => new RecordedStock(stock.Id, stock.OutOfSeason)).SingleOrDefaultAsync(cancellationToken);
        if (known is not null) return known;

        var village = await MustBeOwn(request.HouseholdCode, liaison, today, cancellationToken);
        await charter.Require(new StockRecording(liaison, request.HouseholdCode), cancellationToken);
        var produce = await db.Set<ProduceKind>().AsNoTracking().SingleOrDefaultAsync(kind => kind.Code == request.Produce, cancellationToken)
            ?? throw new RuleBroken("stock.produce-unknown") { Field = "produce" };
        var slip = await Slip(request, cancellationToken);
        if (slip is not null && !request.ConfirmUnusual) throw slip;

        var stock = new Stock
        {
            Id = Guid.CreateVersion7(now), ClientId = clientId, LiaisonId = liaison, HouseholdCode = request.HouseholdCode, CountyCode = village.CountyCode, VillageCode = village.Code,
            Produce = produce.Code, Grade = request.Grade, Weight = request.Weight, WantedPrice = request.WantedPrice, HarvestedOn = request.HarvestedOn, SpoilsOn = request.SpoilsOn,
            Place = string.IsNullOrWhiteSpace(request.Place) ? village.Town + village.Name : request.Place.Trim(), Note = request.Note?.Trim(),
            OutOfSeason = (produce.HarvestMonths & (1 << (request.HarvestedOn.Month - 1))) == 0, UnusualWeight = slip is not null, RecordedBy = actor.Code, RecordedAt = now,
        }.Recorded();
        db.Add(stock);
        trail.Say($"stock/{stock.Id}", request.HouseholdCode, $"{stock.Produce} {stock.Grade} {stock.Weight}{(stock.UnusualWeight ? " confirmed-unusual" : "")}");
        return new RecordedStock(stock.Id, stock.OutOfSeason);
    }

    private static void Check(RecordStock request, string clientId, DateOnly today) => new FieldErrors()
        .Require(request.Weight.IsPositive, "weight", "stock.weight-missing")
        .Require(request.Weight <= WeightText.Largest, "weight", "weight.too-large")
        .Require(request.WantedPrice.FenPerTonne > 0, "wantedPrice", "stock.price-missing")
        .Require(request.HarvestedOn <= today.AddDays(30), "harvestedOn", "stock.harvest-too-far", 30)
        .Require(request.SpoilsOn > request.HarvestedOn, "spoilsOn", "stock.spoils-before-harvest")
        .Require(request.SpoilsOn >= today, "spoilsOn", "stock.spoiled")
        .Require(Enum.IsDefined(request.Grade), "grade", "stock.grade-unknown")
        .Require(request.Place is not { Length: > 200 }, "place", "text.too-long", 200)
        .Require(request.Note is not { Length: > 400 }, "note", "text.too-long", 400)
        .Require(clientId is { Length: > 0 and <= 64 }, "clientId", "text.too-long", 64)
        .ThrowIfAny();

    private async Task<VillageFact> MustBeOwn(string household, Guid liaison, DateOnly today, CancellationToken cancellation)
    {
        var found = await (
            from assignment in db.Assignments()
            where assignment.HouseholdCode == household && assignment.LiaisonId == liaison && assignment.To == null
            join house in db.Households() on assignment.HouseholdCode equals house.Code
            join village in db.Villages() on house.VillageCode equals village.Code
            select new
            {
                Village = village,
                Trained = db.Liaisons().Any(row => row.Id == liaison && row.Trained),
                Consent = db.Consents().Any(consent => consent.HouseholdCode == household && consent.Kind == ConsentKind.Sale
                    && consent.GivenOn <= today && (consent.WithdrawnOn == null || consent.WithdrawnOn > today)),
            }).SingleOrDefaultAsync(cancellation) ?? throw new RuleBroken("stock.household-unknown") { Field = "householdCode", Status = 404 };
        if (!found.Trained) throw new RuleBroken("registry.liaison-untrained");
        return found.Consent ? found.Village : throw new RuleBroken("registry.consent-missing", household) { Field = "householdCode" };
    }

    private async Task<RuleBroken?> Slip(RecordStock request, CancellationToken cancellation)
    {
        var yield = new Weight(await db.Holdings().Where(holding => holding.HouseholdCode == request.HouseholdCode && holding.Produce == request.Produce)
            .SumAsync(holding => holding.YieldPerSeason.Grams, cancellation));
        if (!yield.IsPositive) return new RuleBroken("stock.no-holding") { Field = "confirmUnusual", Facts = new Dictionary<string, object?> { ["yield"] = 0L } };
        if (!UnitSlip.Suspects(request.Weight, yield)) return null;
        var meant = UnitSlip.Meant(request.Weight, yield);
        return new RuleBroken("stock.unusual-weight", request.Weight, yield, meant)
        {
            Field = "weight", Facts = new Dictionary<string, object?> { ["yield"] = yield.Grams, ["suggestion"] = meant.Grams },
        };
    }
}
