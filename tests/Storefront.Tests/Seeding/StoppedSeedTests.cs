using System.Text;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Registry;
using ConsumerAid.Storefront.Host;
using ConsumerAid.Storefront.Seeding.Province;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Storefront.Tests.Seeding;

/// <summary>A seed that is stopped half way.</summary>
public sealed class StoppedSeedTests
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
