using ConsumerAid.AllianceAdmin.Complaints;
using ConsumerAid.AllianceAdmin.Objections;
using ConsumerAid.Catalog;
using ConsumerAid.Catalog.Distress;
using ConsumerAid.Catalog.Pictures;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Registry;
using ConsumerAid.Registry.Households;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Storefront.Seeding;

/// <summary>What the charter's rules find in the demo beside the trade: labels, complaints, objections, and households whose papers are not in order. Played after the trade, each act at its own hour.</summary>
internal sealed class DemoRecords(Stage stage, DemoWorld world, DateTimeOffset now)
{
    private int photos = 1_000;

    public async Task Make(CancellationToken cancellation)
    {
        await stage.Together(
            async () =>
            {
                await Labels(cancellation);
                await Complaints(cancellation);
                await Objections(cancellation);
                await Papers(cancellation);
            },
            cancellation);
        stage.Clock.Now = now;
        await stage.Send(Actor.System, new MakePictureVariants(), cancellation);
        await stage.Send(Actor.System, new EndDistressLabels(), cancellation);
        await stage.Send(Actor.System, new WatchComplaints(), cancellation);
    }

    /// <summary>In force on most of a lot on sale; expired; sold and not taken back; forged; one whose photo only looks like another's.</summary>
    private async Task Labels(CancellationToken cancellation)
    {
        var liaisons = world.Counties.SelectMany(county => county.Households).ToDictionary(household => household.Code, household => household.Liaison);
        var reviewers = world.Counties.ToDictionary(county => county.Code, county => county.Reviewer);
        var stocks = await (
            from stock in stage.Db.Stocks()
            where stock.State == StockState.Bundled
            join offer in stage.Db.Offers() on new { LotId = stock.LotId!.Value, stock.HouseholdCode } equals new { offer.LotId, offer.HouseholdCode }
            join lot in stage.Db.Lots() on stock.LotId equals lot.Id
            where lot.State == LotState.Published
            orderby stock.Id
            select new { stock.Id, stock.HouseholdCode, stock.CountyCode, stock.LotId, stock.RecordedAt, stock.Weight, Gone = offer.Dispatched.Grams }).ToListAsync(cancellation);
        if (stocks.Count == 0) return;
        var shown = stocks.GroupBy(stock => stock.LotId).OrderByDescending(lot => lot.First().CountyCode == DemoPeople.Home).ThenBy(lot => lot.Key).First().ToList();
        foreach (var stock in shown.Where(stock => stock.RecordedAt < now.AddDays(-2)).Take(10)) await Check(liaisons[stock.HouseholdCode], stock.Id, stock.Weight, now.AddHours(-40), photos++, cancellation);

        var others = stocks.Except(shown).ToList();
        if (others.FirstOrDefault(stock => stock.RecordedAt < now.AddDays(-18)) is { } old)
        {
            await Check(liaisons[old.HouseholdCode], old.Id, old.Weight, now.AddDays(-17), photos++, cancellation);
        }

        if (others.Find(stock => stock.Gone * 100 > stock.Weight.Grams * 20 && stock.RecordedAt < now.AddDays(-6)) is { } sold)
        {
            await Check(liaisons[sold.HouseholdCode], sold.Id, sold.Weight, now.AddDays(-5), photos++, cancellation);
        }

        foreach (var (stock, at) in others.Where(stock => stock.CountyCode != DemoPeople.Home && stock.RecordedAt < now.AddDays(-4)).DistinctBy(stock => stock.CountyCode).Skip(3).Take(2).Index().Select(row => (row.Item, row.Index)))
        {
            // The same heap of the shown lot, taken for another's.
            var label = await Check(liaisons[stock.HouseholdCode], stock.Id, stock.Weight, now.AddDays(-3).AddHours(at), 1_000 + at, cancellation);
            if (at > 0) continue;
            stage.Clock.Now = now.AddDays(-2);
            await stage.Send(reviewers[stock.CountyCode], new JudgeDistressLabel(label, true, "照片是永顺县另一户的货，到村里看过，这户没有库存。"), cancellation);
        }
    }

    private async Task<Guid> Check(Actor liaison, Guid stock, Weight weight, DateTimeOffset at, int heap, CancellationToken cancellation)
    {
        stage.Clock.Now = at;
        var photo = await stage.Send(liaison, new AddStockPhoto(stock, $"demo-{heap}-{at.UtcTicks}", DemoPhoto.Of(heap, at.AddMinutes(-50))), cancellation);
        return (await stage.Send(liaison, new CheckDistress(stock, weight, null, [photo.Id], "收购商没有来，堆在库房里。"), cancellation)).Id;
    }

