using ConsumerAid.AllianceAdmin.Members;
using ConsumerAid.AllianceAdmin.Papers;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry;
using ConsumerAid.Registry.Organisations;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Tests.Members;

public sealed class MembershipTests
{
    private static readonly string Code = Credit("91430102MA4QABCD1");

    [Theory, EachDatabase]
    public async Task The_same_application_sent_twice_is_one(DatabaseProvider database)
    {
        await using var alliance = await Alliance.Open(database);
        var first = await alliance.Host.Send(Application(), Actor.Anonymous);
        Assert.Equal(first, await alliance.Host.Send(Application(), Actor.Anonymous));

        Assert.Equal("members.application-open", await Alliance.Refused(() => alliance.Host.Send(Application() with { ClientId = "2" }, Actor.Anonymous)));
        Assert.Equal(1, await alliance.Host.Do<MarketDb, int>(db => db.Set<MembershipApplication>().CountAsync()));
    }

    [Theory, EachDatabase]
    public async Task Of_ten_equal_applications_at_once_one_is_kept(DatabaseProvider database)
    {
        await using var alliance = await Alliance.Open(database);
        var sent = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => alliance.Host.Send(Application(), Actor.Anonymous))));

        Assert.Single(sent.Distinct());
        Assert.Equal(1, await alliance.Host.Do<MarketDb, int>(db => db.Set<Paper>().CountAsync()));
    }

    [Fact]
    public async Task All_that_is_wrong_with_an_application_is_told_at_once()
    {
        await using var alliance = await Alliance.Open(DatabaseProvider.Sqlite);
        var wrong = new ApplyForMembership("1", " ", null, null, "91430102MA4QABCD1X", "x", "123", new Money(99_999_999), null, null, [new SentPaper(PaperKind.Document, "a.exe", "MZ"u8.ToArray())]);

        Assert.Equal(
            "name:registry.name-length field:registry.member-field creditCode:registry.credit-code-wrong contactName:registry.name-length contactPhone:registry.phone-wrong "
            + "pledge:members.pledge-too-small letter:papers.missing documents:papers.wrong-type",
            await Alliance.Refused(() => alliance.Host.Send(wrong, Actor.Anonymous)));
        var large = new SentPaper(PaperKind.PledgeLetter, "a.pdf", new byte[PaperIntake.Largest + 1]);
        Assert.Equal("letter:papers.too-large letter:papers.wrong-type", await Alliance.Refused(() => alliance.Host.Send(Application() with { Letter = large }, Actor.Anonymous)));
        Assert.Equal("parentCode:members.parent-unknown", await Alliance.Refused(() => alliance.Host.Send(Application() with { ParentCode = "M-999999" }, Actor.Anonymous)));
    }

    [Theory, EachDatabase]
    public async Task Two_administrators_make_a_company_a_member_with_a_plaque_and_an_account(DatabaseProvider database)
    {
        await using var alliance = await Alliance.Open(database);
        var (parent, parentCode) = await alliance.AddMember();
        var applied = await alliance.Host.Send(Application() with { ParentCode = parentCode.ToLowerInvariant() }, Actor.Anonymous);
        Assert.Equal("members.application-decided", await Alliance.Refused(() => alliance.Host.Send(new ConfirmApplicant(applied.Id), Alliance.Office)));
        await alliance.Host.Send(new AdmitApplicant(applied.Id), Alliance.Office);
        Assert.Equal("members.four-eyes", await Alliance.Refused(() => alliance.Host.Send(new ConfirmApplicant(applied.Id), Alliance.Office)));

        var confirmed = await alliance.Host.Send(new ConfirmApplicant(applied.Id), Alliance.OtherOffice);
        Assert.Matches("^XF-[0-9]{6}$", confirmed.PlaqueNumber);
        Assert.NotNull(confirmed.Password);
        var unit = await alliance.Host.Do<MarketDb, OrganisationFact>(db => db.Organisations().SingleAsync(row => row.Id == confirmed.Id));
        Assert.Equal((OrganisationKind.MemberUnit, Code, MemberField.Consumption), (unit.Kind, unit.CreditCode, unit.Field));
        Assert.Equal(
            [Roles.Finance, Roles.Purchaser],
            await alliance.Host.Do<MarketDb, List<string>>(db => db.AccountRoles().Where(role => role.AccountId == confirmed.AccountId).Select(role => role.Role).Order().ToListAsync()));
        var sheet = (await alliance.Host.Send(new GetMember(confirmed.Id), Alliance.Office))!;
        Assert.Equal((MemberState.Active, new DateOnly(2026, 11, 23), new DateOnly(2027, 11, 22)), (sheet.Pledge.State, sheet.Since, sheet.Pledge.CertifiedUntil));
        Assert.Equal((Alliance.Office.Code, Alliance.OtherOffice.Code), (sheet.Steps.Single().By, sheet.Steps.Single().ConfirmedBy));
        Assert.Equal([confirmed.Id], (await alliance.Host.Send(new GetMyUnits(), Alliance.Purchaser(parent))).Items.Select(child => child.Pledge.MemberId));
        Assert.Equal("members.already-member", await Alliance.Refused(() => alliance.Host.Send(Application() with { ClientId = "2" }, Actor.Anonymous)));
    }

    [Theory, EachDatabase]
    public async Task The_database_refuses_that_one_person_is_both_pairs_of_eyes(DatabaseProvider database)
    {
        await using var alliance = await Alliance.Open(database);
        var (member, _) = await alliance.AddMember();
        var applied = await alliance.Host.Send(Application(), Actor.Anonymous);
        await alliance.Host.Send(new AdmitApplicant(applied.Id), Alliance.Office);
        await alliance.Host.Send(new ProposeMeasure(member, MemberMeasure.Suspend, "试"), Alliance.Office);
        var sale = await alliance.Host.Send(await alliance.Sale(), Alliance.Purchaser(member));
        var (office, reporter) = (Alliance.Office.AccountId, Alliance.Purchaser(member).AccountId);

        await Assert.ThrowsAnyAsync<Exception>(() => alliance.Host.Within<MarketDb, int>(db => db.Set<MembershipApplication>().ExecuteUpdateAsync(set => set.SetProperty(row => row.ConfirmedBy, office))));
        await Assert.ThrowsAnyAsync<Exception>(() => alliance.Host.Within<MarketDb, int>(db => db.Set<MembershipApplication>().ExecuteUpdateAsync(set => set.SetProperty(row => row.State, ApplicationState.Member))));
        await Assert.ThrowsAnyAsync<Exception>(() => alliance.Host.Within<MarketDb, int>(db => db.Set<MeasureProposal>().ExecuteUpdateAsync(set => set.SetProperty(row => row.DecidedBy, office))));
        await Assert.ThrowsAnyAsync<Exception>(() => alliance.Host.Within<MarketDb, int>(db => db.Set<AllianceAdmin.Pledges.OfflineSale>().Where(row => row.Id == sale.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ReviewedBy, reporter))));
        Assert.Equal(1, await alliance.Host.Within<MarketDb, int>(db => db.Set<MembershipApplication>().ExecuteUpdateAsync(set => set.SetProperty(row => row.ConfirmedBy, Guid.CreateVersion7(DateTimeOffset.UnixEpoch)))));
    }

    [Theory, EachDatabase]
    public async Task A_refused_company_is_told_why_and_may_apply_again(DatabaseProvider database)
    {
        await using var alliance = await Alliance.Open(database);
        var applied = await alliance.Host.Send(Application(), Actor.Anonymous);
        Assert.Equal("reason:orders.reason-missing", await Alliance.Refused(() => alliance.Host.Send(new RefuseApplicant(applied.Id, " "), Alliance.Office)));
        await alliance.Host.Send(new RefuseApplicant(applied.Id, "承诺书没有盖章。"), Alliance.Office);

        Assert.Equal("members.application-decided", await Alliance.Refused(() => alliance.Host.Send(new AdmitApplicant(applied.Id), Alliance.Office)));
        Assert.Equal("承诺书没有盖章。", (await alliance.Host.Send(new GetApplication(applied.Id), Alliance.Office))!.Reason);
        Assert.NotEqual(applied.Id, (await alliance.Host.Send(Application() with { ClientId = "2" }, Actor.Anonymous)).Id);
    }

    [Theory, EachDatabase]
    public async Task A_removed_unit_applies_again_after_365_days_and_keeps_its_accounts(DatabaseProvider database)
    {
        await using var alliance = await Alliance.Open(database);
        var applied = await alliance.Host.Send(Application(), Actor.Anonymous);
        await alliance.Host.Send(new AdmitApplicant(applied.Id), Alliance.Office);
        var member = await alliance.Host.Send(new ConfirmApplicant(applied.Id), Alliance.OtherOffice);
        await Decide(alliance, member.Id, MemberMeasure.Suspend);
        await Decide(alliance, member.Id, MemberMeasure.Remove);

        alliance.Host.Clock.SetUtcNow(AllianceHost.China("2027-11-22T23:59:59"));
        Assert.Equal("members.removed-recently", await Alliance.Refused(() => alliance.Host.Send(Application() with { ClientId = "2" }, Actor.Anonymous)));
        alliance.Host.Clock.SetUtcNow(AllianceHost.China("2027-11-23T00:00:00"));
        var again = await alliance.Host.Send(Application() with { ClientId = "2" }, Actor.Anonymous);
        await alliance.Host.Send(new AdmitApplicant(again.Id), Alliance.Office);
        var back = await alliance.Host.Send(new ConfirmApplicant(again.Id), Alliance.OtherOffice);
        Assert.Equal((member.Id, (string?)null), (back.Id, back.Password));
        Assert.NotEqual(member.PlaqueNumber, back.PlaqueNumber);
        Assert.Equal(2, await alliance.Host.Do<MarketDb, int>(db => db.Set<MembershipPeriod>().CountAsync(period => period.MemberId == member.Id)));
    }

    [Theory, EachDatabase]
    public async Task A_measure_needs_another_administrator_within_a_week(DatabaseProvider database)
    {
        await using var alliance = await Alliance.Open(database);
        var (member, _) = await alliance.AddMember();
        Assert.Equal("members.wrong-state", await Alliance.Refused(() => alliance.Host.Send(new ProposeMeasure(member, MemberMeasure.Resume, "试"), Alliance.Office)));
        await alliance.Host.Send(new ProposeMeasure(member, MemberMeasure.Suspend, "试"), Alliance.Office);
        Assert.Equal("members.measure-open", await Alliance.Refused(() => alliance.Host.Send(new ProposeMeasure(member, MemberMeasure.Remove, "试"), Alliance.OtherOffice)));
        var proposal = (await alliance.Host.Send(new GetMember(member), Alliance.OtherOffice))!.Proposal!;
        Assert.Equal("members.four-eyes", await Alliance.Refused(() => alliance.Host.Send(new DecideMeasure(proposal.Id, true), Alliance.Office)));

        alliance.Host.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal("members.measure-closed", await Alliance.Refused(() => alliance.Host.Send(new DecideMeasure(proposal.Id, true), Alliance.OtherOffice)));
        await Decide(alliance, member, MemberMeasure.Suspend);
        Assert.Equal(MemberState.Suspended, (await alliance.Host.Send(new GetMember(member), Alliance.Office))!.Pledge.State);
        Assert.Equal(("LADDER", "charter.membership-suspended", $"member/{member}", "0", "1"), await Barred());
        await alliance.Host.Within<MarketDb, int>(db => db.Set<Member>().Where(row => row.Id == member).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, MemberState.Lapsed)));
        Assert.Equal(("LADDER", "charter.membership-over", $"member/{member}", "0", "1"), await Barred());
        await alliance.Host.Within<MarketDb, int>(db => db.Set<Member>().Where(row => row.Id == member).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, MemberState.Suspended)));

        async Task<(string, string, string, string, string)> Barred()
        {
            var said = Assert.Single(await alliance.Host.Ask(new OrderPlacing(member, "prepaid", [])));
            return (said.Rule, said.Code, said.Subject, said.Measured, said.Limit);
        }
        await Decide(alliance, member, MemberMeasure.Resume);
        Assert.Equal(MemberState.Active, (await alliance.Host.Send(new GetMember(member), Alliance.Office))!.Pledge.State);
    }

    [Theory, EachDatabase]
    public async Task A_certification_is_reminded_of_once_ends_by_its_date_and_is_renewed_for_a_year(DatabaseProvider database)
    {
        await using var alliance = await Alliance.Open(database);
        var (member, _) = await alliance.AddMember(since: "2025-12-24");
        Assert.Equal(new LapsedMemberships(1, 0), await alliance.Host.Send(new LapseMemberships()));
        Assert.Equal(new LapsedMemberships(0, 0), await alliance.Host.Send(new LapseMemberships()));
        alliance.Host.Clock.SetUtcNow(AllianceHost.China("2026-12-23T23:59:59"));
        Assert.Equal(new LapsedMemberships(0, 0), await alliance.Host.Send(new LapseMemberships()));
        alliance.Host.Clock.SetUtcNow(AllianceHost.China("2026-12-24T00:00:00"));
        Assert.Equal(new LapsedMemberships(0, 1), await alliance.Host.Send(new LapseMemberships()));

        alliance.Host.Clock.SetUtcNow(AllianceHost.China("2027-01-10T10:00:00"));
        await alliance.Host.Send(new RecertifyMember(member), Alliance.Office);
        var sheet = (await alliance.Host.Send(new GetMember(member), Alliance.Office))!;
        Assert.Equal((MemberState.Active, new DateOnly(2028, 1, 9), 356), (sheet.Pledge.State, sheet.Pledge.CertifiedUntil, sheet.Pledge.MemberDays));
        Assert.Equal("members.renewal-early", await Alliance.Refused(() => alliance.Host.Send(new RecertifyMember(member), Alliance.Office)));
    }

    [Theory, EachDatabase]
    public async Task A_parent_reads_its_children_and_nobody_else_s(DatabaseProvider database)
    {
        await using var alliance = await Alliance.Open(database);
        var (parent, _) = await alliance.AddMember();
        var ((child, _), (other, _)) = (await alliance.AddMember(parent: parent), await alliance.AddMember());
        await alliance.Deliver(child, 5);
        await alliance.Host.Send(new AllianceAdmin.Pledges.CreditDeliveries());

        var units = (await alliance.Host.Send(new GetMyUnits(), Alliance.Purchaser(parent))).Items;
        Assert.Equal([(child, 1, Weight.FromKilograms(5), new Money(500))], units.Select(unit => (unit.Pledge.MemberId, unit.Orders, unit.Accepted, unit.Pledge.Credited)));
        Assert.NotNull(await alliance.Host.Send(new AllianceAdmin.Pledges.GetPledge(child), Alliance.Purchaser(parent)));
        Assert.Null(await alliance.Host.Send(new AllianceAdmin.Pledges.GetPledge(other), Alliance.Purchaser(parent)));
        Assert.Null(await alliance.Host.Send(new AllianceAdmin.Pledges.GetPledge(parent), Alliance.Purchaser(child)));
        Assert.Empty((await alliance.Host.Send(new GetMyUnits(), Alliance.Purchaser(child))).Items);
    }

    [Theory, EachDatabase]
    public async Task A_paper_is_the_units_own_and_the_offices(DatabaseProvider database)
    {
        await using var alliance = await Alliance.Open(database);
        var ((member, _), (other, _)) = (await alliance.AddMember(), await alliance.AddMember());
        var sale = await alliance.Host.Send(await alliance.Sale(), Alliance.Purchaser(member));
        var paper = (await alliance.Host.Send(new AllianceAdmin.Pledges.GetOfflineSale(sale.Id!.Value), Alliance.Purchaser(member)))!.Papers[0];

        Assert.Equal(paper.Hash, (await alliance.Host.Send(new GetPaper(paper.Id), Alliance.Purchaser(member)))!.Hash);
        Assert.NotNull(await alliance.Host.Send(new GetPaper(paper.Id), Alliance.Office));
        Assert.Null(await alliance.Host.Send(new GetPaper(paper.Id), Alliance.Purchaser(other)));
        Assert.Null(await alliance.Host.Send(new AllianceAdmin.Pledges.GetOfflineSale(sale.Id.Value), Alliance.Purchaser(other)));
    }

    private static async Task Decide(Alliance alliance, Guid member, MemberMeasure measure)
    {
        await alliance.Host.Send(new ProposeMeasure(member, measure, "试"), Alliance.Office);
        await alliance.Host.Send(new DecideMeasure((await alliance.Host.Send(new GetMember(member), Alliance.OtherOffice))!.Proposal!.Id, true), Alliance.OtherOffice);
    }

    private static ApplyForMembership Application() => new(
        "1", "洞庭食品有限公司", null, MemberField.Consumption, Code.ToLowerInvariant(), "张三", "199 0000 1234", Money.FromYuan(1_000_000), null, Alliance.Pdf(PaperKind.PledgeLetter, "x"), []);

    private static string Credit(string body) => body + CreditCode.CheckCharacter(body);
}
