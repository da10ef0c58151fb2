using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders;
using ConsumerAid.Orders.Ledger;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Registry;
using ConsumerAid.Storefront.Host;
using ConsumerAid.Storefront.Tests.Journey;
using ConsumerAid.Testing;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ConsumerAid.Storefront.Tests.Starting;

/// <summary>What a first start shows, and how a start ends that cannot work.</summary>
public sealed class StartTests
{
    private const string Mayang = "431226";
    private const string Orange = "mayang-bingtang-orange";

    [Fact]
    public async Task A_first_start_has_what_the_demo_promises()
    {
        await using var services = Databases.Wire(await Databases.DemoAsync()).BuildServiceProvider();
        await Promised(services, TimeProvider.System);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketDb>();
        Assert.Equal(50, await db.Organisations().CountAsync(one => one.Kind == OrganisationKind.Cooperative));
        Assert.Equal(63, await db.Organisations().CountAsync(one => one.Kind == OrganisationKind.MemberUnit));
        Assert.Equal(100, await db.Liaisons().CountAsync());
        Assert.Equal(600, await db.Households().CountAsync());
        Assert.Equal(50, await db.Households().GroupBy(one => one.CountyCode).CountAsync(county => county.Count() == 12));
    }

    [Fact]
    public async Task In_late_spring_the_demo_is_as_rich_as_in_autumn()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 5, 20, 9, 0, 0, TimeSpan.FromHours(8)));
        var database = await Databases.FreshAsync(DatabaseProvider.Sqlite);
        var settings = new HostSettings(database, Directory.CreateDirectory(TestFolder.Fresh("storage")).FullName, Databases.Keys, RunJobs: false, Demo: true);
        await using var services = Databases.Wire(database, clock).BuildServiceProvider();
        await MarketHost.Prepare(services, settings, default);
        await Promised(services, clock);
    }

    [Fact]
    public async Task A_restart_without_the_demo_lets_no_demo_account_in()
    {
        await using var host = new Restarted();
        await host.InitializeAsync();
        (await new Caller(host.Address).Post("/tokens", new { phone = "19900000006", password = Caller.Password })).Refuses(401, "registry.sign-in-failed");
        using var browser = host.Browse();
        Assert.DoesNotContain("19900000006", await browser.GetStringAsync("/sign-in"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Database:Provider", "Oracle")]
    [InlineData("Jobs:Run", "perhaps")]
    [InlineData("Demo", "2")]
    [InlineData("Storage:Path", "/proc/none")]
    [InlineData("ConnectionStrings:Market", "no connection string")]
    [InlineData("ConnectionStrings:Market", "Host=/nowhere;Username=x;Database=x;Timeout=2", "PostgreSql")]
    public async Task A_start_that_cannot_work_says_why_in_one_line(string key, string value, string provider = "Sqlite")
    {
        var settings = HostProcess.Settings(DatabaseSettings.SqliteFile(TestFolder.Fresh("never.db")), TestFolder.Fresh("never"));
        settings["Database:Provider"] = provider;
        settings[key] = value;
        var (code, output) = await HostProcess.RunAsync(settings, "", "--urls", "http://127.0.0.1:0");
        var line = Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        Assert.StartsWith(key + ":", line, StringComparison.Ordinal);
        Assert.Equal(1, code);
    }

    private static async Task Promised(IServiceProvider services, TimeProvider clock)
    {
        await using var scope = services.CreateAsyncScope();
        var (db, actor) = (scope.ServiceProvider.GetRequiredService<MarketDb>(), scope.ServiceProvider.GetRequiredService<Foundation.Requests.CurrentActor>());
        Assert.Equal(98, await db.Lots().CountAsync());
        Assert.Equal(91, await db.Lots().Select(lot => lot.Produce).Distinct().CountAsync());
        Assert.InRange(await db.Lots().CountAsync(lot => lot.State == LotState.Published), 40, 98);
        Assert.InRange(await db.Orders().CountAsync(), 130, 170);
        Assert.Equal(
            Enum.GetValues<OrderState>().Order(),
            (await db.Orders().Select(order => order.State).Distinct().ToListAsync()).Order());
        // The demo's cooperative and its buyer find something to do at every step.
        var clerk = await db.Organisations().Where(one => one.Kind == OrganisationKind.Cooperative && one.CountyCode == Mayang).Select(one => one.Id).SingleAsync();
        var buyer = await db.Organisations().Where(one => one.Name == "湘江示范采购有限公司").Select(one => one.Id).SingleAsync();
        var sent = await db.Dispatches().Where(one => one.CooperativeId == clerk && one.MemberId == buyer).Select(one => one.State).Distinct().ToListAsync();
        Assert.Equal(Enum.GetValues<DispatchState>().Order(), sent.Order());
        var parts = await db.Orders().Where(order => order.MemberId == buyer && db.OrderLines().Any(line => line.OrderId == order.Id && line.CooperativeId == clerk)).Select(order => order.State).ToListAsync();
        Assert.All([OrderState.AwaitingApproval, OrderState.Approved, OrderState.Dispatching, OrderState.Delivered], state => Assert.Contains(state, parts));
        Assert.True(await db.Lots().AnyAsync(lot => lot.CooperativeId == clerk && lot.State == LotState.Published));

        // The demo's liaison acts for eight households of one village of Mayang, all poor, with consent, each with ten tonnes and more that it can still bring.
        var today = ChinaTime.DayOf(clock.GetUtcNow());
        var assigned = await db.Accounts().Where(account => account.LiaisonId != null && account.CountyCode == Mayang).Join(
            db.Assignments(), account => account.LiaisonId, assignment => assignment.LiaisonId, (account, assignment) => new { assignment.LiaisonId, assignment.HouseholdCode }).ToListAsync();
        var own = assigned.GroupBy(row => row.LiaisonId).Single(group => group.Count() == 8).Select(row => row.HouseholdCode).ToList();
        Assert.StartsWith(Mayang, Assert.Single(await db.Households().Where(one => own.Contains(one.Code)).Select(one => one.VillageCode).Distinct().ToListAsync()), StringComparison.Ordinal);
        Assert.DoesNotContain(HouseholdCategory.Ordinary, await db.HouseholdCategories().Where(one => own.Contains(one.HouseholdCode)).Select(one => one.Category).ToListAsync());
        var yields = await db.Holdings().Where(one => own.Contains(one.HouseholdCode) && one.Produce == Orange).ToDictionaryAsync(one => one.HouseholdCode, one => one.YieldPerSeason.Grams);
        var brought = await db.Stocks().Where(one => own.Contains(one.HouseholdCode) && one.Produce == Orange).GroupBy(one => one.HouseholdCode)
            .ToDictionaryAsync(stocks => stocks.Key, stocks => stocks.Sum(stock => stock.Weight.Grams));
        Assert.All(own, household => Assert.True(yields[household] - brought.GetValueOrDefault(household) >= Weight.FromTonnes(10).Grams, household));
        var paper = await db.Certificates().SingleAsync(one => one.Number == $"DEMO-{Mayang}-1");
        Assert.Equal((clerk, Orange, true), (paper.CooperativeId, paper.Produce, paper.ValidFrom <= today && today.AddDays(60) <= paper.ValidTo));

        actor.Value = Foundation.Requests.Actor.System;
        var verdict = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new VerifyLedger());
        Assert.True(verdict.Ok && verdict.Entries > 500, $"{verdict}");
    }

    private sealed class Restarted : WebHost
    {
        protected override bool Demo => false;

        protected override Task<DatabaseSettings> MakeDatabase() => Databases.DemoAsync(Storage);
    }
}
