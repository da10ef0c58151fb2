using ConsumerAid.Foundation.Model;

namespace ConsumerAid.Registry.Households;

/// <summary>A reason that somebody can be asked about later.</summary>
internal static class Reasons
{
    public static string Checked(string? reason)
    {
        var text = Typed.Trimmed(reason);
        new FieldErrors().Require(text is { Length: >= 5 and <= 400 }, "reason", "registry.reason-missing", 5, 400).ThrowIfAny();
        return text!;
    }
}
