using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Charter.Drafts;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Tests.Charter;

/// <summary>A draft becomes a version by two administrators, ahead of time, and within the ranges of its parameters. It is 23 November 2026.</summary>
public class DraftTests
{
    private static readonly Bilingual Title = new("第二版", "Second version");
    private static readonly CharterChanges Stricter = new([new NumberChange("CH-10", "block", 120)], [new ArticleChange("CH-16", CharterEffect.Note, null)]);

    [Theory]
    [EachDatabase]
    public async Task A_draft_that_another_administrator_adopts_is_the_next_version_and_changes_nothing_before_its_day(DatabaseProvider database)
    {
        await using var host = await AllianceHost.WithCharter(database: database);
        var id = await Proposed(host, "2026-11-30", Stricter);
        Assert.Equal(2, (await host.Send(new DecideDraft(id, true, "价格投诉多"), By("U-2"))).Number);

        Assert.Equal(1, (await host.Send(new GetCharter()))!.Number);
        var next = (await host.Send(new GetCharterVersion(2)))!;
        Assert.Equal((120L, "120 %", CharterEffect.Note), (Number(next, "CH-10", "block").Number!.Value, Number(next, "CH-10", "block").Value.En, next.Articles.Single(article => article.Rule == "CH-16").Effect));
        Assert.Equal((110L, 25), (Number(next, "CH-10", "warn").Number!.Value, next.Articles.Count));
        var differences = (await host.Send(new CompareCharters(1, 2)))!;
        Assert.Equal(["CH-10 Parameter 130 % → 120 %", "CH-16 Effect warns → notes"], differences.Select(row => $"{row.Rule} {row.Kind} {row.Before.En} → {row.After.En}"));
        host.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(2, (await host.Send(new GetCharter()))!.Number);
        Assert.Null(await host.Send(new CompareCharters(2, 3)));
    }

    [Theory]
    [InlineData("2026-11-29", "draft.too-soon")]
    [InlineData("2026-11-30", "")]
    [InlineData("2020-04-02", "draft.too-soon")]
    public async Task A_version_is_published_seven_days_ahead_and_never_for_the_past(string day, string code)
    {
        await using var host = await AllianceHost.WithCharter();
        Assert.Equal(code, await Refused(() => host.Send(new WriteDraft(Guid.CreateVersion7(DateTimeOffset.UnixEpoch), Title, Scene.Day(day), "x", Stricter), By("U-1"))));
    }

    [Fact]
    public async Task Two_versions_never_overlap_and_a_draft_of_an_old_version_is_begun_again()
    {
        await using var host = await AllianceHost.WithCharter();
        var (first, second) = (await Proposed(host, "2026-12-10", Stricter), await Proposed(host, "2026-12-20", Stricter));
        await host.Send(new DecideDraft(first, true, "x"), By("U-2"));
        Assert.Equal("draft.based-on-old", await Refused(() => host.Send(new DecideDraft(second, true, "x"), By("U-2"))));
        Assert.Equal("draft.overlapping", await Refused(() => host.Send(new WriteDraft(Guid.CreateVersion7(DateTimeOffset.UnixEpoch), Title, Scene.Day("2026-12-10"), "x", Stricter), By("U-1"))));
    }

    [Fact]
    public async Task What_waited_too_long_for_its_second_administrator_can_no_longer_be_adopted_for_its_day()
    {
        await using var host = await AllianceHost.WithCharter();
        var id = await Proposed(host, "2026-11-30", Stricter);
        host.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("draft.too-soon", await Refused(() => host.Send(new DecideDraft(id, true, "x"), By("U-2"))));
        await host.Send(new DecideDraft(id, false, "日子太近"), By("U-2"));
        await host.Send(new WriteDraft(id, Title, Scene.Day("2026-12-01"), "x", Stricter), By("U-1"));
        await host.Send(new ProposeDraft(id), By("U-2"));
        Assert.Equal(2, (await host.Send(new DecideDraft(id, true, "x"), By("U-1"))).Number);
    }

    [Theory]
    [InlineData("CH-10", "block", 99, "draft.out-of-range")]
    [InlineData("CH-10", "block", 500, "")]
    [InlineData("CH-10", "block", 501, "draft.out-of-range")]
    [InlineData("CH-10", "warn", 130, "")]
    [InlineData("CH-10", "warn", 131, "draft.out-of-order")]
    [InlineData("CH-17", "stop", 119, "draft.out-of-order")]
    [InlineData("TERMS", "talk_points", 2, "draft.out-of-order")]
    [InlineData("CH-10", "none", 5, "draft.unknown-parameter")]
    [InlineData("CH-99", "block", 120, "draft.unknown-parameter")]
    [InlineData("CH-04", "agent", 1, "draft.unknown-parameter")]
    [InlineData("TERMS", "need_weight", 49, "draft.out-of-range")]
    public async Task A_parameter_stays_in_its_range_and_exists(string rule, string name, long number, string code)
    {
        await using var host = await AllianceHost.WithCharter();
        var changes = new CharterChanges([new NumberChange(rule, name, number)], []);
        Assert.Equal(code, await Refused(() => host.Send(new WriteDraft(Guid.CreateVersion7(DateTimeOffset.UnixEpoch), Title, Scene.Day("2026-12-01"), "x", changes), By("U-1"))));
    }

