using System.Collections.Concurrent;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Time;
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
        return await Read(db, number, cancellation);
    }

    /// <summary>The versions in force in a period, each with the part of it in which it was, in order.</summary>
    public async Task<IReadOnlyList<(CharterBook Book, DateTimeOffset From, DateTimeOffset To)>> Between(
        MarketDb db, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        var editions = await db.Set<CharterVersion>().OrderBy(version => version.Number).Select(version => new { version.Number, version.EffectiveFrom }).ToListAsync(cancellation);
        var parts = new List<(CharterBook, DateTimeOffset, DateTimeOffset)>();
        for (var i = 0; i < editions.Count; i++)
        {
            // A later version may have come into force earlier than one before it: then that one never was.
            var end = editions.Skip(i + 1).Select(later => ChinaTime.StartOf(later.EffectiveFrom)).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
            var start = ChinaTime.StartOf(editions[i].EffectiveFrom);
            var (first, last) = (start > from ? start : from, end < to ? end : to);
            if (first < last) parts.Add((await Read(db, editions[i].Number, cancellation), first, last));
        }

        return parts;
    }

    private async Task<CharterBook> Read(MarketDb db, int number, CancellationToken cancellation)
    {
        if (books.TryGetValue(number, out var known)) return known;
        var version = await db.Set<CharterVersion>().AsNoTracking().Include(row => row.Articles).Include(row => row.Parameters).AsSplitQuery().SingleAsync(row => row.Number == number, cancellation);
        return books.GetOrAdd(number, new CharterBook(version));
    }
}
