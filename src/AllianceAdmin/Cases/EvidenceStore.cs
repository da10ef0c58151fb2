using System.Security.Cryptography;
using ConsumerAid.Catalog.Pictures;
using Microsoft.AspNetCore.DataProtection;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>Files of evidence under their hash, sealed with the key ring beside the photos; what is read is checked against the hash.</summary>
internal sealed class EvidenceStore(StorageFolder folder, IDataProtectionProvider protection)
{
    private readonly string root = Path.Combine(folder.Path, "evidence");
    private readonly IDataProtector protector = protection.CreateProtector("evidence");

    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public async Task Keep(string hash, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var path = PathOf(hash);
        if (File.Exists(path)) return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // Under another name first: a file that is there is whole.
        var fresh = $"{path}.{RandomNumberGenerator.GetHexString(12)}.new";
        await using (var file = new FileStream(fresh, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0, FileOptions.Asynchronous))
        {
            await file.WriteAsync(protector.Protect(bytes.ToArray()), cancellation);
            file.Flush(flushToDisk: true);
        }

        File.Move(fresh, path, overwrite: true);
    }

    /// <exception cref="InvalidDataException">The file is not what was received.</exception>
    public async Task<byte[]> Read(string hash, CancellationToken cancellation)
    {
        var bytes = protector.Unprotect(await File.ReadAllBytesAsync(PathOf(hash), cancellation));
        return HashOf(bytes) == hash ? bytes : throw new InvalidDataException($"The evidence {hash} is not what was received.");
    }

    private string PathOf(string hash) => Path.Combine(root, hash[..2], $"{hash}.sealed");
}
