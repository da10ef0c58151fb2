using ConsumerAid.Catalog.Tests.Certificates;
using ConsumerAid.Catalog.Tests.Pictures;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog.Tests.Testing;

public sealed class TestingLots
{
    private static readonly Actor Office = new("U-000006", new HashSet<string> { Roles.Administrator }) { AccountId = Guid.CreateVersion7(DateTimeOffset.UnixEpoch) };

    [Theory, EachDatabase]
    public async Task A_failing_test_takes_the_lot_and_its_sisters_off_sale_until_the_office_releases_each(DatabaseProvider provider)
    {
        await using var side = await Countryside.On(provider);
        var (failed, sister, other) = (await Lot(side, 1, "DEMO-431226-1"), await Lot(side, 2, "DEMO-431226-1"), await Lot(side, 3, "OTHER-1"));
        Assert.Equal(3, (await side.Market.Send(new FindLots(), Actor.Anonymous)).Items.Count);

        var recorded = await side.Market.Send(Failing(side, failed), side.Clerk);
        Assert.Equal(new[] { failed, sister }.Order(), recorded.FrozenLots);
        Assert.Equal(other, Assert.Single((await side.Market.Send(new FindLots(), Actor.Anonymous)).Items).Id);
        var page = (await side.Market.Send(new GetLot(sister), Actor.Anonymous))!;
        Assert.Equal((true, false, LotState.Published), (page.Card.IsFrozen, page.OnSale, page.Card.State));
        await CertifyingProducts.Refused("orders.not-enough", Reserve(side, sister));
        Assert.Equal(1, Assert.Single((await side.Market.Send(new LotFacets(), Actor.Anonymous)).Counties).Lots);

        await CertifyingProducts.Refused("reason:certification.reason-missing", side.Market.Send(new ReleaseLot(sister, ""), Office));
        await Assert.ThrowsAsync<Forbidden>(() => side.Market.Send(new ReleaseLot(sister, "复检合格"), side.Reviewer));
        await side.Market.Send(new ReleaseLot(sister, "复检合格"), Office);
        await CertifyingProducts.Refused("testing.not-frozen", side.Market.Send(new ReleaseLot(sister, "复检合格"), Office));
        Assert.Equal(new[] { sister, other }.Order(), (await side.Market.Send(new FindLots(), Actor.Anonymous)).Items.Select(lot => lot.Id).Order());
        var sheet = (await side.Market.Send(new GetTest(recorded.Id), side.Clerk))!;
        Assert.Equal([(failed, false, null), (sister, true, "U-000006")], sheet.Lots.Select(lot => (lot.LotId, lot.IsSister, lot.ReleasedBy)));
        Assert.Equal(1, Assert.Single((await side.Market.Send(new FindTests(Failed: true), Office)).Items).Frozen);
    }

    [Fact]
    public async Task Lots_with_goods_of_a_household_of_the_failed_lot_are_sisters_whatever_their_certificate()
    {
        await using var side = await Countryside.On(DatabaseProvider.Sqlite);
        var (failed, shares) = (await Lot(side, 1, "A-1"), await Lot(side, 1, "B-1"));
        var ended = await Lot(side, 1, "C-1");
        await side.Market.Send(new WithdrawLot(ended), side.Clerk);
        Assert.Equal(new[] { failed, shares }.Order(), (await side.Market.Send(Failing(side, failed), side.Clerk)).FrozenLots);
    }

    [Fact]
    public async Task An_ended_lot_of_which_something_is_still_to_be_delivered_is_frozen_as_well()
    {
        await using var side = await Countryside.On(DatabaseProvider.Sqlite);
        var (failed, sold) = (await Lot(side, 1, "A-1"), await Lot(side, 2, "A-1"));
        await Reserve(side, sold);
        await side.Market.Send(new WithdrawLot(sold), side.Clerk);
        Assert.Contains(sold, (await side.Market.Send(Failing(side, failed), side.Clerk)).FrozenLots);
    }

    [Fact]
    public async Task Whoever_recorded_the_result_does_not_release_the_lot()
    {
        await using var side = await Countryside.On(DatabaseProvider.Sqlite);
        var lot = await Lot(side, 1, "A-1");
        await side.Market.Send(Failing(side, lot), Office);
        await CertifyingProducts.Refused("testing.same-person", side.Market.Send(new ReleaseLot(lot, "复检合格"), Office));
        await side.Market.Send(new ReleaseLot(lot, "复检合格"), Office with { Code = "U-000007" });
    }

    [Fact]
    public async Task A_lot_frozen_by_two_results_is_released_from_both_and_only_if_neither_was_recorded_by_the_releaser()
    {
        await using var side = await Countryside.On(DatabaseProvider.Sqlite);
        var lot = await Lot(side, 1, "A-1");
        await side.Market.Send(Failing(side, lot), side.Clerk);
        await side.Market.Send(Failing(side, lot) with { ReportNo = "R-2" }, Office);
        await CertifyingProducts.Refused("testing.same-person", side.Market.Send(new ReleaseLot(lot, "复检合格"), Office));
        Assert.Equal(2, await side.Market.Look(db => db.LotFreezes().CountAsync(freeze => freeze.ReleasedAt == null)));
        await side.Market.Send(new ReleaseLot(lot, "复检合格"), Office with { Code = "U-000007" });
        Assert.Equal(0, await side.Market.Look(db => db.LotFreezes().CountAsync(freeze => freeze.ReleasedAt == null)));
    }

