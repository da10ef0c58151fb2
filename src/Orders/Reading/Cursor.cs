using System.Buffers.Text;
using System.Text;

namespace ConsumerAid.Orders.Reading;

/// <summary>Where a page of a list ended: the last row's instant and id, opaque to callers.</summary>
internal readonly record struct Cursor(DateTimeOffset At, Guid Id)
{
    public override string ToString() => Base64Url.EncodeToString(Encoding.ASCII.GetBytes($"{At.UtcTicks:x}.{Id:n}"));

    /// <summary>The cursor of this text; null for none or one that we never gave, which begins at the first row.</summary>
    public static Cursor? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text) || !Base64Url.IsValid(text)) return null;
        var parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text)).Split('.');
        return parts.Length == 2 && long.TryParse(parts[0], System.Globalization.NumberStyles.AllowHexSpecifier, null, out var ticks)
            && ticks >= 0 && ticks <= DateTime.MaxValue.Ticks && Guid.TryParseExact(parts[1], "N", out var id)
            ? new Cursor(new DateTimeOffset(ticks, TimeSpan.Zero), id)
            : null;
    }
}
