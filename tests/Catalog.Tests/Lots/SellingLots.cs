using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Outbox;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog.Tests.Lots;

public sealed class SellingLots
{
    [Theory, EachDatabase]
    public async Task From_stocks_to_a_lot_on_sale(DatabaseProvider provider)
    {
        await using var side = await Countryside.On(provider);
        var stocks = await side.RecordEach(12, 1_030);
        Assert.Equal(12, (await side.Market.Send(new StocksToBundle(Countryside.Orange, Grade.A), side.Clerk)).Items.Count);
        var id = await side.Market.Send(side.Lot(stocks) with { Tiers = [new Tier(Weight.FromTonnes(2), Countryside.PerKilogram(380))] }, side.Clerk);
        Assert.Empty((await side.Market.Send(new StocksToBundle(), side.Clerk)).Items);
        Assert.Null(await side.Market.Send(new GetLot(id), Actor.Anonymous));
        Assert.Null(await side.Market.Send(new GetLot(id), side.Clerk with { OrganisationId = Guid.Empty }));

        side.Market.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty((await side.Market.Send(new LotFacets(), Actor.Anonymous)).Counties);
        Assert.Equal(LotState.InReview, (await side.Market.Send(new PublishLot(id), side.Clerk)).State);
        side.Market.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(id, Assert.Single((await side.Market.Send(new LotsToReview(), side.Reviewer)).Items).Id);
        Assert.Equal(LotState.Published, await side.Market.Send(new ReviewLot(id, true), side.Reviewer));

        Assert.Equal(1, Assert.Single((await side.Market.Send(new LotFacets(), Actor.Anonymous)).Counties).Lots);
        var seen = await side.Market.Send(new GetLot(id), Actor.Anonymous);
        Assert.NotNull(seen);
        Assert.Equal((12, Weight.FromKilograms(12 * 1_000), Weight.Zero, "麻阳甜园合作社"), (seen.Card.Households, seen.Card.Free, seen.Card.Reserved, seen.Origin.Cooperative));
        Assert.Equal(new Tier(Weight.FromTonnes(2), Countryside.PerKilogram(380)), Assert.Single(seen.Tiers));
        Assert.Null(seen.Internal);
        Assert.Equal(LotState.Published, Assert.Single(seen.Steps).To);
        var own = await side.Market.Send(new GetLot(id), side.Clerk);
        Assert.Equal((Weight.FromKilograms(12 * 30), Countryside.PerKilogram(280)), (own!.Internal!.Withdrawn, own.Internal.HouseholdPrice));
        Assert.Equal([LotState.Draft, LotState.InReview, LotState.Published], own.Steps.Select(step => step.To));
        Assert.Contains(new LotPublished(id), side.Told.Events);
        Assert.Equal(12, (await side.Market.Send(new OffersIn(id), side.Clerk)).Items.Count);
        await Balanced(side, id);
    }

    [Fact]
    public async Task The_household_price_is_the_charters_part_or_the_highest_wish()
    {
        await using var side = await Countryside.On(DatabaseProvider.Sqlite);
        var dear = await side.Market.Send(side.Stock(1, 500) with { WantedPrice = Countryside.PerKilogram(310) }, side.Liaison);
        var id = await side.Draft([dear.Id, await side.Record(2, 500)]);
        Assert.Equal(Countryside.PerKilogram(310), await side.Market.Look(db => db.Lots().Where(lot => lot.Id == id).Select(lot => lot.HouseholdPrice).SingleAsync()));
        await Refused("householdPrice:catalog.household-price-low", side.Market.Send(new ChangeLot(id, HouseholdPrice: Countryside.PerKilogram(279)), side.Clerk));
        await Refused("householdPrice:catalog.household-price-high", side.Market.Send(new ChangeLot(id, HouseholdPrice: Countryside.PerKilogram(401)), side.Clerk));
    }

