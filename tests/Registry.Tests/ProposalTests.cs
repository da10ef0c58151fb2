using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Accounts;
using ConsumerAid.Registry.Households;
using ConsumerAid.Registry.Liaisons;
using ConsumerAid.Registry.Notices;
using ConsumerAid.Registry.Proposals;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Tests;

/// <summary>What takes two administrators is done when the second agrees, and not before.</summary>
public class ProposalTests(Villages villages) : IClassFixture<Villages>
{
    private const string Why = "核对过纸质档案";

    private static readonly Actor One = People.As(Roles.Administrator), Other = People.As(Roles.Administrator);

    [Theory]
    [EachDatabase]
    public async Task A_role_is_given_by_two_and_taken_away_by_one(DatabaseProvider provider)
    {
        var market = await villages.On(provider);
        var made = await market.Send(new CreateAccount("赵六", People.Phone(), [Roles.Auditor], new AccountPlace(), Why), One);
        Assert.Empty(await RolesOf(market, made.Id));
        var asked = Assert.Single(await market.Send(new FindProposals($"account/{made.Code}"), One));
        Assert.Equal((ProposalKind.Roles, true, Why), (asked.Kind, asked.Own, asked.Reason));
        Assert.Equal("registry.four-eyes", await Refused(market.Send(new DecideProposal(asked.Id, true), One)));
        await market.Send(new DecideProposal(asked.Id, true), Other);
        Assert.Equal([Roles.Auditor], await RolesOf(market, made.Id));
        Assert.Equal("registry.request-closed", await Refused(market.Send(new DecideProposal(asked.Id, false), Other)));

        var change = await market.Send(new ChangeRoles(made.Id, [Roles.Helper], new AccountPlace(), Why), One);
        Assert.Equal("registry.proposal-open", await Refused(market.Send(new ChangeRoles(made.Id, [Roles.Helper], new AccountPlace(), Why), One)));
        await market.Send(new DecideProposal(change.ProposalId!.Value, false), Other);
        Assert.Equal([Roles.Auditor], await RolesOf(market, made.Id));

        var more = await market.Send(new ChangeRoles(made.Id, [Roles.Helper, Roles.Administrator], new AccountPlace(), Why), One);
        await market.Send(new DecideProposal(more.ProposalId!.Value, true), Other);
        Assert.Null((await market.Send(new ChangeRoles(made.Id, [Roles.Helper], new AccountPlace(), Why), One)).ProposalId);
        Assert.Equal([Roles.Helper], await RolesOf(market, made.Id));
    }

    [Theory]
    [EachDatabase]
    public async Task What_nobody_decides_in_a_week_has_lapsed_and_can_be_proposed_again(DatabaseProvider provider)
    {
        await using var market = await Villages.Open(provider);
        var code = await market.AddHousehold();
        var first = await market.Send(new ProposeHouseholdRemoval(code, RemovalCause.MovedAway, Why), One);
        market.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Empty(await market.Send(new FindProposals(), Other));
        Assert.Equal("registry.request-closed", await Refused(market.Send(new DecideProposal(first, true), Other)));
        var second = await market.Send(new ProposeHouseholdRemoval(code, RemovalCause.MovedAway, Why), One);
        await market.Send(new DecideProposal(second, false), One);
        Assert.Equal(ProposalState.Withdrawn, await market.Look(db => db.Set<Proposal>().Where(row => row.Id == second).Select(row => row.State).SingleAsync()));
        await market.Send(new ProposeHouseholdRemoval(code, RemovalCause.MovedAway, Why), One);
    }

