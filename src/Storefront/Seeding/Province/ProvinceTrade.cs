using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence.Bulk;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Seeding;
using ConsumerAid.Orders.Trade;

namespace ConsumerAid.Storefront.Seeding.Province;

/// <summary>
/// Lots and orders of the year, round by round as they begin. Ledger entries are written and sealed in the order of their recording: those of a round wait until every round
/// that could come before them has been lived.
/// </summary>
internal sealed class ProvinceTrade(ProvincePlan plan, IReadOnlyList<ProvinceMember> members, CharterTerms terms, DateTimeOffset now)
{
    private static readonly string[] Places =
        ["长沙市岳麓区学士路 128 号 食堂", "长沙市芙蓉区车站北路 9 号 门店", "株洲市天元区珠江南路 55 号 中转仓", "长沙市雨花区万家丽路 300 号 冷库"];

    private static readonly PaymentTerms[] Terms = [PaymentTerms.Net30, PaymentTerms.OnReceipt, PaymentTerms.Net15, PaymentTerms.Prepaid];

    private readonly PriorityQueue<SeededEntries, (DateTimeOffset At, int Turn)> waiting = new();
    private readonly SeededSeals seals = new(now);
    private readonly Dictionary<ProvinceCooperative, Dictionary<string, IReadOnlyList<SeededShare>>> soldBefore = [];
    private double due;
    private int turns, orders;

    /// <summary>Grams accepted so far.</summary>
    public long Accepted { get; private set; }

    public async Task Write(BulkStream stream, Action<int> done, CancellationToken cancellation)
    {
        for (var at = 0; at < plan.Rounds.Count; at++)
        {
            var round = plan.Rounds[at];
            await stream.Add(Ledger(round.Morning < plan.Last.Round.Morning ? round.Morning : plan.Last.Round.Morning), cancellation);
            await stream.Add(Live(round), cancellation);
            done(100 * (at + 1) / plan.Rounds.Count);
        }

        await stream.Add(Ledger(DateTimeOffset.MaxValue), cancellation);
        await stream.Add(seals.Rest(), cancellation);
    }

    /// <summary>What was recorded before an instant.</summary>
    private IEnumerable<object> Ledger(DateTimeOffset until)
    {
        while (waiting.TryPeek(out var entries, out var next) && next.At < until)
        {
            waiting.Dequeue();
            foreach (var row in seals.Add(entries)) yield return row;
        }
    }

    private IEnumerable<object> Live(ProvinceRound round)
    {
        var before = soldBefore.GetValueOrDefault(round.Cooperative);
        var market = new ProvinceMarket(plan, round, terms, at => before?.GetValueOrDefault(round.Cooperative.HouseholdCode(at)) ?? []);
        for (var at = 0; at < round.Orders; at++)
        {
            if (Live(market, plan.Order(round, at)) is not { } outcome) continue;
            Accepted += outcome.AcceptedGrams;
            foreach (var entries in outcome.Entries) waiting.Enqueue(entries, (entries.RecordedAt, turns++));
            foreach (var row in outcome.Rows) yield return row;
        }

        foreach (var row in market.Rows(now)) yield return row;
        if (before is not null) soldBefore.Remove(round.Cooperative);
        else if (round.Cooperative.HasOneKind)
        {
            soldBefore[round.Cooperative] = market.Sales.SelectMany(sale => sale.Sellers)
                .ToDictionary(seller => seller.HouseholdCode, seller => seller.AllSold, StringComparer.Ordinal);
        }
    }

    /// <summary>Null when nothing is left that it could order.</summary>
    private SeededOutcome? Live(ProvinceMarket market, ProvinceOrder order)
    {
        var lines = Lines(market, order);
        if (lines.Count == 0) return null;
        var (round, number) = (order.Round, ++orders);
        var dice = Dice.Of(number, 13);
        var member = members[dice.Next(members.Count)];
        return SeededOrders.Of(
            new SeededOrder
            {
                MemberId = member.Id, Purchaser = member.Purchaser, Approver = member.Approver, Clerk = round.Cooperative.Clerk,
                MemberPoNumber = $"CG{ChinaTime.DayOf(order.Course.PlacedAt):yyMMdd}-{number:D6}", DeliverTo = Places[dice.Next(Places.Length)],
                PaymentTerms = Terms[dice.Next(Terms.Length)],
                VehiclePlate = $"湘N{10_000 + dice.Next(90_000)}", Course = order.Course, RecordedAfter = dice.Minutes(2, 20), Lines = lines,
            },
            terms,
            now);
    }

    private List<SeededLine> Lines(ProvinceMarket market, ProvinceOrder order)
    {
        var (kilograms, accepted) = (ProvincePlan.Kilograms(order), plan.Accepted(order));
        due += accepted;
        if (plan.IsLast(order.Round, order.At)) return [new SeededLine(market.Sales[order.At % market.Sales.Count], Rest(market.Sales[order.At % market.Sales.Count]), 0)];
        // What earlier orders missed or brought too much is made up for by this one, within reason.
        var size = accepted == 0 || order.Round == plan.Last.Round
            ? plan.Size
            : Math.Clamp((due / plan.Expected * plan.Scale.AcceptedGrams - Accepted) / 1000 / accepted, plan.Size / 4, plan.Size * 4);
        var lines = new List<SeededLine>();
        for (var line = 0; line < order.Lines; line++)
        {
            var lot = (order.At + line) % market.Sales.Count;
            var wanted = size * order.Part * order.Round.Cooperative.Block(lot).Count * DemoProduce.MedianKilograms(order.Round.Kind);
            var sale = Enough(market, lot);
            if (sale is null || lines.Exists(other => other.Sale == sale)) continue;
            lines.Add(new SeededLine(sale, Ordered(sale, wanted, order.TakesRest && line == 0), Lost(order, line)));
        }

        return lines;
    }

    private Weight Rest(SeededSale sale)
    {
        var rest = new Weight(plan.Scale.AcceptedGrams - Accepted);
        return rest.IsPositive && rest <= sale.Orderable ? rest : throw new InvalidOperationException($"{rest} of {sale.Orderable} would make the sum exact.");
    }

    /// <summary>The lot, or the one of its round of which most is left, if that is worth a journey.</summary>
    private static SeededSale? Enough(ProvinceMarket market, int lot)
    {
        var sale = market.Sales[lot].Orderable >= market.Sales[lot].MinimumOrder ? market.Sales[lot] : market.Sales.MaxBy(other => other.Orderable)!;
        return sale.Orderable.IsPositive ? sale : null;
    }

    private static Weight Ordered(SeededSale sale, double kilograms, bool rest)
    {
        var steps = Math.Max((long)(kilograms * 1000) / sale.Step.Grams, sale.MinimumOrder.Grams / sale.Step.Grams);
        // Some is left for the next.
        var most = Math.Max(sale.MinimumOrder.Grams, sale.Orderable.Grams / 10 * 6) / sale.Step.Grams;
        var ordered = new Weight(Math.Min(steps, most) * sale.Step.Grams);
        return rest || ordered > sale.Orderable ? sale.Orderable : ordered;
    }

    // In half of the deliveries both scales agree.
    private static int Lost(ProvinceOrder order, int line)
    {
        var dice = Dice.Of(order.Round.Lots.First, order.At, line);
        return dice.Next(2) == 0 ? 0 : dice.Next(order.Round.Kind.IsFresh ? 13 : 3);
    }
}
