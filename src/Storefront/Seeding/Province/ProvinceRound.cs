using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Orders.Seeding;

namespace ConsumerAid.Storefront.Seeding.Province;

/// <summary>How far the county has come with the lots of a round.</summary>
internal enum RoundStage
{
    Draft,
    InReview,
    Returned,
    Public,
}

/// <summary>One bringing to market: the cooperative's lots of one produce, recorded on one day, and the orders on them.</summary>
internal sealed class ProvinceRound
{
    private static readonly TimeSpan LongestSale = TimeSpan.FromDays(60);

    public ProvinceRound(ProvinceCooperative cooperative, int number, DateTimeOffset now)
    {
        (Cooperative, Number, Kind, Lots) = (cooperative, number, cooperative.Kind(number), cooperative.LotsOf(number));
        var (today, dice) = (ChinaTime.DayOf(now), Dice.Of(cooperative.Index, number, 4));
        (HarvestedOn, RecordedOn) = Days(Kind, today, ref dice);
        SpoilsOn = HarvestedOn.AddDays(Kind.ShelfLifeDays);
        Morning = ChinaTime.StartOf(RecordedOn).AddHours(8).AddMinutes(dice.Next(120));
        Stage = ReviewedAt > now ? RoundStage.Draft : RecordedOn < today.AddDays(-3) ? RoundStage.Public : dice.Next(10) switch
        {
            < 2 => RoundStage.Draft,
            < 5 => RoundStage.InReview,
            < 6 => RoundStage.Returned,
            _ => RoundStage.Public,
        };
        var life = ChinaTime.EndOf(SpoilsOn) - ReviewedAt;
        var sale = life * 0.6 < LongestSale ? life * 0.6 : LongestSale;
        SaleEnds = ReviewedAt + sale < now ? ReviewedAt + sale : now;
    }

    public ProvinceCooperative Cooperative { get; }

    public int Number { get; }

    public ProduceFact Kind { get; }

    public Slice Lots { get; }

    public DateOnly HarvestedOn { get; }

    public DateOnly RecordedOn { get; }

    public DateOnly SpoilsOn { get; }

    public RoundStage Stage { get; }

    /// <summary>When the liaisons began to record.</summary>
    public DateTimeOffset Morning { get; }

    public DateTimeOffset CreatedAt => Morning.AddHours(2);

    public DateTimeOffset ReviewedAt => Morning.AddHours(20);

    private DateTimeOffset SaleEnds { get; }

    public bool HasOrders => Stage == RoundStage.Public && Lots.Count > 0 && SaleEnds > ReviewedAt.AddHours(1);

    /// <summary>How many orders come to it.</summary>
    public int Orders { get; set; }

    /// <summary>What becomes of its order at a place, by the dice.</summary>
    public ProvinceOrder Order(int at)
    {
        var dice = Dice.Of(Cooperative.Index, Number, 1000 + at);
        var fate = dice.Next(100) switch
        {
            < 2 => SeededFate.Declined,
            < 4 => SeededFate.Forgotten,
            < 7 => SeededFate.Cancelled,
            < 12 => SeededFate.InParts,
            < 16 => SeededFate.Silent,
            < 21 => SeededFate.PartlyRejected,
            < 22 => SeededFate.Disputed,
            < 24 => SeededFate.ClosedShort,
            _ => SeededFate.Good,
        };
        var placed = ReviewedAt.AddMinutes(30) + (SaleEnds - ReviewedAt.AddMinutes(30)) * ((at + dice.Unit()) / Orders);
        var course = new SeededCourse(fate, placed, dice.Minutes(60, 1200), dice.Minutes(22 * 60, 42 * 60), dice.Minutes(8 * 60, 12 * 60), dice.Minutes(60, 9 * 60));
        var lines = Math.Min(Lots.Count, dice.Next(100) switch { < 92 => 1, < 98 => 2, _ => 3 });
        // Seven tenths of a lot are meant to be ordered.
        var part = Math.Min(0.6, 0.7 * Lots.Count / (Orders * 1.1) * (0.5 + dice.Unit()));
        return new ProvinceOrder(this, at, course, lines, part, TakesRest: at == Orders - 1 && dice.Next(3) == 0);
    }

    // A quarter is what can be had now; the rest is spread over the year. What keeps for a year is brought to market by and by.
    private static (DateOnly Harvested, DateOnly Recorded) Days(ProduceFact kind, DateOnly today, ref Dice dice)
    {
        var back = 1 + (dice.Next(4) == 0 ? dice.Next(Math.Min(kind.ShelfLifeDays, 60)) : dice.Next(363));
        var harvested = today.AddDays(-back - 1);
        while ((kind.HarvestMonths & (1 << (harvested.Month - 1))) == 0) harvested = harvested.AddDays(-1);
        var soonest = harvested.AddDays(1);
        if (kind.ShelfLifeDays < 300) return soonest >= today.AddDays(-364) ? (harvested, soonest) : Later(kind, today);
        var (wanted, latest) = (today.AddDays(-back), harvested.AddDays(kind.ShelfLifeDays / 2));
        var recorded = wanted < latest ? wanted : latest;
        return recorded >= today.AddDays(-364) ? (harvested, recorded) : Later(kind, today);
    }

    // The season before reached back over a year: then the latest one.
    private static (DateOnly Harvested, DateOnly Recorded) Later(ProduceFact kind, DateOnly today)
    {
        var harvested = today.AddDays(-2);
        while ((kind.HarvestMonths & (1 << (harvested.Month - 1))) == 0) harvested = harvested.AddDays(-1);
        return (harvested, harvested.AddDays(1));
    }
}

/// <summary>An order as it is planned.</summary>
/// <param name="Lines">How many lots it is of, from the one at its own place on.</param>
/// <param name="Part">Of what lies in each.</param>
/// <param name="TakesRest">It takes all that is left of its first lot.</param>
internal sealed record ProvinceOrder(ProvinceRound Round, int At, SeededCourse Course, int Lines, double Part, bool TakesRest);
