using System.Buffers.Binary;

namespace ConsumerAid.Catalog.Pictures;

/// <summary>Walks the chunks of a PNG file (ISO/IEC 15948), each checked against its CRC.</summary>
internal static class PngHeader
{
    private static readonly uint[] Crcs = [.. Enumerable.Range(0, 256).Select(Crc)];

    public static ReadOnlySpan<byte> Magic => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public static PictureFacts Read(ReadOnlySpan<byte> bytes)
    {
        PictureFacts? facts = null;
        Exif? exif = null;
        var drawn = false;
        for (var at = Magic.Length; ;)
        {
            if (bytes.Length - at < 8) throw new PictureRefused(PictureRefused.Cut);
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
            var kind = bytes.Slice(at + 4, 4);
            if (facts is null) facts = Size(kind, bytes[(at + 8)..]);
            if (length > bytes.Length - at - 12) throw new PictureRefused(PictureRefused.Cut);
            var content = bytes.Slice(at + 8, (int)length);
            if (Crc(bytes.Slice(at + 4, (int)length + 4)) != BinaryPrimitives.ReadUInt32BigEndian(bytes[(at + 8 + (int)length)..]))
                throw new PictureRefused(PictureRefused.Corrupt);
            at += (int)length + 12;

            if (kind.SequenceEqual("IEND"u8)) return drawn ? Exif.Apply(exif, facts) : throw new PictureRefused(PictureRefused.Corrupt);
            if (kind.SequenceEqual("IDAT"u8)) drawn = true;
            else if (kind.SequenceEqual("eXIf"u8)) exif ??= Exif.Read(content);
        }
    }

    private static PictureFacts Size(ReadOnlySpan<byte> kind, ReadOnlySpan<byte> header)
    {
        if (!kind.SequenceEqual("IHDR"u8)) throw new PictureRefused(PictureRefused.Corrupt);
        if (header.Length < 8) throw new PictureRefused(PictureRefused.Cut);
        uint width = BinaryPrimitives.ReadUInt32BigEndian(header), height = BinaryPrimitives.ReadUInt32BigEndian(header[4..]);
        if (width > int.MaxValue || height > int.MaxValue) throw new PictureRefused(PictureRefused.Corrupt);
        PictureFacts.CheckSize((int)width, (int)height);
        return new PictureFacts(PictureFormat.Png, (int)width, (int)height);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes) crc = Crcs[(crc ^ b) & 0xFF] ^ (crc >> 8);
        return ~crc;
    }

    private static uint Crc(int value)
    {
        var crc = (uint)value;
        for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : 0xEDB88320 ^ (crc >> 1);
        return crc;
    }
}
