using ConsumerAid.Foundation.Outbox;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Architecture.Tests;

/// <summary>The ground on which all other tests stand.</summary>
public sealed class MarketTests(Markets markets) : IClassFixture<Markets>
{
    [Theory, EachDatabase]
    public async Task Requests_run_in_scopes_of_their_own_as_the_actor_given(DatabaseProvider on)
    {
        var market = await markets.On(on);

        Assert.Equal(0, await market.Send(new DrainOutbox(), Actor.System));
        await Assert.ThrowsAsync<Forbidden>(() => market.Send(new DrainOutbox(), Actor.Anonymous));
    }

    [Theory, EachDatabase]
    public async Task Each_market_has_a_database_of_its_own(DatabaseProvider on)
    {
        await using var one = await Market.OpenAsync(on);
        await using var other = await Market.OpenAsync(on);
        await one.Write(new IdempotentAnswer { Owner = "U-1", Key = "k", RequestHash = "h", At = one.Clock.GetUtcNow() });

        Assert.Equal(1, await one.Look(db => db.Set<IdempotentAnswer>().CountAsync()));
        Assert.Equal(0, await other.Look(db => db.Set<IdempotentAnswer>().CountAsync()));
    }
}
