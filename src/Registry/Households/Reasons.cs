using ConsumerAid.Foundation.Model;

namespace ConsumerAid.Registry.Households;

/// <summary>A reason that somebody can be asked about later.</summary>
internal static class Reasons
{
    public const int Shortest = 5;
    private const int Longest = 400;

    public static string Checked(string? reason)
    {
        var text = Typed.Trimmed(reason);
        new FieldErrors().Require(text is { Length: >= Shortest and <= Longest }, "reason", "registry.reason-missing", Shortest, Longest).ThrowIfAny();
        return text!;
    }
}
