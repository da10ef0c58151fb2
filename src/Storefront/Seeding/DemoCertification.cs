using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Storefront.Seeding;

/// <summary>
/// What there is to see of certification and tests in the demo: an application in every state, one of them in notice with an objection, a renewal of a certificate that ends soon, a
/// certificate that was removed, a lot that failed its test with the sister that stands still beside it. The demo's own cooperative keeps all that it sells.
/// </summary>
internal sealed class DemoCertification(Stage stage, DemoWorld world, DateTimeOffset now)
{
    private const int LaterEnd = 364, SoonerEnd = 18;
    private const int Prefecture = 4;

    private readonly Random random = new(20200403);
    private readonly List<DemoCounty> others = [.. world.Counties.Where(county => county.Code != DemoPeople.Home)];
    private IReadOnlyList<Actor> office = [];
    private IReadOnlyList<ProduceFact> kinds = [];

    /// <summary>The last day of a county's paper certificate: a year, but for one that is to be renewed now.</summary>
    public static DateOnly EndOf(DemoWorld world, DemoCounty county, int number, DateOnly from, DateTimeOffset now) =>
        county == world.Counties[^1] && number == 0 ? Later(ChinaTime.DayOf(now).AddDays(SoonerEnd), from) : from.AddDays(LaterEnd);

    public async Task Make(CancellationToken cancellation)
    {
        kinds = await stage.Db.Produce().OrderBy(kind => kind.Code).ToListAsync(cancellation);
        office = await stage.Office(cancellation);
        await stage.Together(
            async () =>
            {
                await Applications(cancellation);
                await Removal(others[8], cancellation);
                await Tests(cancellation);
            },
            cancellation);
        stage.Clock.Now = now;
    }

    private async Task Applications(CancellationToken cancellation)
    {
        await Apply(world.Counties.Single(county => county.Code == DemoPeople.Home), 2, cancellation);
        await Decided(await Apply(others[10], 6, cancellation), others[10], 1, 4, cancellation);
        await Decided(await Apply(others[11], 9, cancellation), others[11], 2, 7, cancellation);
        await Decided(await Apply(others[12], 8, cancellation), others[12], 3, 6, cancellation);

        var contested = await Apply(others[13], 11, cancellation);
        await Decided(contested, others[13], 3, 9, cancellation);
        At(5);
        var first = await stage.Send(Actor.Anonymous, new ObjectToCertificate(contested, null, "名单里有一户两年前已经搬走，请核对。", "demo-1"), cancellation);
        At(3);
        await stage.Send(office[2], new AnswerObjection(first, false, "已到村里核对：这户的地由儿子在种，仍是社员，产量属实。"), cancellation);
        At(1);
        await stage.Send(Actor.Anonymous, new ObjectToCertificate(contested, "市民", "保底价比集市上的收购价还低。", "demo-2"), cancellation);

        var issued = await Apply(others[14], 40, cancellation);
        await Decided(issued, others[14], 3, 38, cancellation);
        At(26);
        await stage.Send(Actor.System, new IssueCertificate(issued), cancellation);

        var refused = await Apply(others[15], 20, cancellation);
        At(18);
        await stage.Send(others[15].Reviewer, new DecideApplication(refused, false, "十二户里有三户今年没有种，请改好名单再申请。"), cancellation);
        var withdrawn = await Apply(others[16], 15, cancellation);
        At(14);
        await stage.Send(others[16].Clerk, new WithdrawApplication(withdrawn, "产量填错了，改好再申请。"), cancellation);
        await Apply(world.Counties[^1], 1, cancellation, world.Counties[^1].Produce[0]);
    }

    /// <summary>For what a neighbour county is known for, which members grow as well; or for a product of one's own.</summary>
    private Task<Guid> Apply(DemoCounty county, int daysAgo, CancellationToken cancellation, ProduceFact? own = null)
    {
        At(daysAgo);
        var kind = own ?? kinds.FirstOrDefault(one => one.CountyCode != county.Code && one.CountyCode[..Prefecture] == county.Code[..Prefecture])
            ?? kinds.First(one => one.CountyCode != county.Code);
        var price = DemoProduce.Price(kind, random).Share(72);
        return stage.Send(
            county.Clerk,
            new ApplyForCertificate(
                kind.Code,
                [.. county.Households.Select(household => new HouseholdBacking(
                    household.Code, Weight.FromKilograms(DemoProduce.MedianKilograms(kind) * random.Next(5, 15) / 10), price, random.Next(5) == 0 ? BenefitKind.Dividend : BenefitKind.Purchase))],
                "统一采收、分级和包装，每批自检，按户留样。"),
            cancellation);
    }

