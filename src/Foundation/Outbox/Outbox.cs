using System.Text.Json;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ConsumerAid.Foundation.Outbox;

/// <summary>Work that must happen after a transaction, written in it: lost only if the transaction is. The drain sends it as a request, at least once.</summary>
public sealed class OutboxMessage
{
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The request's registered name.</summary>
    public required string Kind { get; init; }

    /// <summary>The request as JSON.</summary>
    public required string Payload { get; init; }

    public int Attempts { get; set; }

    /// <summary>Not before this instant: later after each failure.</summary>
    public DateTimeOffset DueAt { get; set; }

    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>What went wrong last, in words for the administrator.</summary>
    public string? LastError { get; set; }
}

/// <summary>Puts requests into the outbox of the running transaction.</summary>
public sealed class Outbox(MarketDb db, AfterCommit afterCommit, OutboxSignal signal, TimeProvider clock)
{
    /// <summary>Sends <paramref name="request"/> after commit; its handler must be safe to run twice.</summary>
    public void Send<TRequest>(TRequest request)
        where TRequest : ICommand<Done>
    {
        var now = clock.GetUtcNow();
        db.Add(new OutboxMessage
        {
            Id = Guid.CreateVersion7(now), At = now, DueAt = now, Kind = typeof(TRequest).Name, Payload = JsonSerializer.Serialize(request),
        });
        afterCommit.Do(() =>
        {
            signal.Raise();
            return Task.CompletedTask;
        });
    }
}

/// <summary>Told when a commit left work in the outbox; the host drains it at once instead of at the next minute. By itself it does nothing.</summary>
public class OutboxSignal
{
    public virtual void Raise()
    {
    }
}

/// <summary>The requests that may travel through the outbox, by name.</summary>
/// <param name="Name">The request's name.</param>
/// <param name="Send">Reads the payload and sends the request.</param>
public sealed record OutboxKind(string Name, Func<IMediator, string, CancellationToken, Task> Send);

/// <summary>Sends what is due, oldest first, at most <paramref name="Most"/> messages. Each message is its own scope and transaction.</summary>
[SystemOnly]
public sealed record DrainOutbox(int Most = 200) : IQuery<int>;

internal sealed class DrainOutboxHandler(MarketDb db, IServiceScopeFactory scopes, IEnumerable<OutboxKind> kinds, TimeProvider clock, ILogger<DrainOutboxHandler> log)
    : IRequestHandler<DrainOutbox, int>
{
    public async Task<int> Handle(DrainOutbox request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await db.Set<OutboxMessage>().AsNoTracking()
            .Where(message => message.DoneAt == null && message.DueAt <= now)
            .OrderBy(message => message.At).Take(request.Most).ToListAsync(cancellationToken);
        var done = 0;
        foreach (var message in due)
        {
            if (await Send(message, cancellationToken)) done++;
        }

        return done;
    }

    private async Task<bool> Send(OutboxMessage message, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CurrentActor>().Value = Actor.System;
        var own = services.GetRequiredService<MarketDb>();
        try
        {
            var kind = kinds.SingleOrDefault(kind => kind.Name == message.Kind)
                ?? throw new InvalidOperationException($"No request is registered for the outbox kind {message.Kind}.");
            return await services.GetRequiredService<UnitOfWork>().Run(
                async token =>
                {
                    // Of two drains one wins the row; the other finds it done when the first has committed.
                    var claimed = await own.Set<OutboxMessage>().Where(row => row.Id == message.Id && row.DoneAt == null)
                        .ExecuteUpdateAsync(set => set.SetProperty(row => row.DoneAt, clock.GetUtcNow()).SetProperty(row => row.Attempts, row => row.Attempts + 1), token);
                    if (claimed == 0) return false;
                    await kind.Send(services.GetRequiredService<IMediator>(), message.Payload, token);
                    return true;
                },
                cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            OutboxLog.Failed(log, message.Kind, message.Id, failure);
            var error = failure.Message.Length > 400 ? failure.Message[..400] : failure.Message;
            var wait = TimeSpan.FromMinutes(Math.Min(60, 1 << Math.Min(message.Attempts, 6)));
            var dueAt = clock.GetUtcNow() + wait;
            await db.Set<OutboxMessage>().Where(row => row.Id == message.Id && row.DoneAt == null)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.LastError, error).SetProperty(row => row.Attempts, row => row.Attempts + 1).SetProperty(row => row.DueAt, dueAt),
                    cancellation);
            return false;
        }
    }
}

internal static partial class OutboxLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "Outbox message {Kind} {Id} failed and will be tried again")]
    public static partial void Failed(ILogger log, string kind, Guid id, Exception failure);
}
