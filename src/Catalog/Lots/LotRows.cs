using ConsumerAid.Foundation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>Lots and their offers under lock. Other statements of a transaction change these rows in the database, so nothing known before counts.</summary>
internal static class LotRows
{
    /// <summary>Locks the rows until the transaction ends, by writing to them, in id order so that two acts over the same lots wait and never block each other.</summary>
    public static async Task Lock(MarketDb db, IEnumerable<Guid> ids, CancellationToken cancellation)
    {
        foreach (var id in ids.Distinct().Order())
        {
            await db.Set<Lot>().Where(lot => lot.Id == id).ExecuteUpdateAsync(set => set.SetProperty(lot => lot.Version, lot => lot.Version + 1), cancellation);
        }
    }

    /// <summary>Locks one lot and reads it as it is now; null when there is none.</summary>
    public static async Task<Lot?> GetLocked(MarketDb db, Guid id, CancellationToken cancellation)
    {
        await db.SaveChangesAsync(cancellation);
        await Lock(db, [id], cancellation);
        foreach (var known in db.ChangeTracker.Entries<Lot>().Where(entry => entry.Entity.Id == id).ToList()) await known.ReloadAsync(cancellation);
        return await db.Set<Lot>().SingleOrDefaultAsync(lot => lot.Id == id, cancellation);
    }

    /// <summary>The lot's offers as they are now, by household code.</summary>
    public static async Task<List<Offer>> Offers(MarketDb db, Guid id, CancellationToken cancellation)
    {
        Forget(db, id);
        return await db.Set<Offer>().Where(offer => offer.LotId == id).OrderBy(offer => offer.HouseholdCode).ToListAsync(cancellation);
    }

    /// <summary>Saves, then forgets the offers.</summary>
    public static async Task Save(MarketDb db, Guid id, CancellationToken cancellation)
    {
        await db.SaveChangesAsync(cancellation);
        Forget(db, id);
    }

    private static void Forget(MarketDb db, Guid id)
    {
        foreach (var offer in db.ChangeTracker.Entries<Offer>().Where(entry => entry.Entity.LotId == id).ToList()) offer.State = EntityState.Detached;
    }
}
