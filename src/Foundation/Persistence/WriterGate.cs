using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Foundation.Persistence;

/// <summary>
/// SQLite has one writer at a time and wakes the waiting ones unfairly: queueing them inside the process takes the tail of seconds away. Other databases need no gate.
/// </summary>
public sealed class WriterGate : IDisposable
{
    private readonly SemaphoreSlim one = new(1, 1);

    public async Task<IDisposable> Enter(MarketDb db, CancellationToken cancellation)
    {
        if (!db.Database.IsSqlite()) return Turn.Free;
        await one.WaitAsync(cancellation);
        return new Turn(one);
    }

    public void Dispose() => one.Dispose();

    private sealed class Turn(SemaphoreSlim? one) : IDisposable
    {
        public static Turn Free { get; } = new(null);

        public void Dispose() => one?.Release();
    }
}
