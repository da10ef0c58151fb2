using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Outbox;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog.Tests.Certificates;

public sealed class CertifyingProducts
{
    private static readonly Actor One = Administrator(6), Two = Administrator(7), Three = Administrator(12);

    private static Actor Administrator(int number) => new($"U-{number:000000}", new HashSet<string> { Roles.Administrator }) { AccountId = Guid.CreateVersion7(DateTimeOffset.UnixEpoch) };

    [Theory, EachDatabase]
    public async Task From_an_application_to_a_certificate_each_step_is_another_person_s_and_stays_on_record(DatabaseProvider provider)
    {
        await using var side = await Countryside.On(provider);
        var id = await side.Market.Send(Application(10), side.Clerk);
        Assert.Null(await side.Market.Send(new GetApplication(id), Actor.Anonymous));
        Assert.Equal(id, Assert.Single((await side.Market.Send(new FindApplications(ApplicationState.AtCounty), side.Reviewer)).Items).Id);

        side.Market.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(ApplicationState.AtCity, await side.Market.Send(new DecideApplication(id, true, "实地看过"), side.Reviewer));
        side.Market.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(ApplicationState.AtProvince, await side.Market.Send(new DecideApplication(id, true, "材料齐全"), One));
        await Refused("certification.same-person", side.Market.Send(new DecideApplication(id, true, "再看"), One));
        side.Market.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(ApplicationState.InNotice, await side.Market.Send(new DecideApplication(id, true, "同意公示"), Two));

        var notice = Assert.Single((await side.Market.Send(new FindNotices(), Actor.Anonymous)).Items);
        Assert.Equal((id, side.Today, side.Today.AddDays(7), 10), (notice.Id, notice.NoticeFrom, notice.NoticeTo, notice.Households));
        var seen = (await side.Market.Send(new GetApplication(id), Actor.Anonymous))!;
        Assert.Equal((false, null, Weight.FromKilograms(10 * 900)), (seen.IsOwn, seen.Households, seen.Total));
        Assert.All(seen.Steps, step => Assert.Equal((null, null), (step.By, step.Reason)));

        side.Market.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(0, await side.Market.Send(new IssueCertificates(), Actor.System));
        side.Market.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await side.Market.Send(new IssueCertificates(), Actor.System));
        await side.Market.Send(new DrainOutbox(), Actor.System);
        await side.Market.Send(new IssueCertificate(id), Actor.System); // the message came twice
        var paper = Assert.Single((await side.Market.Send(new FindCertifiedProducts(Countryside.Orange, ValidOn: side.Today), Actor.Anonymous)).Items);
        Assert.Equal(("RD-431226-2026-0001", side.Today, side.Today.AddDays(364), id), (paper.Number, paper.ValidFrom, paper.ValidTo, paper.ApplicationId));
        var own = (await side.Market.Send(new GetApplication(id), side.Clerk))!;
        Assert.Equal(["U-000002", "U-000009", "U-000006", "U-000007", "system"], own.Steps.Select(step => step.By));
        Assert.Equal(
            [ApplicationState.AtCounty, ApplicationState.AtCity, ApplicationState.AtProvince, ApplicationState.InNotice, ApplicationState.Issued], own.Steps.Select(step => step.To));
        Assert.Equal(own.Row.Number, Assert.Single((await side.Market.Send(new GetCertificate(paper.Id), Actor.Anonymous))!.Applications).Number);
        Assert.Null((await side.Market.Send(new GetCertificate(Guid.CreateVersion7(DateTimeOffset.UnixEpoch)), Actor.Anonymous)));
    }

    [Theory, EachDatabase]
    public async Task The_tables_refuse_one_person_in_two_steps_whatever_the_program_says(DatabaseProvider provider)
    {
        await using var side = await Countryside.On(provider);
        var id = await InNotice(side);
        var objection = await side.Market.Send(new ObjectToCertificate(id, "张三", "不实", "c1"), side.Buyer);
        var paper = await Paper(side, side.Today.AddDays(20));
        await side.Market.Send(new ProposeRemoval(paper, "抽检不合格"), One);
        var lot = await side.OnSale(2, 500);
        await side.Market.Send(new RecordTest(lot, "县农检中心", "R-1", side.Today, false, "农残"), side.Clerk);

        foreach (var column in (string[])["CountyBy", "CityBy", "ProvinceBy"])
        {
            await RefusedByTable(side, $"UPDATE {{0}} SET \"{column}\" = \"AppliedBy\" WHERE \"Id\" = @id", "CertificateApplications", id);
        }

        await RefusedByTable(side, "UPDATE {0} SET \"ProvinceBy\" = \"CityBy\" WHERE \"Id\" = @id", "CertificateApplications", id);
        await RefusedByTable(side, "UPDATE {0} SET \"ProvinceBy\" = \"CountyBy\" WHERE \"Id\" = @id", "CertificateApplications", id);
        await RefusedByTable(side, "UPDATE {0} SET \"AnsweredBy\" = \"By\" WHERE \"Id\" = @id", "CertificateObjections", objection);
        await RefusedByTable(side, "UPDATE {0} SET \"DecidedBy\" = \"ProposedBy\" WHERE \"CertificateId\" = @id", "CertificateRemovals", paper);
        await RefusedByTable(side, "UPDATE {0} SET \"ReleasedBy\" = \"FrozenBy\" WHERE \"LotId\" = @id", "LotFreezes", lot);
        await RefusedByTable(side, "DELETE FROM {0} WHERE \"ApplicationId\" = @id", "ApplicationMoves", id);
    }

    [Theory, EachDatabase]
    public async Task An_objection_holds_the_certificate_up_until_it_is_answered_with_a_reason(DatabaseProvider provider)
    {
        await using var side = await Countryside.On(provider);
        var id = await InNotice(side);
        var named = await side.Market.Send(new ObjectToCertificate(id, "张三", "有三户不是社员", "c1"), Actor.Anonymous);
        Assert.Equal(named, await side.Market.Send(new ObjectToCertificate(id, "张三", "有三户不是社员", "c1"), Actor.Anonymous));
        side.Market.Clock.Advance(TimeSpan.FromMinutes(1));
        var hidden = await side.Market.Send(new ObjectToCertificate(id, null, "价格不实", "c2"), side.Buyer);
        Assert.Equal("anonymous", await side.Market.Look(db => db.Set<CertificateObjection>().Where(row => row.Id == hidden).Select(row => row.By).SingleAsync()));
        Assert.False(await side.Market.Look(db => db.Set<Act>().AnyAsync(act => act.By == side.Buyer.Code && act.Name == nameof(ObjectToCertificate))));
        var open = (await side.Market.Send(new GetApplication(id), Actor.Anonymous))!.Objections;
        Assert.All(open, objection => Assert.Equal((null, null, null), (objection.Name, objection.Reason, objection.Upheld)));
        Assert.Equal("张三", (await side.Market.Send(new GetApplication(id), One))!.Objections[0].Name);

        side.Market.Clock.Advance(TimeSpan.FromDays(8));
        await Refused("certification.notice-over", side.Market.Send(new ObjectToCertificate(id, null, "迟了", "c3"), Actor.Anonymous));
        Assert.Equal(0, await side.Market.Send(new IssueCertificates(), Actor.System));
        await Refused("answer:certification.reason-missing", side.Market.Send(new AnswerObjection(named, false, " "), One));
        await side.Market.Send(new AnswerObjection(named, false, "名册已核对，都是社员"), One);
        await Refused("certification.answered", side.Market.Send(new AnswerObjection(named, true, "又想了想"), Two));
        Assert.Equal(0, await side.Market.Send(new IssueCertificates(), Actor.System));
        await side.Market.Send(new IssueCertificate(id), Actor.System);
        Assert.Empty((await side.Market.Send(new FindCertifiedProducts(), Actor.Anonymous)).Items);
        await side.Market.Send(new AnswerObjection(hidden, false, "价格有发票"), Three);
        Assert.Equal(1, await side.Market.Send(new IssueCertificates(), Actor.System));
        Assert.Equal(["有三户不是社员", "价格不实"], (await side.Market.Send(new GetApplication(id), Actor.Anonymous))!.Objections.Select(objection => objection.Reason));
    }

    [Fact]
    public async Task An_objection_that_is_right_ends_the_application_and_another_one_can_be_made()
    {
        await using var side = await Countryside.On(DatabaseProvider.Sqlite);
        var id = await InNotice(side);
        var objection = await side.Market.Send(new ObjectToCertificate(id, null, "不是本县的货", "c1"), Actor.Anonymous);
        await Refused("certification.under-way", side.Market.Send(Application(2), side.Clerk));
        Assert.Equal(ApplicationState.Refused, await side.Market.Send(new AnswerObjection(objection, true, "属实"), One));
        side.Market.Clock.Advance(TimeSpan.FromDays(9));
        Assert.Equal(0, await side.Market.Send(new IssueCertificates(), Actor.System));
        var again = await side.Market.Send(Application(2), side.Clerk);
        await side.Market.Send(new WithdrawApplication(again), side.Clerk);
        await Refused("certification.wrong-state", side.Market.Send(new WithdrawApplication(again), side.Clerk));
        await Refused("certification.wrong-state", side.Market.Send(new DecideApplication(again, true, "好"), One));
    }

    [Fact]
    public async Task Nobody_decides_out_of_turn_or_of_another_county_or_without_a_reason()
    {
        await using var side = await Countryside.On(DatabaseProvider.Sqlite);
        var id = await side.Market.Send(Application(2), side.Clerk);
        await Refused("certification.not-your-turn", side.Market.Send(new DecideApplication(id, true, "好"), One));
        await Assert.ThrowsAsync<NotFound>(() => side.Market.Send(new DecideApplication(id, true, "好"), side.Reviewer with { CountyCode = "430726" }));
        await Assert.ThrowsAsync<Forbidden>(() => side.Market.Send(new DecideApplication(id, true, "好"), side.Clerk));
        await Refused("reason:certification.reason-missing", side.Market.Send(new DecideApplication(id, false, ""), side.Reviewer));
        await Refused("certification.same-person", side.Market.Send(new DecideApplication(id, true, "好"), side.Reviewer with { Code = side.Clerk.Code }));
        await side.Market.Send(new DecideApplication(id, true, "好"), side.Reviewer);
        await Refused("certification.not-your-turn", side.Market.Send(new DecideApplication(id, true, "好"), side.Reviewer));
        Assert.Equal(ApplicationState.Refused, await side.Market.Send(new DecideApplication(id, false, "材料不全"), One));
        await Assert.ThrowsAsync<NotFound>(() => side.Market.Send(new ObjectToCertificate(id, null, "x", "c1"), Actor.Anonymous));
    }

    [Fact]
    public async Task An_application_without_sense_gets_a_clear_word_at_each_field()
    {
        await using var side = await Countryside.On(DatabaseProvider.Sqlite);
        var good = Application(2);
        await Refused("households:certification.households-missing", side.Market.Send(good with { Households = [] }, side.Clerk));
        await Refused("households:certification.household-twice", side.Market.Send(good with { Households = [good.Households[0], good.Households[0]] }, side.Clerk));
        await Refused("households:certification.household-unknown", side.Market.Send(good with { Households = [good.Households[0] with { HouseholdCode = "HH-431226-999999" }] }, side.Clerk));
        await Refused("households[1].weight:stock.weight-missing", side.Market.Send(good with { Households = [good.Households[0], good.Households[1] with { Weight = Weight.Zero }] }, side.Clerk));
        await Refused("households[0].price:catalog.price-missing", side.Market.Send(good with { Households = [good.Households[0] with { Price = default }] }, side.Clerk));
        await Refused("households[0].benefit:certification.benefit-unknown", side.Market.Send(good with { Households = [good.Households[0] with { Benefit = (BenefitKind)99 }] }, side.Clerk));
        await Refused("produce:stock.produce-unknown", side.Market.Send(good with { Produce = "none" }, side.Clerk));
        await Refused("households:certification.household-unknown", side.Market.Send(good, side.Clerk with { OrganisationId = Guid.CreateVersion7(DateTimeOffset.UnixEpoch) }));
    }

    [Theory, EachDatabase]
    public async Task A_renewal_lets_the_certificate_and_its_lots_run_on_without_a_gap(DatabaseProvider provider)
    {
        await using var side = await Countryside.On(provider);
        var end = side.Today.AddDays(31);
        var paper = await Paper(side, end);
        var refused = await Refused("certification.renew-later", side.Market.Send(Application(2), side.Clerk));
        Assert.Equal(new object[] { end, end.AddDays(-30) }, refused.Arguments);
        side.Market.Clock.Advance(TimeSpan.FromDays(1));
        var stock = await side.Market.Send(side.Stock(1, 500) with { SpoilsOn = side.Today.AddDays(60) }, side.Liaison);
        var lot = await side.Draft([stock.Id]);
        await side.Market.Send(new PublishLot(lot), side.Clerk);
        await side.Market.Send(new ReviewLot(lot, true), side.Reviewer);
        var id = await InNotice(side);
        Assert.True((await side.Market.Send(new GetApplication(id), side.Clerk))!.Row.IsRenewal);
        side.Market.Clock.Advance(TimeSpan.FromDays(8));
        await side.Market.Send(new IssueCertificate(id), Actor.System);
        Assert.Equal(end.AddDays(365), (await side.Market.Send(new GetCertificate(paper), Actor.Anonymous))!.Paper.ValidTo);
        Assert.Equal("DEMO-431226-1", Assert.Single((await side.Market.Send(new FindCertifiedProducts(), Actor.Anonymous)).Items).Number);
        side.Market.Clock.Advance(TimeSpan.FromDays(23));
        Assert.True(side.Today > end);
        Assert.Equal(lot, Assert.Single((await side.Market.Send(new FindLots(), Actor.Anonymous)).Items).Id);
    }

    [Fact]
    public async Task A_certificate_that_has_ended_is_not_renewed_but_issued_anew_from_the_day()
    {
        await using var side = await Countryside.On(DatabaseProvider.Sqlite);
        await Paper(side, side.Today.AddDays(3));
        var id = await InNotice(side);
        side.Market.Clock.Advance(TimeSpan.FromDays(8));
        await side.Market.Send(new IssueCertificate(id), Actor.System);
        var papers = (await side.Market.Send(new FindCertifiedProducts(), Actor.Anonymous)).Items;
        Assert.Equal([("RD-431226-2026-0001", side.Today), ("DEMO-431226-1", side.Today.AddDays(-368))], papers.Select(row => (row.Number, row.ValidFrom)));
    }

    [Theory, EachDatabase]
    public async Task Two_administrators_remove_a_certificate_and_its_lots_leave_the_list_that_day(DatabaseProvider provider)
    {
        await using var side = await Countryside.On(provider);
        var paper = await Paper(side, side.Today.AddDays(100));
        var lot = await side.OnSale(2, 500);
        await side.Market.Send(new ProposeRemoval(paper, "抽检不合格"), One);
        await Refused("certification.removal-under-way", side.Market.Send(new ProposeRemoval(paper, "抽检不合格"), Two));
        await Refused("certification.same-person", side.Market.Send(new DecideRemoval(paper, true, "同意"), One));
        Assert.Single((await side.Market.Send(new FindLots(), Actor.Anonymous)).Items);
        Assert.Equal("U-000006", Assert.Single(await side.Market.Send(new ProposedRemovals(), Two)).ProposedBy);
        await side.Market.Send(new DecideRemoval(paper, true, "同意"), Two);

        Assert.Empty((await side.Market.Send(new FindLots(), Actor.Anonymous)).Items);
        Assert.Equal(side.Today, (await side.Market.Send(new GetLot(lot), Actor.Anonymous))!.Certificate!.RemovedOn);
        var page = (await side.Market.Send(new GetCertificate(paper), Actor.Anonymous))!;
        Assert.Equal((side.Today, "抽检不合格", null), (page.Paper.RemovedOn, page.RemovedBecause, page.Removal));
        Assert.True(page.Paper.IsValidOn(side.Today.AddDays(-1)));
        Assert.False(page.Paper.IsValidOn(side.Today));
        Assert.Empty((await side.Market.Send(new FindCertifiedProducts(ValidOn: side.Today), Actor.Anonymous)).Items);
        Assert.Single((await side.Market.Send(new FindCertifiedProducts(ValidOn: side.Today.AddDays(-1)), Actor.Anonymous)).Items);
        await Refused("certification.removed", side.Market.Send(new ProposeRemoval(paper, "再来"), One));
        await Assert.ThrowsAsync<NotFound>(() => side.Market.Send(new DecideRemoval(paper, true, "再来"), One));
    }

    [Fact]
    public void Every_step_from_every_state_stands_in_the_machine_or_is_refused()
    {
        foreach (var from in Enum.GetValues<ApplicationState>())
        {
            foreach (var act in Enum.GetValues<ApplicationAct>())
            {
                if (ApplicationMachine.Steps.TryGetValue((from, act), out var to)) Assert.Equal(to, ApplicationMachine.Next(from, act));
                else Assert.Equal(409, Assert.Throws<RuleBroken>(() => ApplicationMachine.Next(from, act)).Status);
            }
        }

        Assert.DoesNotContain(ApplicationMachine.Steps.Keys, step => step.From is ApplicationState.Issued or ApplicationState.Refused or ApplicationState.Withdrawn);
    }

    [Fact]
    public async Task A_cooperative_sees_what_its_members_grow_and_nobody_sees_another_s_application()
    {
        await using var side = await Countryside.On(DatabaseProvider.Sqlite, households: 3);
        var growers = await side.Market.Send(new GetGrowers(Countryside.Orange), side.Clerk);
        Assert.Equal((Countryside.Orange, 3), (Assert.Single(growers.Produce).Produce.Code, growers.Produce[0].Households));
        Assert.Equal([Countryside.Household(1), Countryside.Household(2), Countryside.Household(3)], growers.Households.Select(row => row.HouseholdCode));
        Assert.Empty((await side.Market.Send(new GetGrowers(Countryside.Orange), side.Clerk with { OrganisationId = Guid.CreateVersion7(DateTimeOffset.UnixEpoch) })).Households);
        var id = await side.Market.Send(Application(2), side.Clerk);
        Assert.Null(await side.Market.Send(new GetApplication(id), side.Clerk with { OrganisationId = Guid.CreateVersion7(DateTimeOffset.UnixEpoch) }));
        Assert.Null(await side.Market.Send(new GetApplication(id), side.Reviewer with { CountyCode = "430726" }));
        Assert.Empty((await side.Market.Send(new FindApplications(), side.Clerk with { OrganisationId = Guid.CreateVersion7(DateTimeOffset.UnixEpoch) })).Items);
        await Assert.ThrowsAsync<NotFound>(() => side.Market.Send(new WithdrawApplication(id), side.Clerk with { OrganisationId = Guid.CreateVersion7(DateTimeOffset.UnixEpoch) }));
        await side.Market.Send(new DecideApplication(id, true, "好"), side.Reviewer);
        await side.Market.Send(new DecideApplication(id, true, "好"), One);
        await side.Market.Send(new DecideApplication(id, true, "好"), Two);
        var seen = (await side.Market.Send(new GetApplication(id), Actor.Anonymous))!;
        Assert.Equal((null, null), (seen.Row.Households, seen.Total)); // fewer than ten
    }

    private static ApplyForCertificate Application(int households) => new(
        Countryside.Orange,
        [.. Enumerable.Range(1, households).Select(number => new HouseholdBacking(Countryside.Household(number), Weight.FromKilograms(900), Countryside.PerKilogram(280), BenefitKind.Purchase))],
        "统一采收、统一分级。");

    private static async Task<Guid> InNotice(Countryside side)
    {
        var id = await side.Market.Send(Application(2), side.Clerk);
        await side.Market.Send(new DecideApplication(id, true, "好"), side.Reviewer);
        await side.Market.Send(new DecideApplication(id, true, "好"), One);
        await side.Market.Send(new DecideApplication(id, true, "好"), Two);
        return id;
    }

    private static Task<Guid> Paper(Countryside side, DateOnly to) =>
        side.Market.Send(new RecordCertificate("DEMO-431226-1", side.CooperativeId, Countryside.Orange, side.Today.AddDays(-360), to), side.Reviewer);

    private static async Task RefusedByTable(Countryside side, string statement, string table, Guid id)
    {
        var refused = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => side.Market.Look(async db =>
        {
            var name = db.Database.IsSqlite() ? $"\"{table}\"" : $"catalog.\"{table}\"";
            await using var command = db.Database.GetDbConnection().CreateCommand();
            await db.Database.OpenConnectionAsync();
            command.CommandText = string.Format(System.Globalization.CultureInfo.InvariantCulture, statement, name);
            var parameter = command.CreateParameter();
            // SQLite keeps ids as upper-case text.
            (parameter.ParameterName, parameter.Value) = ("@id", db.Database.IsSqlite() ? id.ToString().ToUpperInvariant() : id);
            command.Parameters.Add(parameter);
            return await command.ExecuteNonQueryAsync();
        }));
        Assert.Matches("(?i)check|append-only", refused.Message);
    }

    internal static async Task<RuleBroken> Refused<T>(string code, Task<T> act)
    {
        var broken = await Assert.ThrowsAnyAsync<RuleBroken>(() => act);
        Assert.Contains(code, broken is InvalidFields invalid ? invalid.Errors.Select(error => $"{error.Field}:{error.Code}") : [broken.Code]);
        return broken;
    }
}
