using ConsumerAid.AllianceAdmin.Cases;
using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Findings;
using ConsumerAid.AllianceAdmin.Members;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry.Notices;
using ConsumerAid.Registry.Organisations;
using ConsumerAid.Testing;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Tests.Cases;

public class CaseTests
{
    [Theory]
    [EachDatabase]
    public async Task Three_points_open_a_case_with_the_reminders_before_them_and_what_is_found_again_joins_it(DatabaseProvider database)
    {
        await using var court = await Court.Open(database);
        var reminder = await court.Find(1);
        Assert.Empty((await court.Host.Send(new FindCases(), Court.Anna)).Items);
        await court.Find(3);
        var one = Assert.Single((await court.Host.Send(new FindCases(), Court.Anna)).Items);
        Assert.Equal((CaseState.Answering, 3, court.Host.Clock.GetUtcNow().AddDays(7)), (one.State, one.Points, one.DueAt));
        Assert.Contains((await court.Case(one.Id)).Facts, fact => fact.FindingId == reminder);

        await court.Find(6);
        await court.Find(1);
        await court.Find(3, rule: "CH-18");
        await court.Find(3, kind: PartyKind.Member);
        var all = (await court.Host.Send(new FindCases(), Court.Anna)).Items;
        Assert.Equal((3, 6, 4), (all.Count, all.Single(row => row.Id == one.Id).Points, (await court.Case(one.Id)).Facts.Count));
        // Each administrator has one of the three.
        Assert.Equal(3, all.Select(row => row.Owner).Distinct().Count(owner => owner is not null));
        Assert.Equal(3, (await court.Host.Send(new FindQueue(), Court.Anna)).Items.Count);
    }

