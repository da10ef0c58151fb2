using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Storefront.Web;

/// <summary>
/// One effect for what is sent twice under one key, by a program or from a form: key and effect are written in one transaction, and the first answer is given again.
/// </summary>
internal sealed class OnceOnly(UnitOfWork work, MarketDb db, CurrentActor actor, TimeProvider clock)
{
    /// <param name="key">Of the actor's own, at most 255 characters.</param>
    /// <param name="hash">SHA-256 of what was sent.</param>
    /// <param name="act">Has the effect and fills the answer; one left without a status is not kept.</param>
    /// <param name="again">The first answer once more.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="RuleBroken">The key was used for something else (<c>request.key-reused</c>, 409).</exception>
    public async Task<T> Run<T>(string key, string hash, Func<IdempotentAnswer, Task<T>> act, Func<IdempotentAnswer, T> again, CancellationToken cancellation)
    {
        if (await First(key, cancellation) is { } first) return Same(first, hash, again);
        try
        {
            return await work.RunInParts(
                async token =>
                {
                    var answer = new IdempotentAnswer { Owner = actor.Code, Key = key, RequestHash = hash, At = clock.GetUtcNow() };
                    db.Add(answer);
                    // The key is taken first: of fifty at once, forty-nine wait here for the winner and then fail.
                    await db.SaveChangesAsync(token);
                    var result = await act(answer);
                    // A part that was refused has emptied the change tracker.
                    db.Entry(answer).State = answer.Status == 0 ? EntityState.Deleted : EntityState.Modified;
                    return result;
                },
                cancellation);
        }
        catch (DbUpdateException) when (!cancellation.IsCancellationRequested)
        {
            db.ChangeTracker.Clear();
            if (await First(key, cancellation) is not { } winner) throw;
            return Same(winner, hash, again);
        }
    }

    private Task<IdempotentAnswer?> First(string key, CancellationToken cancellation) => db.Set<IdempotentAnswer>().AsNoTracking()
        .SingleOrDefaultAsync(answer => answer.Owner == actor.Code && answer.Key == key, cancellation);

    private static T Same<T>(IdempotentAnswer first, string hash, Func<IdempotentAnswer, T> again) =>
        first.RequestHash == hash ? again(first) : throw new RuleBroken("request.key-reused") { Status = 409 };
}
