using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Liaisons;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;
using static ConsumerAid.Catalog.Tests.Lots.SellingLots;

namespace ConsumerAid.Catalog.Tests.Stocks;

public sealed class CheckingStock
{
    [Theory, EachDatabase]
    public async Task Another_liaison_of_the_town_or_the_reviewer_checks_and_nobody_checks_ones_own(DatabaseProvider provider)
    {
        await using var side = await Countryside.On(provider);
        var stocks = await side.RecordEach(3, 500);
        var (near, far) = (await Neighbour(side, Countryside.Village[..9] + "999"), await Neighbour(side, Countryside.Village[..6] + "999200"));
        Assert.Empty((await side.Market.Send(new StocksToCheck(), side.Liaison)).Items);
        Assert.Equal(3, (await side.Market.Send(new StocksToCheck(), near)).Items.Count);
        Assert.Empty((await side.Market.Send(new StocksToCheck(), far)).Items);
        var first = await side.Market.Send(new StocksToCheck(Limit: 2), side.Reviewer);
        Assert.Equal(3, first.Items.Count + (await side.Market.Send(new StocksToCheck(first.Next, 2), side.Reviewer)).Items.Count);

        await Refused("stock.own-check", side.Market.Send(new CheckStocks([stocks[0]], true), side.Liaison));
        await Assert.ThrowsAsync<NotFound>(() => side.Market.Send(new CheckStocks([stocks[0]], true), far));
        await Refused("stockIds:stock.none-to-check", side.Market.Send(new CheckStocks([], true), near));
        await Refused("note:stock.check-note-missing", side.Market.Send(new CheckStocks([stocks[0]], false), near));
        side.Market.Clock.Advance(TimeSpan.FromMinutes(90));
        await side.Market.Send(new CheckStocks([stocks[0], stocks[1]], true), near);
        await Refused("stock.checked", side.Market.Send(new CheckStocks([stocks[0]], true), side.Reviewer));
        await side.Market.Send(new CheckStocks([stocks[2]], false, "只有半筐"), side.Reviewer);
        Assert.Empty((await side.Market.Send(new StocksToCheck(), side.Reviewer)).Items);
        Assert.Equal(90, await side.Market.Look(db => db.Stocks().Where(stock => stock.Id == stocks[0]).Select(stock => stock.CheckedAfterMinutes).SingleAsync()));
    }

    [Theory, EachDatabase]
    public async Task The_database_refuses_a_check_by_whoever_recorded(DatabaseProvider provider)
    {
        await using var side = await Countryside.On(provider);
        await side.Record(1, 500);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => side.Market.Look(db => db.Set<Stock>().ExecuteUpdateAsync(set => set.SetProperty(row => row.CheckedBy, row => row.RecordedBy))));
    }

    private static async Task<Actor> Neighbour(Countryside side, string village)
    {
        var id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
        await side.Market.Write(new Liaison { Id = id, Code = $"L-{village[6..]}", Name = new("x"), VillageCode = village, CountyCode = Countryside.County, TrainedOn = side.Today });
        return side.Liaison with { Code = $"U-{village[6..]}", LiaisonId = id };
    }
}