    /// <summary>So many offices agreed, a day after each other: the county, the city, the province.</summary>
    private async Task Decided(Guid application, DemoCounty county, int offices, int daysAgo, CancellationToken cancellation)
    {
        var steps = new[] { (By: county.Reviewer, Why: "到村抽查三户，种植属实。"), (By: office[0], Why: "材料齐全，名单与登记一致。"), (By: office[1], Why: "复核无误，同意公示。") };
        for (var at = 0; at < offices; at++)
        {
            At(daysAgo - at);
            await stage.Send(steps[at].By, new DecideApplication(application, true, steps[at].Why), cancellation);
        }
    }

    private async Task Removal(DemoCounty county, CancellationToken cancellation)
    {
        var number = $"DEMO-{county.Code}-1";
        var paper = await stage.Db.Certificates().Where(row => row.Number == number).Select(row => (Guid?)row.Id).SingleOrDefaultAsync(cancellation);
        if (paper is null) return;
        At(4);
        await stage.Send(office[0], new ProposeRemoval(paper.Value, "两次抽查发现收购价低于承诺的保底价，限期没有改正。"), cancellation);
        At(3);
        await stage.Send(office[1], new DecideRemoval(paper.Value, true, "情况属实。改正后可以重新申请。"), cancellation);
    }

    private async Task Tests(CancellationToken cancellation)
    {
        var codes = others.Where(county => county != others[8] && county != world.Counties[^1]).ToDictionary(county => county.Code);
        var live = await stage.Db.Lots().Where(lot => lot.State == LotState.Published && lot.FrozenAt == null && lot.CountyCode != DemoPeople.Home && lot.CertificateNo != "")
            .OrderBy(lot => lot.CertificateNo).ThenBy(lot => lot.Id).ToListAsync(cancellation);
        // Two lots of one product, where a cooperative has them in this season; else one alone.
        var known = live.Where(lot => codes.ContainsKey(lot.CountyCode)).ToList();
        var failed = known.GroupBy(lot => lot.CertificateNo).OrderByDescending(lots => lots.Count()).ThenBy(lots => lots.Key, StringComparer.Ordinal).FirstOrDefault()?.First();
        if (failed is not null)
        {
            stage.Clock.Now = now.AddHours(-3);
            await stage.Send(
                codes[failed.CountyCode].Clerk,
                new RecordTest(failed.Id, "湖南省农产品质量检验检测中心", "NJ-2026-0871", ChinaTime.DayOf(now).AddDays(-1), false, "毒死蜱 0.12 mg/kg，限量 0.02 mg/kg"),
                cancellation);
        }

        if (known.FirstOrDefault(lot => lot.CertificateNo != failed?.CertificateNo) is { } good)
        {
            stage.Clock.Now = now.AddHours(-30);
            await stage.Send(codes[good.CountyCode].Reviewer, new RecordTest(good.Id, "湖南省农产品质量检验检测中心", "NJ-2026-0866", ChinaTime.DayOf(now).AddDays(-2), true), cancellation);
        }

        // Told four days too late, of a lot that is over: nothing of it is left to freeze.
        var over = await stage.Db.Lots().Where(lot => lot.State == LotState.Expired && lot.Reserved.Grams == 0 && lot.CountyCode != DemoPeople.Home)
            .OrderByDescending(lot => lot.SpoilsOn).ThenBy(lot => lot.Id).Take(100).ToListAsync(cancellation);
        var alone = over.FirstOrDefault(lot => codes.ContainsKey(lot.CountyCode) && live.TrueForAll(other => other.CountyCode != lot.CountyCode || other.Produce != lot.Produce));
        if (alone is null) return;
        stage.Clock.Now = now.AddHours(-50);
        await stage.Send(
            codes[alone.CountyCode].Clerk,
            new RecordTest(alone.Id, "湖南省农产品质量检验检测中心", "NJ-2026-0803", ChinaTime.DayOf(now).AddDays(-7), false, "大肠菌群超标"),
            cancellation);
    }

    private void At(int daysAgo) => stage.Clock.Now = now.AddDays(-daysAgo);

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
