using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Allocation;
using ConsumerAid.Orders.Dispatching;
using ConsumerAid.Orders.Trade;

namespace ConsumerAid.Orders.Seeding;

/// <summary>What is written down when a seeded order is placed and when its goods are weighed in.</summary>
internal static class SeededPlan
{
    public static Order Place(SeededOrder seeded, CharterTerms terms)
    {
        var at = seeded.Course.PlacedAt;
        var id = Guid.CreateVersion7(at);
        var (due, lastDay) = (at.AddHours(terms.ApprovalHours), ChinaTime.EndOf(seeded.Lines.Min(line => line.Sale.SpoilsOn)));
        return Order.Place(
            new OrderPlan
            {
                Id = id, MemberId = seeded.MemberId, MemberPoNumber = seeded.MemberPoNumber, DeliverTo = seeded.DeliverTo, DeliverOn = ChinaTime.DayOf(at).AddDays(4),
                PaymentTerms = seeded.PaymentTerms, RequestedBy = seeded.Purchaser, ApprovalDueAt = due < lastDay ? due : lastDay, CharterVersion = terms.Version,
                Lines = [.. seeded.Lines.Select((line, position) => Line(id, line, position, terms, at))],
            },
            at);
    }

    /// <summary>A part, in hundredths, of what each household has still to give, on the scale with its crates; from some a little is deducted for leaves and damage.</summary>
    public static LoadedLot Load(Guid lot, IEnumerable<Share> shares, int hundredths) => new(lot, [.. shares
        .Select(share => (share.HouseholdCode, Net: hundredths == 100 ? share.Remaining.Grams : share.Remaining.Grams / 100 * hundredths))
        .Where(row => row.Net > 0)
        .Select(row => Weighed(row.HouseholdCode, row.Net))]);

    private static WeighIn Weighed(string household, long net)
    {
        var (tare, deduction) = (Math.Max(1_000, net / 100 * 5), net / 1_000 % 3 == 0 ? net / 100 : 0);
        return new WeighIn(household, new Weight(net + tare + deduction), new Weight(tare), new Weight(deduction));
    }

    private static OrderLine Line(Guid order, SeededLine line, int position, CharterTerms terms, DateTimeOffset at)
    {
        var sale = line.Sale;
        var tier = sale.Tiers.Where(tier => tier.From <= line.Ordered).MaxBy(tier => tier.From);
        return new OrderLine
        {
            Id = Guid.CreateVersion7(at), OrderId = order, Position = position, LotId = sale.LotId, CooperativeId = sale.CooperativeId, CountyCode = sale.CountyCode,
            Produce = sale.Kind.Code, Grade = sale.Grade.ToString(), CertificateId = sale.CertificateId, CertificateNo = sale.CertificateNo, Ordered = line.Ordered, Step = sale.Step,
            TierFrom = tier?.From ?? sale.MinimumOrder, UnitPrice = tier?.UnitPrice ?? sale.UnitPrice, HouseholdPrice = sale.HouseholdPrice, PriceBasis = PriceBasis.ExCooperative,
            VatKind = VatKind.ExemptOwnProduce, TolerancePerMille = sale.Kind.IsFresh ? terms.FreshTolerancePerMille : terms.PackagedTolerancePerMille, DailyLossPerMille = 0,
            AcceptanceHours = SeededOrders.AcceptanceHours(terms, sale.Kind.IsFresh), CharterVersion = terms.Version,
        };
    }
}
