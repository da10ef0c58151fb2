using System.Buffers.Text;
using System.Text.Json;

namespace ConsumerAid.Foundation.Ledger;

/// <summary>
/// Reads one line of the export: an object of plain values with exactly the members asked for, in any order and spacing. Values are taken in one
/// spelling only (lower-case UUIDs and digests, instants with milliseconds and Z), so that what was read is written again byte for byte.
/// </summary>
internal ref struct FlatJson
{
    private Utf8JsonReader _reader;
    private int _seen;
    private int _expected;
    private string _name = "";

    /// <exception cref="FormatException">Not an object.</exception>
    /// <exception cref="JsonException">Not JSON.</exception>
    public FlatJson(ReadOnlySpan<byte> json)
    {
        _reader = new Utf8JsonReader(json);
        if (!_reader.Read() || _reader.TokenType != JsonTokenType.StartObject) throw new FormatException("not an object");
    }

    /// <summary>Steps to the value of the next member and says which of <paramref name="names"/> it is; −1 at the end.</summary>
    /// <exception cref="FormatException">An unknown or repeated member, or one missing.</exception>
    /// <exception cref="JsonException">Not JSON, or something behind the object.</exception>
    public int Next(ReadOnlySpan<string> names)
    {
        _reader.Read();
        if (_reader.TokenType == JsonTokenType.EndObject)
        {
            _reader.Read();
            if (_seen != (1 << names.Length) - 1) throw new FormatException($"{names[int.TrailingZeroCount(~_seen)]} is missing");
            return -1;
        }

        // Lines mostly have the documented order, so the next name is tried first.
        var member = _expected;
        if (member >= names.Length || !_reader.ValueTextEquals(names[member]))
        {
            for (member = 0; member < names.Length && !_reader.ValueTextEquals(names[member]);) member++;
            if (member == names.Length) throw new FormatException("a member is unknown");
        }

        if ((_seen & (1 << member)) != 0) throw new FormatException($"{names[member]} stands twice");
        _seen |= 1 << member;
        _expected = member + 1;
        _name = names[member];
        _reader.Read();
        return member;
    }

    public readonly bool IsNull => _reader.TokenType == JsonTokenType.Null;

    /// <exception cref="FormatException">Any other value than this.</exception>
    public readonly void Constant(ReadOnlySpan<byte> text)
    {
        if (_reader.TokenType != JsonTokenType.String || !_reader.ValueTextEquals(text)) throw Wrong();
    }

    /// <summary>A string that is not empty.</summary>
    /// <exception cref="FormatException">Another value.</exception>
    /// <exception cref="InvalidOperationException">Not UTF-8, or half of a surrogate pair.</exception>
    public readonly string Text() =>
        _reader.TokenType == JsonTokenType.String && _reader.GetString() is { Length: > 0 } text ? text : throw Wrong();

    /// <summary>A whole number from <paramref name="least"/> up.</summary>
    public readonly long Whole(long least) =>
        _reader.TokenType == JsonTokenType.Number && _reader.TryGetInt64(out var number) && number >= least && number <= JsonBytes.MaxWhole
            ? number
            : throw Wrong();

    public readonly Guid Id()
    {
        var text = Short(stackalloc byte[36]);
        var one = text.Length == 36 && text.IndexOfAnyInRange((byte)'A', (byte)'F') < 0;
        return one && Utf8Parser.TryParse(text, out Guid id, out var read) && read == 36 ? id : throw Wrong();
    }

    public readonly Digest Digest() =>
        Ledger.Digest.TryParse(Short(stackalloc byte[2 * Ledger.Digest.Size]), out var digest) ? digest : throw Wrong();

    /// <summary>An instant as <c>2026-11-23T00:00:00.000Z</c>.</summary>
    public readonly DateTimeOffset Instant()
    {
        var text = Short(stackalloc byte[24]);
        if (text.Length != 24 || text[4] != '-' || text[7] != '-' || text[10] != 'T') throw Wrong();
        if (text[13] != ':' || text[16] != ':' || text[19] != '.' || text[23] != 'Z') throw Wrong();
        var (year, month, day) = (Digits(text[..4]), Digits(text[5..7]), Digits(text[8..10]));
        var (hour, minute, second, millisecond) = (Digits(text[11..13]), Digits(text[14..16]), Digits(text[17..19]), Digits(text[20..23]));
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) throw Wrong();
        if (hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59 || millisecond < 0) throw Wrong();
        return new DateTimeOffset(year, month, day, hour, minute, second, millisecond, TimeSpan.Zero);
    }

    /// <summary>What to throw when the value of this member is not as it must be.</summary>
    public readonly FormatException Wrong() => new($"{_name} is not as it must be");

    private static int Digits(ReadOnlySpan<byte> text)
    {
        var number = 0;
        foreach (var digit in text)
        {
            if (digit is < (byte)'0' or > (byte)'9') return -1;
            number = (number * 10) + digit - '0';
        }

        return number;
    }

    /// <summary>The text of a string that fits <paramref name="room"/>; nothing when it is longer or no string.</summary>
    private readonly ReadOnlySpan<byte> Short(Span<byte> room)
    {
        if (_reader.TokenType != JsonTokenType.String) return default;
        if (!_reader.ValueIsEscaped)
        {
            if (!_reader.ValueSpan.TryCopyTo(room)) return default;
            return room[.._reader.ValueSpan.Length];
        }

        // One character takes at most six bytes when escaped.
        Span<byte> unescaped = stackalloc byte[6 * 64];
        if (_reader.ValueSpan.Length > unescaped.Length) return default;
        unescaped = unescaped[.._reader.CopyString(unescaped)];
        return unescaped.TryCopyTo(room) ? room[..unescaped.Length] : default;
    }
}
