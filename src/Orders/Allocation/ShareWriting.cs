using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Persistence.Bulk;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Placing;
using ConsumerAid.Orders.Trade;
using MediatR;

namespace ConsumerAid.Orders.Allocation;

/// <summary>Writes the shares of an approved order. The lots are held by the transaction already, so nobody else divides them meanwhile.</summary>
internal sealed class ShareWriting(MarketDb db, IMediator mediator, Division division, ICharter charter, Parties parties, CurrentActor actor)
{
    /// <returns>What the charter says of it.</returns>
    /// <exception cref="RuleBroken"><c>orders.not-enough</c>: the households have nothing left; the charter blocks.</exception>
    public async Task<IReadOnlyList<Warning>> Write(Order order, DateTimeOffset now, CancellationToken cancellation)
    {
        var lines = order.Lines.OrderBy(line => line.Position).ToList();
        var divided = await division.Divide(Lines(lines), cancellation);
        if (divided.All(line => line.Line.Weight == line.Shortage)) throw new RuleBroken("orders.not-enough", Weight.Zero) { Status = 409 };
        var said = await charter.Require(new SharesWriting(Supplies(divided)), cancellation);

        var written = new List<Share>();
        foreach (var (line, result) in lines.Zip(divided))
        {
            var run = order.Divide(line, result.Shortage, AllocationCause.Approval, actor.Code, null, now);
            db.Add(new AllocationRun
            {
                Id = Guid.CreateVersion7(now), LineId = line.Id, OrderId = order.Id, Number = run, Cause = AllocationCause.Approval, Divided = line.Ordered - result.Shortage,
                Shortage = result.Shortage, CharterVersion = result.CharterVersion, At = now, By = actor.Code,
            });
            foreach (var claim in result.Claims)
            {
                var share = new Share { LineId = line.Id, HouseholdCode = claim.HouseholdCode, OrderId = order.Id, LotId = line.LotId, Produce = line.Produce, WrittenAt = now };
                share.Write(run, claim);
                written.Add(share);
            }
        }

        await BulkStream.Write(db, written, cancellation);
        await mediator.Send(new PromiseOffers([.. written.Where(share => share.Weight.IsPositive).Select(share => new OfferWeight(share.LotId, share.HouseholdCode, share.Weight))]), cancellation);
        foreach (var result in divided.Where(result => result.Shortage.IsPositive).OrderBy(result => result.Line.LotId))
        {
            await mediator.Send(new ReleaseLots([new LotWeight(result.Line.LotId, result.Shortage)]), cancellation);
            await parties.TellShortage(order, lines.Single(line => line.LotId == result.Line.LotId), result.Shortage, cancellation);
        }

        return Warning.Of(said);
    }

    /// <summary>The lines of an order that has not been divided yet.</summary>
    public static IReadOnlyList<LineToDivide> Lines(IEnumerable<OrderLine> lines) =>
        [.. lines.Select(line => new LineToDivide(line.LotId, line.Produce, line.Open, line.Step, new Dictionary<string, OwnRest>()))];

    public static IReadOnlyList<HouseholdSupply> Supplies(IEnumerable<DividedLine> divided) =>
        [.. divided.SelectMany(line => line.Claims.Where(claim => claim.Share.IsPositive), (line, claim) => (line.Line.Produce, claim.HouseholdCode, claim.Share))
            .GroupBy(share => (share.HouseholdCode, share.Produce))
            .Select(group => new HouseholdSupply(group.Key.HouseholdCode, group.Key.Produce, Weight.Sum(group.Select(share => share.Share))))];
}
