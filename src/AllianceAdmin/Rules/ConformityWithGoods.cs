using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Orders;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Rules;

/// <summary>CH-12: goods leave with the number of their 承诺达标合格证.</summary>
internal sealed class ConformityWithGoods(MarketDb db) : ICharterRule
{
    private const int Serious = 6;

    public string Rule => "CH-12";

    public async Task<IReadOnlyList<Verdict>> Weigh(CharterQuestion question, CharterBook book, DateTimeOffset now, CancellationToken cancellation)
    {
        if (question is not DispatchLeaving leaving || !string.IsNullOrWhiteSpace(leaving.ConformityNo)) return [];

        var order = await db.Orders().Where(row => row.Id == leaving.OrderId).Select(row => new
        {
            row.Number, CooperativeId = db.Lots().Where(lot => leaving.LotIds.Contains(lot.Id)).Select(lot => (Guid?)lot.CooperativeId).FirstOrDefault(),
        }).SingleAsync(cancellation);
        var objection = new CharterObjection(Rule, CharterEffect.Block, $"order/{leaving.OrderId}", "charter.conformity-missing", "0", "1", order.Number);
        return [new Verdict(objection, Serious) { CooperativeId = order.CooperativeId }];
    }
}
