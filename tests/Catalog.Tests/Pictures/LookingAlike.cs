using ConsumerAid.Catalog.Pictures;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;

namespace ConsumerAid.Catalog.Tests.Pictures;

[Collection(SamplePictures.OneAtATime)]
public sealed class LookingAlike
{
    [Fact]
    public void A_pixel_brighter_than_its_neighbour_to_the_right_is_a_bit()
    {
        var grey = new byte[72];
        grey[0] = 200;
        Assert.Equal(unchecked((long)(1UL << 63)), PictureLook.Of(grey));
        grey[0] = 0;
        grey[70] = 200;
        Assert.Equal(1L, PictureLook.Of(grey));
    }

    [Fact]
    public void An_empty_sheet_looks_like_nothing()
    {
        var grey = Enumerable.Range(0, 72).Select(at => (byte)(at % 2 == 0 ? 100 : 111)).ToArray();
        Assert.Null(PictureLook.Of(grey));
        grey[3] = 112;
        Assert.NotNull(PictureLook.Of(grey));
    }

    [Theory]
    [InlineData(0L, 0L, 0)]
    [InlineData(0L, -1L, 64)]
    [InlineData(long.MinValue, 0L, 1)]
    [InlineData(0b1011L, 0b0110L, 3)]
    public void Distance_counts_the_bits_that_differ(long one, long other, int bits) => Assert.Equal(bits, PictureLook.Distance(one, other));

    [Fact]
    public void Whatever_is_within_seven_bits_shares_a_key()
    {
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var look = random.NextInt64(long.MinValue, long.MaxValue);
            var other = Enumerable.Range(0, 64).OrderBy(_ => random.Next()).Take(PictureLook.Near).Aggregate(look, (bits, at) => bits ^ (1L << at));
            Assert.NotEmpty(PictureLook.KeysNear(look).Intersect(PictureLook.KeysOf(other)));
        }
    }

    [Theory, EachDatabase]
    public async Task A_photo_saved_anew_smaller_and_paler_echoes_the_first_and_another_does_not(DatabaseProvider provider)
    {
        await using var side = await Countryside.On(provider);
        var (one, two, three) = (await side.Record(1, 500), await side.Record(2, 500), await side.Record(3, 500));
        var first = await side.Market.Send(new AddStockPhoto(one, "a", Heap(3, 800, 600, 95)), side.Liaison);
        var sibling = await side.Market.Send(new AddStockPhoto(one, "b", Heap(3, 700, 525, 80)), side.Liaison);
        var again = await side.Market.Send(new AddStockPhoto(two, "a", Heap(3, 640, 480, 60, paler: 20)), side.Liaison);
        await side.Market.Send(new AddStockPhoto(three, "a", Heap(4, 800, 600, 95)), side.Liaison);
        side.Market.Clock.Advance(TimeSpan.FromMinutes(1));
        var same = await side.Market.Send(new AddStockPhoto(three, "b", Heap(3, 800, 600, 95)), side.Liaison);
        await side.Market.Send(new MakePictureVariants(), Actor.System);

        var echoes = await side.Market.Look(db => db.PictureEchoes().ToListAsync());
        var looks = await side.Market.Look(db => db.Pictures().ToDictionaryAsync(picture => picture.Id, picture => picture.Look));
        Assert.All(looks.Values, look => Assert.NotNull(look));
        Assert.All(echoes, echo => Assert.InRange(echo.Distance, 0, PictureLook.Near));
        Assert.DoesNotContain(echoes, echo => new[] { echo.PictureId, echo.EarlierId }.All(id => id == first.Id || id == sibling.Id));
        Assert.Contains(echoes, echo => echo.PictureId == again.Id && echo.EarlierId == first.Id);
        Assert.Contains(echoes, echo => echo.PictureId == same.Id && echo.EarlierId == first.Id && echo.Distance == 0);
        Assert.Equal(0, await side.Market.Send(new MakePictureVariants(), Actor.System));
    }

    /// <summary>Bright discs on a dark ground, in places of their own for each seed.</summary>
    internal static byte[] Heap(int seed, int width, int height, int quality, byte paler = 0)
    {
        using var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(new SKColor((byte)(30 + paler), (byte)(40 + paler), (byte)(30 + paler)));
        var random = new Random(seed);
        for (var i = 0; i < 40; i++)
        {
            using var paint = new SKPaint { Color = new SKColor((byte)random.Next(120, 235), (byte)random.Next(60, 200), (byte)random.Next(20, 90)), IsAntialias = true };
            canvas.DrawCircle(width * random.NextSingle(), height * random.NextSingle(), width * (0.05f + (0.1f * random.NextSingle())), paint);
        }

        canvas.Flush();
        using var image = SKImage.FromBitmap(bitmap);
        using var file = image.Encode(SKEncodedImageFormat.Jpeg, quality);
        return file.ToArray();
    }
}
