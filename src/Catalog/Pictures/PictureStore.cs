using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace ConsumerAid.Catalog.Pictures;

/// <summary>Where photos lie: <c>Storage:Path</c>, made known by the host.</summary>
public sealed record StorageFolder(string Path);

/// <summary>
/// Files under our own names: by the SHA-256 of what was received. The received bytes are evidence and may name a place, so they lie sealed with the key ring and no address
/// leads to them; shown are the variants alone.
/// </summary>
public sealed class PictureStore(StorageFolder folder, IDataProtectionProvider protection)
{
    private readonly string root = Path.Combine(folder.Path, "photos");
    private readonly IDataProtector protector = protection.CreateProtector("pictures");

    /// <summary>The file of a variant, or null while there is none.</summary>
    /// <param name="hash">SHA-256 of the received bytes, lower-case hexadecimal.</param>
    /// <param name="width">One of <see cref="PictureVariant.Widths"/>; a narrower picture is not enlarged.</param>
    public string? Variant(string hash, int width)
    {
        var path = VariantPath(hash, width);
        return File.Exists(path) ? path : null;
    }

    internal static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    internal Task Keep(string hash, ReadOnlyMemory<byte> received, CancellationToken cancellation)
    {
        var path = OriginalPath(hash);
        return File.Exists(path) ? Task.CompletedTask : Write(path, protector.Protect(received.ToArray()), cancellation);
    }

    /// <exception cref="InvalidDataException">The file is not what was received.</exception>
    internal async Task<byte[]> Received(string hash, CancellationToken cancellation)
    {
        var bytes = protector.Unprotect(await File.ReadAllBytesAsync(OriginalPath(hash), cancellation));
        return HashOf(bytes) == hash ? bytes : throw new InvalidDataException($"The stored picture {hash} is not what was received.");
    }

    internal Task KeepVariant(string hash, int width, ReadOnlyMemory<byte> webP, CancellationToken cancellation) => Write(VariantPath(hash, width), webP, cancellation);

    private string OriginalPath(string hash) => Path.Combine(Folder(hash), $"{hash}.sealed");

    private string VariantPath(string hash, int width) => Path.Combine(Folder(hash), $"{hash}-{width}.webp");

    private string Folder(string hash) => hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower)
        ? Path.Combine(root, hash[..2])
        : throw new ArgumentException("Not a hash.", nameof(hash));

    // Under another name first: a file that is there is whole.
    private static async Task Write(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var fresh = $"{path}.{RandomNumberGenerator.GetHexString(12)}.new";
        await using (var file = new FileStream(fresh, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0, FileOptions.Asynchronous))
        {
            await file.WriteAsync(bytes, cancellation);
            file.Flush(flushToDisk: true);
        }

        File.Move(fresh, path, overwrite: true);
    }
}
