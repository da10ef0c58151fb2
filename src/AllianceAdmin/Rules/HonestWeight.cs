using System.Runtime.CompilerServices;
using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Rules;

/// <summary>CH-16: what arrived by the buyer's scale lies within tolerance of the dispatched net, both ends included.</summary>
internal sealed class HonestWeight(MarketDb db) : CharterRule<HonestWeight.Off>("CH-16", curable: false)
{
    /// <summary>Goods of a lot on a lorry that weighed something else when they arrived.</summary>
    internal sealed record Off
    {
        public required Guid DispatchId { get; init; }
        public required string Number { get; init; }
        public required Guid CooperativeId { get; init; }
        public required Guid MemberId { get; init; }
        public required DateTimeOffset At { get; init; }
        public required Guid LotId { get; init; }
        public required string LotNumber { get; init; }
        public required long Dispatched { get; init; }
        public required long Arrived { get; init; }
        public required long TolerancePerMille { get; init; }

        /// <summary>How many other lorries of the same cooperative were off in the days before.</summary>
        public int Before { get; init; }
    }

    protected override async IAsyncEnumerable<Off> Read(Scope scope, CharterBook book, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var days = book.Whole(Rule, "repeat_days");
        if (scope is Scope.Acting { Question: DeliveryWeighed weighed, Now: var now })
        {
            var off = weighed.Lines.Where(IsOff).ToList();
            if (off.Count == 0) yield break;
            var (early, ids) = (now.AddDays(-days), off.Select(line => line.LotId).ToArray());
            var lots = await db.Lots().Where(lot => ids.Contains(lot.Id)).ToDictionaryAsync(lot => lot.Id, lot => lot.Number, cancellation);
            var others = Lines().Where(line => line.At > early && line.At <= now && line.DispatchId != weighed.DispatchId);
            var dispatch = await db.Dispatches().Where(row => row.Id == weighed.DispatchId).Select(row => new
            {
                row.Number, row.CooperativeId, row.MemberId, Before = others.Where(line => line.CooperativeId == row.CooperativeId).Select(line => line.DispatchId).Distinct().Count(),
            }).SingleAsync(cancellation);
            foreach (var line in off)
            {
                yield return new Off
                {
                    DispatchId = weighed.DispatchId, Number = dispatch.Number, CooperativeId = dispatch.CooperativeId, MemberId = dispatch.MemberId, At = now, LotId = line.LotId,
                    LotNumber = lots[line.LotId], Dispatched = line.Dispatched.Grams, Arrived = line.Arrived.Grams, TolerancePerMille = line.TolerancePerMille, Before = dispatch.Before,
                };
            }
        }
        else if (scope.Events is var (from, to))
        {
            var early = from.AddDays(-days);
            var lines = await Lines().Where(line => line.At > early && line.At < to).OfThoseWith(line => line.At >= from, line => line.CooperativeId, scope, cancellation);
            await foreach (var (line, before) in lines.OrderBy(line => line.CooperativeId).ThenBy(line => line.At).ThenBy(line => line.DispatchId).AsAsyncEnumerable().WithRepeats(days, row => (row.CooperativeId, row.DispatchId, row.At), cancellation))
            {
                if (line.At >= from) yield return line with { Before = before };
            }
        }
    }

    protected override IEnumerable<Verdict> Judge(Off fact, CharterBook book)
    {
        var deviation = Deviation(fact);
        var (measured, allowed) = (Measures.Percent(deviation), Measures.Percent(fact.TolerancePerMille * 10));
        var subject = $"dispatch/{fact.DispatchId}";
        var objection = new CharterObjection(
            Rule, CharterEffect.Warn, subject, "charter.weight-off", measured + " %", allowed + " %", fact.Number, fact.LotNumber, new Weight(fact.Dispatched), new Weight(fact.Arrived),
            measured, allowed);
        var points = Math.Abs(deviation) > book.Whole(Rule, "grave") * 100L ? Severity.Serious
            : fact.Before + 1 >= book.Whole(Rule, "repeat_count") ? Severity.General : Severity.Reminder;
        yield return new Verdict(objection, points, fact.At)
        {
            Against = Party.Cooperative(fact.CooperativeId), CooperativeId = fact.CooperativeId, MemberId = fact.MemberId, Evidence = [subject, $"lot/{fact.LotId}"],
        };
    }

    /// <summary>In hundredths of a per cent, away from zero: what is over the limit never looks as if it were on it.</summary>
    private static long Deviation(Off fact)
    {
        var net = Math.Max(1, fact.Dispatched);
        var scaled = (Int128)(fact.Arrived - fact.Dispatched) * 10_000;
        return (long)((scaled + (scaled < 0 ? 1 - net : net - 1)) / net);
    }

    private static bool IsOff(WeighedLine line) => (Int128)Math.Abs((line.Arrived - line.Dispatched).Grams) * 1000 > (Int128)line.Dispatched.Grams * line.TolerancePerMille;

    private IQueryable<Off> Lines() =>
        from line in db.DispatchLines()
        join dispatch in db.Dispatches() on line.DispatchId equals dispatch.Id
        join lot in db.Lots() on line.LotId equals lot.Id
        where dispatch.WeighedAt != null && line.BuyerArrivedGrams != null
            && ((line.BuyerArrivedGrams - line.Net.Grams) * 1000 > line.Net.Grams * line.AppliedTolerancePerMille
                || (line.Net.Grams - line.BuyerArrivedGrams) * 1000 > line.Net.Grams * line.AppliedTolerancePerMille)
        select new Off
        {
            DispatchId = dispatch.Id, Number = dispatch.Number, CooperativeId = dispatch.CooperativeId, MemberId = dispatch.MemberId, At = dispatch.WeighedAt!.Value, LotId = line.LotId,
            LotNumber = lot.Number, Dispatched = line.Net.Grams, Arrived = line.BuyerArrivedGrams!.Value, TolerancePerMille = line.AppliedTolerancePerMille!.Value,
        };
}
