using System.Diagnostics;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders;
using ConsumerAid.Orders.Acceptance;
using ConsumerAid.Orders.Allocation;
using ConsumerAid.Orders.Dispatching;
using ConsumerAid.Orders.Placing;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Registry;
using ConsumerAid.Registry.Organisations;
using ConsumerAid.Registry.Notices;
using ConsumerAid.Storefront.Host;
using ConsumerAid.Testing;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ConsumerAid.Storefront.Tests.Killing;

/// <summary>Two web processes, each with its own jobs, over one PostgreSQL database.</summary>
public sealed class TwoNodesTests
{
    private const int DaysAgo = 4, Deliveries = 10;
    private static readonly string[] Jobs = ["orders.roll-up", "orders.accept-silent", "orders.lapse", "orders.settle-disputes", "catalog.expire-lots", "foundation.outbox"];

    [Fact]
    public async Task Two_nodes_share_the_trade_and_the_jobs_and_do_nothing_twice()
    {
        var database = await Databases.FreshAsync(DatabaseProvider.PostgreSql);
        var storage = Directory.CreateDirectory(TestFolder.Fresh("storage")).FullName;
        await TheDemoOf(database, storage);
        await using var truth = new Truth(database);
        var due = await truth.Look(Due);
        var before = await truth.Look(db => db.LedgerEntries().CountAsync());

        var since = TimeProvider.System.GetUtcNow();
        var settings = HostProcess.Settings(database, storage);
        settings["Demo"] = "true";
        var trade = new Trade();
        IReadOnlyCollection<string> workers;
        await using (var one = await HostProcess.StartAsync(settings))
        await using (var other = await HostProcess.StartAsync(settings))
        {
            Desk[] desks = [new(one.Address, trade), new(other.Address, trade)];
            await desks[0].Open();
            using var stop = new CancellationTokenSource();
            var work = Task.WhenAll(desks.SelectMany(desk => new[] { desk.Buy(stop.Token), desk.Deliver(stop.Token), desk.StartJobs(stop.Token, Jobs) }));
            for (var patience = Stopwatch.StartNew(); trade.Accepted.Count < Deliveries && !work.IsFaulted && patience.Elapsed < TimeSpan.FromMinutes(3);) await Task.Delay(50);
            await stop.CancelAsync();
            await work;
            workers = await AllDone(database);
        }

        Assert.Equal(2, workers.Count);
        Assert.True(trade.Accepted.Count >= Deliveries, $"only {trade.Accepted.Count} deliveries were accepted");
        var made = await truth.Look(db => db.LedgerEntries().CountAsync()) - before;
        Assert.InRange(await truth.RollUp(), 0, made - 1);
        await truth.Holds(trade);
        await truth.Look(async db => await Once(db, due, since));
    }

    /// <summary>The demo as it was some days ago, with three orders that nobody has cared for since: not approved, not taken over, taken over at far less than the slip says.</summary>
    private static async Task TheDemoOf(DatabaseSettings database, string storage)
    {
        var then = TimeProvider.System.GetUtcNow().AddDays(-DaysAgo);
        await using var services = Databases.Wire(database, new FakeTimeProvider(then)).BuildServiceProvider();
        await MarketHost.Prepare(services, new HostSettings(database, storage, Databases.Keys, RunJobs: false, Demo: true), default);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketDb>();
        var member = await db.Organisations().Where(one => one.Kind == OrganisationKind.MemberUnit).OrderBy(one => one.ApprovalFrom.Fen).Select(one => one.Id).FirstAsync();
        var lot = await db.Lots().Where(one => one.State == LotState.Published).OrderByDescending(one => one.SpoilsOn).ThenByDescending(one => one.Free.Grams).FirstAsync();
        var weight = new Weight(lot.Free.Grams / 4 / lot.Step.Grams * lot.Step.Grams);
        for (var neglected = 0; neglected < 3; neglected++)
        {
            var order = await As(new PlaceOrder(null, [new OrderedLot(lot.Id, weight)], "长沙市岳麓区 食堂", Foundation.Time.ChinaTime.DayOf(then).AddDays(3), "net-30"), member, Roles.Purchaser);
            Assert.Equal(OrderState.AwaitingApproval, order.State);
            if (neglected == 0) continue;
            await As(new ApproveOrder(order.Id, true, null), member, Roles.Approver);
            var shares = (await As(new GetAllocation(order.Id), lot.CooperativeId, Roles.Cooperative))!.Lines.Single().Shares.Where(share => share.Share.IsPositive);
            var load = new LoadedLot(lot.Id, [.. shares.Select(share => new WeighIn(share.HouseholdCode!, share.Share, default, default))]);
            var left = await As(new DispatchGoods(order.Id, "湘N12345", $"TWO-{neglected}", "HGZ-2", then.AddHours(8), [load]), lot.CooperativeId, Roles.Cooperative);
            if (neglected == 2) await As(new AcceptDelivery(left.Id, [new AcceptedLot(lot.Id, new Weight(left.Net.Grams * 9 / 10), default, null, null)]), member, Roles.Purchaser);
        }

        Task<T> As<T>(IRequest<T> request, Guid organisation, string role)
        {
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Value =
                new Actor($"U-{role}", new HashSet<string> { role }) { AccountId = Guid.CreateVersion7(then), OrganisationId = organisation, CountyCode = lot.CountyCode };
            return scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
        }
    }

