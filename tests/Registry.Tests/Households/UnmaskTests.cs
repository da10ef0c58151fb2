using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Accounts;
using ConsumerAid.Registry.Households;
using ConsumerAid.Registry.Notices;
using ConsumerAid.Registry.Proposals;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Tests.Households;

public class UnmaskTests
{
    private const string Reason = "核对货款收款人";

    [Theory]
    [EachDatabase]
    public async Task A_name_shows_for_ten_minutes_to_who_gave_a_reason_and_the_others_are_told(DatabaseProvider provider)
    {
        await using var market = await Villages.Open(provider);
        var (one, other) = await Administrators(market);
        var code = await market.AddHousehold(People.Household(phone: People.Phone()));
        await Assert.ThrowsAsync<InvalidFields>(() => market.Send(new Unmask(code, PersonalField.Name, ""), one));
        var answer = await market.Send(new Unmask(code, PersonalField.Name, Reason), one);
        Assert.Equal(market.Clock.GetUtcNow().AddMinutes(10), answer.Until);

        Assert.Equal("欧阳小三", (await market.Send(new OpenHousehold(code), one))!.Name);
        Assert.Equal("欧阳*三", (await market.Send(new OpenHousehold(code), other))!.Name);
        Assert.Contains("****", (await market.Send(new OpenHousehold(code), one))!.Phone, StringComparison.Ordinal);
        market.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal("欧阳*三", (await market.Send(new OpenHousehold(code), one))!.Name);

        var kept = await market.Look(db => db.Set<Unmasking>().SingleAsync(row => row.HouseholdCode == code));
        Assert.Equal((one.Code, Reason, PersonalField.Name), (kept.By, kept.Reason, kept.Field));
        var notice = Assert.Single((await market.Send(new MyNotices(), other)).Items);
        Assert.Equal(("registry.notice-unmasked", false), (notice.Code, notice.Read));
        Assert.Equal([one.Code, code, Reason], notice.Arguments);
        Assert.Empty((await market.Send(new MyNotices(), one)).Items);
        await market.Send(new ReadNotices(notice.Id), other);
        Assert.Equal(0, (await market.Send(new MyNotices(), other)).Unread);
    }

    [Theory]
    [EachDatabase]
    public async Task An_ID_number_takes_four_eyes(DatabaseProvider provider)
    {
        await using var market = await Villages.Open(provider);
        var (one, other) = await Administrators(market);
        var code = await market.AddHousehold(People.Household(id: "11010519491231002X"));
        var asked = await market.Send(new Unmask(code, PersonalField.IdNumber, Reason), one);
        Assert.Null(asked.Until);
        Assert.Null((await market.Send(new OpenHousehold(code), one))!.IdNumber);
        Assert.True(Assert.Single(await market.Send(new FindProposals(), one)).Own);
        Assert.Equal("registry.four-eyes",
            (await Assert.ThrowsAsync<RuleBroken>(() => market.Send(new DecideProposal(asked.ProposalId!.Value, true), one))).Code);

        await market.Send(new DecideProposal(asked.ProposalId!.Value, true), other);
        Assert.Equal("11010519491231002X", (await market.Send(new OpenHousehold(code), one))!.IdNumber);
        Assert.Null((await market.Send(new OpenHousehold(code), other))!.IdNumber);
        Assert.Equal("registry.request-closed",
            (await Assert.ThrowsAsync<RuleBroken>(() => market.Send(new DecideProposal(asked.ProposalId!.Value, true), other))).Code);

        var second = await market.Send(new Unmask(code, PersonalField.IdNumber, Reason), one);
        market.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal("registry.request-closed",
            (await Assert.ThrowsAsync<RuleBroken>(() => market.Send(new DecideProposal(second.ProposalId!.Value, true), other))).Code);
        Assert.Null((await market.Send(new OpenHousehold(code), one))!.IdNumber);
    }

    [Theory]
    [EachDatabase]
    public async Task What_was_seen_cannot_be_made_unseen(DatabaseProvider provider)
    {
        await using var market = await Villages.Open(provider);
        var (one, _) = await Administrators(market);
        await market.Send(new Unmask(await market.AddHousehold(), PersonalField.Name, Reason), one);
        await Assert.ThrowsAnyAsync<Exception>(() => market.Look(db => db.Set<Unmasking>().ExecuteDeleteAsync()));
        await Assert.ThrowsAnyAsync<Exception>(() =>
            market.Look(db => db.Set<Unmasking>().ExecuteUpdateAsync(set => set.SetProperty(row => row.Reason, "x"))));
        Assert.Equal(Reason, await market.Look(db => db.Set<Unmasking>().Select(row => row.Reason).SingleAsync()));
    }

    private static async Task<(Actor One, Actor Other)> Administrators(Market market)
    {
        var actors = new List<Actor>();
        for (var i = 0; i < 2; i++)
        {
            var made = await market.Send(new CreateFirstAdministrator(People.Phone(), "橙子熟了就该卖出去呀"), Actor.System);
            actors.Add(new Actor(made.Code, new HashSet<string> { Roles.Administrator }) { AccountId = made.Id });
        }

        return (actors[0], actors[1]);
    }
}
