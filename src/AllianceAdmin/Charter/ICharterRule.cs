namespace ConsumerAid.AllianceAdmin.Charter;

/// <summary>One rule of the charter that the program enforces: the same code at the moment of action, in the jobs and when a changed rule is tried on the past.</summary>
internal interface ICharterRule
{
    /// <summary>The rule's id, e.g. <c>CH-03</c>.</summary>
    string Rule { get; }

    /// <summary>Whether it judges what stands, so that a finding ends when it is mended; else it judges what happened, which stays.</summary>
    bool Curable { get; }

    /// <summary>Names the kind of fact that it judges: of rules with one id, each has another.</summary>
    string FactKind { get; }

    /// <summary>What the rule says of the facts in scope by one version of the charter; nothing when the scope is none of its business.</summary>
    IAsyncEnumerable<Verdict> Weigh(Scope scope, CharterBook book, CancellationToken cancellation);

    /// <summary>What one version of the charter says of a fact that was kept.</summary>
    /// <param name="fact">What <see cref="Verdict.Fact"/> was, by <see cref="KeptFact.Write"/>.</param>
    IEnumerable<Verdict> Judge(string fact, CharterBook book);
}
