using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>A lot that stands or falls with another.</summary>
internal sealed record SisterLot(Guid Id, string Number, Guid CooperativeId);

/// <summary>
/// The sister lots of a lot: of the same produce, and either of the same cooperative under the same certificate or with goods of a household that is in the lot as well. Those that
/// have ended count while something of them is still to be delivered.
/// </summary>
internal static class SisterLots
{
    /// <summary>The lot itself, whatever its state, and its sisters, by id.</summary>
    public static async Task<IReadOnlyList<SisterLot>> Of(MarketDb db, Guid id, CancellationToken cancellation)
    {
        var lots = db.Set<Lot>().AsNoTracking();
        var failed = await lots.Where(lot => lot.Id == id).Select(lot => new { lot.CooperativeId, lot.CountyCode, lot.Produce, lot.CertificateNo }).SingleAsync(cancellation);
        var going = lots.Where(lot => lot.Produce == failed.Produce && (LotMachine.Live.Contains(lot.State) || lot.Reserved.Grams > 0));
        var sameCertificate = going.Where(lot => lot.CooperativeId == failed.CooperativeId && lot.CertificateNo == failed.CertificateNo && failed.CertificateNo != "").Select(lot => lot.Id);
        var households = db.Set<LotStock>().Where(part => part.LotId == id).Select(part => part.HouseholdCode);
        var sameHousehold = going.Where(lot => db.Set<Offer>().Any(offer => offer.LotId == lot.Id && households.Contains(offer.HouseholdCode))).Select(lot => lot.Id);
        return await lots.Where(lot => lot.Id == id || sameCertificate.Contains(lot.Id) || sameHousehold.Contains(lot.Id)).OrderBy(lot => lot.Id)
            .Select(lot => new SisterLot(lot.Id, lot.Number, lot.CooperativeId)).ToListAsync(cancellation);
    }

    /// <summary>The lots for which the actor may record results.</summary>
    public static IQueryable<Lot> TestableLots(this MarketDb db, CurrentActor actor)
    {
        var lots = db.Set<Lot>().AsNoTracking();
        if (actor.Is(Roles.Administrator)) return lots;
        if (actor.Is(Roles.CountyReviewer) && actor.Value.CountyCode is { } county) return lots.Where(lot => lot.CountyCode == county);
        var own = actor.Organisation;
        return lots.Where(lot => lot.CooperativeId == own);
    }
}
