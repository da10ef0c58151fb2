using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Findings;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry;
using ConsumerAid.Registry.Households;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.AllianceAdmin.Tests.Findings;

/// <summary>The jobs find what the moment of action finds, once, and close what is mended.</summary>
public class EvaluationTests
{
    [Theory]
    [EachDatabase]
    public async Task A_certificate_that_ends_is_found_once_and_the_finding_closes_when_another_lasts(DatabaseProvider database)
    {
        await using var scene = await new Scene().Open(database);
        var lot = await scene.AddLot(await scene.AddCertificate("2026-01-01", "2026-12-01"));
        await scene.Publish(lot);
        var first = await scene.Host.Send(new EvaluateCharter(All: true));
        Assert.Equal((1, 0), (first.Kept, first.Closed));
        var again = await scene.Host.Send(new EvaluateCharter(All: true));
        Assert.Equal((first.Found, 0, 0), (again.Found, again.Kept, again.Closed));
        var finding = Assert.Single(await Open(scene));
        Assert.Equal(("CH-03", "charter.certificate-ending", $"lot/{lot}", PartyKind.Cooperative, Scene.Cooperative), (finding.Rule, finding.Code, finding.Subject, finding.AgainstKind, finding.AgainstId));

        // A day later it is still the same fact; then its last day has passed, which is another one.
        scene.Host.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, (await scene.Host.Send(new EvaluateCharter(All: true))).Kept);
        scene.Host.Clock.Advance(TimeSpan.FromDays(8));
        var expired = await scene.Host.Send(new EvaluateCharter(All: true));
        Assert.Equal(1, expired.Closed);
        Assert.Equal("charter.certificate-expired", Assert.Single(await Open(scene, "CH-03")).Code);

