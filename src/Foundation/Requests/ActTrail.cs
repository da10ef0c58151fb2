using ConsumerAid.Foundation.Persistence;

namespace ConsumerAid.Foundation.Requests;

/// <summary>One line of who did what, when, to which thing and for whom: written with the act, in its transaction.</summary>
public sealed class Act
{
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The account's code, or <c>system</c>.</summary>
    public required string By { get; init; }

    /// <summary>The use case: the request's name.</summary>
    public required string Name { get; init; }

    /// <summary>What it was done to, as a path: <c>lot/0199…</c>, <c>household/HH-431226-000123</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>The household or organisation for which it was done.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>What changed, in a short machine-readable form; never personal data or a secret.</summary>
    public string? Detail { get; init; }
}

/// <summary>Collects what the handler says of its act; the pipeline writes it when the command has run, and forgets it when it failed.</summary>
public sealed class ActTrail(MarketDb db, CurrentActor actor, TimeProvider clock)
{
    private Running? current;

    /// <summary>Says what the running command was done to, and for whom. A command may say it several times.</summary>
    public void Say(string subject, string? onBehalfOf = null, string? detail = null) =>
        (current ?? throw new InvalidOperationException("No command is running.")).Said.Add((subject, onBehalfOf, detail));

    /// <summary>Whether a command is being handled in this scope.</summary>
    internal bool IsRunning => current is not null;

    internal Running Begin(string name) => current = new Running(this, current, name);

    private void Write(Running act)
    {
        var now = clock.GetUtcNow();
        foreach (var (subject, onBehalfOf, detail) in act.Said)
        {
            db.Add(new Act
            {
                Id = Guid.CreateVersion7(now), At = now, By = actor.Code, Name = act.Name, Subject = subject, OnBehalfOf = onBehalfOf, Detail = detail,
            });
        }
    }

    internal sealed class Running(ActTrail trail, Running? outer, string name) : IDisposable
    {
        public string Name { get; } = name;

        public List<(string Subject, string? OnBehalfOf, string? Detail)> Said { get; } = [];

        public void Write() => trail.Write(this);

        public void Dispose() => trail.current = outer;
    }
}
