using System.Runtime.CompilerServices;
using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders;
using ConsumerAid.Orders.Trade;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Rules;

/// <summary>
/// CH-18: a cooperative's part of an order arrives by the agreed day and in full, but for a few hundredths. Each that does not is noted; when too few of those of the last days, or of the last orders if there
/// were fewer, were on time, that weighs more. Force majeure is excused by a waiver.
/// </summary>
internal sealed class DeliveryAsAgreed(MarketDb db) : CharterRule<DeliveryAsAgreed.Delivery>("CH-18", curable: false)
{
    /// <summary>A part of an order whose agreed day is over.</summary>
    /// <param name="Part">What was agreed and what came.</param>
    /// <param name="OnTime">Of those that count, this one included: how many were on time.</param>
    /// <param name="Of">How many those are.</param>
    /// <param name="WasBelow">Whether there were too few on time before this one.</param>
    internal sealed record Delivery(DuePart Part, int OnTime, int Of, bool WasBelow);

    /// <summary>A cooperative's part of an order.</summary>
    internal sealed record DuePart
    {
        public required Guid OrderId { get; init; }
        public required string Number { get; init; }
        public required Guid CooperativeId { get; init; }
        public required Guid MemberId { get; init; }
        public required DateOnly DeliverOn { get; init; }
        public required OrderState State { get; init; }
        public required long Ordered { get; init; }
        public required long Dispatched { get; init; }
        public required DateOnly? LastArrivalOn { get; init; }

        /// <summary>Whether anything is still to come, or came after the day.</summary>
        public bool IsLate => State is OrderState.Approved or OrderState.Dispatching || LastArrivalOn > DeliverOn;

        public DateTimeOffset At => ChinaTime.EndOf(DeliverOn);
    }

    protected override async IAsyncEnumerable<Delivery> Read(Scope scope, CharterBook book, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (scope.Events is not var (from, to)) yield break;
        var (days, orders) = (book.Whole(Rule, "window_days"), book.Whole(Rule, "last_orders"));
        var (cooperative, window, below) = (Guid.Empty, new Queue<(DateOnly Day, bool OnTime)>(), false);
        var (early, asked) = (ChinaTime.DayOf(from.AddDays(-2 * days)), ChinaTime.DayOf(from).AddDays(-1));
        var due = await Due(early, asked, ChinaTime.DayOf(to)).OfThoseWith(part => part.DeliverOn >= asked, part => part.CooperativeId, scope, cancellation);
        await foreach (var part in due.OrderBy(part => part.CooperativeId).ThenBy(part => part.DeliverOn).ThenBy(part => part.OrderId).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (part.CooperativeId != cooperative) (cooperative, window, below) = (part.CooperativeId, new Queue<(DateOnly, bool)>(), false);
            window.Enqueue((part.DeliverOn, !part.IsLate));
            // Those of the last days count, and at least the last orders.
            while (window.Count > orders && window.Peek().Day <= part.DeliverOn.AddDays(-days)) window.Dequeue();
            var delivery = new Delivery(part, window.Count(one => one.OnTime), window.Count, below);
            below = IsBelow(delivery, book);
            if (part.At >= from && part.At < to) yield return delivery;
        }
    }

    protected override IEnumerable<Verdict> Judge(Delivery fact, CharterBook book)
    {
        var (part, least, most) = (fact.Part, book.Whole(Rule, "on_time"), book.Whole(Rule, "short"));
        if (part.IsLate) yield return Says(part, "late", Severity.Reminder, "> " + part.DeliverOn.Iso(), part.DeliverOn.Iso(), part.Number, part.DeliverOn);
        var missing = part.Ordered - part.Dispatched;
        if (part.State is OrderState.Delivered or OrderState.Completed && part.Ordered > 0 && (Int128)missing * 100 > (Int128)part.Ordered * most)
        {
            // Rounded up: what is over the limit never looks as if it were on it.
            var measured = Measures.Percent((long)((((Int128)missing * 10_000) + part.Ordered - 1) / part.Ordered));
            yield return Says(part, "short", Severity.Reminder, measured + " %", $"{most} %", part.Number, new Weight(part.Ordered), new Weight(part.Dispatched), most);
        }

        if (!IsBelow(fact, book) || fact.WasBelow) yield break;
        yield return Says(part, "rate", Severity.General, $"{fact.OnTime}/{fact.Of}", $"{least} %", fact.OnTime, fact.Of, least, part.DeliverOn) with { MemberId = null };
    }

    private bool IsBelow(Delivery fact, CharterBook book) =>
        fact.Of >= book.Whole(Rule, "last_orders") && fact.OnTime * 100L < (long)fact.Of * book.Whole(Rule, "on_time");

    private Verdict Says(DuePart part, string what, int points, string measured, string limit, params object[] arguments) =>
        new(new CharterObjection(Rule, CharterEffect.Note, $"order/{part.OrderId}", "charter.delivery-" + what, measured, limit, arguments), points, part.At)
        {
            Against = Party.Cooperative(part.CooperativeId), CooperativeId = part.CooperativeId, MemberId = part.MemberId, Evidence = [$"order/{part.OrderId}"],
        };

    // What was in those before the first day that is asked about is not read.
    private IQueryable<DuePart> Due(DateOnly early, DateOnly asked, DateOnly last)
    {
        var due = db.Orders().Where(order => order.DeliverOn >= early && order.DeliverOn < last);
        var lines = from order in due
                    where order.DeliverOn >= asked
                    join line in db.OrderLines() on order.Id equals line.OrderId
                    group line by new { line.OrderId, line.CooperativeId } into own
                    select new { own.Key.OrderId, own.Key.CooperativeId, Ordered = own.Sum(line => line.Ordered.Grams), Dispatched = own.Sum(line => line.Dispatched.Grams) };
        return from part in db.OrderParts()
               join order in due on part.OrderId equals order.Id
               join own in lines on new { part.OrderId, part.CooperativeId } equals new { own.OrderId, own.CooperativeId } into sums
               from sum in sums.DefaultIfEmpty()
               where part.State == OrderState.Approved || part.State == OrderState.Dispatching || part.State == OrderState.Delivered || part.State == OrderState.Completed
               select new DuePart
               {
                   OrderId = order.Id, Number = order.Number, CooperativeId = part.CooperativeId, MemberId = order.MemberId, DeliverOn = order.DeliverOn, State = part.State,
                   Ordered = (long?)sum.Ordered ?? 0, Dispatched = (long?)sum.Dispatched ?? 0, LastArrivalOn = part.LastArrivalOn,
               };
    }
}
