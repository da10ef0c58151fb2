using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Charter.Drafts;
using ConsumerAid.AllianceAdmin.Members;
using ConsumerAid.AllianceAdmin.Pledges;
using ConsumerAid.AllianceAdmin.Rules;
using ConsumerAid.AllianceAdmin.Tests.Rules;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.AllianceAdmin.Tests.Members;

/// <summary>CH-01 and CH-02 at their edges. Now is 23 November 2026; the last checkpoint was on 30 September: 75 % of the pledge.</summary>
public sealed class PledgeRuleTests
{
    private static readonly Scope ThirdQuarter = new Scope.Past(AllianceHost.China("2026-09-30T00:00"), AllianceHost.China("2026-10-01T00:00"));

    [Theory]
    [EachDatabase("2020-04-02", 75_000_000, "2026-09-30", "")]
    [EachDatabase("2020-04-02", 74_999_999, "2026-09-30", "3:99 %")]
    [EachDatabase("2020-04-02", 37_500_000, "2026-09-30", "3:50 %")]
    [EachDatabase("2020-04-02", 37_499_999, "2026-09-30", "6:49 %")]
    [EachDatabase("2020-04-02", 0, "2026-09-30", "6:0 %")]
    [EachDatabase("2020-04-02", 75_000_000, "2026-10-01", "6:0 %")]
    [EachDatabase("2020-04-02", 75_000_000, "2025-12-31", "6:0 %")]
    [EachDatabase("2026-07-01", 25_274_725, "2026-07-01", "")]
    [EachDatabase("2026-07-01", 25_274_724, "2026-07-01", "3:99 %")]
    [EachDatabase("2026-09-30", 274_725, "2026-09-30", "")]
    [EachDatabase("2026-10-01", 0, "2026-10-01", "")]
    public async Task At_a_quarters_end_the_credit_has_reached_the_pledge_by_days(DatabaseProvider database, string since, long fen, string countedOn, string said)
    {
        await using var alliance = await Alliance.Open(database);
        var (member, _) = await alliance.AddMember(since);
        await Credit(alliance, member, fen, countedOn);

        var verdicts = await Weigh<PledgeInTime>(alliance, ThirdQuarter);
        Assert.Equal(said, string.Join(' ', verdicts.Select(verdict => $"{verdict.Points}:{verdict.Objection.Measured}")));
        Assert.All(verdicts, verdict => Assert.Equal((Party.Member(member), AllianceHost.China("2026-09-30T23:59:59"), CharterEffect.Note), (verdict.Against, verdict.At, verdict.Objection.Effect)));
    }

    [Theory]
    [EachDatabase(200_000_000, 75, 100_000_000, "3:66 %")]
    [EachDatabase(100_000_000, 100, 75_000_000, "3:75 %")]
    [EachDatabase(100_000_000, 70, 70_000_000, "")]
    public async Task Another_version_asks_for_another_pledge_or_part_of_it(DatabaseProvider database, long least, int percent, long fen, string said)
    {
        await using var alliance = await Alliance.Open(database);
        var (member, _) = await alliance.AddMember();
        await Credit(alliance, member, fen, "2026-08-01");

        var book = Book(("CH-01", "min_pledge", least), ("CH-01", "checkpoint_q3", percent));
        Assert.Equal(said, string.Join(' ', (await Weigh<PledgeInTime>(alliance, ThirdQuarter, book)).Select(verdict => $"{verdict.Points}:{verdict.Objection.Measured}")));
    }

    [Theory, EachDatabase]
    public async Task What_is_credited_later_in_the_year_mends_a_checkpoint_that_was_missed(DatabaseProvider database)
    {
        await using var alliance = await Alliance.Open(database);
        var (member, _) = await alliance.AddMember("2026-01-01");
        await Credit(alliance, member, 74_999_999, "2026-01-01");
        var standing = new Scope.Standing(alliance.Host.Clock.GetUtcNow());
        Assert.Equal(["3:99 %"], (await Weigh<PledgeInTime>(alliance, standing)).Select(verdict => $"{verdict.Points}:{verdict.Objection.Measured}"));

        await Credit(alliance, member, 1, "2026-11-20");
        Assert.Empty(await Weigh<PledgeInTime>(alliance, standing));
        Assert.Single(await Weigh<PledgeInTime>(alliance, ThirdQuarter));
    }

    [Theory, EachDatabase]
    public async Task Who_left_before_a_checkpoint_is_not_asked(DatabaseProvider database)
    {
        await using var alliance = await Alliance.Open(database);
        var (member, _) = await alliance.AddMember();
        var left = (DateOnly?)Scene.Day("2026-09-30");
        await alliance.Host.Within<MarketDb, int>(db => db.Set<MembershipPeriod>().Where(period => period.MemberId == member).ExecuteUpdateAsync(set => set.SetProperty(period => period.To, left)));

        Assert.Empty(await Weigh<PledgeInTime>(alliance, ThirdQuarter));
    }

