using System.Buffers.Binary;

namespace ConsumerAid.Catalog.Pictures;

/// <summary>Walks the chunks of a WebP file (RFC 9649). A moving one is no photo.</summary>
internal static class WebPHeader
{
    private const byte Animated = 0x02;

    public static bool Begins(ReadOnlySpan<byte> bytes) => bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8);

    public static PictureFacts Read(ReadOnlySpan<byte> bytes)
    {
        var stated = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        var cut = stated > bytes.Length - 8;
        var file = cut ? bytes : bytes[..((int)stated + 8)];
        (int Width, int Height)? size = null;
        Exif? exif = null;
        var drawn = false;
        for (var at = 12; file.Length - at >= 8;)
        {
            var kind = file.Slice(at, 4);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 4)..]);
            var content = file[(at + 8)..];
            if (length <= content.Length) content = content[..(int)length];
            else if (!cut) throw new PictureRefused(PictureRefused.Corrupt);

            if (Size(kind, content) is { } found)
            {
                PictureFacts.CheckSize(found.Width, found.Height);
                if (found != (size ??= found)) throw new PictureRefused(PictureRefused.Corrupt);
                drawn |= kind[3] != 'X';
            }
            else if (kind.SequenceEqual("EXIF"u8)) exif ??= Exif.Read(content.StartsWith(Exif.Prefix) ? content[Exif.Prefix.Length..] : content);

            // Chunks start at even places.
            at = (int)Math.Min((long)at + 8 + length + (length & 1), file.Length);
        }

        if (cut) throw new PictureRefused(PictureRefused.Cut);
        return size is { } s && drawn ? Exif.Apply(exif, new PictureFacts(PictureFormat.WebP, s.Width, s.Height)) : throw new PictureRefused(PictureRefused.Corrupt);
    }

    /// <summary>The canvas of an extended file, or the size of lossy or lossless pixels; null for other chunks and for a header that broke off.</summary>
    private static (int Width, int Height)? Size(ReadOnlySpan<byte> kind, ReadOnlySpan<byte> content)
    {
        if (kind.SequenceEqual("VP8X"u8) && content.Length >= 10)
        {
            if ((content[0] & Animated) != 0) throw new PictureRefused(PictureRefused.NotAPicture) { Status = 415 };
            return (1 + (content[4] | content[5] << 8 | content[6] << 16), 1 + (content[7] | content[8] << 8 | content[9] << 16));
        }

        if (kind.SequenceEqual("VP8 "u8) && content.Length >= 10 && content[3..6].SequenceEqual((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A]))
            return (BinaryPrimitives.ReadUInt16LittleEndian(content[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(content[8..]) & 0x3FFF);

        if (!kind.SequenceEqual("VP8L"u8) || content.Length < 5 || content[0] != 0x2F) return null;
        var bits = BinaryPrimitives.ReadUInt32LittleEndian(content[1..]);
        return (1 + (int)(bits & 0x3FFF), 1 + (int)(bits >> 14 & 0x3FFF));
    }
}
