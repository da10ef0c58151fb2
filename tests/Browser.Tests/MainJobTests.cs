using System.Security.Cryptography;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.Browser.Tests;

/// <summary>The main job, clicked through by those who do it: from a household's stock to its line in the ledger.</summary>
public sealed class MainJobTests(Site site)
{
    [Theory]
    [InlineData(true, "zh")]
    [InlineData(true, "en")]
    [InlineData(false, "zh")]
    public async Task A_households_stock_becomes_its_line_in_the_ledger(bool script, string language)
    {
        await using var job = new MainJob(site, script, language, $"{language}-{script}");
        var photo = await Camera.Take(site.Browser);
        var (_, sent) = await job.RecordStock(photo);
        if (script) Assert.InRange(sent.Length, 1024, Math.Min(200 * 1024, photo.Buffer.Length / 4));
        var lot = await job.List();
        await job.Review();
        var order = await job.Order(lot);
        await job.Accept(await job.Dispatch(order));
        await job.Audit();
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, "-05:00")]
    public async Task The_hour_of_a_photo_goes_along_and_its_place_stays_on_the_phone(bool little, string? zone)
    {
        await using var job = new MainJob(site, script: true, "zh", "hour");
        var (stock, sent) = await job.RecordStock(await Camera.Take(site.Browser, new CameraNotes("2026:10:05 06:07:08", zone, little)), grade: "B");
        var (hash, captured) = await site.In(async services =>
        {
            var picture = await services.GetRequiredService<MarketDb>().Pictures().SingleAsync(one => one.Subject == $"stock/{stock}");
            return (picture.Hash, picture.CapturedAt);
        });
        Assert.Equal(new DateTimeOffset(2026, 10, 5, 6, 7, 8, zone is null ? TimeSpan.FromHours(8) : TimeSpan.FromHours(-5)), captured);

        Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(sent)));
        Assert.Equal(-1, sent.AsSpan().IndexOf(CameraNotes.Model));
        Assert.Equal(-1, sent.AsSpan().IndexOf(CameraNotes.Degrees(little)));
    }
}
