using System.Runtime.CompilerServices;
using ConsumerAid.AllianceAdmin.Members;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Orders;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Pledges;

/// <summary>
/// Credits what buyers accepted and nobody has been credited for yet: parts first, then entries with what is missing. A few statements for what is recent, and as many for each
/// week of the whole; killed it leaves nothing, run twice it adds nothing.
/// </summary>
/// <param name="All">Looks at every delivery, not only at those of the last three days.</param>
[SystemOnly]
public sealed record CreditDeliveries(bool All = false) : ICommand<CreditedDeliveries>;

/// <param name="Entries">How many were added.</param>
public sealed record CreditedDeliveries(int Parts, int Entries);

internal sealed class CreditDeliveriesHandler(MarketDb db, RowsFromQuery rows, CurrentActor actor, TimeProvider clock) : IRequestHandler<CreditDeliveries, CreditedDeliveries>
{
    // Acceptance by silence is dated back to when it was due; the nightly run looks at all.
    private static readonly TimeSpan Recent = TimeSpan.FromDays(3);

    private static readonly TimeSpan Slice = TimeSpan.FromDays(7);

    public async Task<CreditedDeliveries> Handle(CreditDeliveries request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (parts, entries) = (0, 0);
        await foreach (var weighed in request.All ? Weeks(now, cancellationToken) : JustNow(now))
        {
            parts += await Channels(weighed, cancellationToken) + await Rests(weighed, cancellationToken) + await Wholes(weighed, cancellationToken);
            entries += await Entries(weighed, now, cancellationToken);
        }

        return new CreditedDeliveries(parts, entries);
    }

    private IAsyncEnumerable<IQueryable<DispatchFact>> JustNow(DateTimeOffset now)
    {
        var since = now - Recent;
        return AsyncEnumerable.Repeat(db.Dispatches().Where(dispatch => dispatch.WeighedAt != null && (dispatch.WeighedAt >= since || dispatch.DecidedAt >= since)), 1);
    }

    // Week by week, so that the database plans each statement for tables that hold what the one before it added: planned once for empty ones, it would read them from end to end for every line.
    private async IAsyncEnumerable<IQueryable<DispatchFact>> Weeks(DateTimeOffset now, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (await db.Dispatches().MinAsync(dispatch => dispatch.WeighedAt, cancellation) is not { } first) yield break;
        for (var from = first; from <= now; from += Slice)
        {
            var (start, end) = (from, from + Slice);
            yield return db.Dispatches().Where(dispatch => dispatch.WeighedAt >= start && dispatch.WeighedAt < end);
        }
    }

    /// <summary>The channel's part of an order for which a split was agreed before the goods were accepted.</summary>
    private Task<int> Channels(IQueryable<DispatchFact> weighed, CancellationToken cancellation) => rows.Add<CreditPart>(
        from sold in Uncredited(weighed)
        join split in Agreed() on sold.OrderId equals split.OrderId
        where split.AgreedAt < sold.WeighedAt
        select new { sold.SourceId, ToPerMille = split.PerMille, split.MemberId },
        cancellation,
        (nameof(CreditPart.FromPerMille), 0), (nameof(CreditPart.PreviousPerMille), null), (nameof(CreditPart.Source), CreditSource.Delivered), (nameof(CreditPart.Kind), CreditKind.FacilitatedSale));

    /// <summary>What the buyer of such an order keeps.</summary>
    private Task<int> Rests(IQueryable<DispatchFact> weighed, CancellationToken cancellation) => rows.Add<CreditPart>(
        from sold in Sold(weighed)
        join part in db.Set<CreditPart>() on sold.SourceId equals part.SourceId
        where part.Kind == CreditKind.FacilitatedSale && part.FromPerMille == 0 && part.ToPerMille < CreditPart.Whole
            && !db.Set<CreditPart>().Any(next => next.SourceId == part.SourceId && next.FromPerMille == part.ToPerMille)
            && db.Set<MembershipPeriod>().Any(period => period.MemberId == sold.BuyerId && period.From <= sold.Day && (period.To == null || period.To > sold.Day))
        select new { part.SourceId, FromPerMille = part.ToPerMille, MemberId = sold.BuyerId },
        cancellation,
        (nameof(CreditPart.PreviousPerMille), new SameAs(nameof(CreditPart.FromPerMille))), (nameof(CreditPart.ToPerMille), CreditPart.Whole),
        (nameof(CreditPart.Source), CreditSource.Delivered), (nameof(CreditPart.Kind), CreditKind.OwnPurchase));

