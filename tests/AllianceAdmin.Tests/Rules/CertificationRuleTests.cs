using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Rules;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;
using TestResult = ConsumerAid.Catalog.TestResult;

namespace ConsumerAid.AllianceAdmin.Tests.Rules;

/// <summary>CH-03 and CH-13 at their edges. It is 23 November 2026, 10:00 in China.</summary>
public sealed class CertificationRuleTests
{
    [Theory]
    [EachDatabase("2026-11-22", "Block:certificate-removed")]
    [EachDatabase("2026-11-23", "Block:certificate-removed")]
    [EachDatabase("2026-11-24", "")]
    public async Task A_certificate_is_valid_until_the_day_before_its_removal_at_publication_order_and_dispatch(DatabaseProvider on, string removed, string said)
    {
        await using var scene = await new Scene().Open(on);
        var lot = await Certified(scene, removed);
        Assert.Equal(said, await scene.Host.Said(new LotPublication(lot)));
        Assert.Equal(said, await scene.Host.Said(Ordering(lot)));
        Assert.Equal(said, await scene.Host.Said(new DispatchLeaving(await scene.AddOrder(), [lot], "H-1", [])));
    }

    [Theory, EachDatabase]
    public async Task A_lot_on_sale_whose_certificate_was_removed_is_found_by_the_job_and_no_longer_when_it_is_withdrawn(DatabaseProvider on)
    {
        await using var scene = await new Scene().Open(on);
        var lot = await Certified(scene, "2026-11-23");
        Assert.Empty(await Weigh(scene, db => new ValidCertificate(db), new Scope.Standing(scene.Host.Clock.GetUtcNow().ToUniversalTime())));
        await Set(scene, lot, LotState.Published);
        var found = Assert.Single(await Weigh(scene, db => new ValidCertificate(db), new Scope.Standing(scene.Host.Clock.GetUtcNow().ToUniversalTime())));
        Assert.Equal(("charter.certificate-removed", 6, Party.Cooperative(Scene.Cooperative)), (found.Objection.Code, found.Points, found.Against));
        Assert.Contains(found.Evidence, id => id.StartsWith("certificate/", StringComparison.Ordinal));
        await Set(scene, lot, LotState.Withdrawn);
        Assert.Empty(await Weigh(scene, db => new ValidCertificate(db), new Scope.Standing(scene.Host.Clock.GetUtcNow().ToUniversalTime())));
    }

    [Theory, EachDatabase]
    public async Task A_past_order_is_judged_by_its_own_day_and_not_by_a_later_removal(DatabaseProvider on)
    {
        await using var scene = await new Scene().Open(on);
        var lot = await Certified(scene, "2026-11-23");
        async Task<string> Left(int daysAgo)
        {
            var at = scene.Host.Clock.GetUtcNow().AddDays(-daysAgo);
            var dispatch = await scene.AddDispatch(lot: lot);
            await scene.Host.Within<MarketDb, int>(db => db.Set<Orders.Trade.Dispatch>().Where(row => row.Id == dispatch).ExecuteUpdateAsync(set => set.SetProperty(row => row.LeftAt, at)));
            return string.Join(' ', (await Weigh(scene, db => new ValidCertificate(db), new Scope.Past(at, at.AddMilliseconds(1)))).Select(verdict => verdict.Objection.Code));
        }

        Assert.Equal("", await Left(1));
        Assert.Equal("charter.certificate-removed", await Left(0));
    }

    [Theory, EachDatabase]
    public async Task A_frozen_lot_is_neither_listed_nor_ordered_nor_dispatched_from_the_freeze_to_its_release(DatabaseProvider on)
    {
        await using var scene = await new Scene().Open(on);
        var certificate = await scene.AddCertificate("2026-01-01", "2027-12-31");
        var (failed, sister, other) = (await scene.AddLot(certificate), await scene.AddLot(certificate), await scene.AddLot(certificate));
        var test = await Fail(scene, failed, "2026-11-22", scene.Host.Clock.GetUtcNow(), sister);

        foreach (var (lot, said) in new[] { (failed, "Block:lot-frozen"), (sister, "Block:lot-sister-frozen"), (other, "") })
        {
            Assert.Equal(said, await scene.Host.Said(new LotPublication(lot)));
            Assert.Equal(said, await scene.Host.Said(Ordering(lot)));
            Assert.Equal(said, await scene.Host.Said(new DispatchLeaving(await scene.AddOrder(), [lot], "H-1", [])));
        }

        scene.Host.Clock.Advance(TimeSpan.FromHours(1));
        await scene.Host.Within<MarketDb, bool>(async db =>
        {
            foreach (var freeze in await db.Set<LotFreeze>().Where(row => row.LotId == sister && row.TestId == test).ToListAsync()) freeze.Release("U-000006", scene.Host.Clock.GetUtcNow(), "复检合格");
            return true;
        });
        Assert.Equal("", await scene.Host.Said(Ordering(sister)));
        Assert.Equal("Block:lot-frozen", await scene.Host.Said(Ordering(failed)));
    }

