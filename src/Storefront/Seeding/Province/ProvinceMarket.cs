using ConsumerAid.Catalog;
using ConsumerAid.Catalog.Seeding;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Seeding;

namespace ConsumerAid.Storefront.Seeding.Province;

/// <summary>The lots of one round: first as they go on sale, then, when their orders have been lived, as rows.</summary>
internal sealed class ProvinceMarket
{
    private readonly ProvinceRound round;
    private readonly SeededCertificate certificate;
    private readonly UnitPrice price;
    private readonly Grade grade;
    private readonly ProvincePlan plan;

    /// <param name="before">What the households sold of this produce before, by their place.</param>
    public ProvinceMarket(ProvincePlan plan, ProvinceRound round, CharterTerms terms, Func<int, IReadOnlyList<SeededShare>> before)
    {
        (this.plan, this.round) = (plan, round);
        var cooperative = round.Cooperative;
        var (seed, loose) = (Dice.Of(cooperative.Index, round.Number, 9), plan.Last.Round == round ? plan.Last.At % round.Lots.Count : -1);
        price = DemoProduce.Price(round.Kind, new Random(seed.Next(int.MaxValue)));
        grade = seed.Next(4) == 0 ? Grade.B : Grade.A;
        certificate = new SeededCertificate(
            Guid.CreateVersion7(round.Morning.AddDays(-30)), $"XZ-{cooperative.County.Code}-{cooperative.InCounty + 1:D3}-{round.Number + 1}", cooperative.Id, round.Kind.Code,
            cooperative.County.Code, round.RecordedOn.AddDays(-30), round.RecordedOn.AddDays(334), cooperative.Reviewer, round.Morning.AddDays(-30));
        Sales = [.. Enumerable.Range(0, round.Lots.Count).Select(lot => Sale(lot, lot == loose ? new Weight(1) : DemoProduce.Step(round.Kind), terms, before))];
    }

    public IReadOnlyList<SeededSale> Sales { get; }

    /// <summary>The rows, once no more orders come.</summary>
    public IEnumerable<object> Rows(DateTimeOffset now)
    {
        yield return SeededLots.Of(certificate);
        for (var lot = 0; lot < Sales.Count; lot++)
        {
            foreach (var row in SeededLots.Of(Lot(lot, Sales[lot], now))) yield return row;
        }
    }

    private SeededSale Sale(int lot, Weight step, CharterTerms terms, Func<int, IReadOnlyList<SeededShare>> before)
    {
        var (cooperative, block) = (round.Cooperative, round.Cooperative.Block(lot));
        var minimum = Weight.FromKilograms(DemoProduce.MedianKilograms(round.Kind) >= 600 ? 100 : 10);
        return new SeededSale
        {
            LotId = Guid.CreateVersion7(round.CreatedAt), CooperativeId = cooperative.Id, CountyCode = cooperative.County.Code, Kind = round.Kind, Grade = grade,
            CertificateId = certificate.Id, CertificateNo = certificate.Number, Step = step, MinimumOrder = minimum, UnitPrice = price, HouseholdPrice = price.Share(72),
            Tiers = [new Tier(new Weight(minimum.Grams * 10), price.Share(97)), new Tier(new Weight(minimum.Grams * 30), price.Share(94))], SpoilsOn = round.SpoilsOn,
            Sellers = [.. Enumerable.Range(block.First, block.Count).Select(at => new SeededSeller(cooperative.HouseholdCode(at), cooperative.NeedWeightOf(at, terms))
            {
                Remaining = Whole(plan.Offered(cooperative, round.Number, at), step), Sold = before(at),
            })],
        }.Open();
    }

    private SeededLot Lot(int lot, SeededSale sale, DateTimeOffset now)
    {
        var (cooperative, ended) = (round.Cooperative, ChinaTime.EndOf(round.SpoilsOn).AddMinutes(5));
        var isReviewed = round.Stage is RoundStage.Public or RoundStage.Returned;
        var withdrawn = (sale.LastOrderAt ?? round.ReviewedAt).AddDays(5);
        var isWithdrawn = round.Stage == RoundStage.Public && withdrawn < now && withdrawn < ended && Dice.Of(round.Lots.First + lot, 11).Next(100) == 0;
        return new SeededLot
        {
            Id = sale.LotId, Title = grade == Grade.A ? $"{round.Kind.NameZh} 精选" : $"{round.Kind.NameZh} 食堂装", CooperativeId = cooperative.Id, CountyCode = cooperative.County.Code,
            Words =
            [
                round.Kind.NameZh, round.Kind.NameEn, cooperative.County.NameZh, cooperative.County.NameEn, cooperative.County.PrefectureZh, cooperative.County.PrefectureEn,
                cooperative.Name, cooperative.NameEn,
            ],
            Kind = round.Kind, Grade = grade, UnitPrice = sale.UnitPrice, HouseholdPrice = sale.HouseholdPrice, Tiers = sale.Tiers,
            MinimumOrder = sale.MinimumOrder, Step = sale.Step, Certificate = certificate,
            Packaging = sale.Step.Grams == 1 ? "散装" : DemoProduce.Packaging(round.Kind), HarvestedOn = round.HarvestedOn, SpoilsOn = round.SpoilsOn,
            Clerk = cooperative.Clerk, Reviewer = cooperative.Reviewer, CreatedAt = round.CreatedAt,
            SubmittedAt = round.Stage == RoundStage.Draft ? null : round.CreatedAt.AddHours(1),
            ReviewedAt = isReviewed ? round.ReviewedAt : null,
            ReturnedBecause = round.Stage == RoundStage.Returned ? "包装说明与认定证书不一致,请更正。" : null,
            EndedAt = isWithdrawn ? withdrawn : round.Stage == RoundStage.Public && ended <= now ? ended : null,
            WithdrawnBecause = isWithdrawn ? "余货转本地市场销售。" : null,
            Undivided = sale.Undivided, LastOrderAt = sale.LastOrderAt, Stocks = [.. sale.Sellers.Select((seller, at) => Stock(lot, seller, at))],
        };
    }

    private SeededStock Stock(int lot, SeededSeller seller, int at)
    {
        var (cooperative, place) = (round.Cooperative, round.Cooperative.Block(lot).First + at);
        var liaison = cooperative.LiaisonOf(place);
        var village = cooperative.VillageOf(liaison);
        return new SeededStock
        {
            HouseholdCode = seller.HouseholdCode, LiaisonId = cooperative.Hands[liaison].Id, RecordedBy = cooperative.Hands[liaison].Account,
            RecordedAt = round.Morning.AddMinutes(2 * at),
            VillageCode = village.Code, Place = village.Town + village.Name, Weight = plan.Offered(cooperative, round.Number, place),
            Promised = seller.Promised, Dispatched = seller.Dispatched,
        };
    }

    private static Weight Whole(Weight weight, Weight step) => new(weight.Grams - weight.Grams % step.Grams);
}
