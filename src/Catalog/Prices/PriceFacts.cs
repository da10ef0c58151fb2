using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Values;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog.Prices;

/// <summary>What a product cost at a market on a day; once withdrawn it counts no more from that instant on.</summary>
public sealed record PriceObservationFact
{
    public required Guid Id { get; init; }
    public required string Market { get; init; }
    public required DateOnly Day { get; init; }
    public required string Produce { get; init; }
    public required Grade? Grade { get; init; }
    public required UnitPrice Price { get; init; }
    public required string Source { get; init; }
    public required string RecordedBy { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }
    public required Guid? ImportId { get; init; }
    public required DateTimeOffset? WithdrawnAt { get; init; }
    public required string? WithdrawnBecause { get; init; }
}

/// <summary>Why a lot costs more than the reference; it holds for this price and any lower one.</summary>
public sealed record PriceExplanationFact
{
    public required Guid Id { get; init; }
    public required Guid LotId { get; init; }
    public required Guid CooperativeId { get; init; }
    public required string Text { get; init; }
    public required UnitPrice Price { get; init; }
    public required UnitPrice Reference { get; init; }
    public required ReferenceBasis Basis { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>Prices as other modules may read them. <see cref="MarketPrices"/> makes references of observations.</summary>
public static class PriceFacts
{
    /// <summary>All observations, withdrawn ones too.</summary>
    public static IQueryable<PriceObservationFact> PriceObservations(this MarketDb db) =>
        from row in db.Set<PriceObservation>()
        join gone in db.Set<PriceWithdrawal>() on row.Id equals gone.ObservationId into withdrawals
        from withdrawal in withdrawals.DefaultIfEmpty()
        select new PriceObservationFact
        {
            Id = row.Id, Market = row.Market, Day = row.Day, Produce = row.Produce, Grade = row.Grade, Price = row.Price, Source = row.Source, RecordedBy = row.RecordedBy,
            RecordedAt = row.RecordedAt, ImportId = row.ImportId, WithdrawnAt = withdrawal == null ? null : withdrawal.At,
            WithdrawnBecause = withdrawal == null ? null : withdrawal.Reason,
        };

    public static IQueryable<PriceExplanationFact> PriceExplanations(this MarketDb db) => db.Set<PriceExplanation>().Select(row => new PriceExplanationFact
    {
        Id = row.Id, LotId = row.LotId, CooperativeId = row.CooperativeId, Text = row.Text, Price = row.Price, Reference = row.Reference, Basis = row.Basis, By = row.By, At = row.At,
    });
}
