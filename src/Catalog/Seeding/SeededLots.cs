using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Catalog.Seeding;

/// <summary>A lot with its whole past as rows. The aggregates live it through, so that what cannot happen cannot be seeded.</summary>
public static class SeededLots
{
    /// <exception cref="Foundation.Model.RuleBroken">The lot's past is impossible.</exception>
    public static IReadOnlyList<object> Of(SeededLot seeded)
    {
        var stocks = seeded.Stocks.Select(own => Stock(seeded, own)).ToList();
        var lot = Created(seeded);
        var rows = new List<object> { lot };
        foreach (var stock in stocks) stock.Bundle(lot.Id, seeded.Clerk, seeded.CreatedAt);
        rows.AddRange(stocks.Select(stock => new LotStock { LotId = lot.Id, StockId = stock.Id, HouseholdCode = stock.HouseholdCode, Weight = stock.Weight }));
        Live(seeded, lot, stocks);
        if (lot.State is LotState.Published or LotState.SoldOut)
        {
            rows.AddRange(LotWords.Grams(lot.SearchText!).Select(gram => new LotGram { Gram = gram, SpoilsOn = lot.SpoilsOn, LotId = lot.Id }));
        }

        return [.. rows, .. lot.Tiers, .. lot.Offers, .. lot.Moves, .. stocks, .. stocks.SelectMany(stock => stock.Moves)];
    }

    /// <summary>A certificate's row.</summary>
    public static object Of(SeededCertificate seeded) => new Certificate
    {
        Id = seeded.Id, Number = seeded.Number, CooperativeId = seeded.CooperativeId, Produce = seeded.Produce, CountyCode = seeded.CountyCode, ValidFrom = seeded.ValidFrom,
        ValidTo = seeded.ValidTo, RecordedBy = seeded.RecordedBy, RecordedAt = seeded.RecordedAt,
    };

    private static Stock Stock(SeededLot lot, SeededStock own)
    {
        var id = Guid.CreateVersion7(own.RecordedAt);
        var stock = new Stock
        {
            Id = id, ClientId = id.ToString("N"), LiaisonId = own.LiaisonId, HouseholdCode = own.HouseholdCode, CountyCode = lot.CountyCode, VillageCode = own.VillageCode,
            Produce = lot.Kind.Code, Grade = lot.Grade, Weight = own.Weight, WantedPrice = lot.HouseholdPrice, HarvestedOn = lot.HarvestedOn,
            SpoilsOn = lot.SpoilsOn, Place = own.Place, OutOfSeason = false, UnusualWeight = false, RecordedBy = own.RecordedBy, RecordedAt = own.RecordedAt,
        }.Recorded();
        // Between the record and the bundling, and within a day.
        var half = (lot.CreatedAt - own.RecordedAt) / 2;
        stock.Check(lot.Reviewer, own.RecordedAt + (half < TimeSpan.FromHours(20) ? half : TimeSpan.FromHours(20)), agrees: true, note: null);
        return stock;
    }

    private static Lot Created(SeededLot seeded)
    {
        var weight = Weight.Sum(seeded.Stocks.Select(own => own.Weight));
        return new Lot
        {
            Id = seeded.Id, Number = LotNumber.Of(seeded.Id, seeded.CreatedAt), Title = seeded.Title, CooperativeId = seeded.CooperativeId, CountyCode = seeded.CountyCode,
            Produce = seeded.Kind.Code, Grade = seeded.Grade, UnitPrice = seeded.UnitPrice, HouseholdPrice = seeded.HouseholdPrice, MinimumOrder = seeded.MinimumOrder,
            Step = seeded.Step, CertificateId = seeded.SubmittedAt is null ? null : seeded.Certificate.Id, CertificateNo = seeded.Certificate.Number, Packaging = seeded.Packaging,
            SpoilsOn = seeded.SpoilsOn, HarvestedFrom = seeded.HarvestedOn, HarvestMonth = seeded.HarvestedOn.Month, Estimated = weight, Free = weight,
            Households = seeded.Stocks.Count, CreatedBy = seeded.Clerk, CreatedAt = seeded.CreatedAt, Tiers = LotTier.Of(seeded.Id, seeded.Tiers),
            Offers = [.. seeded.Stocks.Select(own => new Offer { LotId = seeded.Id, HouseholdCode = own.HouseholdCode, Offered = own.Weight })],
        }.Created();
    }

    private static void Live(SeededLot seeded, Lot lot, List<Stock> stocks)
    {
        if (seeded.SubmittedAt is not { } submitted) return;
        lot.Submit(seeded.Clerk, submitted);
        if (seeded.ReviewedAt is not { } reviewed) return;
        if (seeded.ReturnedBecause is { } reason)
        {
            lot.Return(seeded.Reviewer, reviewed, reason);
            return;
        }

        lot.Approve(seeded.Reviewer, reviewed, seeded.Certificate.ValidTo, LotListing.Text([seeded.Title, .. seeded.Words, lot.Number]));
        foreach (var (offer, own) in lot.Offers.Zip(seeded.Stocks)) offer.Sold(own.Promised, own.Dispatched);
        if (seeded.LastOrderAt is { } last)
        {
            var reserved = Weight.Sum(lot.Offers.Select(offer => offer.Promised)) + seeded.Undivided;
            lot.Sold(reserved, Weight.Sum(lot.Offers.Select(offer => offer.Dispatched)), "system", last);
        }

        if (seeded.EndedAt is { } ended) End(seeded, lot, stocks, ended);
    }

    private static void End(SeededLot seeded, Lot lot, List<Stock> stocks, DateTimeOffset ended)
    {
        if (seeded.WithdrawnBecause is { } reason) lot.Withdraw(seeded.Clerk, ended, reason);
        else lot.Expire("system", ended);
        foreach (var (stock, offer) in stocks.Zip(lot.Offers)) stock.LeaveLot(offer.GiveBackAllBut(Weight.Zero), "system", ended, lot.State.Code());
    }
}
