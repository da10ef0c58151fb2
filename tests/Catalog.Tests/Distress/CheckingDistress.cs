using ConsumerAid.Catalog.Distress;
using ConsumerAid.Catalog.Pictures;
using ConsumerAid.Catalog.Tests.Pictures;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;
using static ConsumerAid.Catalog.Tests.Lots.SellingLots;

namespace ConsumerAid.Catalog.Tests.Distress;

/// <summary>It is 23 November 2026, 10:00 in China.</summary>
[Collection(SamplePictures.OneAtATime)]
public sealed class CheckingDistress
{
    private int photos;

    [Theory, EachDatabase]
    public async Task A_label_lives_fourteen_days_stands_on_the_lot_with_its_day_and_goes_by_itself(DatabaseProvider provider)
    {
        await using var side = await Countryside.On(provider);
        var stocks = await side.RecordEach(2, 500);
        var lot = await side.Draft(stocks);
        await side.Market.Send(new PublishLot(lot), side.Clerk);
        await side.Market.Send(new ReviewLot(lot, true), side.Reviewer);
        Assert.Null(await OnCard(side));

        var label = await Check(side, stocks[0], 500);
        Assert.Equal(new DateOnly(2026, 12, 6), label.LastOn);
        Assert.Equal(new DateOnly(2026, 11, 23), await OnCard(side));
        Assert.Equal(new DateOnly(2026, 11, 23), (await side.Market.Send(new GetLot(lot), Actor.Anonymous))!.Card.DistressCheckedOn);

        side.Market.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 6, 23, 59, 0, TimeSpan.FromHours(8)));
        Assert.Equal(0, await side.Market.Send(new EndDistressLabels(), Actor.System));
        Assert.NotNull(await OnCard(side));
        side.Market.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await OnCard(side));
        Assert.Equal(1, await side.Market.Send(new EndDistressLabels(), Actor.System));
        Assert.Equal(0, await side.Market.Send(new EndDistressLabels(), Actor.System));
        var row = Assert.Single((await side.Market.Send(new FindDistressLabels(), side.Reviewer)).Items);
        Assert.Equal((DistressEnding.Expired, false), (row.Ending, row.IsInForce(side.Today)));
    }

    [Theory, EachDatabase]
    public async Task A_lot_is_labelled_when_half_of_its_weight_is_and_a_lot_made_of_labelled_stocks_is_from_the_start(DatabaseProvider provider)
    {
        await using var side = await Countryside.On(provider);
        var (small, large) = (await side.Record(1, 499), await side.Record(2, 501));
        await Check(side, small, 499);
        var lot = await side.Draft([small, large], 1);
        Assert.Null((await side.Market.Send(new GetLot(lot), side.Clerk))!.Card.DistressCheckedOn);
        Assert.Null(await Written(side, lot));
        await Check(side, large, 501);
        Assert.NotNull(await Written(side, lot));
        await side.Market.Send(new WithdrawDistressLabel(large, "卖出去了"), side.Liaison);
        Assert.Null(await Written(side, lot));
        await side.Market.Send(new WithdrawDistressLabel(large), side.Liaison);

        var (half, other) = (await side.Record(3, 500), await side.Record(4, 500));
        await Check(side, half, 500);
        Assert.NotNull(await Written(side, await side.Draft([half, other], 1)));
    }

    [Theory]
    [InlineData(425, null)]
    [InlineData(424, "distress.weight-off")]
    [InlineData(575, null)]
    [InlineData(576, "distress.weight-off")]
    public async Task The_weight_on_hand_is_off_by_fifteen_hundredths_at_most(long kilograms, string? refused)
    {
        await using var side = await Countryside.On(DatabaseProvider.Sqlite);
        var stock = await side.Record(1, 500);
        if (refused is null) await Check(side, stock, kilograms);
        else await Refused(refused, Check(side, stock, kilograms));
    }

    [Theory]
    [InlineData("2026:11:16 10:00:00", null)]
    [InlineData("2026:11:16 09:59:59", "distress.photo-stale")]
    [InlineData("2026:11:23 11:00:00", null)]
    [InlineData("2026:11:23 11:00:01", "distress.photo-ahead")]
    [InlineData(null, "distress.photo-undated")]
    public async Task A_photo_is_at_most_seven_days_old_and_says_so(string? taken, string? refused)
    {
        await using var side = await Countryside.On(DatabaseProvider.Sqlite);
        var stock = await side.Record(1, 500);
        if (refused is null) await Check(side, stock, 500, taken);
        else await Refused(refused, Check(side, stock, 500, taken));
    }

    [Theory, EachDatabase]
    public async Task No_photo_proves_two_checks_nor_another_stock(DatabaseProvider provider)
    {
        await using var side = await Countryside.On(provider);
        var (one, two) = (await side.Record(1, 500), await side.Record(2, 500));
        var photo = Photo(1, "2026:11:22 08:00:00");
        var first = (await side.Market.Send(new AddStockPhoto(one, "a", photo), side.Liaison)).Id;
        await side.Market.Send(new CheckDistress(one, Weight.FromKilograms(500), null, [first]), side.Liaison);
        await Refused("distress.photo-used", side.Market.Send(new CheckDistress(one, Weight.FromKilograms(500), null, [first]), side.Liaison));
        var copied = (await side.Market.Send(new AddStockPhoto(two, "a", photo), side.Liaison)).Id;
        await Refused("distress.photo-used", side.Market.Send(new CheckDistress(two, Weight.FromKilograms(500), null, [copied]), side.Liaison));
        await Refused("distress.photo-unknown", side.Market.Send(new CheckDistress(two, Weight.FromKilograms(500), null, [first]), side.Liaison));
        await Refused("photos:distress.photos-missing", side.Market.Send(new CheckDistress(two, Weight.FromKilograms(500), null, []), side.Liaison));
        await Assert.ThrowsAsync<NotFound>(() => side.Market.Send(new CheckDistress(one, Weight.FromKilograms(500), null, [first]), side.Liaison with { LiaisonId = Guid.Empty }));
        await Assert.ThrowsAsync<Forbidden>(() => side.Market.Send(new CheckDistress(one, Weight.FromKilograms(500), null, [first]), side.Clerk));
    }

    [Theory, EachDatabase]
    public async Task A_new_check_takes_the_place_of_the_one_before(DatabaseProvider provider)
    {
        await using var side = await Countryside.On(provider);
        var stock = await side.Record(1, 500);
        await Check(side, stock, 500);
        side.Market.Clock.Advance(TimeSpan.FromDays(3));
        await Check(side, stock, 480, "2026:11:26 08:00:00");
        var rows = (await side.Market.Send(new FindDistressLabels(StockId: stock), side.Liaison)).Items;
        Assert.Equal([null, DistressEnding.Renewed], rows.Select(row => row.Ending));
        Assert.Single((await side.Market.Send(new FindDistressLabels(DistressShelf.InForce), side.Reviewer)).Items);
    }

    [Theory, EachDatabase]
    public async Task A_look_alike_is_a_lead_and_only_a_reviewer_makes_it_forged(DatabaseProvider provider)
    {
        await using var side = await Countryside.On(provider);
        var (one, two) = (await side.Record(1, 500), await side.Record(2, 500));
        await side.Market.Send(new AddStockPhoto(one, "a", SamplePictures.WithNotes(LookingAlike.Heap(9, 800, 600, 95), 1, "2026:11:20 08:00:00")), side.Liaison);
        var pale = (await side.Market.Send(new AddStockPhoto(two, "a", SamplePictures.WithNotes(LookingAlike.Heap(9, 640, 480, 70), 1, "2026:11:22 08:00:00")), side.Liaison)).Id;
        var label = await side.Market.Send(new CheckDistress(two, Weight.FromKilograms(500), null, [pale]), side.Liaison);
        Assert.Empty((await side.Market.Send(new FindDistressLabels(DistressShelf.Leads), side.Reviewer)).Items);
        await side.Market.Send(new MakePictureVariants(), Actor.System);
        var lead = Assert.Single((await side.Market.Send(new FindDistressLabels(DistressShelf.Leads), side.Reviewer)).Items);
        Assert.Equal((label.Id, null, $"stock/{one}"), (lead.Id, lead.Forged, Assert.Single(lead.Photos).EarlierSubject));

        await Refused("reason:distress.reason-missing", side.Market.Send(new JudgeDistressLabel(label.Id, true, "假"), side.Reviewer));
        await Assert.ThrowsAsync<NotFound>(() => side.Market.Send(new JudgeDistressLabel(label.Id, true, "照片是别家的货"), side.Reviewer with { CountyCode = "430102" }));
        await Refused("distress.own-label", side.Market.Send(new JudgeDistressLabel(label.Id, true, "照片是别家的货"), side.Reviewer with { Code = side.Liaison.Code }));
        await side.Market.Send(new JudgeDistressLabel(label.Id, true, "照片是别家的货"), side.Reviewer);
        await Refused("distress.judged", side.Market.Send(new JudgeDistressLabel(label.Id, false, "看错了，不是"), side.Reviewer));
        var forged = Assert.Single((await side.Market.Send(new FindDistressLabels(DistressShelf.Forged), side.Reviewer)).Items);
        Assert.Equal((true, DistressEnding.Forged), (forged.Forged, forged.Ending));
        Assert.Empty((await side.Market.Send(new FindDistressLabels(DistressShelf.Leads), side.Reviewer)).Items);
    }

    [Theory, EachDatabase]
    public async Task The_database_refuses_a_judge_of_ones_own_label(DatabaseProvider provider)
    {
        await using var side = await Countryside.On(provider);
        await Check(side, await side.Record(1, 500), 500);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => side.Market.Look(db => db.Set<DistressLabel>().ExecuteUpdateAsync(
            set => set.SetProperty(row => row.JudgedBy, row => row.CheckedBy))));
    }

    private async Task<DistressChecked> Check(Countryside side, Guid stock, long kilograms, string? taken = "2026:11:22 08:00:00")
    {
        var photo = await side.Market.Send(new AddStockPhoto(stock, $"p{++photos}", Photo(photos, taken)), side.Liaison);
        return await side.Market.Send(new CheckDistress(stock, Weight.FromKilograms(kilograms), "堂屋", [photo.Id], "订单取消，没有人收"), side.Liaison);
    }

    private static byte[] Photo(int seed, string? taken) => SamplePictures.WithNotes(LookingAlike.Heap(100 + seed, 120, 90, 90), 1, taken);

    private static async Task<DateOnly?> OnCard(Countryside side) => Assert.Single((await side.Market.Send(new FindLots(), Actor.Anonymous)).Items).DistressCheckedOn;

    private static Task<DateOnly?> Written(Countryside side, Guid lot) => side.Market.Look(db => db.Set<Lot>().Where(row => row.Id == lot).Select(row => row.DistressUntil).SingleAsync());
}