    [Fact]
    public async Task Stocks_of_others_mixed_or_taken_cannot_be_bundled()
    {
        await using var side = await Countryside.On(DatabaseProvider.Sqlite);
        var (one, two) = (await side.Record(1, 500), (await side.Market.Send(side.Stock(2, 500) with { Grade = Grade.B }, side.Liaison)).Id);
        await Refused("stockIds:catalog.stocks-mixed", side.Draft([one, two]));
        await Refused("stockIds:catalog.stocks-missing", side.Draft([]));
        await Refused("stockIds:catalog.stock-unknown", side.Market.Send(side.Lot([one]), side.Clerk with { OrganisationId = Guid.Empty }));
        await Refused("stockIds:catalog.stock-unknown", side.Market.Send(side.Lot([one]), side.Clerk with { CountyCode = "430726" }));
        await side.Draft([one]);
        await Refused("stockIds:catalog.stock-not-free", side.Draft([one]));
        await Refused(
            "tiers[1].from:catalog.tiers-not-ascending",
            side.Market.Send(side.Lot([two]) with { Tiers = [new Tier(Weight.FromTonnes(2), Countryside.PerKilogram(390)), new Tier(Weight.FromTonnes(1), Countryside.PerKilogram(380))] }, side.Clerk));
        await Refused(
            "tiers[0].unitPrice:catalog.tier-not-cheaper",
            side.Market.Send(side.Lot([two]) with { Tiers = [new Tier(Weight.FromTonnes(2), Countryside.PerKilogram(400))] }, side.Clerk));
        await Refused("minimumOrder:catalog.minimum-not-in-steps", side.Market.Send(side.Lot([two]) with { MinimumOrder = Weight.FromKilograms(60) }, side.Clerk));
    }

    [Fact]
    public async Task The_charter_can_bar_publication_and_nothing_is_changed()
    {
        await using var side = await Countryside.On(DatabaseProvider.Sqlite);
        var id = await side.Draft([await side.Record(1, 500)]);
        side.Charter.Blocks = true;
        await Refused(TestCharter.Objection.Code, side.Market.Send(new PublishLot(id), side.Clerk));
        Assert.Equal(LotState.Draft, (await side.Market.Send(new GetLot(id), side.Clerk))!.Card.State);
    }

    [Fact]
    public async Task Whoever_asked_for_publication_cannot_review_and_a_returned_lot_says_why()
    {
        await using var side = await Countryside.On(DatabaseProvider.Sqlite);
        var id = await side.Draft([await side.Record(1, 500)]);
        side.Market.Clock.Advance(TimeSpan.FromHours(1));
        await side.Market.Send(new PublishLot(id), side.Clerk);
        side.Market.Clock.Advance(TimeSpan.FromHours(1));
        await Refused("catalog.same-person", side.Market.Send(new ReviewLot(id, true), side.Reviewer with { Code = side.Clerk.Code }));
        await Refused("reason:catalog.reason-missing", side.Market.Send(new ReviewLot(id, false), side.Reviewer));
        await Assert.ThrowsAsync<NotFound>(() => side.Market.Send(new ReviewLot(id, true), side.Reviewer with { CountyCode = "430726" }));
        Assert.Equal(LotState.Returned, await side.Market.Send(new ReviewLot(id, false, "照片不清"), side.Reviewer));
        var page = await side.Market.Send(new GetLot(id), side.Clerk);
        Assert.Equal("照片不清", page!.Steps[^1].Reason);
        await side.Market.Send(new ChangeLot(id, UnitPrice: Countryside.PerKilogram(390), Tiers: [new Tier(Weight.FromTonnes(1), Countryside.PerKilogram(380))]), side.Clerk);
        await side.Market.Send(new ChangeLot(id, Tiers: [new Tier(Weight.FromTonnes(2), Countryside.PerKilogram(370)), new Tier(Weight.FromTonnes(3), Countryside.PerKilogram(360))]), side.Clerk);
        await side.Market.Send(new ChangeLot(id, Tiers: [new Tier(Weight.FromTonnes(2), Countryside.PerKilogram(375))]), side.Clerk);
        page = await side.Market.Send(new GetLot(id), side.Clerk);
        Assert.Equal([new Tier(Weight.FromTonnes(2), Countryside.PerKilogram(375))], page!.Tiers);
    }