    [Theory]
    [EachDatabase(-1, "")]
    [EachDatabase(0, "charter.lot-frozen")]
    [EachDatabase(59, "charter.lot-frozen")]
    [EachDatabase(60, "")]
    public async Task A_past_departure_counts_while_the_lot_stood_still(DatabaseProvider on, int minutes, string said)
    {
        await using var scene = await new Scene().Open(on);
        var (frozen, lot) = (scene.Host.Clock.GetUtcNow(), await scene.AddLot(await scene.AddCertificate("2026-01-01", "2027-12-31")));
        await Fail(scene, lot, "2026-11-22", frozen);
        await scene.Host.Within<MarketDb, bool>(async db =>
        {
            (await db.Set<LotFreeze>().SingleAsync()).Release("U-000006", frozen.AddMinutes(60), "复检合格");
            return true;
        });
        var (dispatch, at) = (await scene.AddDispatch(lot: lot), frozen.AddMinutes(minutes));
        await scene.Host.Within<MarketDb, int>(db => db.Set<Orders.Trade.Dispatch>().Where(row => row.Id == dispatch).ExecuteUpdateAsync(set => set.SetProperty(row => row.LeftAt, at)));
        var found = await Weigh(scene, db => new FailedLotStops(db), new Scope.Past(frozen.AddHours(-1), frozen.AddHours(2)));
        Assert.Equal(said, string.Join(' ', found.Select(verdict => verdict.Objection.Code)));
        Assert.All(found, verdict => Assert.Equal((at, 12), (verdict.At, verdict.Points)));
    }

    [Theory]
    [EachDatabase("2026-11-22", "Block:lot-goods-frozen")]
    [EachDatabase("2026-11-23", "")]
    public async Task A_new_lot_with_goods_of_a_household_of_the_failed_one_waits_if_they_were_harvested_by_the_day_of_the_report(DatabaseProvider on, string harvested, string said)
    {
        await using var scene = await new Scene().Open(on);
        var household = await scene.AddHousehold();
        var certificate = await scene.AddCertificate("2026-01-01", "2027-12-31");
        var failed = await WithGoods(scene, certificate, household, "2026-11-10");
        await Fail(scene, failed, "2026-11-22", scene.Host.Clock.GetUtcNow());
        var next = await WithGoods(scene, certificate, household, harvested);
        Assert.Equal(said, await scene.Host.Said(new LotPublication(next)));
        Assert.Equal("", await scene.Host.Said(new LotPublication(await WithGoods(scene, certificate, await scene.AddHousehold(), "2026-11-22"))));
    }

    // The report's day ends at midnight in China; 24 hours later it had to be on record.
    [Theory]
    [EachDatabase("2026-11-24T00:00", "test-failed")]
    [EachDatabase("2026-11-24T00:00:01", "test-failed test-late")]
    public async Task A_failing_result_is_noted_and_one_that_is_recorded_after_24_hours_once_more(DatabaseProvider on, string recorded, string said)
    {
        await using var scene = await new Scene().Open(on);
        var (at, lot) = (AllianceHost.China(recorded), await scene.AddLot(await scene.AddCertificate("2026-01-01", "2027-12-31")));
        await Fail(scene, lot, "2026-11-22", at);
        var found = await Weigh(scene, db => new FailingTest(db), new Scope.Past(at, at.AddMilliseconds(1)));
        Assert.Equal(said, string.Join(' ', found.Select(verdict => verdict.Objection.Code["charter.".Length..])));
        Assert.All(found, verdict => Assert.Equal((Party.Cooperative(Scene.Cooperative), at, CharterEffect.Note), (verdict.Against, verdict.At, verdict.Objection.Effect)));
        Assert.Empty(await Weigh(scene, db => new FailingTest(db), new Scope.Past(at.AddMilliseconds(1), at.AddDays(1))));
    }

    [Fact]
    public async Task Another_version_gives_other_hours_and_days()
    {
        await using var scene = await new Scene().Open(DatabaseProvider.Sqlite);
        var at = AllianceHost.China("2026-11-24T00:00:01");
        await Fail(scene, await scene.AddLot(await scene.AddCertificate("2026-01-01", "2027-12-31")), "2026-11-22", at);
        var past = new Scope.Past(at, at.AddMilliseconds(1));
        Assert.Equal(2, (await Weigh(scene, db => new FailingTest(db), past)).Count);
        Assert.Single(await Weigh(scene, db => new FailingTest(db), past, Book("CH-13", "report_hours", 25)));

        var lot = await scene.AddLot(await scene.AddCertificate("2026-01-01", "2026-12-23"));
        var acting = new Scope.Acting(new LotPublication(lot), scene.Host.Clock.GetUtcNow());
        Assert.Empty(await Weigh(scene, db => new ValidCertificate(db), acting));
        Assert.Equal("charter.certificate-ending", Assert.Single(await Weigh(scene, db => new ValidCertificate(db), acting, Book("CH-03", "warn_days", 31))).Objection.Code);
    }

