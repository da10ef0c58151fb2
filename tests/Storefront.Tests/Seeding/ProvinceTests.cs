using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders;
using ConsumerAid.Orders.Ledger;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Registry;
using ConsumerAid.Storefront.Host;
using ConsumerAid.Storefront.Tests.Journey;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.Storefront.Tests.Seeding;

/// <summary>A province of three hundred households is whole in itself.</summary>
public abstract class ProvinceTests(ProvinceHost host)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task There_is_as_much_as_the_scale_says()
    {
        var scale = ProvinceHost.Scale;
        Assert.Equal(scale.Households, await Count(db => db.Households()));
        Assert.Equal(scale.Liaisons, await Count(db => db.Liaisons()));
        Assert.Equal(scale.Cooperatives, await Count(db => db.Organisations().Where(unit => unit.Kind == OrganisationKind.Cooperative)));
        Assert.Equal(scale.Members, await Count(db => db.Organisations().Where(unit => unit.Kind == OrganisationKind.MemberUnit)));
        Assert.Equal(scale.Lots, await Count(db => db.Lots()));
        Assert.InRange(await Count(db => db.Orders()), scale.Orders * 97 / 100, scale.Orders);
        Assert.InRange(await Look(db => db.Households().SumAsync(household => household.People, Stop)), scale.Households * 163 / 52 - 1, scale.Households * 163 / 52 + 1);
        Assert.Equal(0, await Count(db => db.Liaisons().Where(liaison => liaison.Households > 10 || liaison.Households != db.Assignments().Count(row => row.LiaisonId == liaison.Id))));
    }

    [Fact]
    public async Task Exactly_the_wanted_weight_was_accepted_and_is_sealed_and_rolled_up()
    {
        Assert.Equal(462_576_923, ProvinceHost.Scale.AcceptedGrams);
        var accepted = await Look(db => db.LedgerEntries().Where(entry => entry.CountsAs == EntryType.Accepted).SumAsync(entry => entry.Weight.Grams, Stop));
        Assert.Equal(ProvinceHost.Scale.AcceptedGrams, accepted);
        var verdict = await Send(new VerifyLedger());
        Assert.True(verdict.Ok, verdict.FirstBroken);
        Assert.True(verdict.Seals > 30);
        Assert.Equal(0, await Send(new CompareRollUps()));
        Assert.Equal(0, await Send(new SealEntries()));
        Assert.Equal(0, await Send(new RollUp()));
    }

    [Fact]
    public async Task Every_weight_of_a_lot_is_where_its_orders_say()
    {
        var lots = await Look(db => db.Lots().ToListAsync(Stop));
        var offers = (await Look(db => db.Offers().ToListAsync(Stop))).ToLookup(offer => offer.LotId);
        var states = await Look(db => db.Orders().ToDictionaryAsync(order => order.Id, order => order.State, Stop));
        var lines = (await Look(db => db.OrderLines().ToListAsync(Stop))).Select(line => (Line: line, State: states[line.OrderId])).ToLookup(row => row.Line.LotId);
        Assert.True(lots.Select(lot => lot.State).Distinct().Count() >= 3);
        Assert.All(lots, lot =>
        {
            Assert.Equal(lot.Estimated, lot.Free + lot.Reserved + lot.Dispatched + lot.Withdrawn);
            Assert.Equal(lot.Estimated.Grams, offers[lot.Id].Sum(offer => offer.Offered.Grams));
            Assert.Equal(lot.Dispatched.Grams, offers[lot.Id].Sum(offer => offer.Dispatched.Grams));
            var open = lines[lot.Id].Select(row => (row.State, Grams: row.Line.Ordered.Grams - row.Line.Taken.Grams - row.Line.Released.Grams)).ToList();
            Assert.Equal(lot.Reserved.Grams, open.Sum(line => line.Grams));
            Assert.Equal(offers[lot.Id].Sum(offer => offer.Promised.Grams), open.Where(line => line.State != OrderState.AwaitingApproval).Sum(line => line.Grams));
            Assert.Equal(lot.Dispatched.Grams, lines[lot.Id].Sum(row => row.Line.Taken.Grams));
        });
    }

    [Fact]
    public async Task The_ledger_says_of_each_line_what_the_line_says()
    {
        var lines = await Look(db => db.OrderLines().ToDictionaryAsync(line => line.Id, Stop));
        var entries = (await Look(db => db.LedgerEntries().ToListAsync(Stop))).ToLookup(entry => entry.LineId);
        Assert.All(lines.Values, line =>
        {
            Assert.Equal(line.Accepted.Grams, Sum(EntryType.Accepted));
            Assert.Equal(line.Rejected.Grams, Sum(EntryType.Rejected));
            Assert.Equal(line.Amount, line.UnitPrice.For(line.Accepted));

            long Sum(EntryType type) => entries[line.Id].Where(entry => entry.Type == type).Sum(entry => entry.Weight.Grams);
        });
        var states = await Look(db => db.Orders().Select(order => order.State).Distinct().ToListAsync(Stop));
        Assert.Contains(OrderState.Completed, states);
        Assert.True(states.Count >= 4, string.Join(", ", states));
    }

    [Fact]
    public async Task Triggers_indexes_and_keys_are_as_before()
    {
        var fresh = await Testing.Databases.FreshAsync(host.Services.GetRequiredService<DatabaseSettings>().Provider);
        await using var services = Testing.Databases.Wire(fresh).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var before = await DatabaseShape.Of(scope.ServiceProvider.GetRequiredService<MarketDb>());
        Assert.True(before.Count > 100);
        Assert.Equal(before, await Look(DatabaseShape.Of));
        await Testing.Databases.RemoveAsync(fresh);
    }

    [Fact]
    public async Task A_second_one_is_refused()
    {
        var refused = await Assert.ThrowsAsync<SettingWrong>(() => host.Seed(ProvinceHost.Scale));
        Assert.StartsWith("--scale", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_show_it_to_those_whom_it_concerns()
    {
        var lot = await Look(db => db.Lots().OrderByDescending(lot => lot.Dispatched.Grams).Where(lot => lot.State == LotState.Published).Select(lot => lot.Id).FirstAsync(Stop));
        var order = await Look(db => db.Orders().Where(order => order.State == OrderState.Completed).OrderBy(order => order.Id).Select(order => order.Id).FirstAsync(Stop));
        var dispatch = await Look(db => db.Dispatches().Where(dispatch => dispatch.OrderId == order).Select(dispatch => dispatch.Id).FirstAsync(Stop));
        var entry = await Look(db => db.LedgerEntries().Where(entry => entry.LotId == lot).Select(entry => entry.Id).FirstAsync(Stop));
        const string household = "HH-431226-000001";
        var pages = new Dictionary<int, string[]>
        {
            [1] = ["/liaison", $"/liaison/households/{household}"],
            [2] = ["/cooperative/lots", "/cooperative/orders", "/cooperative/stocks"],
            [3] = ["/", "/lots", $"/lots/{lot}", "/orders", "/impact"],
            [6] = [$"/orders/{order}", $"/deliveries/{dispatch}"],
            [8] = ["/ledger", $"/ledger/entries/{entry}", "/ledger/seals"],
            [9] = ["/review/lots", $"/review/households/{household}"],
        };
        foreach (var (who, paths) in pages)
        {
            var browser = await Browser.As(host, $"199000000{who:00}");
            foreach (var path in paths) await browser.Read(path);
        }
    }

    private Task<int> Count<T>(Func<MarketDb, IQueryable<T>> rows) => Look(db => rows(db).CountAsync(Stop));

    private Task<T> Look<T>(Func<MarketDb, Task<T>> look) => host.In(scope => look(scope.GetRequiredService<MarketDb>()));

    private Task<T> Send<T>(IRequest<T> request) => host.In(scope => scope.GetRequiredService<IMediator>().Send(request, Stop));
}

public sealed class ProvinceOnSqliteTests(ProvinceOnSqlite host) : ProvinceTests(host), IClassFixture<ProvinceOnSqlite>;

public sealed class ProvinceOnPostgresTests(ProvinceOnPostgres host) : ProvinceTests(host), IClassFixture<ProvinceOnPostgres>;