    /// <summary>New, late without an answer, answered, settled, overdue with the office, and a visitor's.</summary>
    private async Task Complaints(CancellationToken cancellation)
    {
        var loads = await stage.Db.Dispatches().Where(load => load.State == DispatchState.Accepted).OrderByDescending(load => load.LeftAt).Take(40)
            .Select(load => new { load.Id, load.MemberId, load.CooperativeId }).ToListAsync(cancellation);
        var lot = await stage.Db.Lots().Where(lot => lot.State == LotState.Published).OrderBy(lot => lot.Id).Select(lot => (Guid?)lot.Id).FirstOrDefaultAsync(cancellation);
        var cases = new (int HoursAgo, ComplaintKind Kind, string Text, int? Answered, int? Settled)[]
        {
            (3, ComplaintKind.Quality, "到货的果子有一成多是软的，装车时没有挑。", null, null),
            (30, ComplaintKind.Weight, "磅单上的皮重写少了，请核对每一筐。", null, null),
            (50, ComplaintKind.Delivery, "说好上午到，晚上才到，食堂没人卸货。", 6, null),
            (140, ComplaintKind.Price, "结算价和下单时看到的阶梯价不一样。", 20, 90),
            (220, ComplaintKind.Quality, "和照片上的等级不符，联系不上合作社。", null, null),
            (400, ComplaintKind.Conduct, "司机要另收卸货费，合作社不管。", 70, 160),
        };
        foreach (var (load, (hoursAgo, kind, text, answered, settled)) in loads.Zip(cases))
        {
            var (buyer, clerk) = (world.Members.Single(member => member.Id == load.MemberId).Purchaser, world.Counties.Single(county => county.Cooperative == load.CooperativeId).Clerk);
            stage.Clock.Now = now.AddHours(-hoursAgo);
            var filed = await stage.Send(buyer, new FileComplaint($"dispatch/{load.Id}", kind, text), cancellation);
            if (answered is { } hours)
            {
                stage.Clock.Now = now.AddHours(hours - hoursAgo);
                await stage.Send(clerk, new AnswerComplaint(filed.Id, "已经收到，正在核对装车的照片和磅单。"), cancellation);
            }

            if (settled is not { } done) continue;
            stage.Clock.Now = now.AddHours(done - hoursAgo);
            await stage.Send(clerk, new SettleComplaint(filed.Id, "核对无误的部分已说明，差的按一成折价。"), cancellation);
        }

        if (lot is null) return;
        stage.Clock.Now = now.AddHours(-9);
        await stage.Send(Actor.Anonymous, new FileComplaint($"lot/{lot}", ComplaintKind.Price, "同样的货镇上便宜一块钱，请说明为什么。", "13900000000"), cancellation);
    }

    private async Task Objections(CancellationToken cancellation)
    {
        var said = new (int Member, int DaysAgo, string Text)[]
        {
            (4, 20, "工会通知每人买两箱，不买的要写说明。"), (4, 11, "扣在工资里，没有问过我们要不要。"), (4, 2, "科室排名，买得少的要在会上讲原因。"), (9, 6, "食堂用不完，让我们带回家付钱。"),
        };
        foreach (var (member, daysAgo, text) in said)
        {
            stage.Clock.Now = now.AddDays(-daysAgo);
            await stage.Send(Actor.Anonymous, new RaiseObjection(world.Members[member].Id, text), cancellation);
        }
    }

    /// <summary>A household took its consent back while its goods are on sale; on another lot too few of the households are poor any more.</summary>
    private async Task Papers(CancellationToken cancellation)
    {
        stage.Clock.Now = now.AddHours(-20);
        var lots = (await (
            from offer in stage.Db.Offers()
            join lot in stage.Db.Lots() on offer.LotId equals lot.Id
            where lot.State == LotState.Published && lot.CountyCode != DemoPeople.Home
            orderby lot.Id, offer.HouseholdCode
            select new { lot.Id, lot.CountyCode, offer.HouseholdCode }).ToListAsync(cancellation)).GroupBy(offer => offer.Id).ToList();
        if (lots.Count < 2) return;
        var (silent, rich) = (lots[0].First(), lots[1].ToList());
        var household = world.Counties.Single(county => county.Code == silent.CountyCode).Households.Single(one => one.Code == silent.HouseholdCode);
        await stage.Send(household.Liaison, new WithdrawConsent(household.Code, ConsentKind.Sale), cancellation);
        var reviewer = world.Counties.Single(county => county.Code == rich[0].CountyCode).Reviewer;
        var codes = rich.ConvertAll(offer => offer.HouseholdCode);
        var ordinary = await stage.Db.HouseholdCategories().Where(period => codes.Contains(period.HouseholdCode) && period.To == null && period.Category == HouseholdCategory.Ordinary)
            .Select(period => period.HouseholdCode).ToListAsync(cancellation);
        foreach (var code in codes.Except(ordinary).SkipLast(3)) await stage.Send(reviewer, new ChangeCategory(code, HouseholdCategory.Ordinary, ChinaTime.DayOf(stage.Clock.Now)), cancellation);
    }
}