    /// <summary>The whole, for the buyer, of every other one.</summary>
    private Task<int> Wholes(IQueryable<DispatchFact> weighed, CancellationToken cancellation) => rows.Add<CreditPart>(
        from sold in Uncredited(weighed)
        where db.Set<MembershipPeriod>().Any(period => period.MemberId == sold.BuyerId && period.From <= sold.Day && (period.To == null || period.To > sold.Day))
        select new { sold.SourceId, MemberId = sold.BuyerId },
        cancellation,
        (nameof(CreditPart.FromPerMille), 0), (nameof(CreditPart.ToPerMille), CreditPart.Whole), (nameof(CreditPart.PreviousPerMille), null),
        (nameof(CreditPart.Source), CreditSource.Delivered), (nameof(CreditPart.Kind), CreditKind.OwnPurchase));

    /// <summary>What each part is worth by now, less what its entries say already.</summary>
    private Task<int> Entries(IQueryable<DispatchFact> weighed, DateTimeOffset now, CancellationToken cancellation) => rows.Add<CreditEntry>(
        from owed in
            from sold in Sold(weighed)
            join part in db.Set<CreditPart>() on sold.SourceId equals part.SourceId
            select new
            {
                part.SourceId, part.FromPerMille, part.MemberId, part.Kind, sold.Day,
                Grams = sold.Grams * part.ToPerMille / CreditPart.Whole - sold.Grams * part.FromPerMille / CreditPart.Whole,
                Fen = sold.Fen * part.ToPerMille / CreditPart.Whole - sold.Fen * part.FromPerMille / CreditPart.Whole,
                Turn = db.Set<CreditEntry>().Count(entry => entry.SourceId == part.SourceId && entry.FromPerMille == part.FromPerMille),
                HadGrams = db.Set<CreditEntry>().Where(entry => entry.SourceId == part.SourceId && entry.FromPerMille == part.FromPerMille).Sum(entry => (long?)entry.Grams) ?? 0,
                HadFen = db.Set<CreditEntry>().Where(entry => entry.SourceId == part.SourceId && entry.FromPerMille == part.FromPerMille).Sum(entry => (long?)entry.Fen) ?? 0,
            }
        where owed.Grams != owed.HadGrams || owed.Fen != owed.HadFen
        select new { owed.SourceId, owed.FromPerMille, owed.Turn, owed.MemberId, owed.Kind, Grams = owed.Grams - owed.HadGrams, Fen = owed.Fen - owed.HadFen, CountedOn = owed.Day },
        cancellation,
        (nameof(CreditEntry.Source), CreditSource.Delivered), (nameof(CreditEntry.RecordedAt), now), (nameof(CreditEntry.RecordedBy), actor.Code));

    private IQueryable<OrderSplit> Agreed() => db.Set<OrderSplit>().Where(split => split.AgreedAt != null);

    private IQueryable<SoldLine> Uncredited(IQueryable<DispatchFact> weighed) => Sold(weighed).Where(sold => !db.Set<CreditPart>().Any(part => part.SourceId == sold.SourceId));

    /// <summary>Accepted goods whose certificate was valid when they left.</summary>
    private IQueryable<SoldLine> Sold(IQueryable<DispatchFact> weighed) =>
        from line in db.DispatchLines()
        join dispatch in weighed on line.DispatchId equals dispatch.Id
        join ordered in db.OrderLines() on line.LineId equals ordered.Id
        let left = ChinaTime.DayOf(dispatch.LeftAt)
        where line.Accepted.Grams > 0
            && db.Certificates().Any(paper => paper.Number == ordered.CertificateNo && paper.CooperativeId == dispatch.CooperativeId && paper.Produce == ordered.Produce
                && paper.ValidFrom <= left && paper.ValidTo >= left && (paper.RemovedOn == null || paper.RemovedOn > left))
        select new SoldLine
        {
            SourceId = line.Id, OrderId = dispatch.OrderId, BuyerId = dispatch.MemberId, WeighedAt = dispatch.WeighedAt!.Value, Day = ChinaTime.DayOf(dispatch.WeighedAt!.Value),
            Grams = line.Accepted.Grams, Fen = line.Amount.Fen,
        };

    private sealed record SoldLine
    {
        public required Guid SourceId { get; init; }

        public required Guid OrderId { get; init; }

        public required Guid BuyerId { get; init; }

        public required DateTimeOffset WeighedAt { get; init; }

        public required DateOnly Day { get; init; }

        public required long Grams { get; init; }

        public required long Fen { get; init; }
    }
}
