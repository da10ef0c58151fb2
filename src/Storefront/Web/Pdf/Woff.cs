using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace ConsumerAid.Storefront.Web.Pdf;

/// <summary>Unpacks a font of the Web Open Font Format 1 (W3C) to the tables of the TrueType font that it was made of: each is compressed by itself.</summary>
internal static class Woff
{
    private const int Header = 44, Entry = 20;

    /// <summary>The tables by their tags.</summary>
    public static SortedDictionary<string, byte[]> Unpack(byte[] woff)
    {
        if (!woff.AsSpan().StartsWith("wOFF"u8)) throw new InvalidDataException("No WOFF 1 font.");
        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        for (var at = 0; at < BinaryPrimitives.ReadUInt16BigEndian(woff.AsSpan(12)); at++)
        {
            var entry = woff.AsSpan(Header + (at * Entry), Entry);
            var (offset, packed) = (BinaryPrimitives.ReadInt32BigEndian(entry[4..]), BinaryPrimitives.ReadInt32BigEndian(entry[8..]));
            var table = new byte[BinaryPrimitives.ReadInt32BigEndian(entry[12..])];
            if (packed < table.Length)
            {
                using var stream = new ZLibStream(new MemoryStream(woff, offset, packed), CompressionMode.Decompress);
                stream.ReadExactly(table);
            }
            else
            {
                woff.AsSpan(offset, packed).CopyTo(table);
            }

            tables.Add(Encoding.ASCII.GetString(entry[..4]), table);
        }

        return tables;
    }
}
