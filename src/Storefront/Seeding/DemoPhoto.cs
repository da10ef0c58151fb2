using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using ConsumerAid.Foundation.Time;

namespace ConsumerAid.Storefront.Seeding;

/// <summary>A photo of the demo: a drawn heap of round fruit, as a PNG that says when it was taken. Each seed is another heap.</summary>
internal static class DemoPhoto
{
    private const int Width = 240, Height = 180, Fruits = 26;

    public static byte[] Of(int seed, DateTimeOffset taken)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Chunk(file, "IHDR"u8, [0, 0, 0, Width, 0, 0, 0, Height, 8, 2, 0, 0, 0]);
        Chunk(file, "eXIf"u8, Notes(taken));
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true)) zip.Write(Pixels(seed));
        Chunk(file, "IDAT"u8, packed.ToArray());
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Pixels(int seed)
    {
        var random = new Random(seed);
        var fruits = Enumerable.Range(0, Fruits).Select(_ => (
            X: random.Next(Width), Y: random.Next(Height), R: random.Next(12, 34), Red: (byte)random.Next(150, 240), Green: (byte)random.Next(80, 190), Blue: (byte)random.Next(20, 70))).ToArray();
        var rows = new byte[Height * (1 + (3 * Width))];
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var at = (y * (1 + (3 * Width))) + 1 + (3 * x);
                (rows[at], rows[at + 1], rows[at + 2]) = (46, 58, 40);
                foreach (var fruit in fruits)
                {
                    if (((x - fruit.X) * (x - fruit.X)) + ((y - fruit.Y) * (y - fruit.Y)) <= fruit.R * fruit.R) (rows[at], rows[at + 1], rows[at + 2]) = (fruit.Red, fruit.Green, fruit.Blue);
                }
            }
        }

        return rows;
    }

    /// <summary>EXIF with the moment and its zone (CIPA DC-008, tags 0x9003 and 0x9011).</summary>
    private static byte[] Notes(DateTimeOffset taken)
    {
        const int second = 26, texts = second + 2 + (2 * 12) + 4;
        var tiff = new byte[texts + 20 + 7];
        "MM\0*"u8.CopyTo(tiff);
        BinaryPrimitives.WriteInt32BigEndian(tiff.AsSpan(4), 8);
        Entry(8, 1, 0, 0x8769, 4, 1, second);
        Entry(second, 2, 0, 0x9003, 2, 20, texts);
        Entry(second, 2, 1, 0x9011, 2, 7, texts + 20);
        Encoding.ASCII.GetBytes(ChinaTime.In(taken).ToString("yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture)).CopyTo(tiff, texts);
        "+08:00"u8.CopyTo(tiff.AsSpan(texts + 20));
        return tiff;

        void Entry(int directory, short count, int place, int tag, short kind, int length, int value)
        {
            BinaryPrimitives.WriteInt16BigEndian(tiff.AsSpan(directory), count);
            var at = tiff.AsSpan(directory + 2 + (12 * place));
            BinaryPrimitives.WriteUInt16BigEndian(at, (ushort)tag);
            BinaryPrimitives.WriteInt16BigEndian(at[2..], kind);
            BinaryPrimitives.WriteInt32BigEndian(at[4..], length);
            BinaryPrimitives.WriteInt32BigEndian(at[8..], value);
        }
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> kind, byte[] content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        byte[] named = [.. kind, .. content];
        file.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(named));
        file.Write(number);
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : 0xEDB88320 ^ (crc >> 1);
        }

        return ~crc;
    }
}
