using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Orders;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Rules;

/// <summary>CH-19: an order may be cancelled until some hours after its approval, the last moment included, and before the first weigh-in; later if its cooperatives agree.</summary>
internal sealed class FreeCancellation(MarketDb db) : ICharterRule
{
    private const int General = 3;

    public string Rule => "CH-19";

    public async Task<IReadOnlyList<Verdict>> Weigh(CharterQuestion question, CharterBook book, DateTimeOffset now, CancellationToken cancellation)
    {
        if (question is not OrderCancelling cancelling || cancelling.CooperativeAgrees) return [];

        var hours = book.Terms.FreeCancellationHours;
        var late = cancelling.ApprovedAt is { } approved && now > approved.AddHours(hours);
        if (!late && !cancelling.WeighingBegun) return [];

        var order = await db.Orders().Where(row => row.Id == cancelling.OrderId).Select(row => new { row.Number, row.MemberId }).SingleAsync(cancellation);
        var subject = $"order/{cancelling.OrderId}";
        var objection = cancelling.WeighingBegun
            ? new CharterObjection(Rule, CharterEffect.Block, subject, "charter.cancellation-weighed", "1", "0", order.Number)
            : new CharterObjection(
                Rule, CharterEffect.Block, subject, "charter.cancellation-late", (now - cancelling.ApprovedAt!.Value).WholeHours(), $"{hours} h",
                order.Number, cancelling.ApprovedAt.Value, hours);
        return [new Verdict(objection, General) { MemberId = order.MemberId }];
    }
}