    [Fact]
    public async Task On_sale_only_the_note_may_change()
    {
        await using var side = await Countryside.On(DatabaseProvider.Sqlite);
        var id = await side.OnSale(2, 500);
        await side.Market.Send(new ChangeLot(id, Note: "带叶"), side.Clerk);
        Assert.Equal("带叶", (await side.Market.Send(new GetLot(id), Actor.Anonymous))!.Note);
        ChangeLot[] frozen =
        [
            new(id, Title: "别的"), new(id, UnitPrice: Countryside.PerKilogram(390)), new(id, HouseholdPrice: Countryside.PerKilogram(290)), new(id, MinimumOrder: Weight.FromKilograms(100)),
            new(id, Step: Weight.FromKilograms(10)), new(id, CertificateNo: "X"), new(id, Packaging: "箱"), new(id, Tiers: [new Tier(Weight.FromTonnes(1), Countryside.PerKilogram(380))]),
        ];
        foreach (var change in frozen) await Refused("catalog.frozen", side.Market.Send(change, side.Clerk));
        await Refused("catalog.wrong-state", side.Market.Send(new PublishLot(id), side.Clerk));
        await Refused("catalog.wrong-state", side.Market.Send(new ReviewLot(id, true), side.Reviewer));
    }

    [Theory, EachDatabase]
    public async Task A_withdrawn_lot_gives_the_households_back_what_is_not_reserved(DatabaseProvider provider)
    {
        await using var side = await Countryside.On(provider);
        var id = await side.OnSale(4, 1_020);
        await side.Act(new ReserveLots([Countryside.Of(id, 1_500)]), new PromiseOffers([Countryside.In(id, 1, 500)]));
        Assert.Equal(LotState.Withdrawn, await side.Market.Send(new WithdrawLot(id, "改价"), side.Clerk));
        await Balanced(side, id);

        // 500 kg are promised, 1,000 kg reserved without shares stay, spread over the households in steps; everything else waits again.
        var waiting = await side.Market.Send(new StocksToBundle(), side.Clerk);
        Assert.Equal(Weight.FromKilograms((4 * 1_020) - 1_500), Weight.Sum(waiting.Items.Select(stock => stock.Weight)));
        Assert.Equal(Weight.FromKilograms(1_000), await Remaining(side, id));

        await side.Act(new ReleaseOffers(id, [Countryside.From(1, 500)]), new ReleaseLots([Countryside.Of(id, 500)]));
        waiting = await side.Market.Send(new StocksToBundle(), side.Clerk);
        Assert.Equal(Weight.FromKilograms((4 * 1_020) - 1_000), Weight.Sum(waiting.Items.Select(stock => stock.Weight)));
        await Balanced(side, id);

        // Bundled anew meanwhile: what comes back later is a stock of its own.
        await side.Draft([.. waiting.Items.Select(stock => stock.Id)]);
        await side.Act(new ReleaseLots([Countryside.Of(id, 1_000)]));
        waiting = await side.Market.Send(new StocksToBundle(), side.Clerk);
        Assert.Equal(Weight.FromKilograms(1_000), Weight.Sum(waiting.Items.Select(stock => stock.Weight)));
        Assert.Equal(Weight.Zero, await Remaining(side, id));
        await Balanced(side, id);
        Assert.Contains(new LotWithdrawn(id), side.Told.Events);
    }

    [Theory, EachDatabase]
    public async Task A_spoiled_lot_expires_by_the_job_once(DatabaseProvider provider)
    {
        await using var side = await Countryside.On(provider);
        var id = await side.OnSale(2, 500);
        await side.Act(new ReserveLots([Countryside.Of(id, 200)]));
        Assert.Equal(0, await side.Market.Send(new ExpireLots(), Actor.System));
        side.Market.Clock.Advance(TimeSpan.FromDays(21));
        Assert.Empty((await side.Market.Send(new FindLots(), Actor.Anonymous)).Items);
        await Refused("orders.not-enough", side.Act(new ReserveLots([Countryside.Of(id, 50)])));
        Assert.Equal(1, await side.Market.Send(new ExpireLots(), Actor.System));
        Assert.Equal(1, await side.Market.Send(new ExpireLots(), Actor.System));
        Assert.Equal(2, await side.Market.Send(new DrainOutbox(), Actor.System));
        var page = await side.Market.Send(new GetLot(id), side.Clerk);
        Assert.Equal((LotState.Expired, Weight.Zero, Weight.FromKilograms(200)), (page!.Card.State, page.Card.Free, page.Card.Reserved));
        Assert.Single(page.Steps, step => step.To == LotState.Expired);
        Assert.Single(side.Told.Events, new LotExpired(id));
        Assert.False(await side.Market.Look(db => db.Set<LotGram>().AnyAsync(gram => gram.LotId == id)));
        await Balanced(side, id);
    }

