using System.Buffers.Binary;
using System.Buffers.Text;
using ConsumerAid.Foundation.Model;

namespace ConsumerAid.Foundation.Requests;

/// <summary>A part of a list.</summary>
/// <param name="Items">In the list's order.</param>
/// <param name="Next">The opaque cursor behind the last item; null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>
/// Where a page ends: the sort key and the id of its last row. The next page seeks behind it in the index, so a late page costs what the first one costs and a row that
/// comes or goes meanwhile moves no other.
/// </summary>
/// <param name="Key">The sort key as a number: grams, fen, the ticks of an instant, the number of a day.</param>
/// <param name="Id">The last row's id.</param>
public readonly record struct Cursor(long Key, Guid Id)
{
    /// <summary>The most rows of a page.</summary>
    public const int MostRows = 200;

    public static Cursor Of(DateTimeOffset instant, Guid id) => new(instant.UtcTicks, id);

    public static Cursor Of(DateOnly day, Guid id) => new(day.DayNumber, id);

    /// <summary>The key as an instant.</summary>
    public DateTimeOffset Instant => Key >= 0 && Key <= DateTimeOffset.MaxValue.UtcTicks ? new DateTimeOffset(Key, TimeSpan.Zero) : throw Bad();

    /// <summary>The key as a day.</summary>
    public DateOnly Day => Key >= 0 && Key <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber((int)Key) : throw Bad();

    /// <summary>Null for none.</summary>
    /// <exception cref="RuleBroken"><c>request.bad-cursor</c>: none of ours.</exception>
    public static Cursor? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        Span<byte> bytes = stackalloc byte[24];
        return text.Length == 32 && Base64Url.TryDecodeFromChars(text, bytes, out var written) && written == bytes.Length
            ? new Cursor(BinaryPrimitives.ReadInt64BigEndian(bytes), new Guid(bytes[8..], bigEndian: true))
            : throw Bad();
    }

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[24];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Key);
        Id.TryWriteBytes(bytes[8..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }

    private static RuleBroken Bad() => new("request.bad-cursor") { Field = "cursor", Status = 400 };
}

/// <summary>Making pages.</summary>
public static class Pages
{
    /// <summary>The asked number of rows within what is allowed.</summary>
    public static int Rows(int limit) => Math.Clamp(limit, 1, Cursor.MostRows);

    /// <summary>A page from one row more than it holds: the row too many says that there is a next one.</summary>
    public static Page<T> Of<T>(List<T> rows, int take, Func<T, Cursor> cursor)
    {
        if (rows.Count <= take) return new Page<T>(rows, null);
        rows.RemoveRange(take, rows.Count - take);
        return new Page<T>(rows, cursor(rows[^1]).ToString());
    }
}
