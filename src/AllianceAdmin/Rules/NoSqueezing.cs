using System.Runtime.CompilerServices;
using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Catalog;
using ConsumerAid.Catalog.Prices;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Rules;

/// <summary>CH-11: nothing is ordered for less than the charter's floor, a part of the reference as it was when the order was placed. Told when it is placed; kept of the order that stands.</summary>
internal sealed class NoSqueezing(MarketDb db) : CharterRule<NoSqueezing.Ordered>("CH-11", curable: false)
{
    /// <summary>A line of an order with the reference of its instant.</summary>
    internal sealed record Ordered
    {
        public required Line Line { get; init; }
        public required PriceReference Reference { get; init; }
    }

    /// <summary>A line of an order; one that is about to be placed has no order yet.</summary>
    internal sealed record Line
    {
        public required Guid? OrderId { get; init; }
        public required Guid LotId { get; init; }
        public required string LotNumber { get; init; }
        public required Guid CooperativeId { get; init; }
        public required Guid MemberId { get; init; }
        public required string Produce { get; init; }
        public required Grade Grade { get; init; }
        public required UnitPrice Price { get; init; }
        public required DateTimeOffset At { get; init; }
    }

    protected override async IAsyncEnumerable<Ordered> Read(Scope scope, CharterBook book, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var terms = Prices.Terms(book);
        if (scope is Scope.Acting { Question: OrderPlacing order, Now: var now })
        {
            var ids = order.Lines.Select(line => line.LotId).ToArray();
            var lots = await db.Lots().Where(lot => ids.Contains(lot.Id)).ToDictionaryAsync(lot => lot.Id, cancellation);
            var market = await Prices.Market(db, [.. lots.Values.Select(lot => lot.Produce).Distinct()], now, now, book, cancellation);
            foreach (var line in order.Lines.Where(line => lots.ContainsKey(line.LotId)))
            {
                var lot = lots[line.LotId];
                if (market.At(lot.Produce, lot.Grade, now, terms) is { } reference) yield return new Ordered { Line = Asked(order, line, lot, now), Reference = reference };
            }
        }
        else if (scope.Events is var (from, to))
        {
            var market = await Prices.Market(db, null, from, to, book, cancellation);
            await foreach (var line in Placed(from, to).AsAsyncEnumerable().WithCancellation(cancellation))
            {
                if (market.At(line.Produce, line.Grade, line.At, terms) is { } reference) yield return new Ordered { Line = line, Reference = reference };
            }
        }
    }

    protected override IEnumerable<Verdict> Judge(Ordered fact, CharterBook book)
    {
        var (line, reference, floor) = (fact.Line, fact.Reference, book.Whole(Rule, "floor"));
        if (!reference.IsBelow(line.Price, floor)) yield break;
        var (lot, measured) = ($"lot/{line.LotId}", Measures.Percent(reference.OfLower(line.Price)));
        var subject = line.OrderId is { } order ? $"order/{order}" : lot;
        var objection = new CharterObjection(
            Rule, CharterEffect.Warn, subject, "charter.price-squeezed", measured + " %", $"{floor} %", line.LotNumber, line.Price, reference.Lower, measured, floor, Prices.Basis(reference));
        yield return new Verdict(objection, Severity.General, line.At)
        {
            Against = Party.Member(line.MemberId), MemberId = line.MemberId, CooperativeId = line.CooperativeId, OnlyTold = line.OrderId is null,
            Evidence = [subject, .. line.OrderId is null ? Array.Empty<string>() : [lot], .. Prices.Evidence(reference)],
        };
    }

    private IQueryable<Line> Placed(DateTimeOffset from, DateTimeOffset to) =>
        from order in db.Orders()
        join line in db.OrderLines() on order.Id equals line.OrderId
        join lot in db.Lots() on line.LotId equals lot.Id
        where order.PlacedAt >= @from && order.PlacedAt < to
        orderby order.PlacedAt, line.Id
        select new Line
        {
            OrderId = order.Id, LotId = lot.Id, LotNumber = lot.Number, CooperativeId = line.CooperativeId, MemberId = order.MemberId, Produce = lot.Produce, Grade = lot.Grade,
            Price = line.UnitPrice, At = order.PlacedAt,
        };

    private static Line Asked(OrderPlacing order, OrderedLine line, LotFact lot, DateTimeOffset now) => new()
    {
        OrderId = null, LotId = lot.Id, LotNumber = lot.Number, CooperativeId = lot.CooperativeId, MemberId = order.MemberId, Produce = lot.Produce, Grade = lot.Grade, Price = line.UnitPrice, At = now,
    };
}
