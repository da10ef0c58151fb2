using System.Diagnostics;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Regions;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Tests;

public class RegionsTests
{
    [Theory]
    [EachDatabase]
    public async Task All_of_Hunan_is_loaded_once(DatabaseProvider provider)
    {
        await using var market = await Market.OpenAsync(provider);
        var clock = Stopwatch.StartNew();
        Assert.Equal(123 + 29_303, await market.Send(new LoadRegions(), Actor.System));
        TestContext.Current.SendDiagnosticMessage("regions loaded in {0} ms", clock.ElapsedMilliseconds);
        Assert.Equal(0, await market.Send(new LoadRegions(), Actor.System));

        Assert.Equal(51, await market.Look(db => db.Counties().CountAsync(county => county.IsPovertyCounty)));
        var hongjiang = await market.Look(db => db.Counties().SingleAsync(county => county.Code == "431271"));
        Assert.Equal("洪江区", hongjiang.NameZh);
        Assert.InRange(hongjiang.Latitude, 27, 28);
        Assert.Equal(0, await market.Look(db =>
            db.Villages().CountAsync(village => !db.Counties().Any(county => county.Code == village.CountyCode))));
    }

    [Fact]
    public async Task What_is_missing_is_added()
    {
        await using var market = await Villages.Open(DatabaseProvider.Sqlite);
        Assert.Equal(12, await market.Look(db => db.Set<Village>().OrderBy(village => village.Code).Take(12).ExecuteDeleteAsync()));
        Assert.Equal(12, await market.Send(new LoadRegions(), Actor.System));
    }
}
