using ConsumerAid.AllianceAdmin;
using ConsumerAid.AllianceAdmin.Cases;
using ConsumerAid.AllianceAdmin.Charter.Drafts;
using ConsumerAid.AllianceAdmin.Charter.WhatIf;
using ConsumerAid.AllianceAdmin.Findings;
using ConsumerAid.AllianceAdmin.Trail;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Registry;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Storefront.Seeding;

/// <summary>What the office does: a second version of the charter, and of it all at the end the rules' findings, cases in three states, a draft that was tried on the past, and the sealed trail.</summary>
internal sealed class DemoCharter(Stage stage, DemoWorld world, DateTimeOffset now)
{
    public async Task Make(CancellationToken cancellation)
    {
        stage.Clock.Now = now;
        await stage.Send(Actor.System, new EvaluateCharter(All: true), cancellation);
        var offices = await stage.Office(cancellation);
        await Answer(offices[0], cancellation);
        await Draft(offices[0], cancellation);
        await stage.Send(Actor.System, new SealTrail(), cancellation);
    }

    /// <summary>The second version: two administrators gave those who are bound more time before the next change.</summary>
    public async Task GiveMoreNotice(CancellationToken cancellation)
    {
        var (id, offices) = (Guid.CreateVersion7(stage.Clock.Now), await stage.Office(cancellation));
        var title = new Bilingual("消费帮扶联盟公约（第2版）", "Charter of the consumption-assistance alliance, version 2");
        var changes = new CharterChanges([new NumberChange("CH-25", "change_notice_days", 14)], []);
        await stage.Send(offices[0], new WriteDraft(id, title, ChinaTime.DayOf(stage.Clock.Now).AddDays(10), "合作社反映：公约修改后来不及准备，公示期要长一些。", changes), cancellation);
        await stage.Send(offices[0], new ProposeDraft(id), cancellation);
        await stage.Send(offices[1], new DecideDraft(id, true, "同意。公示期延长到14天，各方有时间准备。"), cancellation);
    }

    // One party has answered, another was warned; the others still have time.
    private async Task Answer(Actor office, CancellationToken cancellation)
    {
        var cases = (await stage.Send(office, new FindCases(CaseState.Answering), cancellation)).Items
            .Where(one => one.Party.Kind != AllianceAdmin.Charter.PartyKind.Liaison && Speaker(one.Party.Id) is not null).OrderBy(one => one.Number, StringComparer.Ordinal).Take(2).ToList();
        foreach (var one in cases) await stage.Send(Speaker(one.Party.Id)!, new AnswerCase(one.Id, "情况已核对，原因是交接时记录不全，已经补上，以后每单都核对。"), cancellation);
        if (cases.Count > 1) await stage.Send(office, new DecideCase(cases[1].Id, Measure.Warning, null, "事实清楚，当事方已经说明并改正，书面警示一次。", null), cancellation);
    }

    private Actor? Speaker(Guid party) =>
        world.Counties.FirstOrDefault(county => county.Cooperative == party && county.Code != DemoPeople.Home)?.Clerk ?? world.Members.Skip(1).FirstOrDefault(member => member.Id == party)?.Purchaser;

    private async Task Draft(Actor office, CancellationToken cancellation)
    {
        var (id, trial, today) = (Guid.CreateVersion7(now), Guid.CreateVersion7(now), ChinaTime.DayOf(now));
        var changes = new CharterChanges([new NumberChange("CH-10", "warn", 104), new NumberChange("CH-10", "block", 112), new NumberChange("CH-05", "min_share_from_poor", 90)], []);
        await stage.Send(office, new WriteDraft(id, new Bilingual("价格和带贫从严（草案）", "Stricter prices and benefit link (draft)"), today.AddDays(30), "价格偏高的投诉多，先试算会影响到谁。", changes), cancellation);
        await stage.Send(office, new ProposeDraft(id), cancellation);
        await stage.Send(office, new TryCharter(trial, today.AddYears(-1), today, changes), cancellation);
        await stage.Send(Actor.System, new RunWhatIfs(), cancellation);
    }
}
