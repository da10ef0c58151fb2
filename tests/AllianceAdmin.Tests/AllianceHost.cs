using ConsumerAid.Catalog;
using ConsumerAid.Foundation;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders;
using ConsumerAid.Registry;
using ConsumerAid.Testing;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ConsumerAid.AllianceAdmin.Tests;

/// <summary>The modules over a SQLite file of their own, without a web host; the clock stands still.</summary>
internal sealed class AllianceHost : IAsyncDisposable
{
    private readonly ServiceProvider provider;

    private AllianceHost(ServiceProvider provider, FakeTimeProvider clock) => (this.provider, Clock) = (provider, clock);

    public FakeTimeProvider Clock { get; }

    /// <param name="now">China's time, e.g. <c>2026-11-23T10:00</c>.</param>
    public static async Task<AllianceHost> Start(string now = "2026-11-23T10:00")
    {
        var clock = new FakeTimeProvider(China(now));
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton<TimeProvider>(clock);
        services.AddFoundation(DatabaseSettings.SqliteFile(TestFolder.Fresh("alliance.db")), TestFolder.Fresh("keys"));
        services.AddRegistry().AddCatalog().AddOrders().AddAllianceAdmin();
        var host = new AllianceHost(services.BuildServiceProvider(validateScopes: true), clock);
        await host.Do<MarketDb, bool>(async db =>
        {
            await db.Database.EnsureCreatedAsync();
            await Schema.Complete(db, default);
            return true;
        });
        return host;
    }

    public static DateTimeOffset China(string time) => DateTimeOffset.Parse(time + "+08:00", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Sends as the system, or as somebody.</summary>
    public async Task<T> Send<T>(IRequest<T> request, Actor? actor = null)
    {
        await using var scope = provider.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = actor ?? Actor.System;
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    public async Task<T> Do<TService, T>(Func<TService, Task<T>> act)
        where TService : notnull
    {
        await using var scope = provider.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Acts with two services of one scope inside a unit of work.</summary>
    public async Task<T> Within<TService, T>(Func<TService, Task<T>> act)
        where TService : notnull
    {
        await using var scope = provider.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<UnitOfWork>().Run(_ => act(scope.ServiceProvider.GetRequiredService<TService>()), default);
    }

    public async Task Add(params object[] rows) => await Within<MarketDb, bool>(db =>
    {
        db.AddRange(rows);
        return Task.FromResult(true);
    });

    public ValueTask DisposeAsync() => provider.DisposeAsync();
}
