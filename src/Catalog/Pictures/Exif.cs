using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace ConsumerAid.Catalog.Pictures;

/// <summary>
/// The two things that we want of a camera's notes (CIPA DC-008): which side is up, and when it was taken. Everything else, the place above all, is never
/// read. Broken notes do not spoil a good picture: what cannot be read counts as not said.
/// </summary>
internal sealed record Exif(int Orientation, DateTimeOffset? CapturedAt, bool ZoneStated)
{
    private const ushort OrientationTag = 0x0112, ExifTag = 0x8769, DateTimeOriginalTag = 0x9003, OffsetTimeOriginalTag = 0x9011;
    private const ushort Ascii = 2, Short = 3;
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    public static ReadOnlySpan<byte> Prefix => "Exif\0\0"u8;

    public static PictureFacts Apply(Exif? exif, PictureFacts facts) => exif is null
        ? facts
        : facts with { Orientation = exif.Orientation, CapturedAt = exif.CapturedAt, CapturedZoneStated = exif.ZoneStated };

    /// <param name="tiff">From the byte order mark on: every offset inside counts from there.</param>
    public static Exif? Read(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8) return null;
        var little = tiff.StartsWith("II*\0"u8);
        if (!little && !tiff.StartsWith("MM\0*"u8)) return null;

        var first = U32(tiff, 4, little);
        var orientation = Find(tiff, first, OrientationTag, little) is var o and > 0 && U16(tiff, o + 2, little) == Short ? U16(tiff, o + 8, little) : 1;
        var pointer = Find(tiff, first, ExifTag, little);
        var second = pointer > 0 ? U32(tiff, pointer + 8, little) : 0;
        var taken = Text(tiff, second, DateTimeOriginalTag, little);
        var zone = Text(tiff, second, OffsetTimeOriginalTag, little);
        var zoneStated = TryZone(zone, out var offset);
        return new Exif(orientation is >= 1 and <= 8 ? orientation : 1, Moment(taken, offset), zoneStated && taken is not null);
    }

    /// <summary>Where the entry of a tag begins in the directory, or 0.</summary>
    private static int Find(ReadOnlySpan<byte> tiff, uint directory, ushort tag, bool little)
    {
        if (directory < 8 || directory > tiff.Length - 2) return 0;
        var count = U16(tiff, (int)directory, little);
        for (int i = 0, at = (int)directory + 2; i < count && at + 12 <= tiff.Length; i++, at += 12)
            if (U16(tiff, at, little) == tag) return at;
        return 0;
    }

    private static string? Text(ReadOnlySpan<byte> tiff, uint directory, ushort tag, bool little)
    {
        var entry = Find(tiff, directory, tag, little);
        if (entry == 0 || U16(tiff, entry + 2, little) != Ascii) return null;
        var length = U32(tiff, entry + 4, little);
        if (length is <= 4 or > 64) return null;
        var at = U32(tiff, entry + 8, little);
        return at + (long)length > tiff.Length ? null : Encoding.ASCII.GetString(tiff.Slice((int)at, (int)length)).TrimEnd('\0', ' ');
    }

    private static DateTimeOffset? Moment(string? text, TimeSpan offset)
        => DateTime.TryParseExact(text, "yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && local.Year >= 1970
            ? new DateTimeOffset(local, offset)
            : null;

    private static bool TryZone(string? text, out TimeSpan offset)
    {
        var stated = DateTimeOffset.TryParseExact($"2000-01-01{text}", "yyyy-MM-ddzzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var probe);
        offset = stated ? probe.Offset : China;
        return stated;
    }

    private static ushort U16(ReadOnlySpan<byte> b, int at, bool little)
        => little ? BinaryPrimitives.ReadUInt16LittleEndian(b[at..]) : BinaryPrimitives.ReadUInt16BigEndian(b[at..]);

    private static uint U32(ReadOnlySpan<byte> b, int at, bool little)
        => little ? BinaryPrimitives.ReadUInt32LittleEndian(b[at..]) : BinaryPrimitives.ReadUInt32BigEndian(b[at..]);
}
