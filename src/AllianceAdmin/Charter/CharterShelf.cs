using System.Collections.Concurrent;
using ConsumerAid.Foundation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Charter;

/// <summary>The versions that were read, by number: they never change, so each is read once in a process. Which of them is in force is asked of the database.</summary>
internal sealed class CharterShelf
{
    private readonly ConcurrentDictionary<int, CharterBook> books = [];

    /// <exception cref="InvalidOperationException">No version was in force on that day; <see cref="LoadCharter"/> was not sent.</exception>
    public async Task<CharterBook> InForce(MarketDb db, DateOnly day, CancellationToken cancellation)
    {
        var number = await db.Set<CharterVersion>().Where(version => version.EffectiveFrom <= day).MaxAsync(version => (int?)version.Number, cancellation)
            ?? throw new InvalidOperationException($"No charter was in force on {day:yyyy-MM-dd}.");
        if (books.TryGetValue(number, out var known)) return known;
        var version = await db.Set<CharterVersion>().AsNoTracking().Include(row => row.Articles).Include(row => row.Parameters).SingleAsync(row => row.Number == number, cancellation);
        return books.GetOrAdd(number, new CharterBook(version));
    }
}