    [Theory]
    [EachDatabase]
    public async Task A_removed_household_has_nobody_joins_nothing_and_can_be_entered_again(DatabaseProvider provider)
    {
        await using var market = await Villages.Open(provider);
        var form = People.Household(id: "11010519491231002X");
        var (code, cooperative, liaison) = (await market.AddHousehold(form), await market.AddCooperative(), await market.AddLiaison());
        await market.Send(new JoinCooperative(code, cooperative.Id), One);
        await market.Send(new AssignLiaison(code, liaison), One);
        var asked = await market.Send(new ProposeHouseholdRemoval(code, RemovalCause.EnteredByMistake, Why), One);
        Assert.Null((await market.Send(new OpenHousehold(code), One))!.RemovedOn);
        await market.Send(new DecideProposal(asked, true), Other);

        var sheet = (await market.Send(new OpenHousehold(code), One))!;
        Assert.Equal(RemovalCause.EnteredByMistake, sheet.RemovalCause);
        Assert.All(sheet.Memberships, row => Assert.NotNull(row.To));
        Assert.All(sheet.Liaisons, row => Assert.NotNull(row.To));
        Assert.Equal(0, await market.Look(db => db.Liaisons().Where(row => row.Id == liaison).Select(row => row.Households).SingleAsync()));
        Assert.DoesNotContain((await market.Send(new FindHouseholds(), One)).Items, row => row.Code == code);
        foreach (var act in (Func<Task>[])
                 [
                     () => market.Send(new JoinCooperative(code, cooperative.Id), One), () => market.Send(new AssignLiaison(code, liaison), One),
                     () => market.Send(new ProposeHouseholdRemoval(code, RemovalCause.Died, Why), One),
                 ])
        {
            Assert.Equal("registry.household-removed", await Refused(act()));
        }

        Assert.NotEqual(code, await market.AddHousehold(form));
    }

    [Theory]
    [EachDatabase]
    public async Task The_ledger_is_taken_away_for_a_day_by_whom_another_let(DatabaseProvider provider)
    {
        await using var market = await Villages.Open(provider);
        var auditor = People.As(Roles.Auditor);
        Assert.Null(await market.Send(new MayExport(), auditor));
        var asked = await market.Send(new AskForExport(Why), auditor);
        await market.Send(new DecideProposal(asked, true), One);
        Assert.Equal(market.Clock.GetUtcNow().AddDays(1), await market.Send(new MayExport(), auditor));
        Assert.Null(await market.Send(new MayExport(), One));
        Assert.Equal("registry.notice-proposal-agreed", Assert.Single((await market.Send(new MyNotices(), auditor)).Items).Code);
        market.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Null(await market.Send(new MayExport(), auditor));
    }

    [Theory]
    [EachDatabase]
    public async Task The_database_refuses_one_pair_of_eyes(DatabaseProvider provider)
    {
        await using var market = await Villages.Open(provider);
        var made = await market.Send(new CreateAccount("赵六", People.Phone(), [Roles.Auditor], new AccountPlace(), Why), One);
        var code = await market.AddHousehold();
        foreach (var (by, agreed) in ((string, string?)[])[("U-1", "U-1"), ("U-1", null)])
        {
            await Assert.ThrowsAsync<DbUpdateException>(() => market.Write(new AccountRole { AccountId = made.Id, Role = Roles.Auditor, GivenBy = by, AgreedBy = agreed }));
            await Assert.ThrowsAsync<DbUpdateException>(() => market.Write(new Unmasking
            {
                Id = Guid.CreateVersion7(market.Clock.GetUtcNow()), HouseholdCode = code, Field = PersonalField.IdNumber, Reason = Why, AccountId = made.Id, By = by, ApprovedBy = agreed,
                At = market.Clock.GetUtcNow(), Until = market.Clock.GetUtcNow(),
            }));
        }

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => market.Look(db => db.Set<Proposal>().ExecuteUpdateAsync(set => set
            .SetProperty(row => row.State, ProposalState.Agreed).SetProperty(row => row.DecidedBy, row => row.By))));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => market.Look(db => db.Set<Household>().ExecuteUpdateAsync(set => set
            .SetProperty(row => row.RemovedOn, new DateOnly(2026, 1, 1)).SetProperty(row => row.RemovalCause, RemovalCause.Died)
            .SetProperty(row => row.RemovalBy, "U-1").SetProperty(row => row.RemovalAgreedBy, "U-1"))));
    }

    private static Task<List<string>> RolesOf(Market market, Guid account) => market.Look(db => db.AccountRoles().Where(row => row.AccountId == account).Select(row => row.Role).ToListAsync());

    private static async Task<string> Refused(Task act) => (await Assert.ThrowsAsync<RuleBroken>(() => act)).Code;
}
