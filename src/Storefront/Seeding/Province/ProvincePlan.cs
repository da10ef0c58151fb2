using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Seeding;
using ConsumerAid.Registry;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Storefront.Seeding.Province;

/// <summary>
/// Who sells what, when, and how it is ordered, before anything is written. Cooperatives are in the poverty counties that have produce (CH-04). The plan tells how large
/// stocks must be so that exactly the wanted weight is accepted: orders follow it, each mending what the one before missed, and the last is of loose goods, to the gram.
/// </summary>
internal sealed class ProvincePlan
{
    // What keeps for less is gone before a county has looked at it and a lorry has come.
    private const int LeastShelfLife = 5;

    // In the last round four times as much is brought to market, and the last order is of half of its lot: room enough for whatever the others missed.
    private const int LastRoundStocks = 4;
    private const double LastPart = 2;

    private readonly CharterTerms terms;
    private readonly DateTimeOffset now;

    private ProvincePlan(ProvinceScale scale, IReadOnlyList<ProvinceCooperative> cooperatives, CharterTerms terms, DateTimeOffset now)
    {
        (Scale, Cooperatives, this.terms, this.now) = (scale, cooperatives, terms, now);
        List<ProvinceRound> rounds = [.. cooperatives
            .SelectMany(cooperative => Enumerable.Range(0, ProvinceCooperative.Rounds).Select(number => new ProvinceRound(cooperative, number, now)))
            .Where(round => round.Lots.Count > 0).OrderBy(round => round.Morning)];
        GiveOrders(rounds);
        Last = FindLast(rounds);
        Rounds = [.. rounds.Where(round => round != Last.Round), Last.Round];
        Expected = Rounds.Sum(round => Enumerable.Range(0, round.Orders).Sum(at => Accepted(round.Order(at))));
    }

    public ProvinceScale Scale { get; }

    public IReadOnlyList<ProvinceCooperative> Cooperatives { get; }

    /// <summary>By the day on which they begin, but for the one that makes the sum exact, which is lived last.</summary>
    public IReadOnlyList<ProvinceRound> Rounds { get; }

    /// <summary>The order that is of loose goods and makes the sum exact.</summary>
    public (ProvinceRound Round, int At) Last { get; }

    /// <summary>Kilograms that would be accepted if stocks were as large as in the demo.</summary>
    public double Expected { get; }

    /// <summary>By how much they are larger.</summary>
    public double Size => Scale.AcceptedGrams / 1000.0 / Expected;

    public static async Task<ProvincePlan> Make(MarketDb db, ProvinceScale scale, CharterTerms terms, DateTimeOffset now, CancellationToken cancellation)
    {
        var kinds = (await db.Produce().Where(kind => kind.ShelfLifeDays >= LeastShelfLife).ToListAsync(cancellation)).OrderBy(kind => kind.Code, StringComparer.Ordinal)
            .GroupBy(kind => kind.CountyCode).ToDictionary(group => group.Key, group => group.ToList());
        var counties = (await db.Counties().Where(county => county.IsPovertyCounty).ToListAsync(cancellation)).Where(county => kinds.ContainsKey(county.Code))
            .OrderByDescending(county => county.Code == DemoPeople.Home).ThenBy(county => county.Code, StringComparer.Ordinal).ToList();
        var villages = (await db.Villages().ToListAsync(cancellation)).Where(village => !village.Name.Contains("社区", StringComparison.Ordinal))
            .OrderBy(village => village.Code, StringComparer.Ordinal).GroupBy(village => village.CountyCode).ToDictionary(group => group.Key, group => group.ToList());
        var (cooperatives, before) = (new List<ProvinceCooperative>(scale.Cooperatives), new int[counties.Count]);
        for (var i = 0; i < scale.Cooperatives; i++)
        {
            var (which, inCounty) = (i % counties.Count, i / counties.Count);
            var (county, households) = (counties[which], Slice.Of(scale.Households, i, scale.Cooperatives));
            var around = villages[county.Code];
            var start = inCounty * around.Count / (scale.Cooperatives / counties.Count + 1);
            cooperatives.Add(new ProvinceCooperative(i, county, inCounty, kinds[county.Code], [.. Enumerable.Range(start, 6).Select(at => around[at % around.Count])])
            {
                Households = households, Liaisons = Slice.Of(scale.Liaisons, i, scale.Cooperatives), Lots = Slice.Of(scale.Lots, i, scale.Cooperatives),
                HouseholdsBefore = before[which],
            });
            before[which] += households.Count;
        }

        return new ProvincePlan(scale, cooperatives, terms, now);
    }

    /// <summary>The order as it is to be lived; the last one goes well.</summary>
    public ProvinceOrder Order(ProvinceRound round, int at)
    {
        var order = round.Order(at);
        return IsLast(round, at) ? order with { Course = order.Course with { Fate = SeededFate.Good }, Lines = 1, Part = LastPart, TakesRest = false } : order;
    }

    /// <summary>What a household puts into its lot of a round.</summary>
    public Weight Offered(ProvinceCooperative cooperative, int round, int at) =>
        cooperative.Offered(round, at, Size * (Last.Round.Cooperative == cooperative && Last.Round.Number == round ? LastRoundStocks : 1));

    public bool IsLast(ProvinceRound round, int at) => Last == (round, at);

    /// <summary>Kilograms of it that will have been accepted by now, if stocks were as large as in the demo.</summary>
    public double Accepted(ProvinceOrder order)
    {
        order = Order(order.Round, order.At);
        var hundredths = order.Course.AcceptedHundredths(now, SeededOrders.AcceptanceHours(terms, order.Round.Kind.IsFresh));
        return hundredths == 0 ? 0 : hundredths / 100.0 * Kilograms(order);
    }

    /// <summary>Kilograms of all its lines, likewise.</summary>
    public static double Kilograms(ProvinceOrder order)
    {
        var (round, kilograms) = (order.Round, 0.0);
        for (var line = 0; line < order.Lines; line++) kilograms += round.Cooperative.Block((order.At + line) % round.Lots.Count).Count * order.Part;
        return kilograms * DemoProduce.MedianKilograms(round.Kind);
    }

    private void GiveOrders(List<ProvinceRound> rounds)
    {
        var open = rounds.Where(round => round.HasOrders).ToList();
        var (lots, passed) = (open.Sum(round => round.Lots.Count), 0L);
        foreach (var round in open)
        {
            var before = Scale.Orders * passed / lots;
            passed += round.Lots.Count;
            round.Orders = (int)(Scale.Orders * passed / lots - before);
        }
    }

    // Of what comes in the largest lots, so that what others missed can be made up for; of those the latest, so that few entries wait for it.
    private (ProvinceRound, int) FindLast(List<ProvinceRound> rounds) => rounds
        .Select(round => (Round: round, At: Enumerable.Range(0, round.Orders).LastOrDefault(at => IsAccepted(round, round.Order(at).Course), -1)))
        .Where(last => last.At >= 0 && IsAccepted(last.Round, last.Round.Order(last.At).Course with { Fate = SeededFate.Good }))
        .OrderByDescending(last => DemoProduce.MedianKilograms(last.Round.Kind)).ThenByDescending(last => last.Round.Morning).First();

    private bool IsAccepted(ProvinceRound round, SeededCourse course) => course.AcceptedHundredths(now, SeededOrders.AcceptanceHours(terms, round.Kind.IsFresh)) > 0;
}
