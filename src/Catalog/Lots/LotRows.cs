using System.Globalization;
using System.Text;
using ConsumerAid.Foundation.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace ConsumerAid.Catalog;

/// <summary>Lots and their offers under lock. Other statements of a transaction change these rows in the database, so nothing known before counts.</summary>
internal static class LotRows
{
    /// <summary>Locks the rows until the transaction ends, by writing to them, in id order so that two acts over the same lots wait and never block each other.</summary>
    public static async Task Lock(MarketDb db, IEnumerable<Guid> ids, CancellationToken cancellation)
    {
        await Change(db, "\"Version\" = \"Version\" + 1 WHERE \"Id\" = {0}", ids.Distinct().Order().Select(id => new object[] { id }), cancellation);
    }

    /// <summary>Changes lots one by one in the given order, in one journey to the database: the same statement for each, with its own values in the places {0}, {1} and so on.</summary>
    /// <returns>How many rows were changed altogether.</returns>
    public static Task<int> Change(MarketDb db, string change, IEnumerable<object[]> lots, CancellationToken cancellation)
    {
        var entity = db.Model.FindEntityType(typeof(Lot))!;
        var table = db.GetService<ISqlGenerationHelper>().DelimitIdentifier(entity.GetTableName()!, db.Database.IsSqlite() ? null : entity.GetSchema());
        var (sql, values) = (new StringBuilder(), new List<object>());
        foreach (var lot in lots)
        {
            sql.Append(CultureInfo.InvariantCulture, $"UPDATE {table} SET ").AppendFormat(CultureInfo.InvariantCulture, change, [.. lot.Select((_, at) => $"{{{values.Count + at}}}")]).Append(";\n");
            values.AddRange(lot);
        }

        return values.Count == 0 ? Task.FromResult(0) : db.Database.ExecuteSqlRawAsync(sql.ToString(), values, cancellation);
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