    [Fact]
    public async Task A_frozen_lot_in_review_is_not_approved()
    {
        await using var side = await Countryside.On(DatabaseProvider.Sqlite);
        var lot = await side.Draft([await side.Record(1, 500)]);
        await side.Market.Send(new PublishLot(lot), side.Clerk);
        await side.Market.Send(Failing(side, lot), side.Reviewer);
        await CertifyingProducts.Refused("testing.lot-frozen", side.Market.Send(new ReviewLot(lot, true), side.Reviewer));
    }

    [Fact]
    public async Task Nothing_leaves_of_a_frozen_lot_even_if_the_charter_was_asked_a_moment_before()
    {
        await using var side = await Countryside.On(DatabaseProvider.Sqlite);
        var lot = await Lot(side, 1, "A-1");
        await Reserve(side, lot);
        await side.Act(new PromiseOffers([Countryside.In(lot, 1, 100)]));
        await side.Market.Send(Failing(side, lot), side.Clerk);
        var taking = new TakeFromLots([Countryside.In(lot, 1, 100)]);
        Assert.Equal("testing.lot-frozen", (await Assert.ThrowsAsync<RuleBroken>(() => side.Act(taking))).Code);
        await side.Market.Send(new ReleaseLot(lot, "复检合格"), Office);
        await side.Act(taking);
    }

    [Fact]
    public async Task A_passing_test_freezes_nothing()
    {
        await using var side = await Countryside.On(DatabaseProvider.Sqlite);
        var lot = await Lot(side, 1, "A-1");
        Assert.Empty((await side.Market.Send(Failing(side, lot) with { Passed = true, Failure = null }, side.Clerk)).FrozenLots);
        Assert.Single((await side.Market.Send(new FindLots(), Actor.Anonymous)).Items);
    }

    [Fact]
    public async Task A_result_without_sense_gets_a_clear_word_and_a_report_counts_once()
    {
        await using var side = await Countryside.On(DatabaseProvider.Sqlite);
        var good = Failing(side, await Lot(side, 1, "A-1"));
        await CertifyingProducts.Refused("laboratory:testing.laboratory-missing", side.Market.Send(good with { Laboratory = " " }, side.Clerk));
        await CertifyingProducts.Refused("reportNo:testing.report-missing", side.Market.Send(good with { ReportNo = "" }, side.Clerk));
        await CertifyingProducts.Refused("reportedOn:testing.day-ahead", side.Market.Send(good with { ReportedOn = side.Today.AddDays(1) }, side.Clerk));
        await CertifyingProducts.Refused("reportedOn:testing.day-too-old", side.Market.Send(good with { ReportedOn = side.Today.AddDays(-367) }, side.Clerk));
        await CertifyingProducts.Refused("failure:testing.failure-missing", side.Market.Send(good with { Failure = "" }, side.Clerk));
        await Assert.ThrowsAsync<NotFound>(() => side.Market.Send(good, side.Clerk with { OrganisationId = Guid.CreateVersion7(DateTimeOffset.UnixEpoch) }));
        await Assert.ThrowsAsync<NotFound>(() => side.Market.Send(good, side.Reviewer with { CountyCode = "430726" }));
        await Assert.ThrowsAsync<Forbidden>(() => side.Market.Send(good, side.Buyer));
        await side.Market.Send(good, side.Clerk);
        await CertifyingProducts.Refused("reportNo:testing.known", side.Market.Send(good, side.Reviewer));
    }

    [Fact]
    public async Task The_report_s_picture_is_kept_with_its_hash_from_whoever_recorded_the_result()
    {
        await using var side = await Countryside.On(DatabaseProvider.Sqlite);
        var test = (await side.Market.Send(Failing(side, await Lot(side, 1, "A-1")), side.Clerk)).Id;
        var picture = SamplePictures.Quarters(40, 30);
        var received = await side.Market.Send(new AddTestPhoto(test, "c1", picture), side.Clerk);
        await Assert.ThrowsAsync<NotFound>(() => side.Market.Send(new AddTestPhoto(test, "c2", picture), side.Reviewer));
        var photo = Assert.Single((await side.Market.Send(new GetTest(test), side.Reviewer))!.Photos);
        Assert.Equal((received.Hash, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(picture))), (photo.Hash, photo.Hash));
        Assert.Null(await side.Market.Send(new GetTest(test), side.Clerk with { OrganisationId = Guid.CreateVersion7(DateTimeOffset.UnixEpoch) }));
    }

    [Theory]
    [InlineData("2026-11-22", "2026-11-23T16:00:00Z")]
    [InlineData("2026-11-23", "2026-11-24T16:00:00Z")]
    public void A_result_is_due_24_hours_after_the_day_of_the_report_is_over_in_china(string reported, string due) =>
        Assert.Equal(DateTimeOffset.Parse(due, System.Globalization.CultureInfo.InvariantCulture), TestResult.Due(DateOnly.Parse(reported, System.Globalization.CultureInfo.InvariantCulture), 24));

    private static RecordTest Failing(Countryside side, Guid lot) => new(lot, "怀化市农产品检验检测中心", "R-1", side.Today, false, "毒死蜱 0.12 mg/kg，限量 0.02");

    private static async Task<Guid> Lot(Countryside side, int household, string certificate)
    {
        var stock = (await side.Market.Send(side.Stock(household, 500) with { ClientId = Guid.CreateVersion7(DateTimeOffset.UnixEpoch).ToString("N") }, side.Liaison)).Id;
        var lot = await side.Market.Send(side.Lot([stock]) with { CertificateNo = certificate }, side.Clerk);
        await side.Market.Send(new PublishLot(lot), side.Clerk);
        await side.Market.Send(new ReviewLot(lot, true), side.Reviewer);
        return lot;
    }

    private static async Task<int> Reserve(Countryside side, Guid lot)
    {
        await side.Act(new ReserveLots([Countryside.Of(lot, 100)]));
        return 0;
    }
}
