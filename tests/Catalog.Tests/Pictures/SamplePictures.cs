using System.Buffers.Binary;
using System.Text;
using ConsumerAid.Catalog.Pictures;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace ConsumerAid.Catalog.Tests.Pictures;

/// <summary>Pictures that the tests make themselves: four coloured quarters, camera notes spliced in by hand.</summary>
internal static class SamplePictures
{
    /// <summary>A node makes variants one picture at a time: tests that wait for theirs do not run beside each other.</summary>
    public const string OneAtATime = "variants";

    public const string Camera = "CANARY-PHONE", PlaceInXmp = "27,53.166N";
    public static readonly SKColor TopLeft = SKColors.Red, TopRight = SKColors.Lime, BottomLeft = SKColors.Blue, BottomRight = SKColors.Yellow;

    public static IPictureLibrary Library { get; } = new ServiceCollection().AddPictureLibrary().BuildServiceProvider().GetRequiredService<IPictureLibrary>();

    /// <summary>A picture that looks the same upright, whichever way its pixels are stored.</summary>
    public static byte[] Quarters(int width, int height, int orientation = 1, SKEncodedImageFormat format = SKEncodedImageFormat.Jpeg)
    {
        using var bitmap = orientation >= 5 ? new SKBitmap(height, width) : new SKBitmap(width, height);
        var pixels = new SKColor[width * height];
        for (var y = 0; y < bitmap.Height; y++)
        {
            for (var x = 0; x < bitmap.Width; x++)
            {
                // CIPA DC-008, tag 0x0112: what the stored row 0 and column 0 are when seen upright.
                var (vx, vy) = orientation switch
                {
                    2 => (width - 1 - x, y),
                    3 => (width - 1 - x, height - 1 - y),
                    4 => (x, height - 1 - y),
                    5 => (y, x),
                    6 => (width - 1 - y, x),
                    7 => (width - 1 - y, height - 1 - x),
                    8 => (y, height - 1 - x),
                    _ => (x, y),
                };
                pixels[y * bitmap.Width + x] = (vx < width / 2, vy < height / 2) switch
                {
                    (true, true) => TopLeft,
                    (false, true) => TopRight,
                    (true, false) => BottomLeft,
                    _ => BottomRight,
                };
            }
        }

        bitmap.Pixels = pixels;
        using var image = SKImage.FromBitmap(bitmap);
        using var file = image.Encode(format, 95);
        return file.ToArray();
    }

    /// <summary>Puts the camera's notes with its place (EXIF, XMP) behind the first marker of a JPEG.</summary>
    public static byte[] WithNotes(byte[] jpeg, int orientation, string? taken = null, string? zone = null, bool little = false)
        => [.. jpeg[..2], .. App1([.. "Exif\0\0"u8, .. Tiff(orientation, taken, zone, little)]),
            .. App1([.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Encoding.UTF8.GetBytes($"<x:xmpmeta exif:GPSLatitude='{PlaceInXmp}'/>")]), .. jpeg[2..]];

    private static byte[] App1(byte[] content) => [0xFF, 0xE1, (byte)((content.Length + 2) >> 8), (byte)((content.Length + 2) & 0xFF), .. content];

    public static byte[] Tiff(int orientation, string? taken = null, string? zone = null, bool little = false)
    {
        // Three directories at fixed places, the values that do not fit an entry behind them.
        const int first = 8, second = 80, third = 160, values = 240;
        var tiff = new byte[values];
        byte[] head = little ? [.. "II*\0"u8] : [.. "MM\0*"u8];
        head.CopyTo(tiff, 0);
        U32(4, first);
        Directory(first, (0x010F, 2, Camera), (0x0112, 3, (ushort)orientation), (0x8769, 4, (uint)second), (0x8825, 4, (uint)third));
        (int, int, object)[] moments = [(0x9003, 2, taken!), (0x9011, 2, zone!)];
        Directory(second, [.. moments.Where(m => m.Item3 is not null)]);
        Directory(third, (0x0001, 2, "N"), (0x0002, 5, new uint[] { 27, 1, 53, 1, 10, 1 }), (0x0003, 2, "E"), (0x0004, 5, new uint[] { 109, 1, 48, 1, 30, 1 }));
        return tiff;

        void Directory(int at, params (int Tag, int Kind, object Value)[] entries)
        {
            U16(at, entries.Length);
            at += 2;
            foreach (var (tag, kind, value) in entries)
            {
                U16(at, tag);
                U16(at + 2, kind);
                switch (value)
                {
                    case ushort n:
                        U32(at + 4, 1);
                        U16(at + 8, n);
                        break;
                    case uint n:
                        U32(at + 4, 1);
                        U32(at + 8, n);
                        break;
                    case uint[] rationals:
                        U32(at + 4, rationals.Length / 2);
                        U32(at + 8, tiff.Length);
                        foreach (var n in rationals)
                        {
                            Array.Resize(ref tiff, tiff.Length + 4);
                            U32(tiff.Length - 4, n);
                        }

                        break;
                    case string text:
                        U32(at + 4, text.Length + 1);
                        if (text.Length < 4) Encoding.ASCII.GetBytes(text).CopyTo(tiff, at + 8);
                        else
                        {
                            U32(at + 8, tiff.Length);
                            tiff = [.. tiff, .. Encoding.ASCII.GetBytes(text), 0];
                        }

                        break;
                }

                at += 12;
            }
        }

        void U16(int at, int n)
        {
            if (little) BinaryPrimitives.WriteUInt16LittleEndian(tiff.AsSpan(at), (ushort)n);
            else BinaryPrimitives.WriteUInt16BigEndian(tiff.AsSpan(at), (ushort)n);
        }

        void U32(int at, long n)
        {
            if (little) BinaryPrimitives.WriteUInt32LittleEndian(tiff.AsSpan(at), (uint)n);
            else BinaryPrimitives.WriteUInt32BigEndian(tiff.AsSpan(at), (uint)n);
        }
    }

    /// <summary>A chunk of a PNG with its length and CRC-32 (computed bit by bit, apart from the product's table).</summary>
    public static byte[] PngChunk(string kind, byte[] content)
    {
        byte[] covered = [.. Encoding.ASCII.GetBytes(kind), .. content];
        var crc = uint.MaxValue;
        foreach (var b in covered)
        {
            crc ^= b;
            for (var i = 0; i < 8; i++) crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }

        var chunk = new byte[covered.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        covered.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(covered.Length + 4), ~crc);
        return chunk;
    }

    /// <summary>The first bytes of a PNG that claims a size.</summary>
    public static byte[] PngClaiming(uint width, uint height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(header, width);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);
        return [0x89, .. "PNG\r\n\x1A\n"u8, .. PngChunk("IHDR", header), .. PngChunk("IDAT", [0x78, 0x9C, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01]), .. PngChunk("IEND", [])];
    }
}
