using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;

namespace ConsumerAid.Storefront.Seeding;

/// <summary>Where the demo is played: sends commands as anybody, at any time, many in one transaction.</summary>
internal sealed class Stage(IServiceProvider services, SeedClock clock) : IAsyncDisposable
{
    private AsyncServiceScope scope = services.CreateAsyncScope();

    public MarketDb Db => scope.ServiceProvider.GetRequiredService<MarketDb>();

    public SeedClock Clock => clock;

    /// <summary>Sends as this person; outside <see cref="Together"/> it is a transaction of its own.</summary>
    public async Task<T> Send<T>(Actor actor, IRequest<T> request, CancellationToken cancellation)
    {
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = actor;
        var answer = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellation);
        Db.ChangeTracker.Clear();
        return answer;
    }

    /// <summary>Many acts, one transaction: the disk is waited for once.</summary>
    public async Task Together(Func<Task> acts, CancellationToken cancellation)
    {
        await scope.ServiceProvider.GetRequiredService<UnitOfWork>().Run(
            async _ =>
            {
                await acts();
                return default(Done);
            },
            cancellation);
        // A fresh context: what was read for one act must not be looked through at every next one.
        await scope.DisposeAsync();
        scope = services.CreateAsyncScope();
    }

    public ValueTask DisposeAsync() => scope.DisposeAsync();
}
