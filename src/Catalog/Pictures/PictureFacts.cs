namespace ConsumerAid.Catalog.Pictures;

/// <summary>What the picture's file format is.</summary>
public enum PictureFormat
{
    Jpeg = 1,
    Png = 2,
    WebP = 3,
}

/// <summary>What a picture's own bytes say, read from its headers without decoding a pixel.</summary>
/// <param name="Format">By content; names and content types that came with it are not asked.</param>
/// <param name="Width">Stored width in pixels.</param>
/// <param name="Height">Stored height in pixels.</param>
/// <param name="Orientation">EXIF orientation 1–8: how the stored pixels must be turned to stand upright; 1 when nothing is said.</param>
/// <param name="CapturedAt">When the camera says that it was taken (EXIF DateTimeOriginal), or null. A claim by the sender's device, not a proof.</param>
/// <param name="CapturedZoneStated">False when the camera named no offset from UTC and China Standard Time was assumed.</param>
public sealed record PictureFacts(
    PictureFormat Format, int Width, int Height, int Orientation = 1, DateTimeOffset? CapturedAt = null, bool CapturedZoneStated = false)
{
    /// <summary>12 MiB.</summary>
    public const int MaxBytes = 12 * 1024 * 1024;

    /// <summary>60 megapixels: 240 MB when decoded.</summary>
    public const int MaxPixels = 60_000_000;

    /// <summary>The longest side in pixels: what WebP can hold, and the widest panorama of a phone.</summary>
    public const int MaxSide = 16_383;

    /// <summary>Orientations 5–8 lie on their side.</summary>
    private bool Sideways => Orientation >= 5;

    /// <summary>Width in pixels once turned upright.</summary>
    public int UprightWidth => Sideways ? Height : Width;

    /// <summary>Height in pixels once turned upright.</summary>
    public int UprightHeight => Sideways ? Width : Height;

    /// <summary>Reads the facts, and refuses early what would cost memory or shame later: a few milliseconds for the largest file, and nothing is decoded.</summary>
    /// <exception cref="PictureRefused">With one of its codes.</exception>
    public static PictureFacts Inspect(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) throw new PictureRefused(PictureRefused.Empty);
        if (bytes.Length > MaxBytes) throw new PictureRefused(PictureRefused.TooLarge, MaxBytes / 1024 / 1024) { Status = 413 };
        if (bytes.StartsWith(JpegHeader.Magic)) return JpegHeader.Read(bytes);
        if (bytes.StartsWith(PngHeader.Magic)) return PngHeader.Read(bytes);
        if (WebPHeader.Begins(bytes)) return WebPHeader.Read(bytes);
        throw new PictureRefused(IsHeic(bytes) ? PictureRefused.Heic : PictureRefused.NotAPicture) { Status = 415 };
    }

    /// <summary>Called by the readers as soon as they know the size, before they read on.</summary>
    internal static void CheckSize(int width, int height)
    {
        if (width <= 0 || height <= 0) throw new PictureRefused(PictureRefused.Corrupt);
        if (width > MaxSide || height > MaxSide || (long)width * height > MaxPixels)
            throw new PictureRefused(PictureRefused.TooManyPixels, width, height, MaxPixels / 1_000_000);
    }

    /// <summary>ISO 23008-12 annex B: the brands of HEVC still pictures and sequences, and the structural ones that Apple writes first.</summary>
    private static bool IsHeic(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 16 || !bytes[4..8].SequenceEqual("ftyp"u8)) return false;
        if (bytes[8..12].SequenceEqual("mif1"u8) || bytes[8..12].SequenceEqual("msf1"u8)) return bytes[..Math.Min(bytes.Length, 64)].IndexOf("avif"u8) < 0;
        return bytes[8..11].SequenceEqual("hei"u8) || bytes[8..11].SequenceEqual("hev"u8);
    }
}