    private static async Task<DueThings> Due(MarketDb db)
    {
        var (now, today) = (TimeProvider.System.GetUtcNow(), Foundation.Time.ChinaTime.DayOf(TimeProvider.System.GetUtcNow()));
        var due = new DueThings(
            await db.Dispatches().Where(one => (one.State == DispatchState.UnderWay || one.State == DispatchState.Arrived) && one.AcceptanceDueAt <= now).Select(one => one.Id).ToListAsync(),
            await db.Dispatches().Where(one => one.State == DispatchState.Disputed && one.DisputeDueAt <= now).Select(one => one.Id).ToListAsync(),
            await db.Orders().Where(one => one.State == OrderState.AwaitingApproval && one.ApprovalDueAt <= now).Select(one => one.Id).ToListAsync(),
            await db.Lots().Where(one => (one.State == LotState.Published || one.State == LotState.SoldOut || one.State == LotState.InReview) && one.SpoilsOn < today).Select(one => one.Id).ToListAsync());
        Assert.All(new[] { due.Silent, due.Disputed, due.Unapproved }, Assert.NotEmpty);
        return due;
    }

    /// <summary>Each thing that was due was done, and its parties were told of it once.</summary>
    private static async Task<bool> Once(MarketDb db, DueThings due, DateTimeOffset since)
    {
        Assert.All(await db.Dispatches().Where(one => due.Silent.Contains(one.Id)).ToListAsync(), one => Assert.Equal((DispatchState.Accepted, true), (one.State, one.BySilence)));
        Assert.All(await db.Dispatches().Where(one => due.Disputed.Contains(one.Id)).ToListAsync(), one => Assert.Equal(DispatchState.Accepted, one.State));
        Assert.All(await db.Orders().Where(one => due.Unapproved.Contains(one.Id)).ToListAsync(), one => Assert.Equal(OrderState.Lapsed, one.State));
        Assert.All(await db.Lots().Where(one => due.Spoiled.Contains(one.Id)).ToListAsync(), one => Assert.Equal(LotState.Expired, one.State));
        var told = await db.Set<Notice>().Where(notice => notice.At >= since && notice.OrganisationId != null).GroupBy(notice => new { notice.OrganisationId, notice.Code, notice.Arguments, notice.Link })
            .Select(notices => new { notices.Key, Times = notices.Count() }).ToListAsync();
        Assert.True(told.Count(one => one.Key.Code == "orders.notice-accepted-by-silence") >= 2 * due.Silent.Count);
        // Two findings of one rule are two reminders, or join a case twice, with the same words.
        Assert.DoesNotContain(told, one => one.Times > 1 && !one.Key.Code.StartsWith("cases.notice-", StringComparison.Ordinal));
        return true;
    }

    /// <summary>Waits until no job is left, and answers which processes worked on them.</summary>
    private static async Task<IReadOnlyCollection<string>> AllDone(DatabaseSettings database)
    {
        var jobs = new PostgreSqlStorage(new NpgsqlConnectionFactory(database.ConnectionString, new PostgreSqlStorageOptions())).GetMonitoringApi();
        for (var patience = Stopwatch.StartNew(); jobs.EnqueuedCount("default") + jobs.ProcessingCount() > 0; await Task.Delay(100))
        {
            Assert.True(patience.Elapsed < TimeSpan.FromMinutes(3), "jobs are left");
        }

        Assert.Equal((0, 0), (jobs.FailedCount(), jobs.ScheduledCount()));
        var done = jobs.SucceededJobs(0, 10_000).Select(job => job.Key).ToList();
        Assert.True(done.Count > Jobs.Length, $"{done.Count} jobs ran");
        return [.. done.SelectMany(id => jobs.JobDetails(id).History).Where(state => state.StateName == "Processing").Select(state => state.Data["ServerId"]).ToHashSet()];
    }

    private sealed record DueThings(IReadOnlyList<Guid> Silent, IReadOnlyList<Guid> Disputed, IReadOnlyList<Guid> Unapproved, IReadOnlyList<Guid> Spoiled);
}
