using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Testing;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ConsumerAid.AllianceAdmin.Tests;

/// <summary>The modules over a database of their own made from the model, without a web host; the clock stands still. On SQLite every query is translated for SQL Server too.</summary>
public sealed class AllianceHost : IAsyncDisposable
{
    private readonly DatabaseSettings settings;
    private readonly ServiceProvider provider;

    private AllianceHost(DatabaseSettings settings, ServiceProvider provider, FakeTimeProvider clock) => (this.settings, this.provider, Clock) = (settings, provider, clock);

    public FakeTimeProvider Clock { get; }

    /// <summary>What is sent to the database.</summary>
    internal Desk.Commands Commands { get; private init; } = null!;

    public IServiceProvider Services => provider;

    /// <param name="now">China's time, e.g. <c>2026-11-23T10:00</c>.</param>
    /// <param name="change">Replaces services.</param>
    public static async Task<AllianceHost> Start(string now = "2026-11-23T10:00", DatabaseProvider database = DatabaseProvider.Sqlite, Action<IServiceCollection>? change = null)
    {
        var clock = new FakeTimeProvider(China(now).ToUniversalTime());
        var fresh = await Databases.BareAsync(database);
        var wired = Databases.Wire(fresh, clock);
        wired.AddScoped<IRequestHandler<Refusing, Done>, RefusingHandler>();
        wired.AddScoped<IRequestHandler<Asking, IReadOnlyList<CharterObjection>>, AskingHandler>();
        var commands = new Desk.Commands();
        wired.ConfigureDbContext<MarketDb>(options => options.AddInterceptors(commands));
        if (database == DatabaseProvider.Sqlite) wired.ConfigureDbContext<MarketDb>(options => options.AddInterceptors(SqlServerTranslation.OfEveryQuery));
        change?.Invoke(wired);
        return new AllianceHost(fresh, wired.BuildServiceProvider(validateScopes: true), clock) { Commands = commands };
    }

    /// <summary>The same with the supplied charter loaded.</summary>
    public static async Task<AllianceHost> WithCharter(string now = "2026-11-23T10:00", DatabaseProvider database = DatabaseProvider.Sqlite, Action<IServiceCollection>? change = null)
    {
        var host = await Start(now, database, change);
        await host.Send(new LoadCharter());
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

    /// <summary>Acts inside a unit of work.</summary>
    public async Task<T> Within<TService, T>(Func<TService, Task<T>> act, Actor? actor = null)
        where TService : notnull
    {
        await using var scope = provider.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = actor ?? Actor.System;
        return await scope.ServiceProvider.GetRequiredService<UnitOfWork>().Run(_ => act(scope.ServiceProvider.GetRequiredService<TService>()), default);
    }

    /// <summary>What the charter says now to somebody who only wants to know: nothing is kept.</summary>
    public Task<IReadOnlyList<CharterObjection>> Ask(CharterQuestion question) =>
        Do<ICharter, IReadOnlyList<CharterObjection>>(charter => charter.Ask(question, default));

    /// <summary>What the charter says to an act.</summary>
    public Task<IReadOnlyList<CharterObjection>> AskInAct(CharterQuestion question, Actor? actor = null) =>
        Send(new Asking(question), actor);

    /// <summary>Codes with effects, for one look.</summary>
    public async Task<string> Said(CharterQuestion question) =>
        string.Join(' ', (await Ask(question)).Select(said => $"{said.Effect}:{said.Code["charter.".Length..]}"));

    public Task Add(params object[] rows) => Within<MarketDb, bool>(db =>
    {
        db.AddRange(rows);
        return Task.FromResult(true);
    });

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        await Databases.RemoveAsync(settings);
    }

    /// <summary>An act of somebody, in which the charter is asked.</summary>
    [Anyone]
    internal sealed record Asking(CharterQuestion Question) : ICommand<IReadOnlyList<CharterObjection>>;

    /// <summary>An act that leaves nothing behind when the charter stops it.</summary>
    [Anyone]
    internal sealed record Refusing(CharterQuestion Question) : ICommand<Done>;

    private sealed class RefusingHandler(ICharter charter) : IRequestHandler<Refusing, Done>
    {
        public async Task<Done> Handle(Refusing request, CancellationToken cancellationToken)
        {
            var said = await charter.Ask(request.Question, cancellationToken);
            RuleBroken.If(said.Any(objection => objection.Effect == CharterEffect.Block), "charter.refused");
            return default;
        }
    }

    private sealed class AskingHandler(ICharter charter) : IRequestHandler<Asking, IReadOnlyList<CharterObjection>>
    {
        public Task<IReadOnlyList<CharterObjection>> Handle(Asking request, CancellationToken cancellationToken) => charter.Ask(request.Question, cancellationToken);
    }
}
