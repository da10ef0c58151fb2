using System.Runtime.CompilerServices;
using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Orders;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Registry;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Rules;

/// <summary>
/// CH-15: no trade without goods. Goods that were accepted without a weigh slip break the rule; one account for several households, and a buyer who cancels too often, are leads that count no points until
/// somebody has looked into them.
/// </summary>
internal sealed class NoShamTrade(MarketDb db) : CharterRule<NoShamTrade.Sign>("CH-15", curable: true)
{
    private const int Lead = 0;

    /// <summary>Something that honest trade does not show.</summary>
    internal abstract record Sign(DateTimeOffset At);

    /// <summary>Accepted goods of which nobody has a weigh slip.</summary>
    internal sealed record NoSlip(DateTimeOffset At, Guid DispatchId, string Number, Guid CooperativeId, Guid MemberId) : Sign(At);

    /// <summary>One account that several households are paid into.</summary>
    internal sealed record OneAccount(DateTimeOffset At, string First, int Households, Guid? CooperativeId) : Sign(At);

    /// <summary>A buyer's cancelled order, with what was placed in the days to it.</summary>
    internal sealed record Cancelling(DateTimeOffset At, Guid OrderId, string Number, Guid MemberId, int Placed, int Cancelled, bool WasOver) : Sign(At);

    protected override async IAsyncEnumerable<Sign> Read(Scope scope, CharterBook book, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (scope.Events is not var (from, to)) yield break;
        await foreach (var sign in NoSlips(from, to).AsAsyncEnumerable().WithCancellation(cancellation)) yield return sign;
        await foreach (var sign in Cancellings(scope, from, to, book, cancellation)) yield return sign;
        // Nobody writes down when an account changed: all of them are compared when all is looked at.
        if (scope is not Scope.Standing { Now: var now, Since: null }) yield break;
        await foreach (var sign in Accounts(now).AsAsyncEnumerable().WithCancellation(cancellation)) yield return sign;
    }

    protected override IEnumerable<Verdict> Judge(Sign fact, CharterBook book) => fact switch
    {
        NoSlip slip => [Says(slip, $"dispatch/{slip.DispatchId}", "no-slip", Severity.Grave, "0", "1", slip.Number) with
        {
            Against = Party.Cooperative(slip.CooperativeId), CooperativeId = slip.CooperativeId, MemberId = slip.MemberId, Evidence = [$"dispatch/{slip.DispatchId}"],
        }],
        OneAccount account => [Says(account, $"household/{account.First}", "one-account", Lead, $"{account.Households}", "1", account.First, account.Households) with
        {
            Against = account.CooperativeId is { } cooperative ? Party.Cooperative(cooperative) : null, CooperativeId = account.CooperativeId, HouseholdCode = account.First,
            Evidence = [$"household/{account.First}"],
        }],
        Cancelling order => Cancelled(order, book),
        _ => [],
    };

    private IEnumerable<Verdict> Cancelled(Cancelling fact, CharterBook book)
    {
        var (share, days) = (book.Whole(Rule, "cancelled_share"), book.Whole(Rule, "cancelled_days"));
        if (!IsOver(fact.Placed, fact.Cancelled, book) || fact.WasOver) yield break;
        yield return Says(fact, $"order/{fact.OrderId}", "cancelling", Lead, $"{fact.Cancelled}/{fact.Placed}", $"{share} %", fact.Number, fact.Cancelled, fact.Placed, days, share) with
        {
            Against = Party.Member(fact.MemberId), MemberId = fact.MemberId, Evidence = [$"order/{fact.OrderId}"],
        };
    }

    private static bool IsOver(int placed, int cancelled, CharterBook book) =>
        placed >= book.Whole("CH-15", "cancelled_orders") && cancelled * 100L > (long)placed * book.Whole("CH-15", "cancelled_share");

    private Verdict Says(Sign fact, string subject, string what, int points, string measured, string limit, params object[] arguments) =>
        new(new CharterObjection(Rule, CharterEffect.Note, subject, "charter.sham-" + what, measured, limit, arguments), points, fact.At);

    private IQueryable<NoSlip> NoSlips(DateTimeOffset from, DateTimeOffset to) =>
        db.Dispatches().Where(dispatch => dispatch.WeighedAt >= from && dispatch.WeighedAt < to)
            .Where(dispatch => dispatch.SlipNo == "" || db.DispatchLines().Any(line => line.DispatchId == dispatch.Id && line.Accepted.Grams > 0
                && !db.Weighings().Any(weighing => weighing.DispatchLineId == line.Id)))
            .OrderBy(dispatch => dispatch.Id)
            .Select(dispatch => new NoSlip(dispatch.WeighedAt!.Value, dispatch.Id, dispatch.Number, dispatch.CooperativeId, dispatch.MemberId));

    private IQueryable<OneAccount> Accounts(DateTimeOffset now) =>
        from trace in db.HouseholdTraces()
        where trace.AccountHash != null
        group trace.Code by trace.AccountHash into account
        where account.Count() > 1
        select new { First = account.Min()!, Households = account.Count() } into shared
        join own in db.Memberships().Where(member => member.To == null) on shared.First equals own.HouseholdCode into members
        from member in members.DefaultIfEmpty()
        orderby shared.First
        select new OneAccount(now, shared.First, shared.Households, (Guid?)member.CooperativeId);

    // Buyer by buyer, order by order: those of the days before say how large a part was cancelled.
    private async IAsyncEnumerable<Cancelling> Cancellings(Scope scope, DateTimeOffset from, DateTimeOffset to, CharterBook book, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var days = book.Whole(Rule, "cancelled_days");
        var early = from.AddDays(-2 * days);
        var placed = db.Orders().Where(order => order.PlacedAt > early && order.PlacedAt < to);
        // Who cancelled nothing is never over.
        var cancellers = placed.Where(order => order.State == OrderState.Cancelled).Select(order => order.MemberId);
        var orders = (await placed.OfThoseWith(order => order.PlacedAt >= from && cancellers.Contains(order.MemberId), order => order.MemberId, scope, cancellation))
            .OrderBy(order => order.MemberId).ThenBy(order => order.PlacedAt).ThenBy(order => order.Id)
            .Select(order => new { order.Id, order.Number, order.MemberId, order.PlacedAt, IsCancelled = order.State == OrderState.Cancelled });
        var (member, recent, over) = (Guid.Empty, new Queue<(DateTimeOffset At, bool IsCancelled)>(), false);
        await foreach (var order in orders.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (order.MemberId != member) (member, recent, over) = (order.MemberId, new Queue<(DateTimeOffset, bool)>(), false);
            while (recent.TryPeek(out var first) && first.At <= order.PlacedAt.AddDays(-days)) recent.Dequeue();
            recent.Enqueue((order.PlacedAt, order.IsCancelled));
            var cancelled = recent.Count(one => one.IsCancelled);
            var sign = new Cancelling(order.PlacedAt, order.Id, order.Number, order.MemberId, recent.Count, cancelled, over);
            over = IsOver(recent.Count, cancelled, book);
            if (order.PlacedAt >= from && over && !sign.WasOver) yield return sign;
        }
    }
}
