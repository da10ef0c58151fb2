using ConsumerAid.Catalog.Pictures;
using ConsumerAid.Foundation.Model;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>What a file of evidence is, by its content.</summary>
public enum EvidenceKind
{
    Jpeg,
    Png,
    WebP,
    Pdf,
}

/// <summary>Looks at what was sent; its name and the type that came with it are not believed.</summary>
internal static class EvidenceFiles
{
    /// <summary>12 MiB, as for pictures.</summary>
    public const int MostBytes = PictureFacts.MaxBytes;

    public const int MostFiles = 20;

    private const int LongestName = 120;

    // Where a whole PDF says that it ends.
    private const int PdfEnd = 1024;

    /// <exception cref="RuleBroken">Empty, too large, neither picture nor PDF, or broken.</exception>
    public static EvidenceKind KindOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("%PDF-"u8))
        {
            if (bytes.Length > MostBytes) throw new RuleBroken("cases.evidence-too-large", MostBytes / 1024 / 1024) { Status = 413 };
            return bytes[^Math.Min(PdfEnd, bytes.Length)..].IndexOf("%%EOF"u8) >= 0 ? EvidenceKind.Pdf : throw new RuleBroken("cases.evidence-cut");
        }

        try
        {
            return PictureFacts.Inspect(bytes).Format switch { PictureFormat.Jpeg => EvidenceKind.Jpeg, PictureFormat.Png => EvidenceKind.Png, _ => EvidenceKind.WebP };
        }
        catch (PictureRefused refused) when (refused.Code == PictureRefused.NotAPicture)
        {
            throw new RuleBroken("cases.evidence-kind") { Status = 415 };
        }
    }

    public static string TypeOf(EvidenceKind kind) => kind switch
    {
        EvidenceKind.Jpeg => "image/jpeg",
        EvidenceKind.Png => "image/png",
        EvidenceKind.WebP => "image/webp",
        _ => "application/pdf",
    };

    /// <summary>The sender's name for it, without a path and without signs that steer text or paths; our own word when nothing is left.</summary>
    public static string NameOf(string? sent, EvidenceKind kind)
    {
        var end = kind switch { EvidenceKind.Jpeg => ".jpg", EvidenceKind.Png => ".png", EvidenceKind.WebP => ".webp", _ => ".pdf" };
        var plain = new string([.. (sent ?? "").Split('/', '\\')[^1].Where(sign => char.IsLetterOrDigit(sign) || sign is ' ' or '-' or '_' or '.' or '（' or '）')]).Trim(' ', '.');
        var stem = Path.GetFileNameWithoutExtension(plain).Trim(' ', '.');
        if (stem.Length == 0) stem = "evidence";
        var longest = LongestName - end.Length;
        if (stem.Length > longest) stem = stem[..(char.IsHighSurrogate(stem[longest - 1]) ? longest - 1 : longest)];
        return stem + end;
    }
}
