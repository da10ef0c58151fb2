using SkiaSharp;

namespace ConsumerAid.Catalog.Pictures;

/// <summary>SkiaSharp (MIT). Skia never applies the EXIF orientation by itself, so the pixels are turned here.</summary>
internal sealed class SkiaPictureLibrary : IPictureLibrary
{
    private static readonly SKSamplingOptions Halving = new(SKFilterMode.Linear), Fine = new(SKCubicResampler.CatmullRom);

    public IReadOnlyList<PictureVariant> Render(ReadOnlyMemory<byte> picture, params IEnumerable<int> widths)
    {
        var facts = PictureFacts.Inspect(picture.Span);
        var sizes = PictureVariant.Sizes(facts, widths);
        if (sizes.Length == 0) return [];

        var variants = new PictureVariant[sizes.Length];
        var current = Widest(picture.Span, facts, sizes[^1]);
        try
        {
            for (var i = sizes.Length - 1; i >= 0; i--)
            {
                Replace(ref current, Scale(current, sizes[i].Width, sizes[i].Height));
                variants[i] = new PictureVariant(current.Width, current.Height, Encode(current));
            }
        }
        finally
        {
            current.Dispose();
        }

        return variants;
    }

    public byte[] Grey(ReadOnlyMemory<byte> picture, int width, int height)
    {
        using var decoded = Decode(picture.Span, PictureFacts.Inspect(picture.Span), width, height);
        using var small = Scale(decoded, width, height);
        var pixels = small.Pixels;
        return [.. pixels.Select(pixel => (byte)(((299 * pixel.Red) + (587 * pixel.Green) + (114 * pixel.Blue)) / 1000))];
    }

    /// <summary>Scaled first and turned then: turning the full picture would hold it twice.</summary>
    private static SKBitmap Widest(ReadOnlySpan<byte> picture, PictureFacts facts, (int Width, int Height) upright)
    {
        var (width, height) = facts.Orientation >= 5 ? (upright.Height, upright.Width) : upright;
        using var decoded = Decode(picture, facts, width, height);
        using var scaled = Scale(decoded, width, height);
        return Turn(scaled, facts.Orientation);
    }

    /// <summary>No larger than needed (a JPEG at a half, a quarter or an eighth) and into sRGB, so that the colours outlive their profile.</summary>
    private static SKBitmap Decode(ReadOnlySpan<byte> picture, PictureFacts facts, int width, int height)
    {
        using var bytes = SKData.CreateCopy(picture);
        using var codec = SKCodec.Create(bytes);
        if (codec is null || codec.Info.Width != facts.Width || codec.Info.Height != facts.Height) throw new PictureRefused(PictureRefused.Corrupt);

        var size = codec.Info.Size;
        for (var part = 2; part <= 8; part *= 2)
        {
            var smaller = codec.GetScaledDimensions(1f / part);
            if (smaller.Width >= width && smaller.Height >= height) size = smaller;
        }

        var bitmap = Blank(size.Width, size.Height);
        var result = codec.GetPixels(bitmap.Info, bitmap.GetPixels());
        if (result == SKCodecResult.Success) return bitmap;
        bitmap.Dispose();
        throw new PictureRefused(result == SKCodecResult.IncompleteInput ? PictureRefused.Cut : PictureRefused.Corrupt);
    }

    /// <summary>Halves (the mean of four pixels) until less than a half is left to do: a filter that looks at few pixels would skip the others.</summary>
    private static SKBitmap Scale(SKBitmap source, int width, int height)
    {
        if (source.Width == width && source.Height == height) return Resize(source, width, height, SKSamplingOptions.Default);
        if (source.Width < 2 * width || source.Height < 2 * height) return Resize(source, width, height, Fine);
        using var half = Resize(source, source.Width / 2, source.Height / 2, Halving);
        return Scale(half, width, height);
    }

    private static SKBitmap Resize(SKBitmap source, int width, int height, SKSamplingOptions sampling)
    {
        var scaled = Blank(width, height);
        using var from = source.PeekPixels();
        using var to = scaled.PeekPixels();
        return from.ScalePixels(to, sampling) ? scaled : throw new InvalidOperationException("Skia could not scale the picture.");
    }

    /// <summary>EXIF orientation: 2 mirrored, 3 upside down, 4 both, 5–8 the same lying on their side.</summary>
    private static SKBitmap Turn(SKBitmap source, int orientation)
    {
        int w = source.Width, h = source.Height;
        var matrix = orientation switch
        {
            2 => new SKMatrix(-1, 0, w, 0, 1, 0, 0, 0, 1),
            3 => new SKMatrix(-1, 0, w, 0, -1, h, 0, 0, 1),
            4 => new SKMatrix(1, 0, 0, 0, -1, h, 0, 0, 1),
            5 => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            6 => new SKMatrix(0, -1, h, 1, 0, 0, 0, 0, 1),
            7 => new SKMatrix(0, -1, h, -1, 0, w, 0, 0, 1),
            8 => new SKMatrix(0, 1, 0, -1, 0, w, 0, 0, 1),
            _ => SKMatrix.Identity,
        };
        var turned = orientation >= 5 ? Blank(h, w) : Blank(w, h);
        using var canvas = new SKCanvas(turned);
        canvas.SetMatrix(matrix);
        canvas.DrawBitmap(source, 0, 0, SKSamplingOptions.Default);
        return turned;
    }

    private static byte[] Encode(SKBitmap picture)
    {
        using var pixels = picture.PeekPixels();
        // Pixels without a colour space are written without a profile; readers then take sRGB, which they are.
        using var bare = pixels.WithColorSpace(null!);
        using var file = bare.Encode(SKEncodedImageFormat.Webp, PictureVariant.Quality);
        return file?.ToArray() ?? throw new InvalidOperationException("Skia could not write WebP.");
    }

    /// <summary>Transparent, so that what the picture does not cover stays so.</summary>
    private static SKBitmap Blank(int width, int height)
    {
        var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        bitmap.Erase(SKColors.Empty);
        return bitmap;
    }

    private static void Replace(ref SKBitmap current, SKBitmap next)
    {
        current.Dispose();
        current = next;
    }
}
