using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Charter.Drafts;
using ConsumerAid.AllianceAdmin.Charter.WhatIf;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Tests.Charter;

/// <summary>A draft is tried on the past: each number has the list behind it, and nothing else is written.</summary>
public class WhatIfTests
{
    private static readonly Actor Administrator = new("U-1", new HashSet<string> { Roles.Administrator }) { AccountId = Guid.Empty };

    [Theory]
    [EachDatabase]
    public async Task A_stricter_and_a_looser_rule_say_whom_they_would_have_warned_blocked_and_freed(DatabaseProvider database)
    {
        await using var scene = await new Scene().Open(database);
        var (one, two) = (await scene.AddHousehold(), await scene.AddHousehold());
        var ending = await scene.AddLot(await scene.AddCertificate("2026-01-01", "2026-12-30"), offers: [(one, 5_000_000, 0, 0), (two, 1_000_000, 0, 0)]);
        var lasting = await scene.AddLot(await scene.AddCertificate("2026-01-01", "2027-11-30"), offers: [(one, 2_000_000, 0, 0)]);
        await scene.Publish(ending);
        await scene.Publish(lasting);
        await scene.AddLot("R-1", offers: [(two, 20_000_000, 0, 13_000_000)]);
        scene.Host.Clock.Advance(TimeSpan.FromDays(3));
        var findings = await Count(scene);

        // Ending certificates warn 60 days before; a household is warned from 150 % of its yield instead of 120 %.
        var trial = await Try(scene, "2026-11-23", "2026-11-25", new CharterChanges([new NumberChange("CH-03", "warn_days", 60), new NumberChange("CH-17", "cap", 150)], []));
        Assert.Equal((WhatIfState.Done, trial.RulesAll, 2), (trial.State, trial.RulesDone, trial.Acts));
        Assert.Equal(
            [("CH-03", WhatIfOutcome.Warned, 1, 1, 6_000_000L, 2), ("CH-17", WhatIfOutcome.Freed, 1, 1, 0L, 1)],
            trial.Totals.Select(sum => (sum.Rule, sum.Outcome, sum.Acts, sum.Parties, sum.Weight.Grams, sum.Households)));
        var act = Assert.Single((await scene.Host.Send(new FindWhatIfActs(trial.Id, "CH-03"))).Items);
        Assert.Equal(($"lot/{ending}", null, "60 d", (CharterEffect?)null, CharterEffect.Warn), (act.Subject, act.LimitThen, act.LimitNow, act.EffectThen, act.EffectNow));
        Assert.Equal(findings, await Count(scene));

        // The day before the acts nothing happened.
        Assert.Equal(0, (await Try(scene, "2026-11-01", "2026-11-22", new CharterChanges([new NumberChange("CH-03", "warn_days", 60)], []))).Acts);
        // A rule that may only note blocks nobody.
        var softer = await Try(scene, "2026-11-23", "2026-11-25", new CharterChanges([new NumberChange("CH-03", "warn_days", 60)], [new ArticleChange("CH-03", CharterEffect.Note, null)]));
        Assert.Equal([("CH-03", WhatIfOutcome.Noted)], softer.Totals.Select(sum => (sum.Rule, sum.Outcome)));
    }

