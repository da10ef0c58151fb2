using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry;
using ConsumerAid.Registry.Organisations;
using ConsumerAid.Registry.Regions;
using ConsumerAid.Testing;

namespace ConsumerAid.Catalog.Tests.Lots;

public sealed class FindingLots
{
    private const string Shimen = "430726";

    [Theory, EachDatabase]
    public async Task Every_order_walks_over_each_lot_once_and_in_order(DatabaseProvider provider)
    {
        await using var side = await Listed(provider, 57);
        foreach (var order in Enum.GetValues<LotOrder>())
        {
            var walked = await Walk(side, new FindLots(Order: order, Limit: 10));
            Assert.Equal(57, walked.Select(card => card.Id).Distinct().Count());
            Assert.Equal(57, walked.Count);
            Func<LotCard, long> key = order switch
            {
                LotOrder.Urgent => card => card.SpoilsOn.DayNumber,
                LotOrder.Newest => card => -card.PublishedAt!.Value.UtcTicks,
                LotOrder.Cheapest => card => card.UnitPrice.FenPerTonne,
                LotOrder.Dearest => card => -card.UnitPrice.FenPerTonne,
                _ => card => -card.Free.Grams,
            };
            Assert.Equal(walked.Select(key).Order(), walked.Select(key));
        }

        var hits = await Walk(side, new FindLots("蜜橘", Limit: 7));
        Assert.Equal(28, hits.Count);
        Assert.Equal(28, hits.Select(card => card.Id).Distinct().Count());
        Assert.Equal(hits.Select(card => card.SpoilsOn).Order(), hits.Select(card => card.SpoilsOn));
        Assert.Equal(28, (await Walk(side, new FindLots("蜜橘", Order: LotOrder.Cheapest, Limit: 5))).Count);
    }

    [Theory, EachDatabase]
    public async Task Conditions_hold_together(DatabaseProvider provider)
    {
        await using var side = await Listed(provider, 57);
        Assert.Equal(29, (await Find(new FindLots("麻阳"))).Count);
        Assert.Equal(29, (await Find(new FindLots("橙"))).Count);
        Assert.Equal(28, (await Find(new FindLots("SATSUMA"))).Count);
        Assert.Equal(28, (await Find(new FindLots("石门早熟蜜橘"))).Count);
        Assert.Empty(await Find(new FindLots("石门冰糖橙")));
        Assert.Empty(await Find(new FindLots("早熟 麻阳")));
        Assert.Single(await Find(new FindLots("七号园")));
        Assert.Equal(28, (await Find(new FindLots(County: Shimen))).Count);
        Assert.Equal(28, (await Find(new FindLots(Produce: "shimen-early-satsuma"))).Count);
        Assert.All(await Find(new FindLots(MaxPrice: Countryside.PerKilogram(320))), card => Assert.True(card.UnitPrice <= Countryside.PerKilogram(320)));
        Assert.Equal(17, (await Find(new FindLots(MaxPrice: Countryside.PerKilogram(320)))).Count);
        Assert.Equal(7, (await Find(new FindLots(MinWeight: Weight.FromTonnes(51)))).Count);
        Assert.Equal(6, (await Find(new FindLots(UrgentDays: 5))).Count);
        Assert.Equal(29, (await Find(new FindLots(HarvestMonth: 11))).Count);
        Assert.Equal(3, (await Find(new FindLots("麻阳", County: Countryside.County, UrgentDays: 5))).Count);
        Assert.Equal(57, (await Find(new FindLots("，。"))).Count);
        await SellingLots.Refused("request.bad-cursor", side.Market.Send(new FindLots(After: "zzz"), Actor.Anonymous));

        var urgent = await side.Market.Send(new MostUrgentLots(3), Actor.Anonymous);
        Assert.Equal([0, 1, 2], urgent.Select(card => card.DaysLeft));
        var counts = await side.Market.Send(new LotFacets(), Actor.Anonymous);
        Assert.Equal([(Countryside.County, 29), (Shimen, 28)], counts.Counties.Select(count => (count.What.Code, count.Lots)));
        Assert.Equal("麻阳冰糖橙", counts.Produce[0].What.Zh);

        async Task<IReadOnlyList<LotCard>> Find(FindLots request) => (await side.Market.Send(request with { Limit = 200 }, Actor.Anonymous)).Items;
    }

    private static async Task<List<LotCard>> Walk(Countryside side, FindLots request)
    {
        var all = new List<LotCard>();
        string? after = null;
        do
        {
            var page = await side.Market.Send(request with { After = after }, Actor.Anonymous);
            Assert.InRange(page.Items.Count, 1, request.Limit);
            all.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);
        return all;
    }

    /// <summary>Lots on sale, the even ones oranges of Mayang, the odd ones satsumas of Shimen; number n spoils in n days, weighs n + 1 t and costs one of ten prices.</summary>
    private static async Task<Countryside> Listed(DatabaseProvider provider, int count)
    {
        var side = await Countryside.On(provider, households: 0);
        var now = side.Market.Clock.GetUtcNow();
        var rows = new List<object>
        {
            new County { Code = Shimen, NameZh = "石门县", NameEn = "Shimen", PrefectureZh = "常德市", PrefectureEn = "Changde" },
            new Organisation { Id = Guid.CreateVersion7(now), Code = "C-000002", Kind = OrganisationKind.Cooperative, Name = "石门合作社", CountyCode = Shimen, RegisteredAt = now },
        };
        for (var i = 0; i < count; i++)
        {
            var even = i % 2 == 0;
            var id = Guid.CreateVersion7(now);
            var lot = new Lot
            {
                Id = id, Number = LotNumber.Of(id, now), Title = i == 7 ? "七号园鲜果" : "当季鲜果", CooperativeId = side.CooperativeId, CountyCode = even ? Countryside.County : Shimen,
                Produce = even ? Countryside.Orange : "shimen-early-satsuma", Grade = Grade.A, UnitPrice = Countryside.PerKilogram(300 + (i % 11 * 10)),
                HouseholdPrice = Countryside.PerKilogram(250), MinimumOrder = new Weight(1), Step = new Weight(1), CertificateNo = "", Packaging = "", SpoilsOn = side.Today.AddDays(i),
                HarvestedFrom = side.Today.AddMonths(even ? 0 : -1), HarvestMonth = even ? 11 : 10, Estimated = Weight.FromTonnes(i + 1), Free = Weight.FromTonnes(i + 1), Households = 1,
                CreatedBy = "U-000002", CreatedAt = now,
                Offers = [new Offer { LotId = id, HouseholdCode = Countryside.Household(1), Offered = Weight.FromTonnes(i + 1) }],
            }.Created();
            lot.Submit("U-000002", now);
            lot.Approve("U-000009", now.AddMinutes(i / 3), lot.SpoilsOn, LotListing.Text([lot.Title, .. even ? ["麻阳冰糖橙", "Mayang Bingtang orange"] : (string[])["石门早熟蜜橘", "Shimen early satsuma"]]));
            rows.Add(lot);
            rows.AddRange(LotWords.Grams(lot.SearchText!).Select(gram => new LotGram { Gram = gram, SpoilsOn = lot.SpoilsOn, LotId = id }));
        }

        await side.Market.Write([.. rows]);
        return side;
    }
}
