using ConsumerAid.AllianceAdmin.Pledges;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Tests.Members;

public sealed class StatementTests
{
    private static readonly DateOnly From = new(2026, 1, 1), To = new(2026, 11, 23);

    [Theory, EachDatabase]
    public async Task A_statement_says_what_the_ledger_says_and_its_code_proves_it(DatabaseProvider database)
    {
        await using var alliance = await Alliance.Open(database);
        var (member, code) = await alliance.AddMember();
        await alliance.Deliver(member, 500, households: 10);
        await alliance.Deliver(member, 70, "2025-12-31T23:59");
        await alliance.Host.Send(new CreditDeliveries(All: true));
        var issued = await alliance.Host.Send(new IssueStatement(null, From, To), Alliance.Purchaser(member));

        Assert.Equal(issued, await alliance.Host.Send(new IssueStatement(null, From, To), Alliance.Purchaser(member)));
        Assert.Matches("^([2-9A-HJ-NP-Z]{4}-){4}[2-9A-HJ-NP-Z]{4}$", issued.Code);
        var sheet = (await alliance.Host.Send(new GetStatement(issued.Code.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant()), Actor.Anonymous))!;
        var told = sheet.Figures;
        Assert.Equal((code, 50_000L, 50_000L, 500_000L, 10), (told.MemberCode, told.CreditedFen, told.ProvisionalFen, told.Grams, told.Households));
        Assert.Null(sheet.Now);
        Assert.Null(await alliance.Host.Send(new GetStatement("2222-2222-2222-2222-2222"), Actor.Anonymous));
        Assert.Null(await alliance.Host.Send(new GetStatement(null), Actor.Anonymous));
    }

    [Theory, EachDatabase]
    public async Task Fewer_than_ten_households_are_not_counted_out(DatabaseProvider database)
    {
        await using var alliance = await Alliance.Open(database);
        var (member, _) = await alliance.AddMember();
        await alliance.Deliver(member, 500, households: 9);
        await alliance.Host.Send(new CreditDeliveries());
        var issued = await alliance.Host.Send(new IssueStatement(null, From, To), Alliance.Purchaser(member));

        Assert.Null((await alliance.Host.Send(new GetStatement(issued.Code), Actor.Anonymous))!.Figures.Households);
    }

    [Theory, EachDatabase]
    public async Task A_changed_ledger_is_told_and_a_changed_statement_is_none(DatabaseProvider database)
    {
        await using var alliance = await Alliance.Open(database);
        var (member, _) = await alliance.AddMember();
        await alliance.Deliver(member, 500);
        await alliance.Host.Send(new CreditDeliveries());
        var issued = await alliance.Host.Send(new IssueStatement(null, From, To), Alliance.Purchaser(member));
        await alliance.Deliver(member, 1);
        await alliance.Host.Send(new CreditDeliveries());
        Assert.Equal(50_100, (await alliance.Host.Send(new GetStatement(issued.Code), Actor.Anonymous))!.Now!.CreditedFen);

        var forged = await alliance.Host.Do<MarketDb, PledgeStatement>(db => db.Set<PledgeStatement>().AsNoTracking().SingleAsync());
        await Assert.ThrowsAnyAsync<Exception>(() => alliance.Host.Within<MarketDb, int>(db => db.Set<PledgeStatement>().ExecuteUpdateAsync(set => set.SetProperty(row => row.Figures, "{}"))));
        await alliance.Host.Add(new PledgeStatement
        {
            Code = "2345-2345-2345-2345-2345", MemberId = member, From = From, To = To, Figures = forged.Figures, IssuedAt = forged.IssuedAt, IssuedBy = "x",
        });
        Assert.Null(await alliance.Host.Send(new GetStatement("2345-2345-2345-2345-2345"), Actor.Anonymous));
    }

    [Fact]
    public async Task A_period_makes_sense_and_is_of_a_unit_that_one_may_read()
    {
        await using var alliance = await Alliance.Open(DatabaseProvider.Sqlite);
        var ((member, _), (other, _)) = (await alliance.AddMember(), await alliance.AddMember());
        var by = Alliance.Purchaser(member);
        Assert.Equal("from:pledge.period-from to:pledge.period-to", await Alliance.Refused(() => alliance.Host.Send(new IssueStatement(null, null, null), by)));
        Assert.Equal("to:pledge.period-to", await Alliance.Refused(() => alliance.Host.Send(new IssueStatement(null, From, To.AddDays(1)), by)));
        Assert.Equal("to:pledge.period-to", await Alliance.Refused(() => alliance.Host.Send(new IssueStatement(null, To, From), by)));
        await Assert.ThrowsAsync<NotFound>(() => alliance.Host.Send(new IssueStatement(other, From, To), by));
    }
}
