using System.Text;
using ConsumerAid.Catalog.Pictures;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace ConsumerAid.Catalog.Tests.Pictures;

[Collection(SamplePictures.OneAtATime)]
public sealed class KeepingPictures
{
    [Theory, EachDatabase]
    public async Task A_photo_sent_again_is_one_and_becomes_three_clean_variants_and_the_lots_cover(DatabaseProvider provider)
    {
        await using var side = await Countryside.On(provider);
        var stock = await side.Record(1, 500);
        // A phone held upright: the pixels lie on their side.
        var photo = SamplePictures.WithNotes(SamplePictures.Quarters(600, 800, orientation: 6), 6, "2026:11:22 08:30:00", "+08:00");
        var sent = new AddStockPhoto(stock, "photo-1", photo);
        var received = await side.Market.Send(sent, side.Liaison);
        Assert.Equal(received, await side.Market.Send(sent, side.Liaison));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(photo)), received.Hash);
        Assert.Null(await side.Market.Send(new GetPictureFile(received.Id, 320), side.Liaison));

        var lot = await side.Draft([stock]);
        Assert.Equal(1, await side.Market.Send(new MakePictureVariants(), Actor.System));
        Assert.Equal(0, await side.Market.Send(new MakePictureVariants(), Actor.System));
        var row = await side.Market.Look(db => db.Pictures().SingleAsync(picture => picture.Id == received.Id));
        Assert.Equal((600, 800, new DateTimeOffset(2026, 11, 22, 0, 30, 0, TimeSpan.Zero), PictureState.Ready), (row.Width, row.Height, row.CapturedAt, row.State));
        foreach (var (width, made) in new[] { (320, 320), (640, 600), (1024, 600) })
        {
            var file = await side.Market.Send(new GetPictureFile(received.Id, width), side.Liaison);
            var bytes = await File.ReadAllBytesAsync(file!.Path, TestContext.Current.CancellationToken);
            using var codec = SKCodec.Create(new MemoryStream(bytes));
            Assert.Equal(made, codec.Info.Width);
            Assert.DoesNotContain(SamplePictures.Camera, Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        }

        Assert.Null(await side.Market.Send(new GetPictureFile(received.Id, 321), side.Liaison));
        Assert.Null(await side.Market.Send(new GetPictureFile(received.Id, 320), Actor.Anonymous));
        Assert.Null(await side.Market.Send(new GetPictureFile(received.Id, 320), side.Clerk with { OrganisationId = Guid.Empty }));
        Assert.NotNull(await side.Market.Send(new GetPictureFile(received.Id, 320), side.Clerk));
        await side.Market.Send(new PublishLot(lot), side.Clerk);
        await side.Market.Send(new ReviewLot(lot, true), side.Reviewer);
        Assert.True((await side.Market.Send(new GetPictureFile(received.Id, 320), Actor.Anonymous))!.Public);
        Assert.Equal(received.Hash, Assert.Single((await side.Market.Send(new FindLots(), Actor.Anonymous)).Items).Cover);
        Assert.Equal(received.Id, Assert.Single((await side.Market.Send(new GetLot(lot), Actor.Anonymous))!.Pictures).Id);
    }

    [Fact]
    public async Task Nothing_in_the_store_can_be_read_as_a_photo_with_its_place()
    {
        await using var side = await Countryside.On(DatabaseProvider.Sqlite);
        var photo = SamplePictures.WithNotes(SamplePictures.Quarters(500, 400), 1, "2026:11:22 08:30:00");
        var received = await side.Market.Send(new AddStockPhoto(await side.Record(1, 500), "a", photo), side.Liaison);
        await side.Market.Send(new MakePictureVariants(), Actor.System);
        var files = Directory.GetFiles(Path.Combine(TestFolder.Path, "storage", "photos", received.Hash[..2]), $"{received.Hash}*");
        Assert.Equal(4, files.Length);
        foreach (var file in files)
        {
            var text = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
            Assert.DoesNotContain(SamplePictures.PlaceInXmp, text, StringComparison.Ordinal);
            Assert.DoesNotContain("Exif", text, StringComparison.Ordinal);
        }

        var kept = await side.Market.In(scope => scope.GetRequiredService<PictureStore>().Received(received.Hash, default));
        Assert.Equal(photo, kept);
    }

    [Fact]
    public async Task Only_pictures_are_taken_at_most_six_and_only_for_ones_own_stock()
    {
        await using var side = await Countryside.On(DatabaseProvider.Sqlite);
        var stock = await side.Record(1, 500);
        var photo = SamplePictures.Quarters(40, 30);
        await Lots.SellingLots.Refused("picture.not-a-picture", side.Market.Send(new AddStockPhoto(stock, "x", "MZ"u8.ToArray()), side.Liaison));
        await Lots.SellingLots.Refused("picture.client-id", side.Market.Send(new AddStockPhoto(stock, "../x", photo), side.Liaison));
        await Assert.ThrowsAsync<NotFound>(() => side.Market.Send(new AddStockPhoto(stock, "x", photo), side.Liaison with { LiaisonId = Guid.Empty }));
        for (var i = 0; i < 6; i++) await side.Market.Send(new AddStockPhoto(stock, $"p{i}", photo), side.Liaison);
        await Lots.SellingLots.Refused("picture.too-many", side.Market.Send(new AddStockPhoto(stock, "p6", photo), side.Liaison));
        await side.Market.Send(new AddStockPhoto(stock, "p3", photo), side.Liaison);
    }

    [Fact]
    public async Task A_picture_that_breaks_when_decoded_is_marked_and_keeps_nobody_waiting()
    {
        await using var side = await Countryside.On(DatabaseProvider.Sqlite);
        var stock = await side.Record(1, 500);
        var bad = await side.Market.Send(new AddStockPhoto(stock, "bad", SamplePictures.PngClaiming(4_000, 3_000)), side.Liaison);
        var good = await side.Market.Send(new AddStockPhoto(stock, "good", SamplePictures.Quarters(64, 64)), side.Liaison);
        await side.Market.Send(new MakePictureVariants(), Actor.System);
        var states = await side.Market.Look(db => db.Pictures().ToDictionaryAsync(picture => picture.Id, picture => picture.State));
        Assert.Equal((PictureState.Failed, PictureState.Ready), (states[bad.Id], states[good.Id]));
    }
}
