using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Accounts;
using ConsumerAid.Registry.Liaisons;
using ConsumerAid.Registry.Notices;
using ConsumerAid.Registry.Seeding;
using ConsumerAid.Testing;

namespace ConsumerAid.Registry.Tests;

public class NoticesTests
{
    [Theory]
    [EachDatabase]
    public async Task An_organisation_an_account_and_a_household_s_liaison_are_told_and_nobody_else(DatabaseProvider provider)
    {
        await using var market = await Villages.Open(provider);
        var (cooperative, household, liaison) = (await market.AddCooperative(), await market.AddHousehold(), await market.AddLiaison());
        await market.Send(new AssignLiaison(household, liaison), People.Reviewer);
        var accounts = await market.Send(new EnrolAccounts(
            [
                new NewAccount("王五", People.Phone(), [Roles.Liaison], new AccountPlace(LiaisonId: liaison)),
                new NewAccount("赵六", People.Phone(), [Roles.Helper], new AccountPlace()),
                new NewAccount("钱七", People.Phone(), [Roles.Helper], new AccountPlace()),
            ],
            null, Demo: false), Actor.System);
        await market.Send(
            new TellParties("orders.notice-accepted", ["261123-ABCDEF", "1,200"], "/orders/1") { Organisations = [cooperative.Id],
                Accounts = [accounts[1].Id], Households = [household, household] },
            Actor.System);

        var clerk = People.As(Roles.Cooperative, Villages.Mayang, cooperative.Id);
        // Each is led to a page of its own.
        foreach (var (told, link) in ((Actor, string)[])[(clerk, "/orders/1"), (People.As(Roles.Liaison, liaison: liaison, account: accounts[0].Id), "/liaison"),
            (People.As(Roles.Helper, account: accounts[1].Id), "/orders/1")])
        {
            var page = await market.Send(new MyNotices(), told);
            var notice = Assert.Single(page.Items);
            Assert.Equal(("orders.notice-accepted", link, 1), (notice.Code, notice.Link, page.Unread));
            Assert.Equal(["261123-ABCDEF", "1,200"], notice.Arguments);
        }

        var other = People.As(Roles.Helper, account: accounts[2].Id);
        Assert.Empty((await market.Send(new MyNotices(), other)).Items);
        await Assert.ThrowsAsync<Forbidden>(() => market.Send(new TellParties("orders.notice-accepted", []) { Accounts = [accounts[0].Id] }, clerk));
        var id = (await market.Send(new MyNotices(), clerk)).Items[0].Id;
        await Assert.ThrowsAsync<NotFound>(() => market.Send(new ReadNotices(id), other));
        await market.Send(new ReadNotices(id), clerk);
        Assert.Empty((await market.Send(new MyNotices(UnreadOnly: true), clerk)).Items);
    }

    [Theory]
    [EachDatabase]
    public async Task Notices_of_one_instant_are_read_page_by_page_without_a_gap(DatabaseProvider provider)
    {
        await using var market = await Villages.OpenWithoutRegions(provider);
        var account = (await market.Send(new EnrolAccounts([new NewAccount("赵六", People.Phone(), [Roles.Helper], new AccountPlace())], null,
            Demo: false), Actor.System))[0];
        var helper = People.As(Roles.Helper, account: account.Id);
        for (var i = 0; i < 7; i++) await market.Send(new TellParties("orders.notice-accepted", [$"{i}"]) { Accounts = [account.Id] }, Actor.System);
        var read = new List<string>();
        for (Guid? before = null; ;)
        {
            var page = await market.Send(new MyNotices(Before: before, Limit: 2), helper);
            read.AddRange(page.Items.Select(row => row.Arguments[0]));
            if (page.Next is null) break;
            before = page.Next;
        }

        Assert.Equal(["0", "1", "2", "3", "4", "5", "6"], read.Order());
    }
}
