using System.Text;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Orders;
using ConsumerAid.Registry;
using ConsumerAid.Storefront.Host;
using ConsumerAid.Storefront.Seeding.Province;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Storefront.Tests.Seeding;

/// <summary>Making a province, on any day, and being stopped half way.</summary>
public sealed class ProvinceSeedTests
{
    [Theory]
    [EachDatabase]
    public async Task Nothing_is_left_of_it_and_it_can_begin_anew(DatabaseProvider on)
    {
        var scale = new ProvinceScale(ProvinceScale.Least);
        await using var market = await Market.OpenAsync(on);
        await MarketHost.LoadReferences(market.Services, TestContext.Current.CancellationToken);
        var shape = await market.Look(DatabaseShape.Of);
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            ProvinceSeed.Run(market.Services, demo: false, scale, new SeedProgress(new Stopper(stop), isTerminal: false), stop.Token));
        Assert.False(await market.Look(db => db.Organisations().AnyAsync()));
        Assert.Equal(shape, await market.Look(DatabaseShape.Of));

        await ProvinceSeed.Run(market.Services, demo: false, scale, new SeedProgress(TextWriter.Null, isTerminal: false), TestContext.Current.CancellationToken);
        Assert.Equal(scale.Households, await market.Look(db => db.Households().CountAsync()));
        Assert.Equal(shape, await market.Look(DatabaseShape.Of));
    }

    [Theory]
    [InlineData(130)]
    [InlineData(310)]
    public async Task Whatever_is_in_season_the_sum_is_exact(int days)
    {
        var scale = new ProvinceScale(150 + days);
        await using var market = await Market.OpenAsync(DatabaseProvider.Sqlite);
        market.Clock.Advance(TimeSpan.FromDays(days));
        await MarketHost.LoadReferences(market.Services, TestContext.Current.CancellationToken);

        await ProvinceSeed.Run(market.Services, demo: false, scale, new SeedProgress(TextWriter.Null, isTerminal: false), TestContext.Current.CancellationToken);
        Assert.Equal(scale.AcceptedGrams, await market.Look(db => db.OrderLines().SumAsync(line => line.Accepted.Grams)));
    }

    /// <summary>Stops when the first half of the orders is told to be there.</summary>
    private sealed class Stopper(CancellationTokenSource stop) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void WriteLine(string? value)
        {
            if (value!.Contains("ledger", StringComparison.Ordinal) && !value.EndsWith(" 0 %", StringComparison.Ordinal)) stop.Cancel();
        }
    }
}
