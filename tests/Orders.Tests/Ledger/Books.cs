using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Ledger;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.Orders.Tests.Ledger;

/// <summary>Writes a ledger past the trade: lines of orders, and postings on them.</summary>
internal static class Books
{
    public static readonly Guid Member = Guid.Parse("0199a000-0000-7000-8000-000000000001");

    public static string Household(string county, int number) => $"HH-{county}-{number:000000}";

    /// <summary>A line of an order of that produce at CNY 3 per kg to the household.</summary>
    public static async Task<(Guid Lot, Guid Line)> Line(this Market market, string produce, long householdFenPerKg = 300)
    {
        var now = market.Clock.GetUtcNow();
        var line = new OrderLine
        {
            Id = Guid.CreateVersion7(now), OrderId = Guid.CreateVersion7(now), Position = 0, LotId = Guid.CreateVersion7(now), CooperativeId = Guid.CreateVersion7(now),
            CountyCode = "431226", Produce = produce, Grade = "A", CertificateId = null, CertificateNo = "T-1", Ordered = Weight.FromTonnes(1000), Step = new Weight(1),
            TierFrom = default, UnitPrice = UnitPrice.Of(400, WeightUnit.Kilogram), HouseholdPrice = UnitPrice.Of(householdFenPerKg, WeightUnit.Kilogram),
            PriceBasis = default, VatKind = default, TolerancePerMille = 20, DailyLossPerMille = 0, AcceptanceHours = 24, CharterVersion = 1,
        };
        await market.Write(Order.Place(
            new OrderPlan
            {
                Id = line.OrderId, MemberId = Member, MemberPoNumber = null, DeliverTo = "长沙", DeliverOn = DateOnly.FromDateTime(now.UtcDateTime), PaymentTerms = default,
                RequestedBy = "U-000003", ApprovalDueAt = now.AddHours(72), CharterVersion = 1, Lines = [line],
            },
            now));
        return (line.LotId, line.Id);
    }

    /// <summary>Posts in a transaction of its own, recorded at the market's present instant.</summary>
    public static Task Post(this Market market, params Posting[] postings) => market.In(scope => scope.GetRequiredService<UnitOfWork>().Run(
        _ =>
        {
            scope.GetRequiredService<TonnageLedger>().Post(postings);
            return Task.FromResult(0);
        },
        default));

    public static Posting Accepted(this (Guid Lot, Guid Line) of, string household, long grams, DateTimeOffset at, Guid? member = null) =>
        new(household, of.Lot, of.Line, of.Line, member ?? Member, EntryType.Accepted, grams, at, household, null);

    public static Posting Dispatched(this (Guid Lot, Guid Line) of, string household, long grams, DateTimeOffset at, Guid? member = null) =>
        of.Accepted(household, grams, at, member) with { Type = EntryType.Dispatched };

    /// <summary>Postings of all kinds over some days, households and members, and corrections of some.</summary>
    public static async Task<int> Fill(this Market market, int postings, int seed = 1)
    {
        var random = new Random(seed);
        (Guid Lot, Guid Line)[] lines = [await market.Line("a-orange"), await market.Line("b-tea", 12_345), await market.Line("c-rice", 7)];
        var start = market.Clock.GetUtcNow();
        for (var done = 0; done < postings; done += 50)
        {
            market.Clock.Advance(TimeSpan.FromMinutes(random.Next(1, 400)));
            var now = market.Clock.GetUtcNow();
            await market.Post([.. Enumerable.Range(0, Math.Min(50, postings - done)).Select(_ => lines[random.Next(3)]
                .Accepted(Household($"4312{random.Next(20, 24)}", random.Next(1, 30)), random.Next(1, 5_000_000), now.AddMinutes(-random.Next(0, 3000)), random.Next(3) == 0 ? Guid.Empty : Member)
                with { Type = (EntryType)random.Next(1, 6) })]);
        }

        var corrected = await market.Look(db => db.Set<LedgerEntry>().AsNoTracking().OrderBy(entry => entry.Id).Take(5).ToListAsync());
        market.Clock.Advance(TimeSpan.FromMinutes(5));
        await market.Post([.. corrected.Select(entry => new Posting(
            entry.HouseholdCode, entry.LotId, entry.LineId, entry.DispatchId, entry.MemberId, EntryType.Corrected, -1, market.Clock.GetUtcNow(), null, null, entry.Id, entry.Type))]);
        Assert.True(market.Clock.GetUtcNow() > start);
        return postings + corrected.Count;
    }

    public static Task<LedgerVerdict> Verify(this Market market) => market.Send(new VerifyLedger(), Actor.System);

    public static Task<int> RollUp(this Market market, int batch = 10_000) => market.Send(new RollUp(batch), Actor.System);

    /// <summary>Says a statement past all triggers and foreign keys, as somebody who owns the server can.</summary>
    public static Task Tamper(this Market market, string statement) => market.In(async scope =>
    {
        var db = scope.GetRequiredService<MarketDb>();
        await db.Database.OpenConnectionAsync();
        if (db.Database.IsSqlite())
        {
            var drops = from table in (string[])["LedgerEntries", "SealedEntries", "Seals"] from act in (string[])["update", "delete", "replace"] select $"DROP TRIGGER IF EXISTS \"append_only_{table}_{act}\"";
            await db.Database.ExecuteSqlRawAsync(string.Join(';', drops));
        }

        var (off, on) = db.Database.IsSqlite()
            ? ("PRAGMA foreign_keys=OFF", "PRAGMA foreign_keys=ON") : ("SET session_replication_role = replica", "SET session_replication_role = DEFAULT");
        await db.Database.ExecuteSqlRawAsync(off);
        await db.Database.ExecuteSqlRawAsync(statement);
        await db.Database.ExecuteSqlRawAsync(on);
        await db.Database.CloseConnectionAsync();
    });

    /// <summary>The table's name on this database.</summary>
    public static string Name(DatabaseProvider on, string table) => on == DatabaseProvider.Sqlite ? $"\"{table}\"" : $"ledger.\"{table}\"";
}
