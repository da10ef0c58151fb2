using MediatR;

namespace ConsumerAid.Foundation.Model;

/// <summary>Something that happened, told to other modules inside the same transaction. Named in the past tense.</summary>
public interface IEvent : INotification;

/// <summary>A row whose changes must not overwrite another's: of two writers of one version the second fails. The context raises it at every change.</summary>
public interface IVersioned
{
    int Version { get; }
}

/// <summary>A thing that keeps its own rules.</summary>
public abstract class Aggregate : IVersioned
{
    private readonly List<IEvent> events = [];

    public int Version { get; private set; }

    /// <summary>Keeps an event until the unit of work publishes it, before it saves.</summary>
    protected void Happened(IEvent happened) => events.Add(happened);

    internal IReadOnlyList<IEvent> TakeEvents()
    {
        var taken = events.ToArray();
        events.Clear();
        return taken;
    }
}