    [Theory]
    [EachDatabase("2026-11-16T10:00:01", false, 7, "")]
    [EachDatabase("2026-11-16T10:00:00", false, 7, "6")]
    [EachDatabase("2026-11-16T10:00:00", false, 8, "")]
    [EachDatabase("2026-11-15T10:00:00", false, 8, "6")]
    [EachDatabase("2026-11-01T10:00:00", true, 7, "")]
    public async Task The_office_reviews_a_reported_sale_in_time(DatabaseProvider database, string reported, bool reviewed, int days, string said)
    {
        await using var alliance = await Alliance.Open(database);
        var (member, _) = await alliance.AddMember();
        var made = await alliance.Host.Send(await alliance.Sale(), Alliance.Purchaser(member));
        var at = AllianceHost.China(reported);
        await alliance.Host.Within<MarketDb, int>(db => db.Set<OfflineSale>().ExecuteUpdateAsync(set => set.SetProperty(row => row.ReportedAt, at)));
        if (reviewed) await alliance.Host.Send(new ReviewOfflineSale(made.Id!.Value, true, null), Alliance.Office);

        var verdicts = await Weigh<SalesReviewedInTime>(alliance, new Scope.Standing(alliance.Host.Clock.GetUtcNow()), Book(("CH-02", "review_days", days)));
        Assert.Equal(said, string.Join(' ', verdicts.Select(verdict => $"{verdict.Points}")));
        Assert.All(verdicts, verdict => Assert.Null(verdict.Against));
        // Of the past the same is said, whether or not it was reviewed since.
        var due = at.AddDays(days);
        var past = await Weigh<SalesReviewedInTime>(alliance, new Scope.Past(due, due.AddSeconds(1)), Book(("CH-02", "review_days", days)));
        Assert.Equal(due <= alliance.Host.Clock.GetUtcNow() ? 1 : past.Count, past.Count);
    }

    [Theory, EachDatabase]
    public async Task An_attempt_to_have_goods_counted_twice_is_an_event_that_stays(DatabaseProvider database)
    {
        await using var alliance = await Alliance.Open(database);
        var ((first, _), (second, code)) = (await alliance.AddMember(), await alliance.AddMember());
        var sale = await alliance.Sale();
        await alliance.Host.Send(sale, Alliance.Purchaser(first));
        var now = alliance.Host.Clock.GetUtcNow();
        Assert.Empty(await Weigh<CreditedOnce>(alliance, new Scope.Past(now.AddDays(-1), now.AddDays(1))));
        await alliance.Host.Send(sale, Alliance.Purchaser(second));

        var verdict = Assert.Single(await Weigh<CreditedOnce>(alliance, new Scope.Past(now, now.AddSeconds(1))));
        Assert.Equal((6, Party.Member(second), now), (verdict.Points, verdict.Against, verdict.At));
        Assert.Equal([code, "FP-1"], verdict.Objection.Arguments);
        Assert.Empty(await Weigh<CreditedOnce>(alliance, new Scope.Past(now.AddSeconds(1), now.AddDays(1))));
        Assert.Empty(await Weigh<CreditedOnce>(alliance, new Scope.Past(now.AddDays(-1), now)));
    }

    [Theory, EachDatabase]
    public async Task A_suspended_unit_places_no_order(DatabaseProvider database)
    {
        await using var alliance = await Alliance.Open(database);
        var (member, _) = await alliance.AddMember();
        var question = new OrderPlacing(member, "prepaid", []);
        Assert.Equal("", await alliance.Host.Said(question));
        await alliance.Host.Send(new ProposeMeasure(member, MemberMeasure.Suspend, "试"), Alliance.Office);
        await alliance.Host.Send(new DecideMeasure((await alliance.Host.Send(new GetMember(member), Alliance.OtherOffice))!.Proposal!.Id, true), Alliance.OtherOffice);
        Assert.Equal("Block:membership-suspended", await alliance.Host.Said(question));
    }

    private static CharterBook Book(params (string Rule, string Name, long Number)[] changes)
    {
        var version = CharterFile.Supplied().ToVersion(DateTimeOffset.UnixEpoch);
        return new CharterBook(version.With(
            new CharterChanges([.. changes.Select(change => new NumberChange(change.Rule, change.Name, change.Number))], []), 2, version.Title, version.AdoptedBy, version.EffectiveFrom,
            DateTimeOffset.UnixEpoch));
    }

    private static Task<IReadOnlyList<Verdict>> Weigh<TRule>(Alliance alliance, Scope scope, CharterBook? book = null)
        where TRule : ICharterRule => Asked.Weigh<TRule>(alliance.Host, scope, book ?? Book());

    private static Task Credit(Alliance alliance, Guid member, long fen, string countedOn)
    {
        var source = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
        return fen == 0 ? Task.CompletedTask : alliance.Host.Add(
            new CreditPart { SourceId = source, FromPerMille = 0, ToPerMille = 1000, Source = CreditSource.Delivered, MemberId = member, Kind = CreditKind.OwnPurchase },
            new CreditEntry
            {
                SourceId = source, FromPerMille = 0, Turn = 0, Source = CreditSource.Delivered, MemberId = member, Kind = CreditKind.OwnPurchase, Grams = 1, Fen = fen, CountedOn = Scene.Day(countedOn),
                RecordedAt = DateTimeOffset.UnixEpoch, RecordedBy = "system",
            });
    }
}
