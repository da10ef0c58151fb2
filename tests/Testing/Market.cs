using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ConsumerAid.Testing;

/// <summary>The product without a host, over a database of its own and a clock that stands still until a test moves it. Each request has its own scope, as on the web.</summary>
public sealed class Market : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private Market(DatabaseSettings database, FakeTimeProvider clock, ServiceProvider services) => (Database, Clock, this.services) = (database, clock, services);

    public DatabaseSettings Database { get; }

    /// <summary>Begins on 23 November 2026, 10:00 in China.</summary>
    public FakeTimeProvider Clock { get; }

    public IServiceProvider Services => services;

    /// <summary>Opens a market over a fresh database; <paramref name="change"/> may replace services. On SQLite every query that runs is translated for SQL Server as well.</summary>
    public static async Task<Market> OpenAsync(DatabaseProvider provider, Action<IServiceCollection>? change = null)
    {
        var database = await Databases.FreshAsync(provider);
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(8)));
        var wired = Databases.Wire(database, clock);
        if (provider == DatabaseProvider.Sqlite) wired.ConfigureDbContext<MarketDb>(options => options.AddInterceptors(SqlServerTranslation.OfEveryQuery));
        change?.Invoke(wired);
        return new Market(database, clock, wired.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true }));
    }

    /// <summary>Sends a request as this actor.</summary>
    public Task<TResult> Send<TResult>(IRequest<TResult> request, Actor by) => In(scope => scope.GetRequiredService<IMediator>().Send(request), by);

    /// <summary>Does something in a scope of its own, by default as the system.</summary>
    public async Task<T> In<T>(Func<IServiceProvider, Task<T>> act, Actor? by = null)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = by ?? Actor.System;
        return await act(scope.ServiceProvider);
    }

    /// <inheritdoc cref="In{T}"/>
    public Task In(Func<IServiceProvider, Task> act, Actor? by = null) => In(
        async scope =>
        {
            await act(scope);
            return 0;
        },
        by);

    /// <summary>Looks into the database, past all requests.</summary>
    public Task<T> Look<T>(Func<MarketDb, Task<T>> look) => In(scope => look(scope.GetRequiredService<MarketDb>()));

    /// <summary>Writes rows as they are, past all requests and rules.</summary>
    public Task Write(params object[] rows) => In(async scope =>
    {
        var db = scope.GetRequiredService<MarketDb>();
        db.AddRange(rows);
        await db.SaveChangesAsync();
    });

    /// <summary>Closes the market and removes its database.</summary>
    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Databases.RemoveAsync(Database);
    }
}

/// <summary>A market on each database for a test class, opened when its first test asks (<c>IClassFixture&lt;Markets&gt;</c>). Its tests run one after the other and share the rows.</summary>
public class Markets : IAsyncLifetime
{
    private readonly Dictionary<DatabaseProvider, Market> open = [];

    /// <summary>The class's market on this database.</summary>
    public async Task<Market> On(DatabaseProvider provider)
    {
        if (open.TryGetValue(provider, out var market)) return market;
        market = open[provider] = await Market.OpenAsync(provider, Change);
        await Furnish(market);
        return market;
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var market in open.Values) await market.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Replaces services in every market of the class.</summary>
    protected virtual void Change(IServiceCollection services)
    {
    }

    /// <summary>Puts rows into each market when it opens.</summary>
    protected virtual Task Furnish(Market market) => Task.CompletedTask;
}