    [Fact]
    public async Task A_certificate_that_ends_takes_the_lot_off_the_list()
    {
        await using var side = await Countryside.On(DatabaseProvider.Sqlite);
        await side.Market.Send(new RecordCertificate("DEMO-431226-1", side.CooperativeId, Countryside.Orange, side.Today.AddDays(-360), side.Today.AddDays(4)), side.Reviewer);
        var id = await side.OnSale(2, 500);
        side.Market.Clock.Advance(TimeSpan.FromDays(4));
        Assert.Single((await side.Market.Send(new FindLots(), Actor.Anonymous)).Items);
        side.Market.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty((await side.Market.Send(new FindLots(), Actor.Anonymous)).Items);
        var page = await side.Market.Send(new GetLot(id), Actor.Anonymous);
        Assert.Equal((false, "DEMO-431226-1"), (page!.OnSale, page.Certificate!.Number));
    }

    [Fact]
    public async Task Fewer_than_ten_households_are_not_told_to_the_public()
    {
        await using var side = await Countryside.On(DatabaseProvider.Sqlite);
        var id = await side.OnSale(9, 500);
        await side.Act(new ReserveLots([Countryside.Of(id, 500)]));
        var card = Assert.Single((await side.Market.Send(new FindLots(), Actor.Anonymous)).Items);
        Assert.Equal((null, null, null), (card.Households, card.Reserved, card.Sold));
        var page = await side.Market.Send(new GetLot(id), Actor.Anonymous);
        Assert.Equal((null, null, null), (page!.Card.Households, page.Card.Reserved, page.Origin.Stocks));
        Assert.Equal(9, Assert.Single((await side.Market.Send(new LotsOf(), side.Clerk)).Items).Households);
    }

    internal static async Task Refused(string code, Task act)
    {
        var refused = await Assert.ThrowsAnyAsync<RuleBroken>(() => act);
        Assert.Equal(code, refused is InvalidFields { Errors: [var error] } ? $"{error.Field}:{error.Code}" : refused.Code);
    }

    internal static Task<Weight> Remaining(Countryside side, Guid lot) => side.Market.Look(async db =>
        Weight.Sum((await db.Offers().Where(offer => offer.LotId == lot).ToListAsync()).Select(offer => offer.Offered - offer.Promised - offer.Dispatched - offer.Withdrawn)));

    /// <summary>The lot's equation, and that what its households can still promise covers exactly what is free or reserved without shares.</summary>
    internal static Task Balanced(Countryside side, Guid lot) => side.Market.In(async _ =>
    {
        var (row, offers) = await side.Market.Look(async db =>
            (await db.Set<Lot>().AsNoTracking().SingleAsync(one => one.Id == lot), await db.Set<Offer>().AsNoTracking().Where(one => one.LotId == lot).ToListAsync()));
        Assert.Equal(row.Estimated, row.Free + row.Reserved + row.Dispatched + row.Withdrawn);
        Assert.All([row.Free, row.Reserved, row.Dispatched, row.Withdrawn], weight => Assert.True(weight.Grams >= 0));
        Assert.All(offers, offer => Assert.True(offer.Remaining.Grams >= 0 && offer.Settled <= offer.Withdrawn && offer.Lacking <= offer.Promised));
        Assert.Equal(row.Dispatched, Weight.Sum(offers.Select(offer => offer.Dispatched)));
        var (promised, lacking) = (Weight.Sum(offers.Select(offer => offer.Promised)), Weight.Sum(offers.Select(offer => offer.Lacking)));
        var (covered, remaining) = (row.Free + row.Reserved - row.Lacking - promised + lacking, Weight.Sum(offers.Select(offer => offer.Remaining)));
        // An ended lot keeps whole steps for what is reserved without shares.
        if (row.State.IsLive()) Assert.Equal(covered, remaining);
        else Assert.InRange(remaining.Grams - Math.Max(covered.Grams, 0), 0, row.Step.Grams - 1);
    });
}
