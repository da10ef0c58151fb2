using System.Data.Common;
using ConsumerAid.AllianceAdmin.Bulletins;
using ConsumerAid.AllianceAdmin.Pledges;
using ConsumerAid.AllianceAdmin.Tests.Members;
using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Ledger;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Registry.Regions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.AllianceAdmin.Tests.Bulletins;

/// <summary>An alliance from Monday, 23 November 2026, 10:00 on, in whose counties goods are accepted at times that only go forward; a kilogram is worth a yuan.</summary>
public sealed class Weeks : IAsyncDisposable
{
    private int count;

    private Weeks(Alliance alliance, Counting queries) => (Alliance, Queries) = (alliance, queries);

    public Alliance Alliance { get; }

    public AllianceHost Host => Alliance.Host;

    /// <summary>What the database was asked.</summary>
    public Counting Queries { get; }

    public static async Task<Weeks> Open(DatabaseProvider database)
    {
        var queries = new Counting();
        return new Weeks(await Alliance.Open(database, services => services.ConfigureDbContext<MarketDb>(options => options.AddInterceptors(queries))), queries);
    }

    /// <returns>Its code.</returns>
    public async Task<string> AddCounty(int at)
    {
        var code = $"4390{at:00}";
        await Host.Add(new County
        {
            Code = code, NameZh = $"县{at}", NameEn = $"County {at}", PrefectureZh = "市", PrefectureEn = "City", IsPovertyCounty = true, Latitude = 27.9, Longitude = 109.8,
        });
        return code;
    }

    /// <summary>Households of a county deliver so many grams each, accepted and recorded at that time; or recorded then and accepted before.</summary>
    public async Task Accept(string at, string county, int households, long grams, string? acceptedAt = null)
    {
        Move(at);
        var now = Host.Clock.GetUtcNow();
        var (line, lot, price) = (Guid.CreateVersion7(now), Guid.CreateVersion7(now), UnitPrice.Of(100, WeightUnit.Kilogram));
        await Host.Add(new OrderLine
        {
            Id = line, OrderId = (await Alliance.AddOrder(Scene.Member)).Id, Position = Interlocked.Increment(ref count), LotId = lot, CooperativeId = Scene.Cooperative, CountyCode = county,
            Produce = Scene.Orange, Grade = "A", CertificateId = lot, CertificateNo = "R-1", Ordered = new Weight(1), Step = new Weight(1), TierFrom = new Weight(1), UnitPrice = price,
            HouseholdPrice = price, PriceBasis = PriceBasis.ExCooperative, VatKind = VatKind.ExemptOwnProduce, TolerancePerMille = 20, DailyLossPerMille = 0, AcceptanceHours = 24, CharterVersion = 1,
        });
        var occurred = acceptedAt is null ? now : AllianceHost.China(acceptedAt);
        await Host.Within<TonnageLedger, bool>(ledger =>
        {
            ledger.Post([.. Enumerable.Range(0, households).Select(household => new Posting($"HH-{county}-{household:D6}", lot, line, line, Scene.Member, EntryType.Accepted, grams, occurred, null, null))]);
            return Task.FromResult(true);
        });
    }

    /// <summary>A unit accepts goods of so many households, worth so many yuan, and the job credits them.</summary>
    public async Task Credit(string at, Guid member, long yuan, int households)
    {
        Move(at);
        await Alliance.Deliver(member, yuan, at, households: households);
        await Host.Send(new CreditDeliveries());
    }

    /// <summary>Later, China's time.</summary>
    public void Move(string to) => Host.Clock.SetUtcNow(AllianceHost.China(to));

    public Task<int> Issue(string at, int most = 8)
    {
        Move(at);
        return Host.Send(new IssueBulletins(most));
    }

    public async Task<BulletinSheet> Sheet(int number) => (await Host.Send(new GetBulletin(number), Actor.Anonymous))!;

    public ValueTask DisposeAsync() => Alliance.DisposeAsync();

    public sealed class Counting : DbCommandInterceptor
    {
        private int count;

        public int Count => count;

        public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
        {
            // How rows are written in batches is each database's own affair.
            if (command.CommandText.StartsWith("SELECT", StringComparison.Ordinal)) Interlocked.Increment(ref count);
            return base.ReaderExecutedAsync(command, eventData, result, cancellationToken);
        }
    }
}
