using System.Buffers.Binary;

namespace ConsumerAid.Catalog.Pictures;

/// <summary>Walks the segments of a JPEG file (ITU-T T.81 annex B) from its first marker to its last.</summary>
internal static class JpegHeader
{
    private const byte Eoi = 0xD9, Sos = 0xDA, App1 = 0xE1;

    public static ReadOnlySpan<byte> Magic => [0xFF, 0xD8, 0xFF];

    public static PictureFacts Read(ReadOnlySpan<byte> bytes)
    {
        PictureFacts? facts = null;
        Exif? exif = null;
        var scanned = false;
        for (var at = 2; ;)
        {
            var marker = NextMarker(bytes, ref at);
            // What follows the end (a second picture, a phone's own notes) is not ours.
            if (marker == Eoi) return facts is not null && scanned ? Exif.Apply(exif, facts) : throw new PictureRefused(PictureRefused.Corrupt);
            if (marker is 0x01 or (>= 0xD0 and <= 0xD8)) continue;

            if (at + 2 > bytes.Length) throw new PictureRefused(PictureRefused.Cut);
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);
            if (length < 2) throw new PictureRefused(PictureRefused.Corrupt);
            if (at + length > bytes.Length) throw new PictureRefused(PictureRefused.Cut);
            var segment = bytes.Slice(at + 2, length - 2);
            at += length;

            if (IsFrame(marker)) facts = facts is null ? Frame(segment) : throw new PictureRefused(PictureRefused.Corrupt);
            else if (marker == App1 && segment.StartsWith(Exif.Prefix)) exif ??= Exif.Read(segment[Exif.Prefix.Length..]);
            else if (marker == Sos) scanned = true;
        }
    }

    /// <summary>Skips to the next marker: over the coded pixels after a scan, and over stray bytes elsewhere, as decoders do.</summary>
    private static byte NextMarker(ReadOnlySpan<byte> bytes, ref int at)
    {
        while (true)
        {
            var skip = bytes[at..].IndexOf((byte)0xFF);
            if (skip < 0 || at + skip + 1 >= bytes.Length) throw new PictureRefused(PictureRefused.Cut);
            at += skip + 1;
            // FF 00 is a coded FF; FF FF is filling.
            if (bytes[at] is not (0x00 or 0xFF)) return bytes[at++];
        }
    }

    /// <summary>SOF0–SOF15, of which C4, C8 and CC are other things.</summary>
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static PictureFacts Frame(ReadOnlySpan<byte> segment)
    {
        if (segment.Length < 6) throw new PictureRefused(PictureRefused.Corrupt);
        int height = BinaryPrimitives.ReadUInt16BigEndian(segment[1..]), width = BinaryPrimitives.ReadUInt16BigEndian(segment[3..]);
        PictureFacts.CheckSize(width, height);
        return new PictureFacts(PictureFormat.Jpeg, width, height);
    }
}