    [Fact]
    public async Task A_passing_result_says_nothing_and_the_office_s_lateness_is_nobody_s_but_its_own()
    {
        await using var scene = await new Scene().Open(DatabaseProvider.Sqlite);
        var (at, lot) = (scene.Host.Clock.GetUtcNow(), await scene.AddLot(await scene.AddCertificate("2026-01-01", "2027-12-31")));
        await scene.Host.Add(Result(scene, lot, "2026-11-01", at, passed: true));
        Assert.Empty(await Weigh(scene, db => new FailingTest(db), new Scope.Past(at, at.AddMilliseconds(1))));
        await scene.Host.Add(Result(scene, lot, "2026-11-01", at, passed: false, byOffice: true));
        var found = await Weigh(scene, db => new FailingTest(db), new Scope.Past(at, at.AddMilliseconds(1)));
        Assert.Equal([Party.Cooperative(Scene.Cooperative), null], found.Select(verdict => verdict.Against));
    }

    private static OrderPlacing Ordering(params Guid[] lots) => new(Scene.Member, "prepaid", [.. lots.Select(lot => new OrderedLine(lot, new Weight(1), default))]);

    private static async Task<Guid> Certified(Scene scene, string removed)
    {
        var number = await scene.AddCertificate("2026-01-01", "2027-12-31");
        await scene.Host.Within<MarketDb, bool>(async db =>
        {
            (await db.Set<Certificate>().SingleAsync(row => row.Number == number)).Remove(Scene.Day(removed));
            return true;
        });
        return await scene.AddLot(number);
    }

    private static Task<int> Set(Scene scene, Guid lot, LotState state) =>
        scene.Host.Within<MarketDb, int>(db => db.Set<Lot>().Where(row => row.Id == lot).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, state)));

    private static async Task<Guid> WithGoods(Scene scene, string certificate, string household, string harvested)
    {
        var lot = await scene.AddLot(certificate, offers: [(household, 1_000, 0, 0)]);
        await scene.AddStock(household, 1_000, harvested);
        var stock = await scene.Host.Do<MarketDb, Guid>(db => db.Set<Stock>().Where(row => row.HouseholdCode == household).OrderByDescending(row => row.ClientId.Length).ThenByDescending(row => row.ClientId)
            .Select(row => row.Id).FirstAsync());
        await scene.Host.Add(new LotStock { LotId = lot, StockId = stock, HouseholdCode = household, Weight = new Weight(1_000) });
        return lot;
    }

    private static async Task<Guid> Fail(Scene scene, Guid lot, string reported, DateTimeOffset at, params Guid[] sisters)
    {
        var test = Result(scene, lot, reported, at, passed: false);
        await scene.Host.Add([test, .. sisters.Prepend(lot).Select(id => new LotFreeze { Id = scene.NewId(), LotId = id, TestId = test.Id, FailedLotId = lot, FrozenBy = "U-000002", At = at })]);
        return test.Id;
    }

    private static TestResult Result(Scene scene, Guid lot, string reported, DateTimeOffset at, bool passed, bool byOffice = false)
    {
        var id = scene.NewId();
        return new TestResult
        {
            Id = id, LotId = lot, CooperativeId = Scene.Cooperative, CountyCode = Scene.Mayang, Laboratory = "县农检中心", ReportNo = $"R-{id}", ReportedOn = Scene.Day(reported), Passed = passed,
            Failure = passed ? null : "毒死蜱", RecordedFor = byOffice ? null : Scene.Cooperative, RecordedBy = "U-000002", RecordedAt = at, DueAt = TestResult.Due(Scene.Day(reported), 24),
        };
    }

    private static CharterBook Book(string? rule = null, string? name = null, long number = 0)
    {
        var version = CharterFile.Supplied().ToVersion(AllianceHost.China("2026-01-01T00:00"));
        return new CharterBook(rule is null ? version : new CharterVersion
        {
            Number = version.Number, Title = version.Title, EffectiveFrom = version.EffectiveFrom, AdoptedBy = version.AdoptedBy, Preamble = version.Preamble, RecordedAt = version.RecordedAt,
            Articles = version.Articles,
            Parameters = [.. version.Parameters.Select(row => row.Rule == rule && row.Name == name
                ? new CharterParameter { Version = row.Version, Rule = row.Rule, Name = row.Name, Position = row.Position, Label = row.Label, Number = number, Text = row.Text, Unit = row.Unit, Least = row.Least, Most = row.Most }
                : row)],
        });
    }

    private static Task<List<Verdict>> Weigh(Scene scene, Func<MarketDb, ICharterRule> rule, Scope scope, CharterBook? book = null) =>
        scene.Host.Do<MarketDb, List<Verdict>>(async db =>
        {
            var asked = rule(db);
            var said = await asked.Weigh(scope, book ?? Book(), default).ToListAsync();
            Assert.All(said, verdict => Asked.Whole(verdict, asked.Rule));
            return said;
        });
}
