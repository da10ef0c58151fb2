using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace ConsumerAid.Catalog.Pictures;

/// <summary>SixLabors.ImageSharp (Six Labors Split License). It knows three formats and may not take more memory than our largest picture needs.</summary>
internal sealed class ImageSharpPictureLibrary : IPictureLibrary
{
    private static readonly DecoderOptions Options = new()
    {
        Configuration = new Configuration(new JpegConfigurationModule(), new PngConfigurationModule(), new WebpConfigurationModule())
        {
            MemoryAllocator = MemoryAllocator.Create(new MemoryAllocatorOptions { AllocationLimitMegabytes = 256 }),
        },
        MaxFrames = 1,
    };

    private static readonly WebpEncoder Encoder = new() { FileFormat = WebpFileFormatType.Lossy, Quality = PictureVariant.Quality, SkipMetadata = true };

    public IReadOnlyList<PictureVariant> Render(ReadOnlyMemory<byte> picture, params IEnumerable<int> widths)
    {
        var facts = PictureFacts.Inspect(picture.Span);
        var sizes = PictureVariant.Sizes(facts, widths);
        if (sizes.Length == 0) return [];

        using var current = Decode(picture.Span, facts);
        current.Mutate(x => x.AutoOrient());
        current.Metadata.ExifProfile = null;
        current.Metadata.XmpProfile = null;
        current.Metadata.IptcProfile = null;
        current.Metadata.IccProfile = null;

        var variants = new PictureVariant[sizes.Length];
        for (var i = sizes.Length - 1; i >= 0; i--)
        {
            var (width, height) = sizes[i];
            if (current.Width != width || current.Height != height) current.Mutate(x => x.Resize(width, height));
            using var file = new MemoryStream();
            current.Save(file, Encoder);
            variants[i] = new PictureVariant(width, height, file.ToArray());
        }

        return variants;
    }

    public byte[] Grey(ReadOnlyMemory<byte> picture, int width, int height)
    {
        using var small = Decode(picture.Span, PictureFacts.Inspect(picture.Span));
        small.Mutate(x => x.Resize(width, height));
        var grey = new byte[width * height];
        for (var i = 0; i < grey.Length; i++)
        {
            var pixel = small[i % width, i / width];
            grey[i] = (byte)(((299 * pixel.R) + (587 * pixel.G) + (114 * pixel.B)) / 1000);
        }

        return grey;
    }

    private static Image<Rgba32> Decode(ReadOnlySpan<byte> picture, PictureFacts facts)
    {
        try
        {
            var header = Image.Identify(Options, picture);
            if (header.Width != facts.Width || header.Height != facts.Height) throw new PictureRefused(PictureRefused.Corrupt);
            return Image.Load<Rgba32>(Options, picture);
        }
        catch (Exception e) when (e is ImageFormatException or InvalidMemoryOperationException)
        {
            throw new PictureRefused(PictureRefused.Corrupt);
        }
    }
}
