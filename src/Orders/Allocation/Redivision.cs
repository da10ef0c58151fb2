using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Trade;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Allocation;

/// <summary>What a cooperative reports in this act, if it does: the line that it reports for comes first.</summary>
internal sealed class ReportedMissing
{
    public Guid? LineId { get; set; }

    public string? Reason { get; set; }

    public MissingAnswer? Answer { get; set; }
}

/// <summary>
/// A household has less than it had promised: what has not left of its lines is divided again by the same rule, the trail kept; what nobody can give is given up and
/// both sides are told. The line that reported it comes first, then the latest orders: whoever came first keeps what was promised.
/// </summary>
internal sealed class Redivision(MarketDb db, OrderStore orders, Division division, ICharter charter, IMediator mediator, Parties parties, ReportedMissing reported, CurrentActor actor, TimeProvider clock)
    : INotificationHandler<OfferShrunk>
{
    public async Task Handle(OfferShrunk notification, CancellationToken cancellationToken)
    {
        var missing = notification.Missing;
        if (missing == Weight.Zero) return;
        var open = await (from share in db.Set<Share>()
                          join order in db.Set<Order>() on share.OrderId equals order.Id
                          where share.LotId == notification.LotId && share.HouseholdCode == notification.HouseholdCode
                              && share.Weight.Grams > share.Taken.Grams + share.Released.Grams
                          orderby order.ApprovedAt descending, share.LineId
                          select new { share.LineId, share.OrderId, Rest = share.Weight.Grams - share.Taken.Grams - share.Released.Grams }).AsNoTracking().ToListAsync(cancellationToken);
        foreach (var share in open.OrderByDescending(share => share.LineId == reported.LineId))
        {
            var here = Weight.Min(missing, new Weight(share.Rest));
            if (here == Weight.Zero) return;
            await DivideAgain(await orders.Any(share.OrderId, cancellationToken), share.LineId, notification.HouseholdCode, here, cancellationToken);
            missing -= here;
        }
    }

    private async Task DivideAgain(Order order, Guid lineId, string household, Weight missing, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var line = order.Lines.Single(line => line.Id == lineId);
        var shares = await db.Set<Share>().Where(share => share.LineId == lineId).ToDictionaryAsync(share => share.HouseholdCode, StringComparer.Ordinal, cancellation);
        var own = shares.Values.ToDictionary(
            share => share.HouseholdCode, share => new OwnRest(share.Remaining, share.HouseholdCode == household ? missing : Weight.Zero, share.WrittenAt), StringComparer.Ordinal);
        var divided = await Divide(new LineToDivide(line.LotId, line.Produce, line.Open, line.Step, own), cancellation);
        var more = More(divided);

        db.AddRange(shares.Values.Select(share => new PastShare
        {
            LineId = share.LineId, HouseholdCode = share.HouseholdCode, Run = share.Run, Offer = share.Offer, NeedWeight = share.NeedWeight, AlreadySold = share.AlreadySold,
            Weight = share.Weight, Reason = share.Reason,
        }));
        var cause = reported.LineId == lineId ? AllocationCause.ReportedMissing : AllocationCause.OfferShrunk;
        var reason = reported.LineId == lineId ? reported.Reason : null;
        var toDivide = line.Open;
        var run = order.Divide(line, divided.Shortage, cause, actor.Code, reason, now);
        foreach (var claim in divided.Claims)
        {
            if (!shares.TryGetValue(claim.HouseholdCode, out var share))
            {
                share = new Share { LineId = line.Id, HouseholdCode = claim.HouseholdCode, OrderId = order.Id, LotId = line.LotId, Produce = line.Produce, WrittenAt = now };
                db.Add(share);
            }

            share.Write(run, claim);
        }

        db.Add(new AllocationRun
        {
            Id = Guid.CreateVersion7(now), LineId = line.Id, OrderId = order.Id, Number = run, Cause = cause, HouseholdCode = household, Divided = toDivide - divided.Shortage,
            Shortage = divided.Shortage, CharterVersion = divided.CharterVersion, At = now, By = actor.Code, Reason = reason,
        });
        await db.SaveChangesAsync(cancellation);

        await mediator.Send(
            new ReleaseOffers(line.LotId, [.. more.Where(share => share.Weight < Weight.Zero).Select(share => share with { Weight = Weight.Zero - share.Weight })]), cancellation);
        await mediator.Send(new PromiseOffers([.. more.Where(share => share.Weight.IsPositive).Select(share => new OfferWeight(line.LotId, share.HouseholdCode, share.Weight))]), cancellation);
        if (divided.Shortage.IsPositive)
        {
            await mediator.Send(new ReleaseLots([new LotWeight(line.LotId, divided.Shortage)]), cancellation);
            await parties.TellShortage(order, line, divided.Shortage, cancellation);
        }
        else
        {
            await parties.TellCooperative(order, line.CooperativeId, "orders.notice-divided-again", cancellation);
        }

        if (reported.LineId == lineId) reported.Answer = new MissingAnswer(run, divided.Shortage);
    }

    // The truth about a weight is never barred: whom the charter lets supply no more (CH-17) keeps what was promised, and the others are divided over without it.
    private async Task<DividedLine> Divide(LineToDivide line, CancellationToken cancellation)
    {
        var divided = (await division.Divide([line], cancellation))[0];
        var supplies = More(divided).Where(share => share.Weight.IsPositive).Select(share => new HouseholdSupply(share.HouseholdCode, line.Produce, share.Weight)).ToList();
        if (supplies.Count == 0) return divided;
        var barred = (await charter.Ask(new SharesWriting(supplies), cancellation)).Where(said => said.Effect == CharterEffect.Block).Select(said => said.Subject).ToHashSet(StringComparer.Ordinal);
        return barred.Count == 0 ? divided : (await division.Divide([line with { Full = barred.Select(subject => subject["household/".Length..]).ToHashSet(StringComparer.Ordinal) }], cancellation))[0];
    }

    /// <summary>What each household is to give more, or less, than before.</summary>
    private static List<HouseholdWeight> More(DividedLine divided) =>
        [.. divided.Claims.Select(claim => new HouseholdWeight(claim.HouseholdCode, claim.Share - (divided.Line.Own.GetValueOrDefault(claim.HouseholdCode)?.Rest ?? Weight.Zero)))];
}
