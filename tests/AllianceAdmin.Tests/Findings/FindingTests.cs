using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Findings;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry.Liaisons;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Tests.Findings;

public class FindingTests
{
    private static readonly Weight OverTheCap = new(12_000_001);

    [Theory]
    [EachDatabase]
    public async Task The_same_fact_is_one_row_however_often_and_by_however_many_at_once_it_is_found(DatabaseProvider database)
    {
        await using var scene = await new Scene().Open(database);
        var households = new List<string>();
        for (var i = 0; i < 3; i++) households.Add(await scene.AddHousehold());
        SharesWriting Asked(IEnumerable<string> order) => new([.. order.Select(household => new HouseholdSupply(household, Scene.Orange, OverTheCap))]);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(turn => scene.Host.AskInAct(Asked(turn % 2 == 0 ? households : Enumerable.Reverse(households)))));
        Assert.Equal(households, (await Found(scene)).Select(finding => finding.HouseholdCode!).Order());

        await scene.Host.AskInAct(new SharesWriting([new HouseholdSupply(households[0], Scene.Orange, new Weight(12_000_002))]));
        Assert.Equal(4, (await Found(scene)).Count);
    }

    [Fact]
    public async Task Who_only_asks_leaves_no_finding_and_a_refused_act_takes_its_findings_with_it()
    {
        await using var scene = await new Scene().Open(DatabaseProvider.Sqlite);
        var (warned, blocked) = (await scene.AddHousehold(), await scene.AddHousehold());
        var question = new SharesWriting([new HouseholdSupply(warned, Scene.Orange, OverTheCap), new HouseholdSupply(blocked, Scene.Orange, new Weight(15_000_001))]);
        Assert.Equal(2, (await scene.Host.Ask(question)).Count);
        Assert.Empty(await Found(scene));

        var refused = await Assert.ThrowsAsync<CharterBlocked>(() => scene.Host.Within<ICharter, object>(async charter => await charter.Require(question, default)));
        Assert.Equal(("charter.capacity-exceeded", $"household/{blocked}"), (refused.Code, Assert.Single(refused.Objections).Subject));
        Assert.Empty(await Found(scene));
    }

    [Fact]
    public async Task A_finding_says_rule_measure_limit_version_and_whom_it_concerns()
    {
        await using var scene = await new Scene().Open(DatabaseProvider.Sqlite);
        var lot = await scene.AddLot("R-1");
        var dispatch = await scene.AddDispatch();
        await scene.Host.AskInAct(new DeliveryWeighed(dispatch, [new WeighedLine(lot, Weight.FromTonnes(1), new Weight(970_000), 20)]));

        var row = Assert.Single((await scene.Host.Send(new FindFindings())).Items);
        Assert.Equal(("CH-16", CharterEffect.Warn, 1, "-3 %", "2 %", 1), (row.Rule, row.Effect, row.Points, row.Measured, row.Limit, row.CharterVersion));
        Assert.Equal(($"dispatch/{dispatch}", (Guid?)Scene.Cooperative, (Guid?)Scene.Member, (string?)null), (row.Subject, row.CooperativeId, row.MemberId, row.HouseholdCode));
        Assert.Equal(scene.Host.Clock.GetUtcNow(), row.At);
        Assert.Contains("CH-16", row.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("{", row.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silent_buyer_gets_one_point_and_three_from_the_third_time_in_90_days()
    {
        await using var scene = await new Scene().Open(DatabaseProvider.Sqlite);
        async Task<int> Silent()
        {
            var dispatch = await scene.AddDispatch();
            scene.Host.Clock.Advance(TimeSpan.FromHours(54));
            await scene.Host.AskInAct(new AcceptedBySilence(dispatch, Scene.Member));
            await scene.FallSilent(dispatch);
            return (await Found(scene)).Single(finding => finding.Subject == $"dispatch/{dispatch}").Points;
        }

        Assert.Equal((1, 1, 3), (await Silent(), await Silent(), await Silent()));
        scene.Host.Clock.Advance(TimeSpan.FromDays(90));
        Assert.Equal(1, await Silent());
        Assert.Equal(("48 h", "48 h"), ((await Found(scene))[0].Measured, (await Found(scene))[0].Limit));
    }

    [Fact]
    public async Task Weight_off_by_more_than_a_tenth_is_serious_at_once_and_the_third_time_is_general()
    {
        await using var scene = await new Scene().Open(DatabaseProvider.Sqlite);
        var lot = await scene.AddLot("R-1");
        async Task<int> Off(long arrived)
        {
            var dispatch = await scene.AddDispatch(lot: lot);
            await scene.Host.AskInAct(new DeliveryWeighed(dispatch, [new WeighedLine(lot, new Weight(1_000_000), new Weight(arrived), 20)]));
            await scene.Arrive(dispatch, arrived, 20);
            return (await Found(scene)).Single(finding => finding.Subject == $"dispatch/{dispatch}").Points;
        }

        Assert.Equal((1, 6, 3, 6), (await Off(900_000), await Off(899_999), await Off(950_000), await Off(1_100_001)));
    }

    [Fact]
    public async Task A_dispute_that_nobody_decided_is_noted_for_both_sides()
    {
        await using var scene = await new Scene().Open(DatabaseProvider.Sqlite);
        await scene.Host.AskInAct(new DisputeUndecided(await scene.Dispute(await scene.AddDispatch()), Scene.Cooperative));
        var finding = Assert.Single(await Found(scene));
        Assert.Equal(("charter.dispute-undecided", "72 h", (Guid?)Scene.Cooperative, (Guid?)Scene.Member), (finding.Code, finding.Limit, finding.CooperativeId, finding.MemberId));
    }

    [Fact]
    public async Task Another_version_may_make_a_block_a_warning()
    {
        await using var scene = await new Scene().Open(DatabaseProvider.Sqlite);
        var supplied = CharterFile.Supplied();
        await scene.Host.Add((supplied with
        {
            Number = 2, EffectiveFrom = Scene.Day("2026-11-23"),
            Articles = [.. supplied.Articles.Select(article => article.Rule == "CH-17" ? article with { Effect = "warn" } : article)],
        }).ToVersion(scene.Host.Clock.GetUtcNow()));
        var household = await scene.AddHousehold();
        await scene.Host.AskInAct(new SharesWriting([new HouseholdSupply(household, Scene.Orange, new Weight(15_000_001))]));
        var finding = Assert.Single(await Found(scene));
        Assert.Equal((CharterEffect.Warn, 2, 12), (finding.Effect, finding.CharterVersion, finding.Points));
    }

    [Fact]
    public async Task Everybody_sees_the_findings_that_are_their_own_and_those_who_watch_see_all()
    {
        await using var scene = await new Scene().Open(DatabaseProvider.Sqlite);
        var (household, liaison, stranger) = (await scene.AddHousehold(), scene.NewId(), scene.NewId());
        await scene.Host.Add(new Assignment { Id = scene.NewId(), HouseholdCode = household, LiaisonId = liaison, From = Scene.Day("2026-01-01") });
        await scene.Host.AskInAct(new SharesWriting([new HouseholdSupply(household, Scene.Orange, OverTheCap)]));
        await scene.Host.AskInAct(new AcceptedBySilence(await scene.AddDispatch(), Scene.Member));
        await scene.Host.AskInAct(new DisputeUndecided(await scene.Dispute(await scene.AddDispatch(stranger, Scene.FurongCooperative)), Scene.FurongCooperative));
        await scene.Host.AskInAct(new LedgerDiffering("ledger/2026-11-22", "accepted", 1, 2));

        async Task<string> Seen(Actor by) => string.Join(' ', (await scene.Host.Send(new FindFindings(), by)).Items.Select(row => row.Rule).Order());
        Assert.Equal("CH-09 CH-16 CH-17 LEDGER", await Seen(By(Roles.Administrator)));
        Assert.Equal("CH-09 CH-16 CH-17 LEDGER", await Seen(By(Roles.Auditor)));
        Assert.Equal("CH-09 CH-17", await Seen(By(Roles.Cooperative, Scene.Cooperative)));
        Assert.Equal("CH-16", await Seen(By(Roles.Cooperative, Scene.FurongCooperative)));
        Assert.Equal("CH-09", await Seen(By(Roles.Finance, Scene.Member)));
        Assert.Equal("CH-16", await Seen(By(Roles.Purchaser, stranger)));
        Assert.Equal("CH-17", await Seen(By(Roles.Liaison) with { LiaisonId = liaison }));
        Assert.Equal("", await Seen(By(Roles.Liaison) with { LiaisonId = stranger }));
        await Assert.ThrowsAsync<Forbidden>(() => Seen(By(Roles.Purchaser)));
        await Assert.ThrowsAsync<Forbidden>(() => Seen(By(Roles.CountyReviewer)));
        await Assert.ThrowsAsync<Forbidden>(() => Seen(Actor.Anonymous));
    }

    [Theory]
    [EachDatabase]
    public async Task The_list_goes_page_by_page_from_the_newest_and_can_be_narrowed(DatabaseProvider database)
    {
        await using var scene = await new Scene().Open(database);
        for (var day = 1; day <= 7; day++)
        {
            await scene.Host.AskInAct(new LedgerDiffering($"ledger/{day}", "accepted", 1, 2));
            if (day % 2 == 0) scene.Host.Clock.Advance(TimeSpan.FromDays(1));
        }

        var (subjects, after) = (new List<string>(), (string?)null);
        do
        {
            var page = await scene.Host.Send(new FindFindings(After: after, Limit: 2));
            Assert.InRange(page.Items.Count, 1, 2);
            subjects.AddRange(page.Items.Select(row => row.Subject));
            after = page.Next;
        }
        while (after is not null);
        Assert.Equal(Enumerable.Range(1, 7).Select(day => $"ledger/{day}"), subjects.Order());
        Assert.Equal("ledger/7", subjects[0]);

        async Task<int> Count(FindFindings query) => (await scene.Host.Send(query)).Items.Count;
        Assert.Equal(1, await Count(new FindFindings(Subject: "ledger/3")));
        Assert.Equal(0, await Count(new FindFindings(Rule: "CH-16")));
        Assert.Equal(7, await Count(new FindFindings(Rule: "LEDGER", Effect: CharterEffect.Note)));
        Assert.Equal(2, await Count(new FindFindings(From: Scene.Day("2026-11-24"), To: Scene.Day("2026-11-24"))));
        Assert.Equal(0, await Count(new FindFindings(OrganisationId: Scene.Cooperative)));
    }

    [Fact]
    public async Task For_SQL_Server_the_statement_that_keeps_findings_is_T_SQL()
    {
        var verdicts = Enumerable.Range(0, 3).Select(day => new Verdict(new CharterObjection("LEDGER", CharterEffect.Note, $"ledger/{day}", "charter.ledger-differs", "1", "2"), 12, AllianceHost.China("2026-11-23T10:00")));
        var said = await SqlServerTranslation.Capture(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await new FindingLog(db, null!).Keep(verdicts, 1, AllianceHost.China("2026-11-23T10:00"), default);
        });
        Assert.Contains(said, statement => statement.StartsWith("INSERT INTO [alliance].[Findings]", StringComparison.Ordinal) && statement.Contains("HOLDLOCK", StringComparison.Ordinal));
    }

    private static Actor By(string role, Guid? organisation = null) => new("U-000009", new HashSet<string> { role }) { AccountId = Guid.Empty, OrganisationId = organisation };

    private static Task<List<FindingFact>> Found(Scene scene) =>
        scene.Host.Do<MarketDb, List<FindingFact>>(db => db.Findings().OrderBy(finding => finding.At).ToListAsync());
}
