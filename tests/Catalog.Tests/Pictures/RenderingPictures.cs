using System.Buffers.Binary;
using System.Text;
using ConsumerAid.Catalog.Pictures;
using CsCheck;
using SkiaSharp;
using Xunit;

namespace ConsumerAid.Catalog.Tests.Pictures;

public sealed class RenderingPictures
{
    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7), InlineData(8)]
    public void A_photo_comes_out_upright_and_tells_nothing_of_its_place(int orientation)
    {
        var photo = SamplePictures.WithNotes(SamplePictures.Quarters(800, 600, orientation), orientation, "2026:11:23 08:15:30", "+08:00");
        Assert.True(Holds(photo, SamplePictures.Camera) && Holds(photo, SamplePictures.PlaceInXmp));
        using (var codec = SKCodec.Create(new MemoryStream(photo))) Assert.Equal((SKEncodedOrigin)orientation, codec.EncodedOrigin);

        var variants = SamplePictures.Library.Render(photo, PictureVariant.Widths);

        Assert.Equal([(320, 240), (640, 480), (800, 600)], variants.Select(v => (v.Width, v.Height)));
        foreach (var variant in variants)
        {
            AssertQuarters(variant);
            AssertBare(variant);
        }
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public void Png_and_webp_are_rendered_as_well(SKEncodedImageFormat format)
    {
        var variants = SamplePictures.Library.Render(SamplePictures.Quarters(1200, 900, 1, format), 320);
        AssertQuarters(Assert.Single(variants));
        AssertBare(variants[0]);
    }

    [Theory]
    [InlineData(100, new[] { 100 })]
    [InlineData(320, new[] { 320 })]
    [InlineData(500, new[] { 320, 500 })]
    [InlineData(1024, new[] { 320, 640, 1024 })]
    [InlineData(3000, new[] { 320, 640, 1024 })]
    public void Nothing_is_enlarged(int width, int[] expected)
        => Assert.Equal(expected, SamplePictures.Library.Render(SamplePictures.Quarters(width, 60, 1, SKEncodedImageFormat.Png), PictureVariant.Widths).Select(v => v.Width));

    [Fact]
    public void A_line_keeps_a_height_of_one()
        => Assert.Equal((320, 1), SamplePictures.Library.Render(SamplePictures.Quarters(2000, 2, 1, SKEncodedImageFormat.Png), 320).Select(v => (v.Width, v.Height)).Single());

    [Fact]
    public void Transparency_stays()
    {
        using var clear = new SKBitmap(400, 300);
        clear.Erase(SKColors.Transparent);
        using var png = clear.Encode(SKEncodedImageFormat.Png, 100);
        using var shown = SKBitmap.Decode(SamplePictures.Library.Render(png.ToArray(), 320)[0].WebP.Span);
        Assert.Equal(0, shown.GetPixel(100, 100).Alpha);
    }

    [Fact]
    public void A_fine_pattern_becomes_an_even_grey_and_no_moire()
    {
        using var pattern = new SKBitmap(2560, 1920);
        pattern.Pixels = [.. Enumerable.Range(0, 2560 * 1920).Select(at => (at / 2560 + at) % 2 == 0 ? SKColors.White : SKColors.Black)];
        using var png = pattern.Encode(SKEncodedImageFormat.Png, 100);
        using var shown = SKBitmap.Decode(SamplePictures.Library.Render(png.ToArray(), 320)[0].WebP.Span);
        for (var at = 10; at < 230; at += 7) Assert.InRange(shown.GetPixel(at, at).Red, 110, 210);
    }

    [Fact]
    public void A_bomb_is_refused_before_it_is_decoded()
        => Assert.Equal(PictureRefused.TooManyPixels, Assert.Throws<PictureRefused>(() => SamplePictures.Library.Render(SamplePictures.PngClaiming(50_000, 50_000), 320)).Code);

    [Fact]
    public void Pixels_that_do_not_unpack_are_corrupt()
        => Assert.Contains(Assert.Throws<PictureRefused>(() => SamplePictures.Library.Render(SamplePictures.PngClaiming(400, 300), 320)).Code,
            new[] { PictureRefused.Corrupt, PictureRefused.Cut });

    [Fact]
    public void A_jpeg_cut_in_the_middle_is_refused()
    {
        var whole = SamplePictures.Quarters(800, 600);
        Assert.Equal(PictureRefused.Cut, Assert.Throws<PictureRefused>(() => SamplePictures.Library.Render(whole[..(whole.Length / 2)], 320)).Code);
    }

    [Fact]
    public void A_damaged_photo_gets_a_word_or_a_picture_and_never_an_accident()
    {
        byte[][] seeds =
        [
            SamplePictures.WithNotes(SamplePictures.Quarters(60, 40, 6), 6), SamplePictures.Quarters(60, 40, 1, SKEncodedImageFormat.Png),
            SamplePictures.Quarters(60, 40, 1, SKEncodedImageFormat.Webp),
        ];
        var rendered = 0;
        Gen.Select(Gen.Int[0, 2], Gen.Select(Gen.Int[0, 4095], Gen.Byte).Array[0, 6]).Sample((seed, changes) =>
        {
            var picture = seeds[seed].ToArray();
            foreach (var (at, value) in changes) picture[at % picture.Length] = value;
            try
            {
                SamplePictures.Library.Render(picture, 32);
                Interlocked.Increment(ref rendered);
            }
            catch (PictureRefused refused)
            {
                Assert.StartsWith("picture.", refused.Code, StringComparison.Ordinal);
            }
        }, iter: 3_000);
        Assert.True(rendered > 100);
    }

    private static void AssertQuarters(PictureVariant variant)
    {
        using var shown = SKBitmap.Decode(variant.WebP.Span);
        Assert.Equal((variant.Width, variant.Height), (shown.Width, shown.Height));
        int left = 12, top = 12, right = shown.Width - 13, bottom = shown.Height - 13;
        AssertNear(SamplePictures.TopLeft, shown.GetPixel(left, top));
        AssertNear(SamplePictures.TopRight, shown.GetPixel(right, top));
        AssertNear(SamplePictures.BottomLeft, shown.GetPixel(left, bottom));
        AssertNear(SamplePictures.BottomRight, shown.GetPixel(right, bottom));
    }

    private static void AssertNear(SKColor expected, SKColor actual)
        => Assert.True(Math.Abs(expected.Red - actual.Red) + Math.Abs(expected.Green - actual.Green) + Math.Abs(expected.Blue - actual.Blue) < 60, $"{expected} ≠ {actual}");

    /// <summary>Pixels and nothing else: no EXIF, XMP or profile chunk, none of the canaries.</summary>
    private static void AssertBare(PictureVariant variant)
    {
        var file = variant.WebP.Span;
        var chunks = new List<string>();
        for (var at = 12; at < file.Length;)
        {
            chunks.Add(Encoding.ASCII.GetString(file.Slice(at, 4)));
            var length = BinaryPrimitives.ReadInt32LittleEndian(file[(at + 4)..]);
            at += 8 + length + length % 2;
        }

        Assert.Equal(["VP8 "], chunks);
        foreach (var trace in new[] { SamplePictures.Camera, SamplePictures.PlaceInXmp, "Exif", "adobe" }) Assert.False(Holds(file, trace));
    }

    private static bool Holds(ReadOnlySpan<byte> file, string text) => file.IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
}
