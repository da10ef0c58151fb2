using ConsumerAid.AllianceAdmin.Pledges;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Tests.Members;

public sealed class CreditTests
{
    [Theory, EachDatabase]
    public async Task What_was_accepted_is_credited_once_however_often_the_job_runs(DatabaseProvider database)
    {
        await using var alliance = await Alliance.Open(database);
        var (member, _) = await alliance.AddMember();
        await alliance.Deliver(member, 500);
        await alliance.Deliver(member, 250, "2026-11-21T00:30");

        Assert.Equal(new CreditedDeliveries(2, 2), await alliance.Host.Send(new CreditDeliveries()));
        Assert.Equal(new CreditedDeliveries(0, 0), await alliance.Host.Send(new CreditDeliveries()));
        Assert.Equal(new CreditedDeliveries(0, 0), await alliance.Host.Send(new CreditDeliveries(All: true)));
        var pledge = (await alliance.Host.Send(new GetPledge(member)))!;
        Assert.Equal((new Money(75_000), new Money(75_000), Weight.FromKilograms(750)), (pledge.Credited, pledge.Provisional, pledge.Weight));
        Assert.Equal([new DateOnly(2026, 11, 20), new DateOnly(2026, 11, 21)], (await Entries(alliance)).Select(entry => entry.CountedOn));
    }

    [Theory, EachDatabase]
    public async Task Only_certified_goods_of_members_count(DatabaseProvider database)
    {
        await using var alliance = await Alliance.Open(database);
        var (member, _) = await alliance.AddMember();
        var (late, _) = await alliance.AddMember(since: "2026-11-21");
        await alliance.Deliver(member, 100, certificate: "R-none");
        await alliance.Deliver(member, 100, certificate: await alliance.Scene.AddCertificate("2026-01-01", "2026-11-18"));
        await alliance.Deliver(member, 100, certificate: await alliance.Scene.AddCertificate("2026-01-01", "2027-01-01", Scene.FurongCooperative));
        await alliance.Deliver(member, 100, certificate: await alliance.Scene.AddCertificate("2026-01-01", "2027-01-01", produce: Scene.Egg));
        await alliance.Deliver(Scene.Member, 100);
        await alliance.Deliver(late, 100, "2026-11-20T23:59");
        await alliance.Deliver(late, 30, "2026-11-21T00:00");
        // The goods left in the evening of the 19th, its last day.
        await alliance.Deliver(member, 7, "2026-11-20T09:00", await alliance.Scene.AddCertificate("2026-01-01", "2026-11-19"));
        // Removed on the day they left, and on the day after.
        await alliance.Deliver(member, 100, "2026-11-20T09:00", await alliance.Scene.AddCertificate("2026-01-01", "2027-01-01", removed: "2026-11-19"));
        await alliance.Deliver(member, 3, "2026-11-20T09:00", await alliance.Scene.AddCertificate("2026-01-01", "2027-01-01", removed: "2026-11-20"));

        await alliance.Host.Send(new CreditDeliveries(All: true));
        Assert.Equal([3_000, 7_000, 30_000], (await Entries(alliance)).Select(entry => entry.Grams).Order());
    }

    [Theory, EachDatabase]
    public async Task What_is_accepted_later_is_a_further_entry_of_the_same_day(DatabaseProvider database)
    {
        await using var alliance = await Alliance.Open(database);
        var (member, _) = await alliance.AddMember();
        var (_, _, source) = await alliance.Deliver(member, 900, disputed: 100);
        await alliance.Host.Send(new CreditDeliveries());
        await alliance.Host.Within<MarketDb, int>(db => db.Set<DispatchLine>().Where(line => line.Id == source).ExecuteUpdateAsync(set => set
            .SetProperty(line => line.Accepted.Grams, 1_000_000).SetProperty(line => line.Amount.Fen, 100_000)));

        Assert.Equal(new CreditedDeliveries(0, 1), await alliance.Host.Send(new CreditDeliveries()));
        Assert.Equal([(0, 90_000L), (1, 10_000L)], (await Entries(alliance)).Select(entry => (entry.Turn, entry.Fen)));
        Assert.Single((await Entries(alliance)).Select(entry => entry.CountedOn).Distinct());
    }

