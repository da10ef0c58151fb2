using System.Globalization;
using ConsumerAid.AllianceAdmin.Pledges;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Persistence.Bulk;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders.Ledger;
using ConsumerAid.Registry;
using ConsumerAid.Storefront.Host;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Storefront.Seeding.Province;

/// <summary>
/// A whole province, or a part of it in proportion, in one transaction: whoever is killed leaves the database as empty as it was. People, households and companies are
/// invented; lots, orders and ledger have come about by the product's own rules.
/// </summary>
internal static class ProvinceSeed
{
    private static readonly string[] Schemas = ["foundation", "registry", "catalog", "orders", "ledger"];

    /// <exception cref="SettingWrong">There are organisations or households already.</exception>
    public static async Task Run(IServiceProvider services, bool demo, ProvinceScale scale, SeedProgress progress, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.System;
        var db = scope.ServiceProvider.GetRequiredService<MarketDb>();
        db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
        if (await db.Organisations().AnyAsync(cancellation) || await db.Households().AnyAsync(cancellation))
        {
            throw new SettingWrong("--scale", "there are organisations or households already; a province is made in an empty database only.");
        }

        await scope.ServiceProvider.GetRequiredService<UnitOfWork>().Run(token => Make(scope.ServiceProvider, db, demo, scale, progress, token), cancellation);
        progress.Begin("statistics");
        await Analyse(db, cancellation);
        progress.Done(100);
    }

    private static async Task<Done> Make(IServiceProvider services, MarketDb db, bool demo, ProvinceScale scale, SeedProgress progress, CancellationToken cancellation)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var (mediator, terms) = (services.GetRequiredService<IMediator>(), await services.GetRequiredService<ICharter>().Terms(now, cancellation));
        progress.Begin("plan and organisations");
        var plan = await ProvincePlan.Make(db, scale, terms, now, cancellation);
        var parties = new ProvinceParties(plan, db, mediator, services.GetRequiredService<Counters>(), services.GetRequiredService<PersonalVault>(), now, demo);
        await parties.Enrol(cancellation);
        progress.Done(100);

        var bare = await BareTables.Of(db, Schemas, cancellation);
        var trade = new ProvinceTrade(plan, parties.Members, terms, now);
        await using (var stream = BulkStream.Open(db, cancellation))
        {
            progress.Begin("liaisons and households");
            await parties.Write(stream, progress.Done, cancellation);
            progress.Begin("lots, orders and ledger");
            await trade.Write(stream, progress.Done, cancellation);
            await stream.Complete(cancellation);
            progress.Say(string.Create(CultureInfo.InvariantCulture, $"{stream.Rows:N0} rows; accepted {trade.Accepted:N0} g"));
        }

        if (trade.Accepted != scale.AcceptedGrams) throw new InvalidOperationException($"{trade.Accepted} g were accepted instead of {scale.AcceptedGrams}.");
        progress.Begin("indexes and keys");
        await bare.Dress(progress.Done, cancellation);
        progress.Begin("roll-ups");
        await Analyse(db, cancellation);
        await mediator.Send(new RebuildRollUps(), cancellation);
        await mediator.Send(new CreditDeliveries(All: true), cancellation);
        progress.Done(100);
        return default;
    }

    // Without it PostgreSQL plans for empty tables until its own cleaner has come round.
    private static Task Analyse(MarketDb db, CancellationToken cancellation) =>
        db.Database.IsSqlServer() ? Task.CompletedTask : db.Database.ExecuteSqlRawAsync("ANALYZE", cancellation);
}
