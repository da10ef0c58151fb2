using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace ConsumerAid.Foundation.Ledger;

/// <summary>A SHA-256 value: 32 bytes, written as 64 lower-case hexadecimal digits. The default value is all zeros.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct Digest
{
    /// <summary>Bytes in a digest.</summary>
    public const int Size = 32;

    private readonly ulong _first, _second, _third, _fourth;

    /// <summary>The digest that these 32 bytes are.</summary>
    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public static Digest From(ReadOnlySpan<byte> bytes) =>
        bytes.Length == Size ? MemoryMarshal.Read<Digest>(bytes) : throw new ArgumentException("A digest has 32 bytes.", nameof(bytes));

    /// <summary>SHA-256 of <paramref name="bytes"/>.</summary>
    public static Digest Of(ReadOnlySpan<byte> bytes)
    {
        var digest = default(Digest);
        SHA256.HashData(bytes, MemoryMarshal.AsBytes(new Span<Digest>(ref digest)));
        return digest;
    }

    /// <summary>Reads 64 lower-case digits and nothing else, so that a digest has one spelling only.</summary>
    public static bool TryParse(ReadOnlySpan<byte> hex, out Digest digest)
    {
        digest = default;
        return hex.Length == 2 * Size && hex.IndexOfAnyInRange((byte)'A', (byte)'F') < 0
            && Convert.FromHexString(hex, MemoryMarshal.AsBytes(new Span<Digest>(ref digest)), out _, out _) == System.Buffers.OperationStatus.Done;
    }

    public byte[] ToArray() => MemoryMarshal.AsBytes(new ReadOnlySpan<Digest>(in this)).ToArray();

    public override string ToString() => Convert.ToHexStringLower(MemoryMarshal.AsBytes(new ReadOnlySpan<Digest>(in this)));

    internal void CopyTo(Span<byte> bytes) => MemoryMarshal.Write(bytes, in this);
}