    [Theory]
    [EachDatabase]
    public async Task Facts_are_frozen_with_their_hash_and_the_database_lets_nobody_change_them(DatabaseProvider database)
    {
        await using var court = await Court.Open(database);
        var id = await court.ToDecide(6);
        var fact = Assert.Single((await court.Host.Send(new GetCase(id), Court.Clerk))!.Facts);
        Assert.True(fact.Intact);
        Assert.Contains("\"charterVersion\":1", fact.Facts, StringComparison.Ordinal);
        Assert.Contains("\"records_years\":2", fact.Facts, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<Exception>(() => court.Look(db => db.Set<CaseFact>().ExecuteUpdateAsync(set => set.SetProperty(row => row.Facts, "{}"))));
        await Assert.ThrowsAnyAsync<Exception>(() => court.Look(db => db.Set<CaseMessage>().ExecuteDeleteAsync()));
    }

    [Theory]
    [EachDatabase]
    public async Task The_parent_of_a_member_unit_is_told_and_shown_what_holds_from_a_warning_up(DatabaseProvider database)
    {
        await using var court = await Court.Open(database);
        var parent = new Guid("77777777-7777-7777-8777-777777777777");
        await court.Host.Add(new Organisation { Id = parent, Code = "M-000900", Kind = Registry.OrganisationKind.MemberUnit, Name = "上级单位", RegisteredAt = court.Host.Clock.GetUtcNow() });
        await court.Host.Send(new EnrolMembers(
            [new EnrolledMember(parent, new Money(100_000_000), Scene.Day("2020-04-02"), null), new EnrolledMember(Scene.Member, new Money(100_000_000), Scene.Day("2020-04-02"), parent)]));
        var above = Court.Buyer with { OrganisationId = parent };

        await court.Decide(await court.ToDecide(3, "CH-12", PartyKind.Member), Measure.Reminder);
        Assert.Empty(await Told(court, parent));
        Assert.Empty(Assert.Single((await court.Host.Send(new GetMyUnits(), above)).Items).Measures);

        var id = await court.ToDecide(3, "CH-18", PartyKind.Member);
        await court.Decide(id, Measure.Warning);
        Assert.Equal(["cases.notice-unit-decided"], await Told(court, parent));
        var measure = Assert.Single(Assert.Single((await court.Host.Send(new GetMyUnits(), above)).Items).Measures);
        Assert.Equal((id, "CH-18", Measure.Warning), (measure.CaseId, measure.Rule, measure.Measure));

        await court.Host.Send(new AppealCase(id, "称重单可以证明"), Court.Buyer);
        await court.Host.Send(new DecideAppeal(id, CaseOutcome.Overturned, "称重单属实"), Court.Bao);
        Assert.Equal(["cases.notice-unit-appeal", "cases.notice-unit-decided"], (await Told(court, parent)).Order());
        Assert.Empty(Assert.Single((await court.Host.Send(new GetMyUnits(), above)).Items).Measures);
    }

    private static Task<List<string>> Told(Court court, Guid organisation) =>
        court.Look(db => db.Set<Notice>().Where(notice => notice.OrganisationId == organisation).Select(notice => notice.Code).ToListAsync());

    [Theory]
    [EachDatabase]
    public async Task An_answer_is_taken_until_the_last_second_of_its_days_and_once(DatabaseProvider database)
    {
        await using var court = await Court.Open(database);
        await court.Find(3);
        await court.Find(3, "CH-18");
        var ids = (await court.Host.Send(new FindCases(), Court.Clerk)).Items.Select(row => row.Id).ToList();
        court.Host.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        Assert.Equal(CaseState.Deciding, await court.Host.Send(new AnswerCase(ids[0], "在改"), Court.Clerk));
        Assert.Equal("cases.wrong-state", await Code(court, new AnswerCase(ids[0], "再说"), Court.Clerk));
        court.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("cases.answer-over", await Code(court, new AnswerCase(ids[1], "晚了"), Court.Clerk));
        await Assert.ThrowsAsync<NotFound>(() => court.Host.Send(new AnswerCase(ids[1], "别人"), Court.Stranger));
        await Assert.ThrowsAsync<Forbidden>(() => court.Host.Send(new AnswerCase(ids[1], "官"), Court.Anna));
    }

    [Theory]
    [EachDatabase]
    public async Task Nobody_decides_before_the_answer_or_in_an_own_case_and_the_database_refuses_it_too(DatabaseProvider database)
    {
        await using var court = await Court.Open(database);
        var opened = await court.Host.Send(new OpenCase("CH-22", "C-000001", 3, "有人反映强行摊派"), Court.Anna);
        Assert.NotEqual(Court.Anna.Code, (await court.Case(opened.Id)).Desk.Owner);
        Assert.Equal("cases.answer-time", await Code(court, new DecideCase(opened.Id, Measure.Warning, null, "理由", null), Court.Bao));
        await court.Host.Send(new AnswerCase(opened.Id, "没有的事"), Court.Clerk);
        Assert.Equal("cases.own-case", await Code(court, new DecideCase(opened.Id, Measure.Warning, null, "理由", null), Court.Anna));
        Assert.Equal(409, (await Assert.ThrowsAsync<RuleBroken>(() => court.Host.Send(new OpenCase("CH-22", "C-000001", 3, "又一次"), Court.Bao))).Status);
        await Assert.ThrowsAsync<DbUpdateException>(() => court.Host.Add(Row(opened.Id, "U-1", "U-1", "理由")));
        await Assert.ThrowsAsync<DbUpdateException>(() => court.Host.Add(Row(opened.Id, "U-1", "U-2", "")));
        Assert.Equal(CaseState.Decided, await court.Decide(opened.Id, Measure.Warning, Court.Bao));
    }

    [Theory]
    [EachDatabase(null, null, "measure reasons")]
    [EachDatabase(Measure.Warning, "", "reasons")]
    [EachDatabase(Measure.Removal, "理由", "summary")]
    public async Task A_decision_without_measure_reasons_or_public_words_is_refused_field_by_field(DatabaseProvider database, Measure? measure, string? reasons, string fields)
    {
        await using var court = await Court.Open(database);
        var id = await court.ToDecide(12, "CH-13");
        var wrong = await Assert.ThrowsAsync<InvalidFields>(() => court.Host.Send(new DecideCase(id, measure, null, reasons, null), Court.Anna));
        Assert.Equal(fields, string.Join(' ', wrong.Errors.Select(error => error.Field)));
        var personal = await Assert.ThrowsAsync<InvalidFields>(() => court.Host.Send(new DecideCase(id, Measure.Removal, null, "理由", "电话13912345678"), Court.Anna));
        Assert.Equal("cases.summary-personal", Assert.Single(personal.Errors).Code);
        Assert.Equal(CaseState.Deciding, (await court.Case(id)).State);
    }

    [Theory]
    [EachDatabase]
    public async Task Of_two_administrators_who_decide_at_once_one_decides(DatabaseProvider database)
    {
        await using var court = await Court.Open(database);
        var id = await court.ToDecide(6);
        var results = await Task.WhenAll(new[] { Court.Anna, Court.Bao, Court.Chen }.Select(async by =>
        {
            try
            {
                await court.Decide(id, Measure.Warning, by);
                return "decided";
            }
            catch (RuleBroken broken) when (broken.Status == 409)
            {
                return "late";
            }
        }));
        Assert.Equal(["decided", "late", "late"], results.Order());
        Assert.Equal(1, await court.Look(db => db.Set<CaseDecision>().CountAsync()));
    }

    [Theory]
    [EachDatabase]
    public async Task An_appeal_in_time_is_answered_by_a_third_person_and_ends_the_measure_when_it_succeeds(DatabaseProvider database)
    {
        await using var court = await Court.Open(database);
        var id = await court.ToDecide(12, "CH-18");
        await court.Decide(id, Measure.Suspension);
        court.Host.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        Assert.Equal(CaseState.Appealed, await court.Host.Send(new AppealCase(id, "天气原因"), Court.Clerk));
        Assert.NotEqual(Court.Anna.Code, (await court.Case(id)).Desk.Owner);
        Assert.Equal("cases.own-appeal", await Code(court, new DecideAppeal(id, CaseOutcome.Overturned, "理由"), Court.Anna));
        Assert.Equal(CaseState.Closed, await court.Host.Send(new DecideAppeal(id, CaseOutcome.Overturned, "有气象证明"), Court.Bao));
        var one = await court.Case(id);
        Assert.Equal((CaseOutcome.Overturned, 0, (Measure?)null), (one.Outcome, one.Points, one.Measure));
        Assert.Empty(await court.Look(db => db.MeasuresAt(court.Host.Clock.GetUtcNow()).ToListAsync()));
        await Assert.ThrowsAsync<DbUpdateException>(() => court.Host.Add(new AppealDecision
        {
            CaseId = id, Outcome = CaseOutcome.Stands, Measure = Measure.Warning, Days = 1, Reasons = "x", OpenedBy = "system", FirstDecider = "U-2", DecidedBy = "U-2", At = court.Host.Clock.GetUtcNow(),
        }));
    }

    [Theory]
    [EachDatabase]
    public async Task An_appeal_after_its_days_is_refused_and_the_decision_becomes_final_by_itself(DatabaseProvider database)
    {
        await using var court = await Court.Open(database);
        var id = await court.ToDecide(12, "CH-18");
        await court.Decide(id, Measure.Suspension);
        court.Host.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal("cases.appeal-over", await Code(court, new AppealCase(id, "晚了"), Court.Clerk));
        // Two servers at once: each thing happens once.
        await Task.WhenAll(court.Host.Send(new KeepCaseTime()), court.Host.Send(new KeepCaseTime()));
        await court.Host.Send(new KeepCaseTime());
        var one = await court.Case(id);
        Assert.Equal((CaseState.Closed, CaseOutcome.Stands, true), (one.State, one.Outcome, one.PublishedAt is not null));
        Assert.Equal(1, await court.Look(db => db.Set<CaseMove>().CountAsync(move => move.CaseId == id && move.Act == "publish")));
        var told = Assert.Single((await court.Host.Send(new FindDecisions(), Actor.Anonymous)).Items);
        Assert.Equal((Measure.Suspension, "多次发货没有合格证"), (told.Measure, told.Summary));
    }

    [Theory]
    [EachDatabase]
    public async Task What_is_mended_before_the_decision_closes_the_case_and_in_a_warnings_days_halves_its_points(DatabaseProvider database)
    {
        await using var court = await Court.Open(database);
        var early = await court.Find(3);
        var first = (await court.Host.Send(new FindCases(), Court.Clerk)).Items.Single().Id;
        await Mend(court, early);
        Assert.Equal((CaseState.Closed, CaseOutcome.Cured), ((await court.Case(first)).State, (await court.Case(first)).Outcome));

        var id = await court.ToDecide(3, "CH-03");
        await court.Decide(id, Measure.Warning);
        court.Host.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        await Mend(court, (await court.Case(id)).Facts.Single().FindingId);
        Assert.Equal(1, (await court.Case(id)).Points);

        var late = await court.ToDecide(3, "CH-04");
        await court.Decide(late, Measure.Warning);
        court.Host.Clock.Advance(TimeSpan.FromDays(7));
        await Mend(court, (await court.Case(late)).Facts.Single().FindingId);
        Assert.Equal(3, (await court.Case(late)).Points);
        Assert.Equal("cases.cure-over", await Code(court, new CureCase(late, "改了"), Court.Bao));
    }

    [Theory]
    [EachDatabase]
    public async Task Evidence_is_judged_by_its_content_and_read_back_by_its_hash(DatabaseProvider database)
    {
        await using var court = await Court.Open(database);
        var id = await court.ToDecide(3);
        Assert.Equal("cases.evidence-kind", await Code(court, new AddCaseFile(id, "a.jpg", "MZ is no picture, whatever its name"u8.ToArray()), Court.Clerk));
        Assert.Equal("cases.evidence-cut", await Code(court, new AddCaseFile(id, "a.pdf", "%PDF-1.7 but no end"u8.ToArray()), Court.Clerk));
        Assert.Equal("picture.empty", await Code(court, new AddCaseFile(id, "a.pdf", default), Court.Clerk));
        var large = new byte[(12 * 1024 * 1024) + 1];
        "%PDF-"u8.CopyTo(large);
        Assert.Equal("cases.evidence-too-large", await Code(court, new AddCaseFile(id, "a.pdf", large), Court.Clerk));

        var pdf = "%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n"u8.ToArray();
        var added = await court.Host.Send(new AddCaseFile(id, "..\\..\\说明\u202e.exe", pdf), Court.Clerk);
        Assert.Equal("说明.pdf", added.Name);
        Assert.Equal(added.Id, (await court.Host.Send(new AddCaseFile(id, "again.pdf", pdf), Court.Anna)).Id);
        Assert.Equal(pdf, (await court.Host.Send(new GetCaseFile(id, added.Id), Court.Bao))!.Bytes);
        Assert.Null(await court.Host.Send(new GetCaseFile(id, added.Id), Court.Stranger));
        Assert.Null(await court.Host.Send(new GetCase(id), Court.Stranger));
    }

    [Theory]
    [EachDatabase]
    public async Task Deadlines_remind_once_and_nothing_stays_without_an_owner(DatabaseProvider database)
    {
        await using var court = await Court.Open(database);
        await court.Find(3);
        var id = (await court.Host.Send(new FindCases(), Court.Clerk)).Items.Single().Id;
        court.Host.Clock.Advance(TimeSpan.FromDays(5));
        await court.Host.Send(new KeepCaseTime());
        await court.Host.Send(new KeepCaseTime());
        Assert.Equal(1, await Notices(court, "cases.notice-answer-soon"));

        court.Host.Clock.Advance(TimeSpan.FromDays(2));
        await court.Host.Send(new KeepCaseTime());
        Assert.Equal(CaseState.Deciding, (await court.Case(id)).State);
        court.Host.Clock.Advance(TimeSpan.FromDays(16));
        await court.Host.Send(new KeepCaseTime());
        await court.Host.Send(new KeepCaseTime());
        Assert.Equal(1, await Notices(court, "cases.notice-overdue"));

        var owner = (await court.Case(id)).Desk.OwnerId;
        await court.Host.Within<MarketDb, int>(db => db.Set<Registry.Accounts.Account>().Where(row => row.Id == owner).ExecuteUpdateAsync(set => set.SetProperty(row => row.Disabled, true)));
        await court.Host.Send(new KeepCaseTime());
        Assert.NotEqual(owner, (await court.Case(id)).Desk.OwnerId);
        Assert.NotNull((await court.Case(id)).Desk.OwnerId);
    }

    [Theory]
    [EachDatabase]
    public async Task Many_lines_are_worked_on_as_the_preview_showed(DatabaseProvider database)
    {
        await using var court = await Court.Open(database);
        var decided = await court.ToDecide(3, "CH-18");
        await court.Decide(decided, Measure.Warning);
        await court.Find(3);
        await court.Find(1, "CH-16", PartyKind.Member);
        await court.Find(1, "CH-25", against: false);
        var ids = (await court.Host.Send(new FindQueue(), Court.Anna)).Items.Select(line => line.Id).ToList();
        Assert.Equal(4, ids.Count);
        var preview = await court.Host.Send(new PreviewQueueWork(ids, QueueAct.Dismiss, Reason: "重复"), Court.Anna);
        Assert.Equal(ids.Count, (await court.Host.Send(new FindQueue(), Court.Anna)).Items.Count);
        var done = await court.Host.Send(new WorkQueue(ids, QueueAct.Dismiss, Reason: "重复"), Court.Anna);
        Assert.Equal(preview.Done.Select(line => line.Id), done.Done.Select(line => line.Id));
        Assert.Equal([decided], preview.Left.Select(line => line.Id));
        Assert.Equal([decided], (await court.Host.Send(new FindQueue(), Court.Anna)).Items.Select(line => line.Id));
        Assert.Equal("cases.reasons-missing", Assert.Single((await Assert.ThrowsAsync<InvalidFields>(() => court.Host.Send(new PreviewQueueWork(ids, QueueAct.Dismiss), Court.Anna))).Errors).Code);
        await court.Host.Send(new WorkQueue([decided], QueueAct.Assign, "u-000103"), Court.Anna);
        Assert.Equal([decided], (await court.Host.Send(new FindQueue(Owner: "me"), Court.Chen)).Items.Select(line => line.Id));
    }

    [Fact]
    public void Every_state_but_the_last_leads_on_and_only_from_before_a_decision_can_a_case_be_dismissed()
    {
        Assert.All(Enum.GetValues<CaseState>().Except([CaseState.Closed]), state => Assert.Contains(CaseMachine.Steps.Keys, step => step.From == state));
        Assert.DoesNotContain(CaseMachine.Steps.Keys, step => step.From == CaseState.Closed);
        Assert.Equal(CaseMachine.Open, CaseMachine.Steps.Keys.Where(step => step.Step == CaseStep.Dismiss).Select(step => step.From).Order());
    }

    private static async Task Mend(Court court, Guid finding) => await court.Host.Within<FindingLog, bool>(async log =>
    {
        await log.Close([(finding, ClosureKind.Cured)], null, court.Host.Clock.GetUtcNow(), default);
        return true;
    });

    private static Task<int> Notices(Court court, string code) => court.Look(db => db.Set<Registry.Notices.Notice>().CountAsync(notice => notice.Code == code));

    private static async Task<string> Code<T>(Court court, IRequest<T> request, Actor by) => (await Assert.ThrowsAnyAsync<RuleBroken>(() => court.Host.Send(request, by))).Code;

    private static CaseDecision Row(Guid id, string opener, string decider, string reasons) => new()
    {
        CaseId = id, Measure = Measure.Warning, Days = 7, Points = 3, Reasons = reasons, Rule = "CH-22", CharterVersion = 1, Highest = Measure.Warning, PointsBefore = 0,
        HowToAppeal = new Bilingual("申诉", "appeal"), Summary = "", OpenedBy = opener, DecidedBy = decider, At = DateTimeOffset.UnixEpoch, EffectiveFrom = DateTimeOffset.UnixEpoch,
        AppealUntil = DateTimeOffset.UnixEpoch,
    };
}
