namespace ConsumerAid.Catalog.Pictures;

/// <summary>
/// Makes the pictures that pages show from the picture that somebody sent. SkiaSharp by default; <c>-p:PictureLibrary=ImageSharp</c> compiles the other one in.
/// </summary>
public interface IPictureLibrary
{
    /// <summary>
    /// Turned upright, without any metadata, WebP at quality 80, never enlarged: one variant for each different <c>min(width, upright width)</c>, widest last. Takes
    /// about half a second of one core for 12 megapixels, and up to 4 bytes of memory a pixel: call it in a job with a concurrency of one.
    /// </summary>
    /// <param name="picture">The bytes as received.</param>
    /// <param name="widths">The widths wanted, in pixels, each above 0.</param>
    /// <exception cref="PictureRefused">The bytes are no picture that we take (see <see cref="PictureFacts.Inspect"/>), or turn out broken when decoded.</exception>
    IReadOnlyList<PictureVariant> Render(ReadOnlyMemory<byte> picture, params IEnumerable<int> widths);

    /// <summary>How bright the picture is, in so many columns and rows whatever its shape, row by row, 0 black to 255 white. Meant for a variant: an orientation is not applied.</summary>
    /// <exception cref="PictureRefused">As <see cref="Render"/>.</exception>
    byte[] Grey(ReadOnlyMemory<byte> picture, int width, int height);
}

/// <summary>One picture as pages show it.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="WebP">The file.</param>
public sealed record PictureVariant(int Width, int Height, ReadOnlyMemory<byte> WebP)
{
    /// <summary>The widths that pages ask for, in pixels: a list on a phone, a card on a desk, the large view.</summary>
    public static IReadOnlyList<int> Widths { get; } = [320, 640, 1024];

    /// <summary>WebP quality, 0–100.</summary>
    internal const int Quality = 80;

    /// <summary>The sizes that <see cref="IPictureLibrary.Render"/> makes, narrowest first; heights are rounded, at least 1.</summary>
    internal static (int Width, int Height)[] Sizes(PictureFacts facts, IEnumerable<int> widths)
        => [.. widths.Select(w => Math.Min(w, facts.UprightWidth)).Distinct().Order()
            .Select(w => (w, (int)Math.Max(1, ((long)facts.UprightHeight * w + facts.UprightWidth / 2) / facts.UprightWidth)))];
}
