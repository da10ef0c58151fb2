using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Orders.Trade;

/// <summary>Goods of one lot on one lorry: what left, what the buyer's scale said, and what came of it.</summary>
internal sealed class DispatchLine
{
    public required Guid Id { get; init; }

    public required Guid DispatchId { get; init; }

    public required Guid OrderId { get; init; }

    public required Guid LineId { get; init; }

    public required Guid LotId { get; init; }

    public required Weight Net { get; init; }

    public required int TolerancePerMille { get; init; }

    public required int DailyLossPerMille { get; init; }

    public required int AcceptanceHours { get; init; }

    /// <summary>Weigh-ins, in the order of the slip.</summary>
    public List<Weighing> Weighings { get; } = [];

    /// <summary>The buyer's scale: accepted and rejected together. Null until weighed.</summary>
    public long? BuyerArrivedGrams { get; private set; }

    /// <summary>Tolerance in force for the days on the road, per mille; null until weighed.</summary>
    public int? AppliedTolerancePerMille { get; private set; }

    /// <summary>Accepted so far, final once nothing is disputed.</summary>
    public Weight Accepted { get; private set; }

    public Weight Rejected { get; private set; }

    /// <summary>Lost on the road: dispatched less arrived, final once nothing is disputed.</summary>
    public Weight Spoiled { get; private set; }

    /// <summary>What waits for a decision: the difference between the scales.</summary>
    public Weight Disputed { get; private set; }

    /// <summary>What this adds to the order line's amount.</summary>
    public Money Amount { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>The buyer's scale, or null before it spoke.</summary>
    public Weight? BuyerArrived => BuyerArrivedGrams is { } grams ? new Weight(grams) : null;

    /// <summary>The tolerance for the days on the road (China's calendar), per mille.</summary>
    public int ToleranceAt(DateTimeOffset left, DateTimeOffset arrived) =>
        TolerancePerMille + DailyLossPerMille * Math.Max(0, ChinaTime.DayOf(arrived).DayNumber - ChinaTime.DayOf(left).DayNumber);

    /// <summary>
    /// CH-16: whether an arrived weight lies within tolerance of the dispatched net, both ends included, in whole numbers:
    /// |arrived − net| · 1000 ≤ net · per mille.
    /// </summary>
    public static bool Within(Weight net, Weight arrived, int perMille) => (Int128)Math.Abs((arrived - net).Grams) * 1000 <= (Int128)net.Grams * perMille;

    /// <summary>Takes down the buyer's figures. Within tolerance they hold; outside it the lower of the two scales holds at once and the difference is disputed.</summary>
    /// <returns>The weight that holds as arrived for now.</returns>
    public Weight Weigh(Weight accepted, Weight rejected, int tolerancePerMille, string? reason)
    {
        var arrived = accepted + rejected;
        (BuyerArrivedGrams, AppliedTolerancePerMille, Reason) = (arrived.Grams, tolerancePerMille, reason);
        var holds = Within(Net, arrived, tolerancePerMille) ? arrived : Weight.Min(arrived, Net);
        Disputed = Within(Net, arrived, tolerancePerMille) ? Weight.Zero : Weight.Max(arrived, Net) - holds;
        // Of a load that weighs too much, what was refused is still refused, and what was accepted stays within what left.
        Rejected = Weight.Min(rejected, holds);
        Accepted = holds - Rejected;
        Spoiled = Disputed == Weight.Zero ? Weight.Max(Weight.Zero, Net - holds) : Weight.Zero;
        return holds;
    }

    /// <summary>Decides the disputed rest: how much of it arrived after all. What did not, and left, is spoiled.</summary>
    public void Decide(Weight arrivedOfRest)
    {
        if (arrivedOfRest < Weight.Zero || arrivedOfRest > Disputed) throw new ArgumentOutOfRangeException(nameof(arrivedOfRest));
        Accepted += arrivedOfRest;
        Disputed = Weight.Zero;
        Spoiled = Weight.Max(Weight.Zero, Net - Accepted - Rejected);
    }

    public void Charge(Money amount) => Amount += amount;
}

/// <summary>One weigh-in of one household's goods: gross − tare − deduction = net. Never changed.</summary>
internal sealed class Weighing
{
    public required Guid Id { get; init; }

    public required Guid DispatchLineId { get; init; }

    public required Guid DispatchId { get; init; }

    /// <summary>Place on the slip, from 0.</summary>
    public required int Position { get; init; }

    public required string HouseholdCode { get; init; }

    public required Weight Gross { get; init; }

    /// <summary>Sacks, crates, the cart.</summary>
    public required Weight Tare { get; init; }

    /// <summary>Agreed deduction for dirt and wet.</summary>
    public required Weight Deduction { get; init; }

    public required Weight Net { get; init; }
}
