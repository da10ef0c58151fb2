using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>
/// The county's reviewer, another person than the one who asked (<c>catalog.same-person</c>), lets a lot go public at once or sends it back with a reason. The charter is asked
/// again: days may lie between.
/// </summary>
[Allowed(Roles.CountyReviewer)]
public sealed record ReviewLot(Guid LotId, bool Approve, string? Reason = null) : ICommand<LotState>;

internal sealed class ReviewLotHandler(MarketDb db, CurrentActor actor, ActTrail trail, TimeProvider clock, ICharter charter) : IRequestHandler<ReviewLot, LotState>
{
    public async Task<LotState> Handle(ReviewLot request, CancellationToken cancellationToken)
    {
        var (now, county, reason) = (clock.GetUtcNow(), actor.County, request.Reason?.Trim());
        new FieldErrors()
            .Require(request.Approve || !string.IsNullOrEmpty(reason), "reason", "catalog.reason-missing")
            .Require(reason is not { Length: > 400 }, "reason", "text.too-long", 400)
            .ThrowIfAny();
        var lot = await db.Set<Lot>().Include(row => row.Offers).SingleOrDefaultAsync(row => row.Id == request.LotId && row.CountyCode == county, cancellationToken)
            ?? throw new NotFound();
        if (request.Approve) await Approve(lot, now, cancellationToken);
        else lot.Return(actor.Code, now, reason!);
        trail.Say($"lot/{lot.Id}", lot.CooperativeId.ToString(), lot.State.Code());
        return lot.State;
    }

    private async Task Approve(Lot lot, DateTimeOffset now, CancellationToken cancellation)
    {
        await charter.Require(new LotPublication(lot.Id), cancellation);
        var certifiedTo = await db.Set<Certificate>().Where(row => row.Id == lot.CertificateId).Select(row => (DateOnly?)Certificate.LastDay(row.ValidTo, row.RemovedOn)).SingleOrDefaultAsync(cancellation);
        var text = await LotListing.SearchText(db, lot, cancellation);
        lot.Approve(actor.Code, now, certifiedTo ?? lot.SpoilsOn, text);
        await LotListing.Enter(db, lot, cancellation);
    }
}

/// <summary>The words by which a lot on sale is found.</summary>
internal static class LotListing
{
    public static async Task<string> SearchText(MarketDb db, Lot lot, CancellationToken cancellation)
    {
        var names = await (
            from kind in db.Set<ProduceKind>()
            where kind.Code == lot.Produce
            from county in db.Counties()
            where county.Code == lot.CountyCode
            from cooperative in db.Organisations()
            where cooperative.Id == lot.CooperativeId
            select new { kind.NameZh, kind.NameEn, County = county.NameZh, CountyEn = county.NameEn, county.PrefectureZh, county.PrefectureEn, cooperative.Name, English = cooperative.NameEn })
            .SingleAsync(cancellation);
        return Text([lot.Title, names.NameZh, names.NameEn, names.County, names.CountyEn, names.PrefectureZh, names.PrefectureEn, names.Name, names.English, lot.Number]);
    }

    /// <summary>One normalised text of several.</summary>
    public static string Text(IEnumerable<string?> parts)
    {
        var text = LotWords.Normalise(string.Join(' ', parts.Where(part => !string.IsNullOrEmpty(part)).Distinct(StringComparer.Ordinal)));
        return text.Length > 1000 ? text[..1000] : text;
    }

    public static async Task Enter(MarketDb db, Lot lot, CancellationToken cancellation)
    {
        await Leave(db, lot.Id, cancellation);
        db.AddRange(LotWords.Grams(lot.SearchText!).Select(gram => new LotGram { Gram = gram, SpoilsOn = lot.SpoilsOn, LotId = lot.Id }));
    }

    public static Task<int> Leave(MarketDb db, Guid lotId, CancellationToken cancellation) => db.Set<LotGram>().Where(gram => gram.LotId == lotId).ExecuteDeleteAsync(cancellation);
}
