using ConsumerAid.Catalog.Prices;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Testing;

namespace ConsumerAid.Catalog.Tests.Prices;

/// <summary>A lot's price beside the reference, and what its cooperative says of it. The lot costs 4.00 a kilogram, of which 2.80 are the household's.</summary>
public sealed class ExplainingPrices
{
    private const string Why = "有机认证，错季上市，小包装。";

    [Theory, EachDatabase]
    public async Task A_lot_s_price_stands_beside_the_reference_and_its_parts_sum_to_it(DatabaseProvider provider)
    {
        await using var side = await Countryside.On(provider);
        var lot = await side.OnSale(12, 1_000);
        var band = (await side.Market.Send(new GetLotPrice(lot), Actor.Anonymous))!;
        Assert.Equal(ReferenceBasis.Band, band.Reference.Reference.Basis);
        Assert.Equal((Countryside.PerKilogram(280), Countryside.PerKilogram(120)), (band.Split.Household, band.Split.Cooperative));
        Assert.Equal(band.Split.Whole.FenPerTonne, band.Split.Household.FenPerTonne + band.Split.Cooperative.FenPerTonne);

        await Observe(side, 363, 364, 365);
        var fair = (await side.Market.Send(new GetLotPrice(lot), Actor.Anonymous))!;
        Assert.Equal((PriceStanding.Fair, 10_990L, Countryside.PerKilogram(364)), (fair.Standing, fair.Hundredths, fair.Reference.Reference.Upper));
        await Observe(side, 320, 321);
        var high = (await side.Market.Send(new GetLotPrice(lot), Actor.Anonymous))!;
        Assert.Equal((PriceStanding.High, 110, 130), (high.Standing, high.Warn, high.Block));
        Assert.Null(high.Internal);
        await Observe(side, 302, 301, 300, 299, 298, 297);
        Assert.Equal(PriceStanding.TooHigh, (await side.Market.Send(new GetLotPrice(lot), Actor.Anonymous))!.Standing);
    }

    [Theory, EachDatabase]
    public async Task A_lot_s_page_keeps_the_reference_for_five_seconds_of_a_day(DatabaseProvider provider)
    {
        await using var side = await Countryside.On(provider);
        var lot = await side.OnSale(12, 1_000);
        Assert.Equal(ReferenceBasis.Band, (await Seen()).Reference.Reference.Basis);
        await Observe(side, 320, 321, 322);
        Assert.Equal(ReferenceBasis.Band, (await Seen()).Reference.Reference.Basis);
        side.Market.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equivalent(await side.Market.Send(new GetLotPrice(lot), Actor.Anonymous), await Seen());
        Assert.Equal(PriceStanding.High, (await Seen()).Standing);
        Assert.Null((await side.Market.Send(new GetLot(lot), side.Clerk))!.Price);

        var midnight = ChinaTime.StartOf(side.Today.AddDays(1));
        side.Market.Clock.SetUtcNow(midnight.AddSeconds(-1));
        Assert.Equal(side.Today, (await Seen()).Reference.Reference.Day);
        side.Market.Clock.SetUtcNow(midnight);
        Assert.Equal(side.Today, (await Seen()).Reference.Reference.Day);

        async Task<LotPrice> Seen() => (await side.Market.Send(new GetLot(lot), Actor.Anonymous))!.Price!;
    }

    [Theory, EachDatabase]
    public async Task A_high_price_is_explained_by_its_cooperative_within_two_days_and_the_office_sees_it(DatabaseProvider provider)
    {
        await using var side = await Countryside.On(provider);
        var lot = await side.OnSale(2, 1_000);
        await Refused("prices.nothing-to-explain", side.Market.Send(new ExplainPrice(lot, Why), side.Clerk));
        await Observe(side, 340, 340, 340);
        var asked = (await side.Market.Send(new GetLotPrice(lot), side.Reviewer))!.Internal!;
        Assert.Equal((side.Market.Clock.GetUtcNow(), side.Market.Clock.GetUtcNow().AddHours(48)), (asked.Since, asked.DueAt));
        Assert.Null(asked.Explanation);

        await Refused("text:prices.explanation-short", side.Market.Send(new ExplainPrice(lot, " 太贵了 "), side.Clerk));
        await Refused("text:text.too-long", side.Market.Send(new ExplainPrice(lot, new string('字', 1_001)), side.Clerk));
        await Assert.ThrowsAsync<NotFound>(() => side.Market.Send(new ExplainPrice(lot, Why), side.Clerk with { OrganisationId = Guid.Empty }));
        await Assert.ThrowsAsync<Forbidden>(() => side.Market.Send(new ExplainPrice(lot, Why), side.Reviewer));
        var explained = await side.Market.Send(new ExplainPrice(lot, Why), side.Clerk);
        Assert.Equal(explained, await side.Market.Send(new ExplainPrice(lot, Why), side.Clerk));
        Assert.NotEqual(explained, await side.Market.Send(new ExplainPrice(lot, Why + "再说一句。"), side.Clerk));

        var office = side.Reviewer with { Code = "U-000099", Roles = new HashSet<string> { Roles.Administrator } };
        Assert.Equal(Why + "再说一句。", (await side.Market.Send(new GetLotPrice(lot), office))!.Internal!.Explanation!.Text);
        Assert.Equal(2, (await side.Market.Send(new FindPriceExplanations(), office)).Items.Count);
        await side.Market.Send(new WithdrawLot(lot, null), side.Clerk);
        await Refused("catalog.wrong-state", side.Market.Send(new ExplainPrice(lot, Why), side.Clerk));
    }

    [Fact]
    public async Task An_explanation_holds_for_its_price_and_lower_ones_and_not_for_a_higher_one()
    {
        await using var side = await Countryside.On(DatabaseProvider.Sqlite);
        await Observe(side, 300, 300, 300);
        var lot = await side.Draft(await side.RecordEach(2, 1_000));
        Assert.Null(await side.Market.Send(new GetLotPrice(lot), Actor.Anonymous));
        await side.Market.Send(new ExplainPrice(lot, Why), side.Clerk);
        await side.Market.Send(new ChangeLot(lot, UnitPrice: Countryside.PerKilogram(390)), side.Clerk);
        Assert.NotNull((await side.Market.Send(new GetLotPrice(lot), side.Clerk))!.Internal!.Explanation);
        await side.Market.Send(new ChangeLot(lot, UnitPrice: Countryside.PerKilogram(410), HouseholdPrice: Countryside.PerKilogram(300)), side.Clerk);
        Assert.Null((await side.Market.Send(new GetLotPrice(lot), side.Clerk))!.Internal!.Explanation);
    }

    private static async Task Observe(Countryside side, params long[] prices)
    {
        foreach (var fen in prices)
        {
            await side.Market.Send(
                new RecordPriceObservation($"市场{Guid.CreateVersion7(side.Market.Clock.GetUtcNow()):N}"[..20], side.Today, Countryside.Orange, Grade.A, Countryside.PerKilogram(fen), $"公告{fen}"), side.Reviewer);
        }
    }

    private static async Task Refused(string code, Task act)
    {
        var broken = await Assert.ThrowsAnyAsync<RuleBroken>(() => act);
        Assert.Equal(code, broken is InvalidFields fields ? string.Join(' ', fields.Errors.Select(error => $"{error.Field}:{error.Code}")) : broken.Code);
    }
}
