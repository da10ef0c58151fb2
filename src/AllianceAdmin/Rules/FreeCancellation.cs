using System.Runtime.CompilerServices;
using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Orders;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Rules;

/// <summary>
/// CH-19: an order may be cancelled until some hours after its approval, the last moment included, and before the first weigh-in; later if its cooperatives agree,
/// which is noted and weighs more when it happens again and again.
/// </summary>
internal sealed class FreeCancellation(MarketDb db) : CharterRule<FreeCancellation.Walk>("CH-19", curable: false)
{
    private const string Cancelled = "cancel";
    private const string Agreed = "agree-to-cancellation";

    /// <summary>A unit walks away from an approved order.</summary>
    internal sealed record Walk
    {
        public required Guid OrderId { get; init; }
        public required string OrderNumber { get; init; }
        public required Guid MemberId { get; init; }
        public required DateTimeOffset At { get; init; }
        public required DateTimeOffset? ApprovedAt { get; init; }
        public required bool WeighingBegun { get; init; }
        public required bool CooperativeAgrees { get; init; }

        /// <summary>How often the same unit walked away by agreement in the days before.</summary>
        public int Before { get; init; }
    }

    protected override async IAsyncEnumerable<Walk> Read(Scope scope, CharterBook book, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var days = book.Whole(Rule, "repeat_days");
        if (scope is Scope.Acting { Question: OrderCancelling asked, Now: var now })
        {
            var early = now.AddDays(-days);
            var walks = Walks();
            var order = await db.Orders().Where(row => row.Id == asked.OrderId).Select(row => new
            {
                row.Number, row.MemberId,
                Before = walks.Where(walk => walk.CooperativeAgrees && walk.MemberId == row.MemberId && walk.OrderId != row.Id && walk.At > early).Select(walk => walk.OrderId).Distinct().Count(),
            }).SingleAsync(cancellation);
            yield return new Walk
            {
                OrderId = asked.OrderId, OrderNumber = order.Number, MemberId = order.MemberId, At = now, ApprovedAt = asked.ApprovedAt, WeighingBegun = asked.WeighingBegun,
                CooperativeAgrees = asked.CooperativeAgrees, Before = order.Before,
            };
        }
        else if (scope.Events is var (from, to))
        {
            var early = from.AddDays(-days);
            var walks = await Walks().Where(walk => walk.At > early && walk.At < to).OfThoseWith(walk => walk.At >= from, walk => walk.MemberId, scope, cancellation);
            var ordered = walks.OrderBy(walk => walk.MemberId).ThenBy(walk => walk.At).ThenBy(walk => walk.OrderId);
            await foreach (var (walk, before) in ordered.AsAsyncEnumerable().WithRepeats(days, walk => (walk.MemberId, walk.OrderId, walk.At), walk => walk.CooperativeAgrees, cancellation))
            {
                if (walk.At >= from) yield return walk with { Before = before };
            }
        }
    }

    protected override IEnumerable<Verdict> Judge(Walk fact, CharterBook book)
    {
        var hours = book.Terms.FreeCancellationHours;
        var late = fact.ApprovedAt is { } approved && fact.At > approved.AddHours(hours);
        if (!late && !fact.WeighingBegun) yield break;

        var subject = $"order/{fact.OrderId}";
        var most = book.Whole(Rule, "repeat_count");
        var objection = fact switch
        {
            { CooperativeAgrees: true } => new CharterObjection(
                Rule, CharterEffect.Note, subject, "charter.cancellation-agreed", $"{fact.Before + 1}", $"{most}", fact.OrderNumber, fact.Before + 1, most),
            { WeighingBegun: true } => new CharterObjection(Rule, CharterEffect.Block, subject, "charter.cancellation-weighed", "1", "0", fact.OrderNumber),
            _ => new CharterObjection(
                Rule, CharterEffect.Block, subject, "charter.cancellation-late", (fact.At - fact.ApprovedAt!.Value).WholeHours(), $"{hours} h", fact.OrderNumber, fact.ApprovedAt.Value, hours),
        };
        yield return new Verdict(objection, fact.Before + 1 > most ? Severity.Serious : Severity.General, fact.At)
        {
            Against = Party.Member(fact.MemberId), MemberId = fact.MemberId, Evidence = [subject],
        };
    }

    private IQueryable<Walk> Walks() =>
        from step in db.OrderSteps()
        join order in db.Orders() on step.OrderId equals order.Id
        where (step.Act == Cancelled || step.Act == Agreed) && order.ApprovedAt != null
        select new Walk
        {
            OrderId = order.Id, OrderNumber = order.Number, MemberId = order.MemberId, At = step.At, ApprovedAt = order.ApprovedAt, CooperativeAgrees = step.Act == Agreed,
            WeighingBegun = db.Dispatches().Any(dispatch => dispatch.OrderId == order.Id && dispatch.LeftAt <= step.At),
        };
}
