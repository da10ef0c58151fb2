using System.Security.Cryptography;
using ConsumerAid.Catalog.Pictures;
using Microsoft.AspNetCore.DataProtection;

namespace ConsumerAid.AllianceAdmin.Papers;

/// <summary>Files under our own names, by the SHA-256 of what was received; they may hold personal data, so they lie sealed with the key ring.</summary>
internal sealed class PaperStore(StorageFolder folder, IDataProtectionProvider protection)
{
    private readonly string root = Path.Combine(folder.Path, "papers");
    private readonly IDataProtector protector = protection.CreateProtector("papers");

    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public async Task Keep(string hash, ReadOnlyMemory<byte> received, CancellationToken cancellation)
    {
        var path = PathOf(hash);
        if (File.Exists(path)) return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // Under another name first: a file that is there is whole.
        var fresh = $"{path}.{RandomNumberGenerator.GetHexString(12)}.new";
        await using (var file = new FileStream(fresh, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0, FileOptions.Asynchronous))
        {
            await file.WriteAsync(protector.Protect(received.ToArray()), cancellation);
            file.Flush(flushToDisk: true);
        }

        File.Move(fresh, path, overwrite: true);
    }

    /// <summary>What was received; null when the file does not lie here, as after a database was brought back without its storage.</summary>
    /// <exception cref="InvalidDataException">The file is not what was received.</exception>
    public async Task<byte[]?> Received(string hash, CancellationToken cancellation)
    {
        if (!File.Exists(PathOf(hash))) return null;
        var bytes = protector.Unprotect(await File.ReadAllBytesAsync(PathOf(hash), cancellation));
        return HashOf(bytes) == hash ? bytes : throw new InvalidDataException($"The stored paper {hash} is not what was received.");
    }

    private string PathOf(string hash) => Path.Combine(root, hash[..2], $"{hash}.sealed");
}
