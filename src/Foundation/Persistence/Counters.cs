using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Foundation.Persistence;

/// <summary>The last number given out of a series.</summary>
internal sealed class Counter
{
    public required string Name { get; init; }

    public long Last { get; set; }
}

/// <summary>
/// Contiguous numbers for people and papers (account codes, household codes of a county). The series' row stays locked until the transaction ends, so this is for
/// things that are made rarely; orders take theirs from their id.
/// </summary>
public sealed class Counters(MarketDb db)
{
    /// <summary>The next number of a series, from 1; <paramref name="count"/> of them are taken and the first is returned.</summary>
    public async Task<long> Next(string series, CancellationToken cancellation, int count = 1)
    {
        var counters = db.Set<Counter>();
        if (await counters.Where(counter => counter.Name == series).ExecuteUpdateAsync(set => set.SetProperty(counter => counter.Last, counter => counter.Last + count), cancellation) == 0)
        {
            db.Add(new Counter { Name = series, Last = count });
            await db.SaveChangesAsync(cancellation);
            return 1;
        }

        return await counters.AsNoTracking().Where(counter => counter.Name == series).Select(counter => counter.Last).SingleAsync(cancellation) - count + 1;
    }
}
