namespace ConsumerAid.AllianceAdmin.Charter;

/// <summary>One rule of the charter that the program enforces: the same code at the moment of action, in the jobs and when a changed rule is tried on the past.</summary>
internal interface ICharterRule
{
    /// <summary>The rule's id, e.g. <c>CH-03</c>.</summary>
    string Rule { get; }

    /// <summary>Whether it judges what stands, so that a finding ends when it is mended; else it judges what happened, which stays.</summary>
    bool Curable { get; }

    /// <summary>What the rule says of the facts in scope by one version of the charter; nothing when the scope is none of its business.</summary>
    IAsyncEnumerable<Verdict> Weigh(Scope scope, CharterBook book, CancellationToken cancellation);
}