    [Theory, EachDatabase]
    public async Task A_share_that_was_agreed_before_acceptance_is_the_channels_and_the_rest_the_buyers(DatabaseProvider database)
    {
        await using var alliance = await Alliance.Open(database);
        var ((buyer, _), (channel, code)) = (await alliance.AddMember(), await alliance.AddMember());
        var (order, number) = await alliance.AddOrder(buyer);
        var (late, lateNumber) = await alliance.AddOrder(buyer);
        await alliance.Host.Send(new ProposeSplit(number, code, 333), Alliance.Purchaser(buyer));
        await alliance.Host.Send(new AgreeToSplit(order), Alliance.Purchaser(channel));
        await alliance.Host.Send(new ProposeSplit(lateNumber, code, 500), Alliance.Purchaser(buyer));
        alliance.Host.Clock.Advance(TimeSpan.FromHours(2));
        var (_, _, shared) = await alliance.Deliver(buyer, 10, "2026-11-23T11:00", order: order);
        var (_, _, whole) = await alliance.Deliver(buyer, 10, "2026-11-23T11:00", order: late);

        Assert.Equal("pledge.split-late", await Alliance.Refused(() => alliance.Host.Send(new AgreeToSplit(late), Alliance.Purchaser(channel))));
        Assert.Equal(new CreditedDeliveries(3, 3), await alliance.Host.Send(new CreditDeliveries()));
        var entries = await Entries(alliance);
        Assert.Equal(
            [(channel, CreditKind.FacilitatedSale, 3_330L, 333L), (buyer, CreditKind.OwnPurchase, 6_670L, 667L)],
            entries.Where(entry => entry.SourceId == shared).OrderBy(entry => entry.FromPerMille).Select(entry => (entry.MemberId, entry.Kind, entry.Grams, entry.Fen)));
        Assert.Equal([(buyer, 1_000L)], entries.Where(entry => entry.SourceId == whole).Select(entry => (entry.MemberId, entry.Fen)));
    }

    [Theory, EachDatabase]
    public async Task Who_would_share_what_is_credited_already_is_refused_and_noted_once(DatabaseProvider database)
    {
        await using var alliance = await Alliance.Open(database);
        var ((buyer, _), (_, code)) = (await alliance.AddMember(), await alliance.AddMember());
        var (order, number) = await alliance.AddOrder(buyer);
        await alliance.Deliver(buyer, 10, order: order);
        for (var times = 0; times < 2; times++) Assert.Equal(number, (await alliance.Host.Send(new ProposeSplit(number, code, 100), Alliance.Purchaser(buyer))).Known);

        Assert.Equal(1, await alliance.Host.Do<MarketDb, int>(db => db.Set<DoubleCredit>().CountAsync()));
        Assert.Empty(await alliance.Host.Do<MarketDb, List<OrderSplit>>(db => db.Set<OrderSplit>().ToListAsync()));
    }

    /// <summary>Each row would credit a gram twice, or leave a gap through which one could.</summary>
    [Theory]
    [EachDatabase(0, 1000, null)]
    [EachDatabase(0, 400, null)]
    [EachDatabase(600, 1000, 600)]
    [EachDatabase(500, 1001, 500)]
    [EachDatabase(500, 1000, null)]
    [EachDatabase(400, 500, 400)]
    [EachDatabase(500, 500, 500)]
    [EachDatabase(500, 400, 500)]
    [EachDatabase(-100, 0, null)]
    [EachDatabase(600, 1000, 500)]
    [EachDatabase(0, 500, 0)]
    public async Task The_database_refuses_a_part_that_does_not_follow_on_what_is_there(DatabaseProvider database, int from, int to, int? previous)
    {
        await using var alliance = await Alliance.Open(database);
        var source = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
        await alliance.Host.Add(Part(source, 0, 500, null));

        await Assert.ThrowsAsync<DbUpdateException>(() => alliance.Host.Add(Part(source, from, to, previous)));
        await alliance.Host.Add(Part(source, 500, 1000, 500));
        await Assert.ThrowsAsync<DbUpdateException>(() => alliance.Host.Add(Part(source, 1000, 1001, 1000)));
    }

