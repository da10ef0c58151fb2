using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry.Households;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog.Tests.Stocks;

public sealed class RecordingStock
{
    [Theory, EachDatabase]
    public async Task A_liaison_records_stock_once_however_often_it_is_sent(DatabaseProvider provider)
    {
        await using var side = await Countryside.On(provider);
        var first = await side.Record(1, 2_000);
        Assert.Equal(first, await side.Record(1, 2_000));
        var mine = await side.Market.Send(new MyStocks(), side.Liaison);
        var stock = Assert.Single(mine.Items);
        Assert.Equal((Weight.FromKilograms(2_000), StockState.Waiting, "麻阳冰糖橙", "高村镇岩口村", false), (stock.Weight, stock.State, stock.ProduceZh, stock.Place, stock.OutOfSeason));
        Assert.True(await side.Market.Look(db => db.Set<Act>().AnyAsync(act => act.Subject == $"stock/{first}" && act.OnBehalfOf == Countryside.Household(1) && act.By == "U-000001")));
    }

    [Theory, EachDatabase]
    public async Task The_same_stock_sent_fifty_times_at_once_is_one(DatabaseProvider provider)
    {
        await using var side = await Countryside.On(provider);
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => side.Record(1, 2_000)));
        Assert.Single(answers.Distinct());
        Assert.Single((await side.Market.Send(new MyStocks(), side.Liaison)).Items);
        Assert.Equal(1, await side.Market.Look(db => db.Set<StockMove>().CountAsync()));
    }

    [Fact]
    public async Task What_a_liaison_may_not_record_is_refused_with_its_code()
    {
        await using var side = await Countryside.On(DatabaseProvider.Sqlite);
        var good = side.Stock(1, 2_000);
        await Refused("stock.household-unknown", good with { HouseholdCode = "HH-431226-999999" });
        await Refused("stock.produce-unknown", good with { Produce = "moon-cheese" });
        await Refused("weight:stock.weight-missing", good with { Weight = Weight.Zero });
        await Refused("wantedPrice:stock.price-missing", good with { WantedPrice = default });
        await Refused("spoilsOn:stock.spoils-before-harvest", good with { HarvestedOn = side.Today.AddDays(1), SpoilsOn = side.Today.AddDays(1) });
        await Refused("spoilsOn:stock.spoiled", good with { HarvestedOn = side.Today.AddDays(-9), SpoilsOn = side.Today.AddDays(-1) });

        await side.Market.In(_ => side.Market.Look(db => db.Set<Consent>().Where(row => row.HouseholdCode == good.HouseholdCode)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.WithdrawnOn, side.Today))));
        await Refused("registry.consent-missing", good);
        await Assert.ThrowsAsync<Forbidden>(() => side.Market.Send(good, side.Clerk));

        async Task Refused(string code, RecordStock request)
        {
            var refused = await Assert.ThrowsAnyAsync<RuleBroken>(() => side.Market.Send(request, side.Liaison));
            Assert.Equal(code, refused is InvalidFields { Errors: [var error] } ? $"{error.Field}:{error.Code}" : refused.Code);
        }
    }

    [Fact]
    public async Task A_weight_ten_times_over_the_holding_is_asked_about_and_recorded_when_confirmed()
    {
        await using var side = await Countryside.On(DatabaseProvider.Sqlite);
        var slip = side.Stock(1, 100_000); // 10 亩 at 1 t
        var asked = await Assert.ThrowsAsync<RuleBroken>(() => side.Market.Send(slip, side.Liaison));
        Assert.Equal(("stock.unusual-weight", 422, 10_000_000L), (asked.Code, asked.Status, asked.Facts["suggestion"]));
        await side.Market.Send(slip with { ConfirmUnusual = true }, side.Liaison);
        Assert.True(Assert.Single((await side.Market.Send(new MyStocks(), side.Liaison)).Items).UnusualWeight);
        await side.Market.Send(side.Stock(2, 99_999), side.Liaison);

        var elsewhere = await Assert.ThrowsAsync<RuleBroken>(() => side.Market.Send(side.Stock(3, 10) with { Produce = "luxi-ponkan" }, side.Liaison));
        Assert.Equal("stock.no-holding", elsewhere.Code);
    }

    [Fact]
    public async Task A_harvest_outside_the_usual_months_is_noted()
    {
        await using var side = await Countryside.On(DatabaseProvider.Sqlite);
        var early = await side.Market.Send(side.Stock(1, 100) with { HarvestedOn = new DateOnly(2026, 9, 1) }, side.Liaison);
        Assert.True(early.OutOfSeason);
    }

    [Fact]
    public async Task The_98_products_are_loaded_once_with_exact_prices()
    {
        await using var side = await Countryside.On(DatabaseProvider.Sqlite);
        Assert.Equal(0, await side.Market.Send(new LoadProduce(), Actor.System));
        var all = await side.Market.Send(new FindProduce(), Actor.Anonymous);
        Assert.Equal(98, all.Count);
        var orange = all.Single(kind => kind.Code == Countryside.Orange);
        Assert.Equal((Countryside.PerKilogram(350), Countryside.PerKilogram(600), (1 << 10) | (1 << 11), true, "431226"),
            (orange.PriceLow, orange.PriceHigh, orange.HarvestMonths, orange.IsFresh, orange.CountyCode));
        Assert.All(all, kind => Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", kind.Code));
    }
}
