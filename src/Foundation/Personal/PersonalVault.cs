using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace ConsumerAid.Foundation.Personal;

/// <summary>Personal data as it lies in the database: readable only with the key ring. The default value holds nothing.</summary>
/// <param name="Text">The protected form.</param>
public readonly record struct Ciphertext(string Text)
{
    public bool IsEmpty => string.IsNullOrEmpty(Text);

    /// <summary>Never the content: this may reach a log.</summary>
    public override string ToString() => "***";
}

/// <summary>
/// Encrypts names, ID numbers, phones and accounts with a key ring kept as files apart from the database, and makes keyed hashes (HMAC-SHA-256) of those that
/// must be found again: equal content gives equal hashes, and nobody without the key can try numbers.
/// </summary>
public sealed class PersonalVault
{
    private readonly IDataProtector protector;
    private readonly byte[] lookupKey;

    /// <param name="protection">Data protection over the key ring.</param>
    /// <param name="keys">Its folder: the lookup key is made there at the first start and never changes.</param>
    public PersonalVault(IDataProtectionProvider protection, KeyFolder keys)
    {
        protector = protection.CreateProtector("personal");
        lookupKey = keys.LookupKey();
    }

    public Ciphertext Seal(string plain) => new(protector.Protect(plain));

    /// <exception cref="CryptographicException">The key ring does not belong to this database.</exception>
    public string Open(Ciphertext cipher) => cipher.IsEmpty ? "" : protector.Unprotect(cipher.Text);

    /// <summary>The keyed hash of a normalised value, 43 characters of base64url. <paramref name="kind"/> (phone, id, account) keeps equal digits of different kinds apart.</summary>
    public string Hash(string kind, string normalised) =>
        Base64UrlEncode(HMACSHA256.HashData(lookupKey, Encoding.UTF8.GetBytes($"{kind}\n{normalised}")));

    private static string Base64UrlEncode(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}

/// <summary>The folder <c>Keys:Path</c>: shared by all nodes, backed up apart from the database, never pruned.</summary>
public sealed class KeyFolder(string path)
{
    public DirectoryInfo Directory { get; } = System.IO.Directory.CreateDirectory(path);

    internal byte[] LookupKey()
    {
        var file = Path.Combine(Directory.FullName, "lookup.key");
        if (!File.Exists(file))
        {
            var fresh = Path.Combine(Directory.FullName, $"lookup.{Environment.ProcessId}.{RandomNumberGenerator.GetHexString(8)}.new");
            File.WriteAllBytes(fresh, RandomNumberGenerator.GetBytes(32));
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(fresh, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            try
            {
                // Of several nodes that start at once, one makes the key and the others take it.
                File.Move(fresh, file, overwrite: false);
            }
            catch (IOException) when (File.Exists(file))
            {
                File.Delete(fresh);
            }
        }

        return File.ReadAllBytes(file);
    }
}
