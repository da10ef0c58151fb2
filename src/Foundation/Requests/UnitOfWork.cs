using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using MediatR;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace ConsumerAid.Foundation.Requests;

/// <summary>One transaction, one save: joins the transaction that is open, else opens one, publishes the model's events inside it, saves and commits.</summary>
public sealed class UnitOfWork(MarketDb db, IMediator mediator, AfterCommit afterCommit, Refusals refusals, WriterGate gate)
{
    private bool inParts;

    /// <summary>
    /// Runs <paramref name="act"/>. A transient fault of the database repeats the whole, from an empty change tracker; so does, once, a row that somebody else has just
    /// written under the same unique key, for now the act will find it. What was asked for with <see cref="AfterCommit"/> runs only when the outermost transaction has committed;
    /// what was kept with <see cref="Refusals"/> is written also when the act was refused.
    /// </summary>
    /// <exception cref="RuleBroken">Somebody else changed the same thing meanwhile (<c>request.changed-meanwhile</c>, 409).</exception>
    public async Task<T> Run<T>(Func<CancellationToken, Task<T>> act, CancellationToken cancellation)
    {
        if (db.Database.CurrentTransaction is { } open) return inParts ? await Part(open, act, cancellation) : await Joined(act, cancellation);

        T result;
        using (await gate.Enter(db, cancellation))
        {
            try
            {
                result = await InTransactionOrTwo(act, cancellation);
            }
            catch (RuleBroken)
            {
                await WriteRefusals(cancellation);
                throw;
            }

            await WriteRefusals(cancellation);
        }

        await afterCommit.Run();
        return result;
    }

    private async Task<T> InTransactionOrTwo<T>(Func<CancellationToken, Task<T>> act, CancellationToken cancellation)
    {
        try
        {
            return await InTransaction(act, cancellation);
        }
        catch (DbUpdateException taken) when (Collision.IsOf(taken))
        {
            return await InTransaction(act, cancellation);
        }
    }

    /// <summary>
    /// As <see cref="Run"/>, but each act directly within it stands for itself: one that is refused leaves nothing behind, and whoever catches the refusal goes on. The whole
    /// is kept or lost together.
    /// </summary>
    public Task<T> RunInParts<T>(Func<CancellationToken, Task<T>> act, CancellationToken cancellation) => Run(
        async token =>
        {
            inParts = true;
            try
            {
                return await act(token);
            }
            finally
            {
                inParts = false;
            }
        },
        cancellation);

    private async Task<T> Joined<T>(Func<CancellationToken, Task<T>> act, CancellationToken cancellation)
    {
        var joined = await act(cancellation);
        await Save(cancellation);
        return joined;
    }

    private async Task<T> Part<T>(IDbContextTransaction open, Func<CancellationToken, Task<T>> act, CancellationToken cancellation)
    {
        const string before = "part";
        await db.SaveChangesAsync(cancellation);
        await open.CreateSavepointAsync(before, cancellation);
        var asked = afterCommit.Count;
        inParts = false;
        try
        {
            return await Joined(act, cancellation);
        }
        catch
        {
            await open.RollbackToSavepointAsync(before, CancellationToken.None);
            db.ChangeTracker.Clear();
            afterCommit.Forget(asked);
            throw;
        }
        finally
        {
            inParts = true;
        }
    }

    private Task<T> InTransaction<T>(Func<CancellationToken, Task<T>> act, CancellationToken cancellation) =>
        db.Database.CreateExecutionStrategy().ExecuteAsync(act, async (run, token) =>
        {
            db.ChangeTracker.Clear();
            afterCommit.Forget(0);
            refusals.Take();
            await using var transaction = await db.Database.BeginTransactionAsync(token);
            var outcome = await run(token);
            await Save(token);
            await transaction.CommitAsync(token);
            return outcome;
        }, cancellation);

    private async Task WriteRefusals(CancellationToken cancellation)
    {
        var asked = afterCommit.Take();
        foreach (var row in refusals.Take())
        {
            try
            {
                await InTransaction(_ => Task.FromResult(db.Add(row)), cancellation);
            }
            catch (DbUpdateException known) when (Collision.IsOf(known))
            {
                // Somebody was refused the same at the same time, and that is on record.
                db.ChangeTracker.Clear();
            }
        }

        asked.ForEach(afterCommit.Do);
    }

    private async Task Save(CancellationToken cancellation)
    {
        for (var events = Taken(); events.Count > 0; events = Taken())
        {
            foreach (var happened in events) await mediator.Publish(happened, cancellation);
        }

        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new RuleBroken("request.changed-meanwhile") { Status = 409 };
        }
    }

    private List<IEvent> Taken() => [.. db.ChangeTracker.Entries<Aggregate>().SelectMany(entry => entry.Entity.TakeEvents())];
}

/// <summary>Things to do when the transaction has committed, such as evicting cached pages. They may be lost in a crash: what must not be lost goes to the outbox.</summary>
public sealed class AfterCommit
{
    private readonly List<Func<Task>> acts = [];

    public void Do(Func<Task> act) => acts.Add(act);

    internal int Count => acts.Count;

    /// <summary>Forgets all but the first.</summary>
    internal void Forget(int kept) => acts.RemoveRange(kept, acts.Count - kept);

    internal List<Func<Task>> Take()
    {
        List<Func<Task>> taken = [.. acts];
        acts.Clear();
        return taken;
    }

    internal async Task Run()
    {
        foreach (var act in Take()) await act();
    }
}

/// <summary>Wraps every command in the unit of work and records the act.</summary>
internal sealed class CommandPipeline<TRequest, TResult>(UnitOfWork work, ActTrail trail) : IPipelineBehavior<TRequest, TResult>
    where TRequest : notnull
{
    private static readonly bool IsCommand = typeof(TRequest).GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICommand<>));

    public Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next) =>
        IsCommand
            ? work.Run(
                async _ =>
                {
                    using var act = trail.Begin(typeof(TRequest).Name);
                    var result = await next();
                    act.Write();
                    return result;
                },
                cancellationToken)
            : next();
}

/// <summary>A row met another one under the same unique key.</summary>
internal static class Collision
{
    public static bool IsOf(DbUpdateException failure) => failure.InnerException switch
    {
        SqliteException { SqliteExtendedErrorCode: 1555 or 2067 } => true,
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => true,
        SqlException { Number: 2601 or 2627 } => true,
        _ => false,
    };
}