    [Theory]
    [EachDatabase]
    public async Task What_was_refused_is_kept_once_a_day_and_freed_by_a_milder_rule(DatabaseProvider database)
    {
        await using var scene = await new Scene().Open(database);
        var seller = await scene.AddHousehold(yields: 1);
        var lot = await scene.AddLot(await scene.AddCertificate("2026-01-01", "2027-11-30"), offers: [(seller, 1_600, 0, 0)]);
        var question = new LotPublication(lot);
        await scene.Host.Ask(question);
        Assert.Equal(0, await Refused(scene));
        for (var i = 0; i < 2; i++) await Assert.ThrowsAsync<RuleBroken>(() => scene.Host.Send(new AllianceHost.Refusing(question)));
        Assert.Equal((1, 0), (await Refused(scene), await Count(scene)));
        scene.Host.Clock.Advance(TimeSpan.FromDays(1));
        await Assert.ThrowsAsync<RuleBroken>(() => scene.Host.Send(new AllianceHost.Refusing(question)));
        Assert.Equal(2, await Refused(scene));
        scene.Host.Clock.Advance(TimeSpan.FromDays(1));

        // 160 % of the yield: still stopped at 150, warned of from 120 when the stop is 200, and nobody's business from 170 on.
        Assert.Equal(0, (await Try(scene, "2026-11-23", "2026-11-24", new CharterChanges([new NumberChange("CH-17", "stop", 140)], []))).Acts);
        var milder = await Try(scene, "2026-11-23", "2026-11-24", new CharterChanges([new NumberChange("CH-17", "stop", 200)], []));
        Assert.Equal([("CH-17", WhatIfOutcome.Freed, 2, 1)], milder.Totals.Select(sum => (sum.Rule, sum.Outcome, sum.Acts, sum.Households)));
        Assert.All(
            (await scene.Host.Send(new FindWhatIfActs(milder.Id, "CH-17"))).Items,
            act => Assert.Equal(($"household/{seller}", (CharterEffect?)CharterEffect.Block, CharterEffect.Warn), (act.Subject, act.EffectThen, act.EffectNow)));
        var blind = await Try(scene, "2026-11-24", "2026-11-24", new CharterChanges([new NumberChange("CH-17", "cap", 170), new NumberChange("CH-17", "stop", 200)], []));
        Assert.Equal([(WhatIfOutcome.Freed, 1)], blind.Totals.Select(sum => (sum.Outcome, sum.Acts)));
        Assert.Equal(2, await Refused(scene));
    }

    private static Task<int> Refused(Scene scene) => scene.Host.Do<MarketDb, int>(db => db.Set<RefusedAct>().CountAsync());

    [Fact]
    public async Task A_trial_that_was_killed_is_begun_again_when_its_lease_is_over_and_one_sent_twice_is_one()
    {
        await using var scene = await new Scene().Open(DatabaseProvider.Sqlite);
        var id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
        for (var i = 0; i < 2; i++) await scene.Host.Send(new TryCharter(id, Scene.Day("2026-11-01"), Scene.Day("2026-11-22"), CharterChanges.None), Administrator);
        Assert.Single((await scene.Host.Send(new FindWhatIfs())).Items);
        await scene.Host.Within<MarketDb, bool>(async db =>
        {
            (await db.Set<WhatIfRun>().SingleAsync()).Start(scene.Host.Clock.GetUtcNow());
            return true;
        });
        Assert.Equal(0, await scene.Host.Send(new RunWhatIfs()));
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(1, await scene.Host.Send(new RunWhatIfs()));
        Assert.Equal(WhatIfState.Done, (await scene.Host.Send(new GetWhatIf(id)))!.State);
    }

    [Theory]
    [InlineData("2026-11-01", "2026-11-24", "to")]
    [InlineData("2026-11-23", "2026-11-22", "from")]
    [InlineData("2020-04-02", "2026-11-22", "from")]
    [InlineData(null, "2026-11-22", "from")]
    public async Task A_period_lies_in_the_past_and_has_a_beginning_and_an_end(string? from, string? to, string field)
    {
        await using var host = await AllianceHost.WithCharter();
        var refused = await Assert.ThrowsAsync<InvalidFields>(() => host.Send(
            new TryCharter(Guid.Empty, from is null ? null : Scene.Day(from), to is null ? null : Scene.Day(to), CharterChanges.None), Administrator));
        Assert.Equal(field, Assert.Single(refused.Errors).Field);
    }

    private static async Task<WhatIfAnswer> Try(Scene scene, string from, string to, CharterChanges changes)
    {
        var id = scene.NewId();
        await scene.Host.Send(new TryCharter(id, Scene.Day(from), Scene.Day(to), changes), Administrator);
        await scene.Host.Send(new RunWhatIfs());
        return (await scene.Host.Send(new GetWhatIf(id)))!;
    }

    private static Task<int> Count(Scene scene) => scene.Host.Do<MarketDb, int>(db => db.Findings().CountAsync());
}
