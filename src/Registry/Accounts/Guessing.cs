using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Accounts;

/// <summary>
/// Limits wrong passwords to five for a phone, until a quarter of an hour has passed without one (ASVS 6.3.1), whether the phone has an account or
/// not. What counts is the order in which answers are written: of a thousand guesses at once five are told that they are wrong, and the others
/// nothing, not even if one of them is right.
/// </summary>
internal sealed class Guessing(MarketDb db, UnitOfWork work, TimeProvider clock)
{
    public const int Most = 5;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <exception cref="RuleBroken"><c>registry.too-many-tries</c>, 429, with <c>retryAfter</c> in seconds.</exception>
    public async Task RequireRoom(string phoneHash, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var tries = await db.Set<WrongTries>().AsNoTracking().SingleOrDefaultAsync(row => row.PhoneHash == phoneHash, cancellation);
        if (tries is { Count: >= Most } && now < tries.LastAt + Window) throw TooMany(tries.LastAt + Window - now);
    }

    /// <summary>Writes what came of a try: a wrong one counts, a right one clears the count and does what follows in the same transaction.</summary>
    /// <exception cref="RuleBroken"><c>registry.too-many-tries</c>: others used up the tries meanwhile.</exception>
    public async Task Settle(string phoneHash, bool right, Func<Task> ifRight, CancellationToken cancellation)
    {
        for (var again = false; ; again = true)
        {
            try
            {
                await work.Run(async token => right ? await Right(phoneHash, ifRight, token) : await Wrong(phoneHash, token), cancellation);
                return;
            }
            catch (DbUpdateException) when (!right && !again)
            {
                // The first two wrong tries at once: the row is there now.
            }
        }
    }

    private async Task<Done> Right(string phoneHash, Func<Task> ifRight, CancellationToken cancellation)
    {
        var quiet = clock.GetUtcNow() - Window;
        await db.Set<WrongTries>().Where(row => row.PhoneHash == phoneHash && (row.Count < Most || row.LastAt <= quiet))
            .ExecuteDeleteAsync(cancellation);
        await RequireRoom(phoneHash, cancellation);
        await ifRight();
        return default;
    }

    private async Task<Done> Wrong(string phoneHash, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var quiet = now - Window;
        var counted = await db.Set<WrongTries>().Where(row => row.PhoneHash == phoneHash && (row.Count < Most || row.LastAt <= quiet))
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Count, row => row.LastAt <= quiet ? 1 : row.Count + 1).SetProperty(row => row.LastAt, now),
                cancellation);
        if (counted > 0) return default;
        await RequireRoom(phoneHash, cancellation);
        db.Add(new WrongTries { PhoneHash = phoneHash, Count = 1, LastAt = now });
        return default;
    }

    private static RuleBroken TooMany(TimeSpan wait)
    {
        var seconds = (long)Math.Ceiling(wait.TotalSeconds);
        return new RuleBroken("registry.too-many-tries", (seconds + 59) / 60)
        {
            Status = 429, Facts = new Dictionary<string, object?> { ["retryAfter"] = seconds },
        };
    }
}