    [Theory, EachDatabase]
    public async Task The_database_keeps_one_entry_for_each_turn_of_a_part_and_changes_none(DatabaseProvider database)
    {
        await using var alliance = await Alliance.Open(database);
        var source = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
        await Assert.ThrowsAsync<DbUpdateException>(() => alliance.Host.Add(Entry(source, 0)));
        await alliance.Host.Add(Part(source, 0, 1000, null), Entry(source, 0));

        await Assert.ThrowsAsync<DbUpdateException>(() => alliance.Host.Add(Entry(source, 0)));
        await Assert.ThrowsAnyAsync<Exception>(() => alliance.Host.Within<MarketDb, int>(db => db.Set<CreditEntry>().ExecuteUpdateAsync(set => set.SetProperty(entry => entry.Fen, 1))));
        await Assert.ThrowsAnyAsync<Exception>(() => alliance.Host.Within<MarketDb, int>(db => db.Set<CreditPart>().ExecuteDeleteAsync()));
        Assert.Equal(7, (await Entries(alliance)).Single().Fen);
    }

    [Theory, EachDatabase]
    public async Task Of_twenty_that_claim_parts_of_one_sale_at_once_no_more_than_the_whole_is_given(DatabaseProvider database)
    {
        await using var alliance = await Alliance.Open(database);
        var source = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
        var tries = Enumerable.Range(0, 20).Select(at => Task.Run(async () =>
        {
            try
            {
                var from = at % 4 * 250;
                await alliance.Host.Add(at % 5 == 0 ? Part(source, 0, 1000, null) : Part(source, from, from + 250, from == 0 ? null : from));
            }
            catch (DbUpdateException)
            {
            }
        }));
        await Task.WhenAll(tries);

        var parts = await alliance.Host.Do<MarketDb, List<CreditPart>>(db => db.Set<CreditPart>().Where(part => part.SourceId == source).ToListAsync());
        Assert.NotEmpty(parts);
        Assert.True(parts.Sum(part => part.ToPerMille - part.FromPerMille) <= CreditPart.Whole);
        Assert.Equal(parts.Sum(part => part.ToPerMille - part.FromPerMille), parts.Max(part => part.ToPerMille));
    }

    [Theory, EachDatabase]
    public async Task Jobs_that_run_at_once_credit_each_kilogram_once(DatabaseProvider database)
    {
        await using var alliance = await Alliance.Open(database);
        var (member, _) = await alliance.AddMember();
        for (var at = 0; at < 5; at++) await alliance.Deliver(member, 100);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            // The database refuses the loser; its job runs again within a minute.
            await Record.ExceptionAsync(() => alliance.Host.Send(new CreditDeliveries()));
        })));
        await alliance.Host.Send(new CreditDeliveries());

        Assert.Equal(new Money(50_000), (await alliance.Host.Send(new GetPledge(member)))!.Credited);
        Assert.Equal(5, (await Entries(alliance)).Count);
    }

    private static Task<List<CreditEntry>> Entries(Alliance alliance) =>
        alliance.Host.Do<MarketDb, List<CreditEntry>>(db => db.Set<CreditEntry>().OrderBy(entry => entry.CountedOn).ThenBy(entry => entry.Turn).ToListAsync());

    private static CreditPart Part(Guid source, int from, int to, int? previous) => new()
    {
        SourceId = source, FromPerMille = from, ToPerMille = to, PreviousPerMille = previous, Source = CreditSource.Delivered, MemberId = Guid.CreateVersion7(DateTimeOffset.UnixEpoch), Kind = CreditKind.OwnPurchase,
    };

    private static CreditEntry Entry(Guid source, int turn) => new()
    {
        SourceId = source, FromPerMille = 0, Turn = turn, Source = CreditSource.Delivered, MemberId = Guid.CreateVersion7(DateTimeOffset.UnixEpoch), Kind = CreditKind.OwnPurchase, Grams = 5, Fen = 7, CountedOn = new DateOnly(2026, 1, 1),
        RecordedAt = DateTimeOffset.UnixEpoch, RecordedBy = "system",
    };
}