    [Fact]
    public async Task An_unknown_rule_an_empty_text_a_place_changed_twice_and_missing_words_are_told_at_once()
    {
        await using var host = await AllianceHost.WithCharter();
        var changes = new CharterChanges(
            [new NumberChange("CH-10", "warn", 105), new NumberChange("CH-10", "warn", 106)], [new ArticleChange("CH-26", null, null), new ArticleChange("CH-01", null, new Bilingual("文", ""))]);
        var refused = await Assert.ThrowsAsync<InvalidFields>(() => host.Send(new WriteDraft(Guid.CreateVersion7(DateTimeOffset.UnixEpoch), Title, Scene.Day("2026-12-01"), "x", changes), By("U-1")));
        Assert.Equal(["draft.changed-twice", "draft.unknown-rule", "draft.demand-length"], refused.Errors.Select(error => error.Code));
        refused = await Assert.ThrowsAsync<InvalidFields>(() => host.Send(new WriteDraft(Guid.CreateVersion7(DateTimeOffset.UnixEpoch), new Bilingual(" ", ""), null, " ", Stricter), By("U-1")));
        Assert.Equal(["titleZh", "titleEn", "reason", "effectiveFrom"], refused.Errors.Select(error => error.Field));
    }

    [Fact]
    public async Task Nobody_decides_about_an_own_draft_neither_by_the_model_nor_by_the_database()
    {
        await using var host = await AllianceHost.WithCharter();
        var id = await Proposed(host, "2026-11-30", Stricter);
        Assert.Equal("draft.own", await Refused(() => host.Send(new DecideDraft(id, true, "x"), By("U-1"))));
        Assert.Equal("draft.own", await Refused(() => host.Send(new DecideDraft(id, false, "x"), By("U-1"))));
        await Assert.ThrowsAnyAsync<Exception>(() => host.Within<MarketDb, int>(db =>
            db.Set<CharterDraft>().Where(draft => draft.Id == id).ExecuteUpdateAsync(set => set.SetProperty(draft => draft.DecidedBy, "U-1"))));
        Assert.Equal("draft.reason-missing", await Refused(() => host.Send(new DecideDraft(id, true, " "), By("U-2"))));
        await Assert.ThrowsAsync<NotFound>(() => host.Send(new DecideDraft(Guid.CreateVersion7(DateTimeOffset.UnixEpoch), true, "x"), By("U-2")));
        await Assert.ThrowsAsync<Forbidden>(() => host.Send(new DecideDraft(id, true, "x"), new Actor("U-3", new HashSet<string> { Roles.Auditor })));
    }

    [Fact]
    public async Task A_draft_without_changes_is_not_proposed_and_one_that_is_closed_stays_so()
    {
        await using var host = await AllianceHost.WithCharter();
        var id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
        await host.Send(new WriteDraft(id, Title, Scene.Day("2026-12-01"), "x", CharterChanges.None), By("U-1"));
        Assert.Equal("draft.empty", await Refused(() => host.Send(new ProposeDraft(id), By("U-1"))));
        await host.Send(new DiscardDraft(id), By("U-1"));
        Assert.Equal("draft.closed", await Refused(() => host.Send(new ProposeDraft(id), By("U-1"))));
        Assert.Equal("draft.closed", await Refused(() => host.Send(new DiscardDraft(id), By("U-1"))));
        Assert.Equal(DraftState.Discarded, Assert.Single((await host.Send(new FindDrafts())).Items).State);
    }

    private static async Task<Guid> Proposed(AllianceHost host, string day, CharterChanges changes)
    {
        var id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
        await host.Send(new WriteDraft(id, Title, Scene.Day(day), "x", changes), By("U-1"));
        await host.Send(new ProposeDraft(id), By("U-1"));
        return id;
    }

    private static async Task<string> Refused<T>(Func<Task<T>> act)
    {
        try
        {
            await act();
            return "";
        }
        catch (InvalidFields one)
        {
            return Assert.Single(one.Errors).Code;
        }
        catch (RuleBroken refused)
        {
            return refused.Code;
        }
    }

    private static CharterTextParameter Number(CharterText text, string rule, string name) =>
        text.Articles.Single(article => article.Rule == rule).Parameters.Single(parameter => parameter.Name == name);

    private static Actor By(string code) => new(code, new HashSet<string> { Roles.Administrator }) { AccountId = Guid.Empty };
}
