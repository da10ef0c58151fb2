using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text.Unicode;

namespace ConsumerAid.Foundation.Ledger;

/// <summary>JSON text under construction, as UTF-8 bytes: values are spelled as RFC 8785 asks, the order of members is the caller's.</summary>
/// <remarks>Begins in the caller's stack buffer and moves to pooled arrays when that is too small. Dispose it.</remarks>
internal ref struct JsonBytes(Span<byte> start)
{
    /// <summary>The largest whole number that every JSON reader keeps exactly (RFC 7493, 2^53 − 1).</summary>
    public const long MaxWhole = 9_007_199_254_740_991;

    /// <summary>Enough for an entry with codes of usual length.</summary>
    public const int UsualLine = 768;

    private static readonly SearchValues<char> s_escaped = SearchValues.Create(
        "\"\\\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f"
        + "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f");

    private Span<byte> _bytes = start;
    private byte[]? _rented;
    private int _length;

    public readonly ReadOnlySpan<byte> Written => _bytes[.._length];

    public void Raw(ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(Room(utf8.Length));
        _length += utf8.Length;
    }

    public void Raw(byte one)
    {
        Room(1)[0] = one;
        _length++;
    }

    /// <summary>A string, or null.</summary>
    /// <exception cref="FormatException">Half of a surrogate pair.</exception>
    public void Text(string? text)
    {
        if (text is null)
        {
            Raw("null"u8);
            return;
        }

        Raw((byte)'"');
        var rest = text.AsSpan();
        for (var next = rest.IndexOfAny(s_escaped); next >= 0; next = rest.IndexOfAny(s_escaped))
        {
            Plain(rest[..next]);
            Escaped(rest[next]);
            rest = rest[(next + 1)..];
        }

        Plain(rest);
        Raw((byte)'"');
    }

    /// <summary>A whole number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Beyond ±(2^53 − 1).</exception>
    public void Whole(long number)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, MaxWhole);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, -MaxWhole);
        Utf8Formatter.TryFormat(number, Room(20), out var written);
        _length += written;
    }

    /// <summary>A UUID in lower case with hyphens.</summary>
    public void Id(Guid id)
    {
        var room = Room(38);
        room[0] = room[37] = (byte)'"';
        Utf8Formatter.TryFormat(id, room[1..], out _);
        _length += 38;
    }

    /// <summary>An instant in UTC with milliseconds; what is finer is cut off.</summary>
    public void Instant(DateTimeOffset instant)
    {
        var room = Room(30);
        // "O" is the runtime's fast path; its fraction has seven digits, of which three are kept.
        instant.UtcDateTime.TryFormat(room[1..], out _, "O", CultureInfo.InvariantCulture);
        room[0] = room[25] = (byte)'"';
        room[24] = (byte)'Z';
        _length += 26;
    }

    /// <summary>A digest as 64 hexadecimal digits, or null.</summary>
    public void Hex(Digest? digest)
    {
        if (digest is not { } known)
        {
            Raw("null"u8);
            return;
        }

        Span<byte> bytes = stackalloc byte[Digest.Size];
        known.CopyTo(bytes);
        var room = Room(66);
        room[0] = room[65] = (byte)'"';
        Convert.TryToHexStringLower(bytes, room[1..], out _);
        _length += 66;
    }

    public readonly void Dispose()
    {
        if (_rented is not null) ArrayPool<byte>.Shared.Return(_rented);
    }

    private void Plain(ReadOnlySpan<char> text)
    {
        var room = Room(text.Length * 3);
        if (Utf8.FromUtf16(text, room, out _, out var written, replaceInvalidSequences: false) != OperationStatus.Done)
        {
            throw new FormatException("The text holds half of a surrogate pair.");
        }

        _length += written;
    }

    private void Escaped(char sign)
    {
        switch (sign)
        {
            case '"': Raw("\\\""u8); break;
            case '\\': Raw("\\\\"u8); break;
            case '\b': Raw("\\b"u8); break;
            case '\t': Raw("\\t"u8); break;
            case '\n': Raw("\\n"u8); break;
            case '\f': Raw("\\f"u8); break;
            case '\r': Raw("\\r"u8); break;
            default:
                Raw("\\u00"u8);
                Raw((byte)(sign < 0x10 ? '0' : '1'));
                Raw("0123456789abcdef"u8[sign & 0xF]);
                break;
        }
    }

    private Span<byte> Room(int bytes)
    {
        if (_bytes.Length - _length < bytes)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _length + bytes));
            Written.CopyTo(larger);
            Dispose();
            _bytes = _rented = larger;
        }

        return _bytes[_length..];
    }
}
