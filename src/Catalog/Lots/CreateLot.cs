using ConsumerAid.Catalog.Distress;
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
/// The cooperative bundles stocks of its members in its county, or of members of one for which it stands in, of one produce, grade and county, whole, into a draft. Refused with <c>catalog.stock-unknown</c>,
/// <c>catalog.stock-not-free</c>, <c>catalog.stocks-mixed</c>, <c>catalog.stock-spoiled</c>, or the fields that do not make sense.
/// </summary>
/// <param name="HouseholdPrice">What a household gets; null: the charter's part of the price, or the highest wanted price if that is more.</param>
/// <param name="Tiers">Ascending weights, each cheaper than the one before.</param>
/// <param name="MinimumOrder">A whole number of steps; null: one step.</param>
/// <param name="Step">The sack or crate; null: 1 g, loose goods.</param>
[Allowed(Roles.Cooperative)]
public sealed record CreateLot(
    IReadOnlyList<Guid> StockIds, string Title, UnitPrice UnitPrice, UnitPrice? HouseholdPrice, IReadOnlyList<Tier> Tiers, Weight? MinimumOrder, Weight? Step,
    string? CertificateNo, string? Packaging, string? Note) : ICommand<Guid>;

internal sealed class CreateLotHandler(MarketDb db, CurrentActor actor, ActTrail trail, TimeProvider clock, ICharter charter, LotDistress distress) : IRequestHandler<CreateLot, Guid>
{
    private const int MostStocks = 2_000;

    public async Task<Guid> Handle(CreateLot request, CancellationToken cancellationToken)
    {
        var (now, cooperative) = (clock.GetUtcNow(), actor.Organisation);
        var stocks = await Stocks(request.StockIds, cooperative, cancellationToken);
        var terms = await Terms(request, stocks, now, cancellationToken);
        var id = Guid.CreateVersion7(now);
        var weight = Weight.Sum(stocks.Select(stock => stock.Weight));
        var harvested = stocks.Min(stock => stock.HarvestedOn);
        var households = stocks.GroupBy(stock => stock.HouseholdCode, StringComparer.Ordinal)
            .Select(own => new Offer { LotId = id, HouseholdCode = own.Key, Offered = Weight.Sum(own.Select(stock => stock.Weight)) }).ToList();
        var lot = new Lot
        {
            Id = id, Number = LotNumber.Of(id, now), Title = terms.Title, CooperativeId = cooperative, CountyCode = stocks[0].CountyCode, Produce = stocks[0].Produce,
            Grade = stocks[0].Grade, UnitPrice = terms.UnitPrice, HouseholdPrice = terms.HouseholdPrice, MinimumOrder = terms.MinimumOrder, Step = terms.Step,
            CertificateNo = terms.CertificateNo, Packaging = terms.Packaging, Note = terms.Note, SpoilsOn = stocks.Min(stock => stock.SpoilsOn), HarvestedFrom = harvested,
            HarvestMonth = harvested.Month, Estimated = weight, Free = weight, Households = households.Count, CreatedBy = actor.Code, CreatedAt = now, Offers = households,
            Tiers = LotTier.Of(id, terms.Tiers), Cover = await Cover(request.StockIds, cancellationToken),
        }.Created();
        foreach (var stock in stocks)
        {
            stock.Bundle(id, actor.Code, now);
            db.Add(new LotStock { LotId = id, StockId = stock.Id, HouseholdCode = stock.HouseholdCode, Weight = stock.Weight });
            trail.Say($"stock/{stock.Id}", stock.HouseholdCode, $"lot/{id}");
        }

        db.Add(lot);
        trail.Say($"lot/{id}", cooperative.ToString(), $"{lot.Produce} {lot.Grade} {weight} of {households.Count}");
        await db.SaveChangesAsync(cancellationToken);
        await distress.Tell([id], cancellationToken);
        return id;
    }

    private async Task<List<Stock>> Stocks(IReadOnlyList<Guid> ids, Guid cooperative, CancellationToken cancellation)
    {
        new FieldErrors().Require(ids.Count > 0, "stockIds", "catalog.stocks-missing").Require(ids.Count <= MostStocks, "stockIds", "catalog.too-many-stocks", MostStocks).ThrowIfAny();
        var (county, today) = (actor.County, clock.Today());
        var stocks = await (await Bundling.Stocks(db, cooperative, county, today, cancellation)).Where(stock => ids.Contains(stock.Id)).OrderBy(stock => stock.Id).ToListAsync(cancellation);
        new FieldErrors()
            .Require(stocks.Count == ids.Distinct().Count(), "stockIds", "catalog.stock-unknown")
            .Require(stocks.TrueForAll(stock => stock.State == StockState.Waiting), "stockIds", "catalog.stock-not-free")
            .Require(stocks.DistinctBy(stock => (stock.Produce, stock.Grade, stock.CountyCode)).Count() <= 1, "stockIds", "catalog.stocks-mixed")
            .Require(stocks.TrueForAll(stock => stock.SpoilsOn >= today), "stockIds", "catalog.stock-spoiled")
            .ThrowIfAny();
        return stocks;
    }

    private async Task<LotTerms> Terms(CreateLot request, List<Stock> stocks, DateTimeOffset now, CancellationToken cancellation)
    {
        var share = (await charter.Terms(now, cancellation)).HouseholdShareHundredths;
        var least = request.UnitPrice.Share(share);
        var wanted = stocks.Max(stock => stock.WantedPrice);
        var step = request.Step ?? new Weight(1);
        var terms = new LotTerms(
            request.Title.Trim(), request.UnitPrice, request.HouseholdPrice ?? (wanted > least ? wanted : least), request.Tiers, request.MinimumOrder ?? step, step,
            request.CertificateNo?.Trim() ?? "", request.Packaging?.Trim() ?? "", request.Note?.Trim());
        terms.Check(least);
        return terms;
    }

    private async Task<string?> Cover(IReadOnlyList<Guid> stocks, CancellationToken cancellation) =>
        await db.Set<Pictures.Picture>().Where(picture => stocks.Contains(picture.SubjectId) && picture.State == Pictures.PictureState.Ready)
            .OrderBy(picture => picture.Position).ThenBy(picture => picture.Id).Select(picture => picture.Hash).FirstOrDefaultAsync(cancellation);
}
