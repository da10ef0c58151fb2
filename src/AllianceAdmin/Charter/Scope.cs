using ConsumerAid.Foundation.Charter;

namespace ConsumerAid.AllianceAdmin.Charter;

/// <summary>Which facts a rule is asked about, and as of when. A rule is the same for all three; only what it looks at differs.</summary>
internal abstract record Scope
{
    /// <summary>An act that is about to happen: its subject alone, as of now.</summary>
    internal sealed record Acting(CharterQuestion Question, DateTimeOffset Now) : Scope;

    /// <summary>All that stands now, for the jobs.</summary>
    /// <param name="Now">As of when.</param>
    /// <param name="Since">Only what changed since then; null: all.</param>
    internal sealed record Standing(DateTimeOffset Now, DateTimeOffset? Since = null) : Scope;

    /// <summary>The acts of a past period, each as of its own instant: what a changed rule would have said of them.</summary>
    /// <param name="From">The first instant.</param>
    /// <param name="To">The first instant after it.</param>
    internal sealed record Past(DateTimeOffset From, DateTimeOffset To) : Scope;

    /// <summary>The period whose events are judged: of what stands now those of the last year, over which points are added up.</summary>
    public (DateTimeOffset From, DateTimeOffset To)? Events => this switch
    {
        Standing { Now: var now, Since: var since } => (since ?? now.AddDays(-RollingDays), now),
        Past { From: var from, To: var to } => (from, to),
        _ => null,
    };

    /// <summary>Whether the period of the events is so short that most parties have nothing new in it: then only those that have are looked back at.</summary>
    public bool IsBrief => Events is var (from, to) && to - from < Brief;

    private static readonly TimeSpan Brief = TimeSpan.FromDays(28);

    /// <summary>Days over which points are added up; what happened before counts no more.</summary>
    public const int RollingDays = 365;
}
