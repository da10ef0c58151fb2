using System.Numerics;

namespace ConsumerAid.Catalog.Pictures;

/// <summary>
/// How a picture looks, in 64 bits: of a grey picture of nine by eight, whether each pixel is brighter than the one to its right. Saved again, shrunk or recoloured a little, a picture keeps nearly
/// all of its bits. What is alike to <see cref="Near"/> bits is found by four keys of sixteen bits, of which one differs in one bit at most.
/// </summary>
internal static class PictureLook
{
    /// <summary>Pixels of the grey picture.</summary>
    public const int Width = 9, Height = 8;

    /// <summary>Pictures that differ in at most so many of the 64 bits are taken for the same.</summary>
    public const int Near = 7;

    private const int Keys = 4;
    private const int BitsOfKey = 16;

    // Of an empty sheet every bit is chance.
    private const int LeastContrast = 12;

    /// <param name="grey">72 bytes, row by row.</param>
    /// <returns>Null for what shows next to nothing: it looks like everything.</returns>
    public static long? Of(ReadOnlySpan<byte> grey)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(grey.Length, Width * Height);
        byte darkest = byte.MaxValue, brightest = 0;
        foreach (var pixel in grey) (darkest, brightest) = (Math.Min(darkest, pixel), Math.Max(brightest, pixel));
        if (brightest - darkest < LeastContrast) return null;

        var bits = 0UL;
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width - 1; x++) bits = (bits << 1) | (grey[(y * Width) + x] > grey[(y * Width) + x + 1] ? 1UL : 0UL);
        }

        return unchecked((long)bits);
    }

    /// <summary>In how many bits two pictures differ: 0 the same, 32 nothing in common.</summary>
    public static int Distance(long one, long other) => BitOperations.PopCount(unchecked((ulong)(one ^ other)));

    /// <summary>The four keys under which a picture is kept.</summary>
    public static IEnumerable<int> KeysOf(long look) => Enumerable.Range(0, Keys).Select(at => Key(at, Part(look, at)));

    /// <summary>All keys under which those lie that are near.</summary>
    public static IReadOnlyList<int> KeysNear(long look) =>
    [
        .. Enumerable.Range(0, Keys).SelectMany(at => Enumerable.Range(0, BitsOfKey).Select(bit => Key(at, Part(look, at) ^ (1 << bit))).Prepend(Key(at, Part(look, at)))),
    ];

    private static int Part(long look, int at) => (int)((look >> (at * BitsOfKey)) & 0xFFFF);

    private static int Key(int at, int part) => (at << BitsOfKey) | part;
}
