using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Charter;

/// <summary>A rule in two halves: one set-based question over published facts for all subjects in scope, and the judgement of one fact, which knows neither clock nor database.</summary>
internal abstract class CharterRule<TFact>(string rule, bool curable) : ICharterRule
{
    public string Rule { get; } = rule;

    public bool Curable { get; } = curable;

    public string FactKind { get; } = typeof(TFact).Name;

    public async IAsyncEnumerable<Verdict> Weigh(Scope scope, CharterBook book, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var fact in Read(scope, book, cancellation))
        {
            foreach (var verdict in Judge(fact, book)) yield return scope is Scope.Acting ? verdict with { Fact = Kept(fact), FactKind = FactKind } : verdict;
        }
    }

    public IEnumerable<Verdict> Judge(string fact, CharterBook book) => Judge(KeptFact.Read<TFact>(fact), book);

    /// <summary>What may be kept of a fact to be judged again; null where it holds what must not be kept.</summary>
    protected virtual object? Kept(TFact fact) => fact;

    /// <summary>The facts in scope; null when the scope is none of this rule's business.</summary>
    protected virtual IQueryable<TFact>? Facts(Scope scope, CharterBook book) => null;

    /// <summary>What the rule says of one fact.</summary>
    protected abstract IEnumerable<Verdict> Judge(TFact fact, CharterBook book);

    /// <summary>For rules that are told a part of their facts by the question, or count what came before.</summary>
    protected virtual IAsyncEnumerable<TFact> Read(Scope scope, CharterBook book, CancellationToken cancellation) =>
        Facts(scope, book)?.AsAsyncEnumerable() ?? AsyncEnumerable.Empty<TFact>();
}
