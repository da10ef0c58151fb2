using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Complaints;
using ConsumerAid.AllianceAdmin.Objections;
using ConsumerAid.Catalog;
using ConsumerAid.Catalog.Distress;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Allocation;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Registry;
using ConsumerAid.Registry.Households;
using ConsumerAid.Registry.Liaisons;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;
using static ConsumerAid.AllianceAdmin.Tests.Rules.Asked;

namespace ConsumerAid.AllianceAdmin.Tests.Rules;

/// <summary>The rules that read records, each just inside, at and just over its edge, by another version, and when it is mended. It is 23 November 2026, 10:00 in China.</summary>
public sealed class RecordRuleTests
{
    private static readonly Guid Neighbour = new("44444444-4444-7444-8444-444444444444");

    [Theory]
    [EachDatabase(600, 400, "")]
    [EachDatabase(599, 401, "charter.benefit-share 59.9 % 60 %")]
    [EachDatabase(0, 1000, "charter.benefit-share 0 % 60 %")]
    [EachDatabase(1000, 0, "")]
    public async Task CH_05_enough_of_the_weight_comes_from_poor_households_of_the_day(DatabaseProvider provider, long poor, long ordinary, string said)
    {
        await using var scene = await new Scene().Open(provider);
        var lot = await Lot(scene, (HouseholdCategory.Monitored, poor), (HouseholdCategory.Ordinary, ordinary));
        Assert.Equal(said, Told(await Acting(scene, "CH-05", new LotPublication(lot))));
        Assert.Equal(said, Told(await Standing(scene, "CH-05")));
        Assert.Equal(said, Told(await Past(scene, "CH-05", "2026-11-01", "2026-12-01")));
        Assert.Equal("", Told(await Past(scene, "CH-05", "2026-10-01", "2026-11-01")));
        Assert.Equal("", Told(await Standing(scene, "CH-05", ("min_share_from_poor", 0))));
    }

    [Theory, EachDatabase]
    public async Task CH_05_a_past_listing_is_judged_by_the_categories_of_its_day_and_what_stands_by_todays(DatabaseProvider provider)
    {
        await using var scene = await new Scene().Open(provider);
        var lot = await Lot(scene, (HouseholdCategory.OutOfPoverty, 1000));
        var household = await scene.Host.Do<MarketDb, string>(db => db.Set<Offer>().Select(offer => offer.HouseholdCode).SingleAsync());
        scene.Host.Clock.Advance(TimeSpan.FromDays(3));
        await scene.Host.Within<MarketDb, int>(db => db.Set<CategoryPeriod>().ExecuteUpdateAsync(set => set.SetProperty(row => row.To, Scene.Day("2026-11-25"))));
        await scene.Host.Add(new CategoryPeriod { Id = scene.NewId(), HouseholdCode = household, Category = HouseholdCategory.Ordinary, From = Scene.Day("2026-11-25") });
        Assert.Equal("", Told(await Past(scene, "CH-05", "2026-11-01", "2026-12-01")));
        var verdict = Assert.Single(await Standing(scene, "CH-05"));
        Assert.Equal((CharterEffect.Block, 6, Party.Cooperative(Scene.Cooperative), $"lot/{lot}"), (verdict.Objection.Effect, verdict.Points, verdict.Against, verdict.Objection.Subject));
        Assert.Equal("charter.benefit-households 1 2, charter.benefit-share 0 % 60 %", Told(await Standing(scene, "CH-05", ("min_households", 2))));
    }