        scene.Host.Clock.Advance(TimeSpan.FromHours(1));
        var lasting = await scene.AddCertificate("2026-01-01", "2027-12-31");
        await scene.Host.Within<MarketDb, int>(db => db.Set<Lot>().Where(row => row.Id == lot).ExecuteUpdateAsync(set => set.SetProperty(row => row.CertificateNo, lasting)));
        Assert.Equal(1, (await scene.Host.Send(new EvaluateCharter(All: true))).Closed);
        Assert.Empty(await Open(scene, "CH-03"));
        Assert.Equal(
            [ClosureKind.Superseded, ClosureKind.Cured],
            await scene.Host.Do<MarketDb, List<ClosureKind>>(db => db.Set<FindingClosure>().OrderBy(closure => closure.At).Select(closure => closure.Kind).ToListAsync()));
    }

    [Theory]
    [EachDatabase]
    public async Task What_happened_is_judged_by_the_version_of_its_day_and_stays(DatabaseProvider database)
    {
        await using var scene = await new Scene().Open(database);
        var lot = await scene.AddLot("R-1");
        var supplied = CharterFile.Supplied();
        await scene.Host.Add((supplied with
        {
            Number = 2, EffectiveFrom = Scene.Day("2026-11-24"), Articles = [.. supplied.Articles.Select(article => article.Rule == "CH-16" ? article with { Effect = "note" } : article)],
        }).ToVersion(scene.Host.Clock.GetUtcNow()));
        async Task Off()
        {
            var dispatch = await scene.AddDispatch(lot: lot);
            await scene.Arrive(dispatch, 950_000, 20);
        }

        await Off();
        scene.Host.Clock.Advance(TimeSpan.FromDays(1));
        await Off();
        await scene.Host.Send(new EvaluateCharter(All: true));
        Assert.Equal([(CharterEffect.Warn, 1, 1), (CharterEffect.Note, 2, 1)], (await Open(scene, "CH-16")).OrderBy(finding => finding.OccurredAt).Select(finding => (finding.Effect, finding.CharterVersion, finding.Points)));
        scene.Host.Clock.Advance(TimeSpan.FromDays(400));
        await scene.Host.Send(new EvaluateCharter(All: true));
        Assert.Equal(2, (await Open(scene, "CH-16")).Count);
    }

    [Fact]
    public async Task The_hourly_look_sees_what_changed_since_the_last_one_and_what_time_itself_ended()
    {
        await using var scene = await new Scene().Open(DatabaseProvider.Sqlite);
        var lot = await scene.AddLot(await scene.AddCertificate("2026-01-01", "2026-12-24"));
        await scene.Publish(lot);
        Assert.Equal(0, (await scene.Host.Send(new EvaluateCharter(All: true))).Kept);
        scene.Host.Clock.Advance(TimeSpan.FromDays(2));
        var dispatch = await scene.AddDispatch(lot: lot);
        await scene.Arrive(dispatch, 900_000, 20);
        scene.Host.Clock.Advance(TimeSpan.FromHours(1));
        await scene.Host.Send(new EvaluateCharter(All: false));
        Assert.Equal(["CH-03", "CH-16"], (await Open(scene)).Select(finding => finding.Rule).Order());
    }

    [Theory]
    [EachDatabase]
    public async Task The_hourly_look_leaves_nothing_that_changed_to_the_look_at_everything(DatabaseProvider database)
    {
        await using var scene = await new Scene().Open(database);
        var (poor, asked, over) = (await scene.AddHousehold(), await scene.AddHousehold(), await scene.AddHousehold());
        await scene.Host.Add(new Consent { Id = scene.NewId(), HouseholdCode = asked, Kind = ConsentKind.Sale, TextVersion = "sale/1", Witness = new Ciphertext("x"), GivenOn = Scene.Day("2026-01-01"), RecordedBy = "U-000003", RecordedAt = scene.Host.Clock.GetUtcNow() });
        await scene.AddStock(asked, 1_000_000, "2026-11-20");
        var certificate = await scene.AddCertificate("2026-01-01", "2027-12-24");
        var lot = await scene.AddLot(certificate, offers: [(poor, 1_000_000, 0, 0)]);
        var order = await scene.AddDispatch(lot: lot);
        await scene.Publish(lot);
        await scene.Host.Send(new EvaluateCharter(All: true));
        scene.Host.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, (await scene.Host.Send(new EvaluateCharter(All: false))).Kept);

        scene.Host.Clock.Advance(TimeSpan.FromHours(23));
        var today = Foundation.Time.ChinaTime.DayOf(scene.Host.Clock.GetUtcNow());
        await scene.Host.Within<MarketDb, int>(db => db.Set<CategoryPeriod>().Where(row => row.HouseholdCode == poor).ExecuteUpdateAsync(set => set.SetProperty(row => row.To, today)));
        await scene.Host.Within<MarketDb, int>(db => db.Set<Consent>().Where(row => row.HouseholdCode == asked).ExecuteUpdateAsync(set => set.SetProperty(row => row.WithdrawnOn, today)));
        await scene.AddLot("R-1", offers: [(over, 20_000_000, 0, 13_000_000)]);
        await scene.AddStock(await scene.AddHousehold(), 1_000_000, "2026-11-24");
        await scene.Publish(await scene.AddLot(certificate, offers: [(await scene.AddHousehold(Scene.Furong), 1_000, 0, 0)]));
        await scene.Arrive(order, 900_000, 20);
        var found = await scene.Host.Send(new EvaluateCharter(All: false));
        Assert.Equal(["CH-04", "CH-05", "CH-16", "CH-17", "CH-21", "CH-21"], (await Open(scene)).Where(finding => finding.At == scene.Host.Clock.GetUtcNow()).Select(finding => finding.Rule).Order(StringComparer.Ordinal));
        Assert.Equal(6, found.Kept);
        Assert.Equal(0, (await scene.Host.Send(new EvaluateCharter(All: true))).Kept);
    }

    [Theory]
    [EachDatabase]
    public async Task A_household_over_its_cap_is_found_by_the_job_with_the_same_words_as_at_the_moment_of_action(DatabaseProvider database)
    {
        await using var scene = await new Scene().Open(database);
        var (over, fits, bare) = (await scene.AddHousehold(), await scene.AddHousehold(), await scene.AddHousehold(yields: null));
        await scene.AddStock(bare, 1_000_000, "2026-11-10");
        var lot = await scene.AddLot("R-1", offers: [(over, 20_000_000, 3_000_001, 9_000_000), (fits, 20_000_000, 3_000_000, 9_000_000), (bare, 9_000_000, 0, 1_200_001)]);
        await scene.Host.Send(new EvaluateCharter(All: true));
        var found = (await Open(scene)).Where(finding => finding.Rule == "CH-17").ToList();
        Assert.Equal([over, bare], found.Select(finding => finding.HouseholdCode!).Order());
        Assert.Equal("12000.001 kg", found.Single(finding => finding.HouseholdCode == over).Measured);
        Assert.All(found, finding => Assert.Equal((PartyKind.Cooperative, Scene.Cooperative), (finding.AgainstKind, finding.AgainstId)));
        await scene.Host.AskInAct(new SharesWriting([new HouseholdSupply(over, Scene.Orange, new Weight(0)), new HouseholdSupply(bare, Scene.Orange, new Weight(1))]));
        Assert.Equal(3, (await scene.Host.Do<MarketDb, List<FindingFact>>(db => db.Findings().Where(finding => finding.Rule == "CH-17").ToListAsync())).Count);
    }

    private static async Task<List<FindingFact>> Open(Scene scene, string rule) => (await Open(scene)).FindAll(finding => finding.Rule == rule);

    private static Task<List<FindingFact>> Open(Scene scene) => scene.Host.Do<MarketDb, List<FindingFact>>(db => db.Findings().Where(finding => finding.Open).ToListAsync());
}
