using ConsumerAid.Foundation.Charter;

namespace ConsumerAid.Orders.Placing;

/// <summary>Something to tell the actor beside the result: the key of a sentence and its values.</summary>
public sealed record Warning(string Code, IReadOnlyList<object> Arguments)
{
    /// <summary>What the charter tells the actor; its notes are for the office alone.</summary>
    internal static IReadOnlyList<Warning> Of(IEnumerable<CharterObjection> said) =>
        [.. said.Where(objection => objection.Effect == CharterEffect.Warn).Select(objection => new Warning(objection.Code, objection.Arguments))];
}