    [Theory]
    [EachDatabase("2026-11-16T10:00", "")]
    [EachDatabase("2026-11-16T09:59", "charter.distress-stale > 7 d 7 d")]
    public async Task CH_14_a_label_whose_photo_is_too_old_is_stale_until_it_is_taken_back(DatabaseProvider provider, string captured, string said)
    {
        await using var scene = await new Scene().Open(provider);
        var (lot, stock) = await Labelled(scene, 1000, captured);
        Assert.Equal(said, Told(await Standing(scene, "CH-14")));
        Assert.Equal(said, Told(await Acting(scene, "CH-14", new LotPublication(lot))));
        Assert.Equal(said, Told(await Past(scene, "CH-14", "2026-11-23", "2026-11-24")));
        Assert.Equal("", Told(await Standing(scene, "CH-14", ("evidence_max_age", 8))));
        await scene.Host.Within<MarketDb, int>(db => db.Set<DistressLabel>().Where(row => row.StockId == stock).ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedAt, scene.Host.Clock.GetUtcNow())));
        Assert.Equal("", Told(await Standing(scene, "CH-14")));
    }

    [Theory]
    [EachDatabase(150, "")]
    [EachDatabase(151, "charter.distress-gone 0.849 kg 1 kg")]
    public async Task CH_14_a_label_stands_on_goods_that_are_still_there(DatabaseProvider provider, long dispatched, string said)
    {
        await using var scene = await new Scene().Open(provider);
        await Labelled(scene, 1000, "2026-11-22T08:00", dispatched);
        Assert.Equal(said, Told(await Standing(scene, "CH-14")));
        Assert.Equal("", Told(await Standing(scene, "CH-14", ("weight_error", 16))));
    }

    [Theory, EachDatabase]
    public async Task CH_14_forged_is_what_a_reviewer_judged_and_counts_twelve_against_the_liaison_and_nothing_against_the_household(DatabaseProvider provider)
    {
        await using var scene = await new Scene().Open(provider);
        await Labelled(scene, 1000, "2026-11-22T08:00");
        await scene.Host.Within<MarketDb, bool>(async db =>
        {
            (await db.Set<DistressLabel>().SingleAsync()).Judge(true, "U-000099", scene.Host.Clock.GetUtcNow().AddMinutes(-1), "照片是别家的");
            return true;
        });
        var verdict = Assert.Single(await Standing(scene, "CH-14"));
        Assert.Equal(("charter.distress-forged", 12, Party.Liaison(Neighbour)), (verdict.Objection.Code, verdict.Points, verdict.Against));
        Assert.Single(await Past(scene, "CH-14", "2026-11-23", "2026-11-24"));
        Assert.Empty(await Past(scene, "CH-14", "2026-11-24", "2026-11-25"));
    }

    [Theory, EachDatabase]
    public async Task CH_15_one_account_of_several_households_is_a_lead_without_points(DatabaseProvider provider)
    {
        await using var scene = await new Scene().Open(provider);
        var (one, two, three) = (await scene.AddHousehold(), await scene.AddHousehold(), await scene.AddHousehold());
        await Account(scene, one, "a");
        await Account(scene, three, "b");
        Assert.Empty(await Standing(scene, "CH-15"));
        await Account(scene, two, "a");
        var verdict = Assert.Single(await Standing(scene, "CH-15"));
        Assert.Equal(("charter.sham-one-account", "2", 0, $"household/{one}", Party.Cooperative(Scene.Cooperative)), (verdict.Objection.Code, verdict.Objection.Measured, verdict.Points, verdict.Objection.Subject, verdict.Against));
        Assert.Empty(await Past(scene, "CH-15", "2026-11-01", "2026-12-01"));
        await Account(scene, two, "c");
        Assert.Empty(await Standing(scene, "CH-15"));
    }

    [Theory, EachDatabase]
    public async Task CH_03_of_all_that_is_on_sale_only_a_good_certificate_of_ones_own_is_left_alone(DatabaseProvider provider)
    {
        await using var scene = await new Scene().Open(provider);
        string[] certificates =
        [
            "", "R-none", await scene.AddCertificate("2026-01-01", "2027-12-31", Scene.FurongCooperative), await scene.AddCertificate("2026-01-01", "2027-12-31", produce: Scene.Egg),
            await scene.AddCertificate("2026-11-24", "2027-11-23"), await scene.AddCertificate("2026-11-23", "2026-12-22"), await scene.AddCertificate("2025-11-23", "2026-11-22"),
            await scene.AddCertificate("2026-11-23", "2026-12-23"), await scene.AddCertificate("2026-01-01", "2027-12-31", removed: "2026-11-23"),
            await scene.AddCertificate("2026-01-01", "2027-12-31", removed: "2026-11-24"),
        ];
        foreach (var certificate in certificates) await scene.AddLot(certificate);
        await scene.Host.Within<MarketDb, int>(db => db.Set<Lot>().ExecuteUpdateAsync(set => set.SetProperty(row => row.State, LotState.Published).SetProperty(row => row.PublishedAt, scene.Host.Clock.GetUtcNow())));
        Assert.Equal(
            "missing unknown foreign foreign early ending expired removed",
            string.Join(' ', (await Standing(scene, "CH-03")).Select(verdict => verdict.Objection.Code.Split('-')[1])));
    }

    [Theory]
    [EachDatabase(4, 4, "")]
    [EachDatabase(5, 1, "")]
    [EachDatabase(5, 2, "charter.sham-cancelling 2/5 20 %")]
    [EachDatabase(10, 2, "charter.sham-cancelling 2/5 20 %")]
    public async Task CH_15_a_buyer_who_cancels_more_than_a_fifth_of_five_orders_is_a_lead_once(DatabaseProvider provider, int placed, int cancelled, string said)
    {
        await using var scene = await new Scene().Open(provider);
        for (var i = 0; i < placed; i++)
        {
            scene.Host.Clock.Advance(TimeSpan.FromHours(1));
            var order = await scene.AddOrder();
            // The first ones are cancelled, so that the share is highest at once.
            if (i < cancelled) await State(scene, order, OrderState.Cancelled);
        }

        scene.Host.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(said, Told(await Standing(scene, "CH-15")));
        Assert.Equal(said, Told(await Past(scene, "CH-15", "2026-11-23", "2026-11-25")));
        Assert.Equal("", Told(await Standing(scene, "CH-15", ("cancelled_share", 50))));
    }

    [Theory]
    [EachDatabase("2026-11-22T23:59", 950, "")]
    [EachDatabase("2026-11-23T00:00", 950, "charter.delivery-late > 2026-11-22 2026-11-22")]
    [EachDatabase("2026-11-22T10:00", 949, "charter.delivery-short 5.1 % 5 %")]
    public async Task CH_18_goods_come_on_the_agreed_day_and_nearly_in_full(DatabaseProvider provider, string arrived, long dispatched, string said)
    {
        await using var scene = await new Scene().Open(provider);
        await Delivered(scene, "2026-11-22", arrived, dispatched);
        Assert.Equal(said, Told(await Past(scene, "CH-18", "2026-11-01", "2026-12-01")));
        Assert.Equal("", Told(await Past(scene, "CH-18", "2026-11-01", "2026-11-22")));
        Assert.Equal(said.Contains("short", StringComparison.Ordinal) ? "" : said, Told(await Past(scene, "CH-18", "2026-11-01", "2026-12-01", ("short", 6))));
    }

    [Theory]
    [EachDatabase(OrderState.Approved, 900, "charter.delivery-late > 2026-11-22 2026-11-22")]
    [EachDatabase(OrderState.Dispatching, 900, "charter.delivery-late > 2026-11-22 2026-11-22")]
    [EachDatabase(OrderState.Delivered, 900, "charter.delivery-short 10 % 5 %")]
    [EachDatabase(OrderState.Completed, 900, "charter.delivery-short 10 % 5 %")]
    [EachDatabase(OrderState.Cancelled, 900, "")]
    [EachDatabase(OrderState.AwaitingApproval, 900, "")]
    public async Task CH_18_what_is_still_to_come_is_late_and_what_is_over_may_be_short(DatabaseProvider provider, OrderState state, long dispatched, string said)
    {
        await using var scene = await new Scene().Open(provider);
        await Delivered(scene, "2026-11-22", "2026-11-22T10:00", dispatched);
        await scene.Host.Within<MarketDb, int>(db => db.Set<OrderPart>().ExecuteUpdateAsync(set => set.SetProperty(row => row.State, state)));
        Assert.Equal(said, Told(await Past(scene, "CH-18", "2026-11-23", "2026-11-24")));
        Assert.Empty(await Past(scene, "CH-18", "2026-11-22", "2026-11-23"));
        Assert.Empty(await Past(scene, "CH-18", "2026-11-24", "2026-11-25"));
        await scene.Host.Within<MarketDb, int>(db => db.Set<OrderPart>().ExecuteUpdateAsync(set => set.SetProperty(row => row.LastArrivalOn, Scene.Day("2026-11-23"))));
        Assert.Equal(said.Length > 0, Told(await Past(scene, "CH-18", "2026-11-23", "2026-11-24")).Contains("late", StringComparison.Ordinal));
    }

    [Theory]
    [EachDatabase(10, 1, 0)]
    [EachDatabase(10, 2, 1)]
    [EachDatabase(9, 9, 0)]
    public async Task CH_18_nine_of_the_last_ten_orders_are_on_time(DatabaseProvider provider, int orders, int late, int findings)
    {
        await using var scene = await new Scene().Open(provider);
        for (var i = 0; i < orders; i++) await Delivered(scene, $"2026-11-{i + 1:00}", i < late ? "2026-11-20T10:00" : $"2026-11-{i + 1:00}T10:00", 1000);
        var said = await Past(scene, "CH-18", "2026-10-01", "2026-12-01");
        Assert.Equal(late, said.Count(verdict => verdict.Objection.Code == "charter.delivery-late"));
        var rate = said.Where(verdict => verdict.Objection.Code == "charter.delivery-rate").ToList();
        Assert.Equal(findings, rate.Count);
        Assert.All(rate, verdict => Assert.Equal(("8/10", 3), (verdict.Objection.Measured, verdict.Points)));
        // The look of one hour knows those of the weeks before.
        Assert.Equal(Told(rate), Told((await Past(scene, "CH-18", "2026-11-11", "2026-11-12")).Where(verdict => verdict.Objection.Code == "charter.delivery-rate")));
    }

    [Theory]
    [EachDatabase(1440, 10_080, "")]
    [EachDatabase(1441, 10_080, "charter.complaint-answer > 24 h 24 h")]
    [EachDatabase(1440, 10_081, "charter.complaint-settlement > 7 d 7 d")]
    [EachDatabase(null, null, "charter.complaint-answer > 24 h 24 h, charter.complaint-settlement > 7 d 7 d, charter.complaint-office > 30 d 30 d")]
    public async Task CH_20_complaints_are_answered_in_a_day_and_settled_in_a_week(DatabaseProvider provider, int? answered, int? settled, string said)
    {
        await using var scene = await new Scene().Open(provider);
        await Complained(scene, answered, settled);
        scene.Host.Clock.Advance(TimeSpan.FromDays(31));
        var verdicts = await Past(scene, "CH-20", "2026-11-01", "2026-12-24");
        Assert.Equal(said, Told(verdicts));
        Assert.All(verdicts, verdict => Assert.Equal(verdict.Objection.Code.EndsWith("office", StringComparison.Ordinal) ? null : Party.Cooperative(Scene.Cooperative), verdict.Against));
        Assert.All(verdicts, verdict => Assert.Equal(
            (verdict.Objection.Code.EndsWith("answer", StringComparison.Ordinal) ? 1 : 3, Scene.Cooperative, null), (verdict.Points, verdict.CooperativeId, verdict.MemberId)));
        await scene.Host.Within<MarketDb, int>(db => db.Set<Complaint>().ExecuteUpdateAsync(set => set
            .SetProperty(row => row.AgainstKind, OrganisationKind.MemberUnit).SetProperty(row => row.AgainstId, Scene.Member)));
        Assert.All(await Past(scene, "CH-20", "2026-11-01", "2026-12-24"), verdict => Assert.Equal((null, Scene.Member), (verdict.CooperativeId, verdict.MemberId)));
        Assert.Equal("", Told(await Past(scene, "CH-20", "2026-11-01", "2026-11-24")));
    }

    [Theory]
    [EachDatabase("2026-10-25 2026-11-23", 0)]
    [EachDatabase("2026-10-24 2026-11-01 2026-11-23", 0)]
    [EachDatabase("2026-10-25 2026-11-01 2026-11-23", 1)]
    [EachDatabase("2026-11-23 2026-11-23 2026-11-23 2026-11-23", 1)]
    public async Task CH_22_three_objections_in_thirty_days_start_a_review_once(DatabaseProvider provider, string days, int findings)
    {
        await using var scene = await new Scene().Open(provider);
        foreach (var (at, day) in days.Split(' ').Index())
        {
            await scene.Host.Add(new Objection { Id = Guid.CreateVersion7(ChinaTime.StartOf(Scene.Day(day))), MemberId = Scene.Member, On = Scene.Day(day), Text = "被要求买。", Digest = $"{at}" });
        }

        var said = await Past(scene, "CH-22", "2026-10-01", "2026-11-24");
        Assert.Equal(findings, said.Count);
        Assert.All(said, verdict => Assert.Equal(("charter.forced-purchase", 3, Party.Member(Scene.Member), "3"), (verdict.Objection.Code, verdict.Points, verdict.Against, verdict.Objection.Measured)));
        Assert.Empty(await Past(scene, "CH-22", "2026-10-01", "2026-11-23"));
        Assert.Empty(await Past(scene, "CH-22", "2026-10-01", "2026-11-24", ("objections", 5)));
    }

    [Theory]
    [EachDatabase(72 * 60, 1, "")]
    [EachDatabase((72 * 60) + 1, 1, "1")]
    [EachDatabase((72 * 60) + 1, 5, "1 1 1 1 3")]
    [EachDatabase(null, 1, "1")]
    public async Task CH_23_another_person_looks_at_a_stock_in_72_hours_and_the_fifth_late_one_weighs_more(DatabaseProvider provider, int? minutes, int stocks, string points)
    {
        await using var scene = await new Scene().Open(provider);
        var household = await Assigned(scene);
        for (var i = 0; i < stocks; i++)
        {
            scene.Host.Clock.Advance(TimeSpan.FromMinutes(1));
            await Stock(scene, household, minutes);
        }

        scene.Host.Clock.Advance(TimeSpan.FromHours(71));
        Assert.Empty(await Checks(scene, Now(scene)));
        scene.Host.Clock.Advance(TimeSpan.FromHours(2));
        var said = await Checks(scene, Now(scene));
        Assert.Equal(points, string.Join(' ', said.Select(verdict => verdict.Points)));
        Assert.All(said, verdict => Assert.Equal(Party.Liaison(Neighbour), verdict.Against));
        Assert.Empty(await Checks(scene, Now(scene), ("check_hours", 100)));
    }

    [Theory, EachDatabase]
    public async Task CH_23_no_liaison_has_too_many_households_and_no_household_is_long_without_one(DatabaseProvider provider)
    {
        await using var scene = await new Scene().Open(provider);
        await Assigned(scene);
        await scene.Host.Within<MarketDb, int>(db => db.Set<Liaison>().ExecuteUpdateAsync(set => set.SetProperty(row => row.Households, 10)));
        Assert.Equal("", Told(await Standing(scene, "CH-23")));
        Assert.Equal("charter.diligence-load 10 9", Told(await Standing(scene, "CH-23", ("max_households", 9))));
        var alone = await scene.AddHousehold();
        scene.Host.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal("", Told(await Standing(scene, "CH-23")));
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        var verdict = Assert.Single(await Standing(scene, "CH-23"));
        Assert.Equal(("charter.diligence-handover", $"household/{alone}", null), (verdict.Objection.Code, verdict.Objection.Subject, verdict.Against));
        await scene.Host.Add(new Assignment { Id = scene.NewId(), HouseholdCode = alone, LiaisonId = Neighbour, From = Scene.Day("2026-11-26") });
        Assert.Empty(await Standing(scene, "CH-23"));
    }

    [Theory, EachDatabase]
    public async Task CH_23_what_is_promised_is_collected_in_a_week_while_its_order_is_open(DatabaseProvider provider)
    {
        await using var scene = await new Scene().Open(provider);
        var (household, order) = (await Assigned(scene), await scene.AddOrder());
        await State(scene, order, OrderState.Approved);
        await scene.Host.Within<MarketDb, int>(db => db.Set<Order>().ExecuteUpdateAsync(set => set.SetProperty(row => row.ApprovedAt, scene.Host.Clock.GetUtcNow())));
        var share = new Share { LineId = scene.NewId(), HouseholdCode = household, OrderId = order, LotId = scene.NewId(), Produce = Scene.Orange, WrittenAt = scene.Host.Clock.GetUtcNow() };
        await scene.Host.Add(share);
        await Promised(1000, 0, 0);
        scene.Host.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Empty(await Standing(scene, "CH-23"));
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        var verdict = Assert.Single(await Standing(scene, "CH-23"));
        Assert.Equal(("charter.diligence-collection > 7 d 7 d", $"order/{order}", Party.Liaison(Neighbour), 1), (Told([verdict]), verdict.Objection.Subject, verdict.Against, verdict.Points));
        Assert.Empty(await Standing(scene, "CH-23", ("reservation_days", 8)));
        // The hourly look finds it when its week is over, not again at each hour.
        var now = scene.Host.Clock.GetUtcNow();
        Assert.Single(await Weigh(scene, "CH-23", new Scope.Standing(now, now.AddHours(-1))));
        Assert.Empty(await Weigh(scene, "CH-23", new Scope.Standing(now, now.AddSeconds(-30))));

        await Promised(1000, 400, 600);
        Assert.Empty(await Standing(scene, "CH-23"));
        await Promised(1000, 400, 599);
        await State(scene, order, OrderState.Dispatching);
        Assert.Single(await Standing(scene, "CH-23"));
        await State(scene, order, OrderState.Cancelled);
        Assert.Empty(await Standing(scene, "CH-23"));
        await State(scene, order, OrderState.Approved);
        await scene.Host.Within<MarketDb, int>(db => db.Set<Assignment>().ExecuteUpdateAsync(set => set.SetProperty(row => row.To, Scene.Day("2026-11-29"))));
        Assert.DoesNotContain("collection", Told(await Standing(scene, "CH-23")), StringComparison.Ordinal);

        Task<int> Promised(long grams, long dispatched, long released) => scene.Host.Within<MarketDb, int>(db => db.Set<Share>().ExecuteUpdateAsync(set => set
            .SetProperty(row => row.Weight.Grams, grams).SetProperty(row => row.Dispatched.Grams, dispatched).SetProperty(row => row.Released.Grams, released)));
    }

    [Theory]
    [EachDatabase(StockState.Waiting, 1)]
    [EachDatabase(StockState.Bundled, 1)]
    [EachDatabase(StockState.Withdrawn, 0)]
    public async Task CH_23_goods_that_are_gone_need_no_check(DatabaseProvider provider, StockState state, int findings)
    {
        await using var scene = await new Scene().Open(provider);
        await Stock(scene, await Assigned(scene), null);
        await scene.Host.Within<MarketDb, int>(db => db.Set<Stock>().ExecuteUpdateAsync(set => set.SetProperty(row => row.State, state)));
        scene.Host.Clock.Advance(TimeSpan.FromHours(73));
        var late = await Checks(scene, Now(scene));
        Assert.Equal(findings, late.Count);
        Assert.All(late, verdict => Assert.Equal(("> 72 h", "72 h"), (verdict.Objection.Measured, verdict.Objection.Limit)));
        var due = AllianceHost.China("2026-11-26T10:00");
        Assert.Equal(findings, (await Checks(scene, new Scope.Standing(scene.Host.Clock.GetUtcNow(), due))).Count);
        Assert.Empty(await Checks(scene, new Scope.Standing(scene.Host.Clock.GetUtcNow(), due.AddMinutes(1))));
    }

    [Theory]
    [EachDatabase(ConsentKind.Sale, "2026-11-23", null, "")]
    [EachDatabase(ConsentKind.Sale, "2026-11-24", null, "charter.privacy-consent 0 1")]
    [EachDatabase(ConsentKind.Sale, "2026-01-01", "2026-11-24", "")]
    [EachDatabase(ConsentKind.Sale, "2026-01-01", "2026-11-23", "charter.privacy-consent 0 1")]
    [EachDatabase(ConsentKind.Representation, "2026-01-01", null, "charter.privacy-consent 0 1")]
    public async Task CH_21_a_consent_to_the_sale_holds_from_its_day_until_it_is_withdrawn(DatabaseProvider provider, ConsentKind kind, string given, string? withdrawn, string said)
    {
        await using var scene = await new Scene().Open(provider);
        var household = await Assigned(scene);
        await Stock(scene, household, 1);
        var neighbour = await scene.AddHousehold();
        await scene.Host.Add(
            Given(scene, household, kind, given, withdrawn is null ? null : Scene.Day(withdrawn)),
            Given(scene, neighbour, ConsentKind.Sale, "2026-01-01"));
        Assert.Equal(said, Told(await Standing(scene, "CH-21")));
        await scene.Host.Within<MarketDb, int>(db => db.Set<Stock>().ExecuteUpdateAsync(set => set.SetProperty(row => row.State, StockState.Bundled)));
        Assert.Equal(said, Told(await Standing(scene, "CH-21")));
        await scene.Host.Within<MarketDb, int>(db => db.Set<Stock>().ExecuteUpdateAsync(set => set.SetProperty(row => row.State, StockState.Withdrawn)));
        Assert.Empty(await Standing(scene, "CH-21"));
    }

    [Theory]
    [EachDatabase("麻阳冰糖橙", null, "")]
    [EachDatabase("麻阳冰糖橙", "电话 13812345678", "charter.privacy-text 1 0")]
    [EachDatabase("冰糖橙 110101199003077758", "找 13812345678", "charter.privacy-text 2 0")]
    public async Task CH_21_no_public_text_holds_a_persons_number(DatabaseProvider provider, string title, string? note, string said)
    {
        await using var scene = await new Scene().Open(provider);
        var lot = await Lot(scene, (HouseholdCategory.Monitored, 1000));
        await Consent(scene);
        await scene.Host.Within<MarketDb, int>(db => db.Set<Catalog.Lot>().ExecuteUpdateAsync(set => set.SetProperty(row => row.Title, title).SetProperty(row => row.Note, note)));
        Assert.Equal(said, Told(await Acting(scene, "CH-21", new LotPublication(lot))));
        Assert.Equal(said, Told(await Standing(scene, "CH-21")));
        Assert.Equal(said, Told(await Past(scene, "CH-21", "2026-11-23", "2026-11-24")));
        Assert.All(await Standing(scene, "CH-21"), verdict => Assert.DoesNotContain("138", string.Join(' ', verdict.Objection.Arguments), StringComparison.Ordinal));
        Assert.All(await Standing(scene, "CH-21"), verdict => Assert.Equal(
            title.Contains("1101", StringComparison.Ordinal) ? new Bilingual("身份证号、手机号", "an ID number, a phone number") : new Bilingual("手机号", "a phone number"), verdict.Objection.Arguments[^1]));
    }

    [Theory, EachDatabase]
    public async Task CH_21_goods_are_sold_with_consent_and_masked_data_are_seen_with_a_reason(DatabaseProvider provider)
    {
        await using var scene = await new Scene().Open(provider);
        var household = await Assigned(scene);
        await Stock(scene, household, 1);
        var verdict = Assert.Single(await Standing(scene, "CH-21"));
        Assert.Equal(("charter.privacy-consent", $"household/{household}", 12, Party.Liaison(Neighbour)), (verdict.Objection.Code, verdict.Objection.Subject, verdict.Points, verdict.Against));
        await Consent(scene);
        Assert.Empty(await Standing(scene, "CH-21"));

        Unmasking Seen(string reason) => new()
        {
            Id = scene.NewId(), HouseholdCode = household, Field = PersonalField.Phone, Reason = reason, AccountId = scene.NewId(), By = "U-000077", At = scene.Host.Clock.GetUtcNow().AddMinutes(-1),
            Until = scene.Host.Clock.GetUtcNow(),
        };
        await scene.Host.Add(Seen("农户要求改电话"));
        Assert.Empty(await Standing(scene, "CH-21"));
        await scene.Host.Add(Seen("  看看  "));
        Assert.Equal("charter.privacy-unmasking 0 1", Told(await Standing(scene, "CH-21")));
        var seen = scene.Host.Clock.GetUtcNow().AddMinutes(-1);
        Assert.Single(await Weigh(scene, "CH-21", new Scope.Past(seen, seen.AddMinutes(1))));
        Assert.Empty(await Weigh(scene, "CH-21", new Scope.Past(seen.AddHours(-1), seen)));
        Assert.Empty(await Weigh(scene, "CH-21", new Scope.Past(seen.AddMinutes(1), seen.AddHours(1))));
    }

    [Theory]
    [EachDatabase("2026-11-30", "")]
    [EachDatabase("2026-11-29", "charter.office-notice 6 d 7 d")]
    public async Task CH_25_a_version_is_public_seven_days_before_it_holds_and_the_record_reaches_back_as_far_as_the_trade(DatabaseProvider provider, string effective, string said)
    {
        await using var scene = await new Scene().Open(provider);
        await scene.Host.Add(new CharterVersion
        {
            Number = 2, Title = new Bilingual("二", "two"), EffectiveFrom = Scene.Day(effective), AdoptedBy = new Bilingual("办", "office"), Preamble = new Bilingual("", ""),
            RecordedAt = scene.Host.Clock.GetUtcNow().AddMinutes(-1),
        });
        Assert.Equal(said, Told(await Standing(scene, "CH-25")));
        if (said.Length > 0) return;
        var order = await scene.AddOrder();
        Assert.Empty(await Standing(scene, "CH-25"));
        await scene.Host.Within<MarketDb, int>(db => db.Set<Order>().Where(row => row.Id == order).ExecuteUpdateAsync(set => set.SetProperty(row => row.PlacedAt, AllianceHost.China("2026-11-22T10:00"))));
        Assert.Equal("charter.office-trail 2026-11-23 2026-11-22", Told(await Standing(scene, "CH-25")));
    }

    private static async Task<IReadOnlyList<Verdict>> Checks(Scene scene, Scope scope, params (string Name, long Value)[] changed) =>
        [.. (await Weigh(scene, "CH-23", scope, changed)).Where(verdict => verdict.Objection.Code == "charter.diligence-check")];

    private static async Task<Guid> Lot(Scene scene, params (HouseholdCategory Category, long Grams)[] households)
    {
        var offers = new List<(string, long, long, long)>();
        foreach (var (category, grams) in households.Where(one => one.Grams > 0))
        {
            var code = await scene.AddHousehold(category: category);
            offers.Add((code, grams, 0, 0));
        }

        var lot = await scene.AddLot("R-1", offers: [.. offers]);
        var now = scene.Host.Clock.GetUtcNow();
        await scene.Host.Within<MarketDb, int>(db => db.Set<Catalog.Lot>().Where(row => row.Id == lot)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.PublishedAt, now).SetProperty(row => row.State, LotState.Published)));
        return lot;
    }

    private static async Task<(Guid Lot, Guid Stock)> Labelled(Scene scene, long grams, string captured, long dispatched = 0)
    {
        var household = await Assigned(scene);
        var stock = await Stock(scene, household, 1, grams);
        var lot = await scene.AddLot("R-1", offers: [(household, grams, 0, 0)]);
        var now = scene.Host.Clock.GetUtcNow();
        await scene.Host.Within<MarketDb, bool>(async db =>
        {
            (await db.Set<Stock>().SingleAsync(row => row.Id == stock)).Bundle(lot, "U-000002", now);
            db.Add(new LotStock { LotId = lot, StockId = stock, HouseholdCode = household, Weight = new Weight(grams) });
            db.Add(new DistressLabel
            {
                Id = scene.NewId(), StockId = stock, HouseholdCode = household, CountyCode = Scene.Mayang, LiaisonId = Neighbour, CheckedBy = "U-000003", CheckedAt = now.AddMinutes(-5), Place = "村口",
                Declared = new Weight(grams), OnHand = new Weight(grams), CapturedAt = AllianceHost.China(captured), LastOn = Scene.Day("2026-12-01"), CharterVersion = 1,
            });
            await db.SaveChangesAsync();
            await db.Set<Offer>().Where(row => row.LotId == lot).ExecuteUpdateAsync(set => set.SetProperty(row => row.Dispatched.Grams, dispatched));
            return await db.Set<Catalog.Lot>().Where(row => row.Id == lot).ExecuteUpdateAsync(set => set.SetProperty(row => row.PublishedAt, now).SetProperty(row => row.State, LotState.Published)) == 1;
        });
        return (lot, stock);
    }

    private static async Task<string> Assigned(Scene scene)
    {
        var household = await scene.AddHousehold();
        await scene.Host.Add(new Liaison { Id = Neighbour, Code = "L-000001", Name = new("x"), VillageCode = Scene.Mayang + "100200", CountyCode = Scene.Mayang, TrainedOn = Scene.Day("2026-01-01") });
        await scene.Host.Add(new Assignment { Id = scene.NewId(), HouseholdCode = household, LiaisonId = Neighbour, From = Scene.Day("2026-01-01") });
        return household;
    }

    private static async Task<Guid> Stock(Scene scene, string household, int? checkedAfter, long grams = 1000)
    {
        var (id, now) = (scene.NewId(), scene.Host.Clock.GetUtcNow());
        var stock = new Stock
        {
            Id = id, ClientId = $"{id:N}", LiaisonId = Neighbour, HouseholdCode = household, CountyCode = Scene.Mayang, VillageCode = Scene.Mayang + "100200", Produce = Scene.Orange, Grade = Grade.A,
            Weight = new Weight(grams), WantedPrice = default, HarvestedOn = Scene.Day("2026-11-20"), SpoilsOn = Scene.Day("2027-01-31"), Place = "仓库", OutOfSeason = false, UnusualWeight = false,
            RecordedBy = "U-000003", RecordedAt = now,
        };
        if (checkedAfter is { } minutes) stock.Check("U-000009", now.AddMinutes(minutes), true, null);
        await scene.Host.Add(stock);
        return id;
    }

    private static Task Account(Scene scene, string household, string hash) => scene.Host.Within<MarketDb, int>(db =>
        db.Set<Household>().Where(row => row.Code == household).ExecuteUpdateAsync(set => set.SetProperty(row => row.BankAccountHash, hash)));

    private static Task State(Scene scene, Guid order, OrderState state) => scene.Host.Within<MarketDb, int>(db =>
        db.Set<Order>().Where(row => row.Id == order).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, state)));

    /// <summary>All households agree to the sale.</summary>
    private static Task Consent(Scene scene) => scene.Host.Within<MarketDb, bool>(async db =>
    {
        db.AddRange((await db.Set<Household>().Select(row => row.Code).ToListAsync()).Select(code => Given(scene, code, ConsentKind.Sale, "2026-01-01")));
        return true;
    });

    private static Consent Given(Scene scene, string household, ConsentKind kind, string from, DateOnly? until = null) => new()
    {
        Id = scene.NewId(), HouseholdCode = household, Kind = kind, TextVersion = "sale/1", Witness = new("x"), GivenOn = Scene.Day(from), WithdrawnOn = until, RecordedBy = "U-000001",
        RecordedAt = scene.Host.Clock.GetUtcNow(),
    };

    private static async Task Complained(Scene scene, int? answered, int? settled)
    {
        var (id, now) = (scene.NewId(), scene.Host.Clock.GetUtcNow());
        await scene.Host.Add(new Complaint
        {
            Id = id, Number = "TS-1", Kind = ComplaintKind.Quality, Subject = $"lot/{id}", AgainstKind = OrganisationKind.Cooperative, AgainstId = Scene.Cooperative, By = "anonymous", Text = "坏了三成。",
            At = now, CharterVersion = 1, FirstAnswerDueAt = now.AddHours(24), SettleDueAt = now.AddDays(7), LastDueAt = now.AddDays(30),
        });
        await scene.Host.Within<MarketDb, int>(db => db.Set<Complaint>().ExecuteUpdateAsync(set => set
            .SetProperty(row => row.AnsweredAfterMinutes, answered).SetProperty(row => row.SettledAfterMinutes, settled).SetProperty(row => row.FirstSettledAfterMinutes, settled)));
    }

    /// <summary>An order of a kilogram from the cooperative, due on a day, of which so many grams came.</summary>
    private static async Task Delivered(Scene scene, string due, string arrived, long dispatched)
    {
        var (order, line, now) = (scene.NewId(), scene.NewId(), AllianceHost.China("2026-10-30T10:00"));
        var plan = new OrderLine
        {
            Id = line, OrderId = order, Position = 1, LotId = scene.NewId(), CooperativeId = Scene.Cooperative, CountyCode = Scene.Mayang, Produce = Scene.Orange, Grade = "A", CertificateId = null,
            CertificateNo = "R-1", Ordered = new Weight(1000), Step = new Weight(1), TierFrom = default, UnitPrice = UnitPrice.Of(400, WeightUnit.Kilogram), HouseholdPrice = UnitPrice.Of(300, WeightUnit.Kilogram), PriceBasis = default, VatKind = default,
            TolerancePerMille = 20, DailyLossPerMille = 0, AcceptanceHours = 24, CharterVersion = 1,
        };
        await scene.Host.Add(Order.Place(
            new OrderPlan
            {
                Id = order, MemberId = Scene.Member, MemberPoNumber = null, DeliverTo = "长沙", DeliverOn = Scene.Day(due), PaymentTerms = default, RequestedBy = "U-000004",
                ApprovalDueAt = now.AddHours(72), CharterVersion = 1, Lines = [plan],
            },
            now));
        await scene.Host.Within<MarketDb, int>(async db =>
        {
            await db.Set<Order>().Where(row => row.Id == order).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, OrderState.Completed));
            await db.Set<OrderPart>().Where(row => row.OrderId == order).ExecuteUpdateAsync(set => set
                .SetProperty(row => row.State, OrderState.Completed).SetProperty(row => row.LastArrivalOn, ChinaTime.DayOf(AllianceHost.China(arrived))));
            return await db.Set<OrderLine>().Where(row => row.Id == line).ExecuteUpdateAsync(set => set.SetProperty(row => row.Dispatched.Grams, dispatched));
        });
    }
}
