using ConsumerAid.Foundation.Model;

namespace ConsumerAid.Orders;

/// <summary>What people type, trimmed; nothing but blanks is nothing.</summary>
internal static class Input
{
    /// <summary>A reason is kept for ever and read by the other side.</summary>
    public const int LongestReason = 400;

    public static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <exception cref="InvalidFields"><c>orders.reason-missing</c>, <c>orders.text-too-long</c>.</exception>
    public static string Reason(string? text) => OptionalReason(text) ?? throw new InvalidFields([new FieldError("reason", "orders.reason-missing")]);

    /// <exception cref="InvalidFields"><c>orders.text-too-long</c>.</exception>
    public static string? OptionalReason(string? text)
    {
        var reason = Trimmed(text);
        new FieldErrors().Require(reason is null || reason.Length <= LongestReason, "reason", "orders.text-too-long", LongestReason).ThrowIfAny();
        return reason;
    }
}
