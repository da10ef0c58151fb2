using ConsumerAid.Catalog.Prices;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Catalog.Tests.Prices;

/// <summary>References by what observations say, at their edges. It is noon in China on 23 November 2026.</summary>
public sealed class MarketPricesTests
{
    private const string Orange = "orange";
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.FromHours(8));
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly ReferenceTerms Terms = new(14, 3);

    [Theory]
    [InlineData(new long[] { 5 }, 5)]
    [InlineData(new long[] { 3, 4 }, 3)]
    [InlineData(new long[] { 3, 5 }, 4)]
    [InlineData(new long[] { 1, 2, 9 }, 2)]
    [InlineData(new long[] { 1, 2, 3, 100 }, 2)]
    [InlineData(new[] { long.MaxValue - 1, long.MaxValue }, long.MaxValue - 1)]
    public void The_median_is_exact_and_of_an_even_number_the_lower_rounded_mean(long[] prices, long median) => Assert.Equal(median, MarketPrices.Median(prices));

    [Theory]
    [InlineData(0, ReferenceBasis.Graded)]
    [InlineData(13, ReferenceBasis.Graded)]
    [InlineData(14, ReferenceBasis.Band)]
    [InlineData(-1, ReferenceBasis.Band)]
    public void Observations_count_on_their_day_and_for_thirteen_days_after(int daysAgo, ReferenceBasis basis) =>
        Assert.Equal(basis, Reference([Seen(300, daysAgo: daysAgo), Seen(320), Seen(340)])!.Basis);

    [Fact]
    public void Fewer_than_three_are_no_market_and_the_band_has_two_ends()
    {
        var band = Reference([Seen(300), Seen(900)])!;
        Assert.Equal((ReferenceBasis.Band, PerKilogram(600), PerKilogram(200)), (band.Basis, band.Upper, band.Lower));
        Assert.Empty(band.Observations);
        var market = Reference([Seen(300), Seen(900), Seen(500)])!;
        Assert.Equal((ReferenceBasis.Graded, PerKilogram(500), PerKilogram(500), 3), (market.Basis, market.Upper, market.Lower, market.Observations.Count));
    }

    [Fact]
    public void Markets_that_do_not_grade_speak_when_the_grade_itself_has_too_few()
    {
        PriceObservationFact[] ungraded = [Seen(100, grade: null), Seen(200, grade: null), Seen(300, grade: null)];
        Assert.Equal((ReferenceBasis.Ungraded, PerKilogram(200)), Basis(Reference([.. ungraded, Seen(900), Seen(900)])!));
        Assert.Equal((ReferenceBasis.Graded, PerKilogram(900)), Basis(Reference([.. ungraded, Seen(900), Seen(900), Seen(900)])!));
        Assert.Equal(ReferenceBasis.Band, Reference([Seen(100, grade: Grade.B), Seen(100, grade: Grade.B), Seen(100, grade: Grade.B)])!.Basis);
    }

    [Fact]
    public void What_was_not_known_yet_or_is_withdrawn_does_not_count_and_what_was_withdrawn_later_did()
    {
        var late = Seen(340) with { RecordedAt = Noon.AddMinutes(1) };
        var gone = Seen(340) with { WithdrawnAt = Noon };
        var later = Seen(340) with { WithdrawnAt = Noon.AddMinutes(1) };
        Assert.Equal(ReferenceBasis.Band, Reference([Seen(300), Seen(320), late])!.Basis);
        Assert.Equal(ReferenceBasis.Band, Reference([Seen(300), Seen(320), gone])!.Basis);
        Assert.Equal(ReferenceBasis.Graded, Reference([Seen(300), Seen(320), later])!.Basis);
        Assert.Equal(ReferenceBasis.Graded, Market([Seen(300), Seen(320), late]).At(Orange, Grade.A, late.RecordedAt, Terms)!.Basis);
    }

    [Fact]
    public void A_price_is_compared_exactly()
    {
        var reference = Reference([Seen(1_000), Seen(1_000), Seen(1_000)])!;
        Assert.False(reference.IsAbove(PerKilogram(1_100), 110));
        Assert.True(reference.IsAbove(new UnitPrice(PerKilogram(1_100).FenPerTonne + 1, WeightUnit.Kilogram), 110));
        Assert.Equal(11_001, reference.OverUpper(new UnitPrice(PerKilogram(1_100).FenPerTonne + 1, WeightUnit.Kilogram)));
        Assert.False(reference.IsBelow(PerKilogram(900), 90));
        Assert.True(reference.IsBelow(new UnitPrice(PerKilogram(900).FenPerTonne - 1, WeightUnit.Kilogram), 90));
        Assert.Equal(8_999, reference.OfLower(new UnitPrice(PerKilogram(900).FenPerTonne - 1, WeightUnit.Kilogram)));
    }

    [Fact]
    public void A_product_without_a_band_and_observations_has_no_reference() =>
        Assert.Null(new MarketPrices([], new Dictionary<string, ProduceFact>()).At(Orange, Grade.A, Noon, Terms));

    [Fact]
    public void A_lot_is_above_since_its_publication_or_the_day_on_which_the_market_moved()
    {
        var published = Noon.AddDays(-5);
        // Cheaper observations of two days ago, known at once, move the median from 1000 to 500 on that day.
        PriceObservationFact[] dear = [Seen(1_000, daysAgo: 10), Seen(1_000, daysAgo: 10), Seen(1_000, daysAgo: 10)];
        PriceObservationFact[] cheap = [.. Enumerable.Range(0, 4).Select(_ => Seen(500, daysAgo: 2) with { RecordedAt = Noon.AddDays(-2) })];
        Assert.Equal(published, Since(dear, 1_200));
        Assert.Null(Since(dear, 1_100));
        // They came at noon; the next day began with them.
        Assert.Equal(Foundation.Time.ChinaTime.StartOf(Today.AddDays(-1)), Since([.. dear, .. cheap], 1_000));
        // Withdrawn again an hour ago: today's beginning was above, now is not.
        Assert.Null(Since([.. dear, .. cheap.Select(row => row with { WithdrawnAt = Noon.AddHours(-1) })], 1_000));

        DateTimeOffset? Since(PriceObservationFact[] seen, long fen) => Market(seen).AboveSince(Orange, Grade.A, PerKilogram(fen), published, Noon, 110, Terms);
    }

    private static (ReferenceBasis, UnitPrice) Basis(PriceReference reference) => (reference.Basis, reference.Upper);

    private static PriceReference? Reference(PriceObservationFact[] seen) => Market(seen).At(Orange, Grade.A, Noon, Terms);

    private static MarketPrices Market(PriceObservationFact[] seen) => new(seen, new Dictionary<string, ProduceFact>
    {
        [Orange] = new()
        {
            Code = Orange, NameZh = "橙", NameEn = "Orange", Category = "fruit", CountyCode = "431226", HarvestMonths = 1, Storage = "chilled", ShelfLifeDays = 9, IsFresh = true,
            PriceLow = PerKilogram(200), PriceHigh = PerKilogram(600), PriceBasis = "estimate",
        },
    });

    private static PriceObservationFact Seen(long fen, int daysAgo = 0, Grade? grade = Grade.A) => new()
    {
        Id = Guid.CreateVersion7(Noon), Market = "红星", Day = Today.AddDays(-daysAgo), Produce = Orange, Grade = grade, Price = PerKilogram(fen), Source = "公告", RecordedBy = "U-000001",
        RecordedAt = Noon.AddDays(-daysAgo).AddHours(-1), ImportId = null, WithdrawnAt = null, WithdrawnBecause = null,
    };

    private static UnitPrice PerKilogram(long fen) => UnitPrice.Of(fen, WeightUnit.Kilogram);
}
