using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Orders.Trade;

/// <summary>What was ordered of one lot, with all that money will need frozen at placing, and how far it has come.</summary>
internal sealed class OrderLine
{
    public required Guid Id { get; init; }

    public required Guid OrderId { get; init; }

    /// <summary>Place in the order, from 0.</summary>
    public required int Position { get; init; }

    public required Guid LotId { get; init; }

    /// <summary>The seller of record.</summary>
    public required Guid CooperativeId { get; init; }

    public required string CountyCode { get; init; }

    public required string Produce { get; init; }

    public required string Grade { get; init; }

    public required Guid? CertificateId { get; init; }

    public required string CertificateNo { get; init; }

    public required Weight Ordered { get; init; }

    /// <summary>The lot's unit (sack, crate); one gram for loose goods.</summary>
    public required Weight Step { get; init; }

    /// <summary>From which weight the tier holds that prices the whole line; the lot's minimum when none does.</summary>
    public required Weight TierFrom { get; init; }

    public required UnitPrice UnitPrice { get; init; }

    /// <summary>What the household gets per weight.</summary>
    public required UnitPrice HouseholdPrice { get; init; }

    public required PriceBasis PriceBasis { get; init; }

    public required VatKind VatKind { get; init; }

    /// <summary>CH-16: how far the buyer's scale may differ from the dispatched net, per mille both ways.</summary>
    public required int TolerancePerMille { get; init; }

    /// <summary>Agreed natural loss for each day on the road, per mille; it widens the tolerance.</summary>
    public required int DailyLossPerMille { get; init; }

    /// <summary>CH-09: hours from arrival in which the buyer accepts or objects.</summary>
    public required int AcceptanceHours { get; init; }

    /// <summary>The charter version that these terms come from.</summary>
    public required int CharterVersion { get; init; }

    /// <summary>Weighed net that has left, over all dispatches.</summary>
    public Weight Dispatched { get; private set; }

    /// <summary>How much of <see cref="Ordered"/> the dispatches used up: less than <see cref="Dispatched"/> when households brought more than their share, within tolerance.</summary>
    public Weight Taken { get; private set; }

    /// <summary>What was given up: closed short or cancelled.</summary>
    public Weight Released { get; private set; }

    /// <summary>Of what was given up: that for which no household could be found. Told to both sides.</summary>
    public Weight Short { get; private set; }

    /// <summary>How often the line was divided over its households.</summary>
    public int Divisions { get; private set; }

    public Weight Accepted { get; private set; }

    public Weight Rejected { get; private set; }

    public Weight Spoiled { get; private set; }

    /// <summary>Accepted weight × unit price, rounded once over all acceptances of the line.</summary>
    public Money Amount { get; private set; }

    /// <summary>What is still to be dispatched.</summary>
    public Weight Open => Ordered - Taken - Released;

    public Money Price => UnitPrice.For(Ordered);

    public void Leave(Weight net, Weight taken)
    {
        Dispatched += net;
        Taken += taken;
    }

    /// <summary>Counts a division; of its <paramref name="shortage"/> nothing more can be expected.</summary>
    /// <returns>The division's number, from 1.</returns>
    public int Divide(Weight shortage)
    {
        Short += shortage;
        Released += shortage;
        return ++Divisions;
    }

    /// <summary>Gives up the rest and returns it.</summary>
    public Weight Release()
    {
        var rest = Open;
        Released += rest;
        return rest;
    }

    /// <summary>Adds an outcome and returns what it adds to the line's amount: half a fen rounds up on the running sum, so the line as a whole is rounded once.</summary>
    public Money Settle(Weight accepted, Weight rejected, Weight spoiled)
    {
        Accepted += accepted;
        Rejected += rejected;
        Spoiled += spoiled;
        var before = Amount;
        Amount = UnitPrice.For(Accepted);
        return Amount - before;
    }
}
