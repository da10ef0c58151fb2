using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace ConsumerAid.Storefront.Web.Pdf;

/// <summary>Writes tables as a TrueType file.</summary>
internal static class TrueTypeFile
{
    private const int Header = 12, Entry = 16, Told = 34;
    private const uint Version = 0x00010000;

    public static byte[] Write(SortedDictionary<string, byte[]> tables)
    {
        var (count, log) = (tables.Count, BitOperations.Log2((uint)tables.Count));
        var file = new byte[Header + (count * Entry) + tables.Values.Sum(Room)];
        Long(0, Version);
        Short(4, count);
        Short(6, Entry << log);
        Short(8, log);
        Short(10, Entry * (count - (1 << log)));
        var (entry, end) = (Header, Header + (count * Entry));
        foreach (var (tag, table) in tables)
        {
            Encoding.ASCII.GetBytes(tag).CopyTo(file, entry);
            table.CopyTo(file, end);
            Long(entry + 4, Sum(file.AsSpan(end, Room(table))));
            Long(entry + 8, (uint)end);
            Long(entry + 12, (uint)table.Length);
            (entry, end) = (entry + Entry, end + Room(table));
        }

        return file;

        void Short(int at, int value) => BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(at), (ushort)value);
        void Long(int at, uint value) => BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(at), value);
    }

    /// <summary>
    /// Gives every glyph a width of its own. A font may leave out those at its end that repeat the last one; the library that takes a font apart does not know that.
    /// </summary>
    public static void WriteOutWidths(SortedDictionary<string, byte[]> tables)
    {
        var (glyphs, head, widths) = (BinaryPrimitives.ReadUInt16BigEndian(tables["maxp"].AsSpan(4)), tables["hhea"], tables["hmtx"]);
        var told = BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(Told));
        var all = new byte[glyphs * 4];
        widths.AsSpan(0, told * 4).CopyTo(all);
        for (var glyph = (int)told; glyph < glyphs; glyph++)
        {
            widths.AsSpan((told - 1) * 4, 2).CopyTo(all.AsSpan(glyph * 4));
            widths.AsSpan((told * 4) + ((glyph - told) * 2), 2).CopyTo(all.AsSpan((glyph * 4) + 2));
        }

        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(Told), glyphs);
        tables["hmtx"] = all;
    }

    /// <summary>Tables begin at multiples of four.</summary>
    private static int Room(byte[] table) => (table.Length + 3) & ~3;

    private static uint Sum(ReadOnlySpan<byte> table)
    {
        var sum = 0u;
        for (var at = 0; at < table.Length; at += 4) sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(table[at..]));
        return sum;
    }
}
