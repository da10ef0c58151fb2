using System.Buffers.Binary;
using ConsumerAid.Catalog.Pictures;
using CsCheck;
using SkiaSharp;
using Xunit;

namespace ConsumerAid.Catalog.Tests.Pictures;

public sealed class InspectingPictures
{
    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg, PictureFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png, PictureFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp, PictureFormat.WebP)]
    public void A_picture_is_known_by_its_content_and_measured(SKEncodedImageFormat encoded, PictureFormat format)
        => Assert.Equal(new PictureFacts(format, 90, 60), PictureFacts.Inspect(SamplePictures.Quarters(90, 60, 1, encoded)));

    [Fact]
    public void A_lossless_webp_is_measured_too()
    {
        using var bitmap = new SKBitmap(301, 7);
        using var pixels = bitmap.PeekPixels();
        using var file = pixels.Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossless, 50));
        Assert.Equal(new PictureFacts(PictureFormat.WebP, 301, 7), PictureFacts.Inspect(file!.ToArray()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_cameras_notes_tell_the_side_that_is_up_and_the_moment(bool little)
    {
        var picture = SamplePictures.WithNotes(SamplePictures.Quarters(90, 60, 6), 6, "2026:11:23 08:15:30", "+09:00", little);
        var facts = PictureFacts.Inspect(picture);
        Assert.Equal((60, 90, 6, 90, 60), (facts.Width, facts.Height, facts.Orientation, facts.UprightWidth, facts.UprightHeight));
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 8, 15, 30, TimeSpan.FromHours(9)), facts.CapturedAt);
        Assert.True(facts.CapturedZoneStated);
    }

    [Fact]
    public void A_moment_without_a_zone_is_taken_for_China_time_and_says_so()
    {
        var facts = PictureFacts.Inspect(SamplePictures.WithNotes(SamplePictures.Quarters(90, 60), 1, "2026:11:23 08:15:30"));
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 0, 15, 30, TimeSpan.Zero), facts.CapturedAt!.Value.ToUniversalTime());
        Assert.False(facts.CapturedZoneStated);
    }

    [Theory]
    [InlineData("0000:00:00 00:00:00")]
    [InlineData("yesterday, at dawn.")]
    [InlineData("2026:13:41 08:15:30")]
    public void A_moment_that_never_was_is_not_said(string taken)
        => Assert.Null(PictureFacts.Inspect(SamplePictures.WithNotes(SamplePictures.Quarters(90, 60), 1, taken, "+08:00")).CapturedAt);

    [Fact]
    public void A_moment_before_the_calendar_in_some_zone_is_no_error()
        => Assert.Null(PictureFacts.Inspect(SamplePictures.WithNotes(SamplePictures.Quarters(90, 60), 1, "0001:01:01 00:00:00", "+14:00")).CapturedAt);

    [Fact]
    public void Png_and_webp_carry_the_same_notes()
    {
        var tiff = SamplePictures.Tiff(8, "2026:11:23 08:15:30", "+08:00");
        var png = SamplePictures.Quarters(90, 60, 8, SKEncodedImageFormat.Png);
        byte[] notedPng = [.. png[..33], .. SamplePictures.PngChunk("eXIf", tiff), .. png[33..]];

        var webp = SamplePictures.Quarters(90, 60, 8, SKEncodedImageFormat.Webp);
        byte[] canvas = [.. "VP8X"u8, 10, 0, 0, 0, 8, 0, 0, 0, 59, 0, 0, 89, 0, 0];
        byte[] notedWebp = [.. webp[..12], .. canvas, .. webp[12..], .. "EXIF"u8, (byte)(tiff.Length & 0xFF), (byte)(tiff.Length >> 8), 0, 0, .. tiff, .. new byte[tiff.Length % 2]];
        BinaryPrimitives.WriteInt32LittleEndian(notedWebp.AsSpan(4), notedWebp.Length - 8);

        foreach (var picture in new[] { notedPng, notedWebp })
        {
            var facts = PictureFacts.Inspect(picture);
            Assert.Equal((8, 90, 60), (facts.Orientation, facts.UprightWidth, facts.UprightHeight));
            Assert.Equal(new DateTimeOffset(2026, 11, 23, 8, 15, 30, TimeSpan.FromHours(8)), facts.CapturedAt);
        }
    }

    [Fact]
    public void Nothing_is_refused_as_empty() => Refused(PictureRefused.Empty, []);

    [Fact]
    public void Too_many_bytes_are_refused()
    {
        var picture = SamplePictures.Quarters(90, 60);
        Assert.Equal(PictureFormat.Jpeg, PictureFacts.Inspect([.. picture, .. new byte[PictureFacts.MaxBytes - picture.Length]]).Format);
        Refused(PictureRefused.TooLarge, [.. picture, .. new byte[PictureFacts.MaxBytes - picture.Length + 1]]);
    }

    [Theory]
    [InlineData(50_000u, 50_000u)]
    [InlineData(10_000u, 6_001u)]
    [InlineData(16_384u, 1u)]
    [InlineData(1u, 16_384u)]
    [InlineData(2_147_483_647u, 2_147_483_647u)]
    public void A_pixel_bomb_is_refused_by_its_header(uint width, uint height) => Refused(PictureRefused.TooManyPixels, SamplePictures.PngClaiming(width, height));

    [Fact]
    public void Sixty_megapixels_are_not_too_many()
        => Assert.Equal(new PictureFacts(PictureFormat.Png, 10_000, 6_000), PictureFacts.Inspect(SamplePictures.PngClaiming(10_000, 6_000)));

    [Theory]
    [InlineData(0u, 5u)]
    [InlineData(5u, 0u)]
    [InlineData(3_000_000_000u, 5u)]
    public void A_picture_without_a_size_is_corrupt(uint width, uint height) => Refused(PictureRefused.Corrupt, SamplePictures.PngClaiming(width, height));

    [Theory]
    [InlineData("ftypheic")]
    [InlineData("ftypheix")]
    [InlineData("ftyphevc")]
    [InlineData("ftypmif1")]
    public void Heic_gets_a_word_of_its_own(string brand)
        => Refused(PictureRefused.Heic, [0, 0, 0, 0x18, .. System.Text.Encoding.ASCII.GetBytes(brand), 0, 0, 0, 0, .. "mif1heic"u8, .. new byte[200]]);

    [Fact]
    public void What_only_calls_itself_a_picture_is_refused()
    {
        Refused(PictureRefused.NotAPicture, [.. "MZ\x90\0\x03\0\0\0\x04\0\0\0"u8, .. SamplePictures.Quarters(90, 60)]);
        Refused(PictureRefused.NotAPicture, [.. "\x7F"u8, .. "ELF"u8, .. new byte[100]]);
        Refused(PictureRefused.NotAPicture, [.. "%PDF-1.7\n"u8, .. new byte[100]]);
        Refused(PictureRefused.NotAPicture, [.. "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8]);
        Refused(PictureRefused.NotAPicture, [.. "GIF89a"u8, .. new byte[100]]);
        Refused(PictureRefused.NotAPicture, [0, 0, 0, 0x1C, .. "ftypavif"u8, 0, 0, 0, 0, .. "avifmif1miaf"u8, .. new byte[100]]);
        Refused(PictureRefused.NotAPicture, [0, 0, 0, 0x1C, .. "ftypmif1"u8, 0, 0, 0, 0, .. "mif1avifmiaf"u8, .. new byte[100]]);
        Refused(PictureRefused.NotAPicture, [.. "RIFF"u8, 22, 0, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 2, 0, 0, 0, 9, 0, 0, 9, 0, 0]);
        Refused(PictureRefused.NotAPicture, [0xFF]);
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public void A_picture_cut_anywhere_is_refused(SKEncodedImageFormat format)
    {
        var whole = SamplePictures.Quarters(90, 60, 1, format);
        // A JPEG's notes may hold a small picture with an end of its own.
        if (format == SKEncodedImageFormat.Jpeg) whole = [.. whole[..2], 0xFF, 0xE2, 0, 8, 0xFF, 0xD8, 0xFF, 0xD9, 0, 0, .. whole[2..]];
        Assert.Equal(90, PictureFacts.Inspect(whole).Width);
        for (var length = 12; length < whole.Length; length++) Refused(PictureRefused.Cut, whole[..length]);
    }

    [Fact]
    public void What_a_phone_appends_behind_a_jpeg_is_left_alone()
        => Assert.Equal(90, PictureFacts.Inspect([.. SamplePictures.Quarters(90, 60), .. "SEFT and other notes"u8]).Width);

    [Fact]
    public void Every_changed_bit_of_a_png_is_noticed()
    {
        var whole = SamplePictures.Quarters(9, 6, 1, SKEncodedImageFormat.Png);
        for (var at = 8; at < whole.Length; at++)
        {
            var changed = whole.ToArray();
            changed[at] ^= 0x10;
            Assert.Throws<PictureRefused>(() => PictureFacts.Inspect(changed));
        }
    }

    [Fact]
    public void A_jpeg_without_coded_pixels_is_corrupt() => Refused(PictureRefused.Corrupt, [0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0, 60, 0, 90, 1, 1, 0x11, 0, 0xFF, 0xD9]);

    [Fact]
    public void Random_bytes_get_a_word_and_never_an_accident()
    {
        byte[][] seeds =
        [
            SamplePictures.WithNotes(SamplePictures.Quarters(40, 30, 6), 6, "2026:11:23 08:15:30", "+08:00", little: true),
            SamplePictures.Quarters(40, 30, 1, SKEncodedImageFormat.Png), SamplePictures.Quarters(40, 30, 1, SKEncodedImageFormat.Webp),
            [0xFF, 0xD8, 0xFF], [0x89, .. "PNG\r\n\x1A\n"u8], [.. "RIFF\x40\0\0\0WEBP"u8], [0, 0, 0, 0x18, .. "ftypheic"u8], [],
        ];
        var changes = Gen.Select(Gen.Int[0, 4095], Gen.Byte).Array[0, 12];
        var looked = 0;
        Gen.Select(Gen.Int[0, seeds.Length - 1], changes, Gen.Byte.Array[0, 40], Gen.Int[0, 4095]).Sample((seed, change, tail, cut) =>
        {
            var picture = seeds[seed].ToArray();
            if (picture.Length > 0) foreach (var (at, value) in change) picture[at % picture.Length] = value;
            if (tail.Length % 2 == 1 && picture.Length > 0) picture = picture[..(cut % picture.Length)];
            Interlocked.Increment(ref looked);
            try
            {
                var facts = PictureFacts.Inspect([.. picture, .. tail]);
                Assert.InRange((long)facts.Width * facts.Height, 1, PictureFacts.MaxPixels);
                Assert.InRange(facts.Orientation, 1, 8);
            }
            catch (PictureRefused refused)
            {
                Assert.StartsWith("picture.", refused.Code, StringComparison.Ordinal);
            }
        }, iter: 100_000);
        Assert.True(looked >= 100_000);
    }

    private static void Refused(string code, byte[] picture) => Assert.Equal(code, Assert.Throws<PictureRefused>(() => PictureFacts.Inspect(picture)).Code);
}
