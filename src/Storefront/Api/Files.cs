using ConsumerAid.Catalog;
using ConsumerAid.Catalog.Pictures;
using ConsumerAid.Catalog.Pictures.Drawings;
using MediatR;
using Microsoft.Net.Http.Headers;
using QRCoder;

namespace ConsumerAid.Storefront.Api;

/// <summary>Photos, the product's own drawings, QR codes.</summary>
internal static class Files
{
    public static void MapFiles(this WebApplication app)
    {
        app.MapGet("/photos/{id:guid}/{width:int}", Photo).ExcludeFromDescription();
        app.MapGet("/covers/{hash}/{width:int}", Cover).ExcludeFromDescription();
        app.MapGet("/drawings/{produce}.svg", Drawing).ExcludeFromDescription();
        app.MapGet("/lots/{id:guid}/qr.svg", Qr).ExcludeFromDescription();
    }

    private static async Task<IResult> Photo(Guid id, int width, HttpContext http, IMediator mediator, CancellationToken cancellation) =>
        Sent(await mediator.Send(new GetPictureFile(id, width), cancellation), width, http);

    private static async Task<IResult> Cover(string hash, int width, HttpContext http, IMediator mediator, CancellationToken cancellation) =>
        Sent(await mediator.Send(new GetCoverFile(hash, width), cancellation), width, http);

    private static IResult Sent(PictureFile? file, int width, HttpContext http)
    {
        if (file is null || !File.Exists(file.Path)) return Results.NotFound();
        // A picture's bytes never change; who may see them can.
        http.Response.Headers.CacheControl = file.Public ? "public, max-age=86400" : "private, no-store";
        return Results.File(file.Path, "image/webp", entityTag: new EntityTagHeaderValue($"\"{file.Hash[..32]}-{width}\""));
    }

    private static async Task<IResult> Drawing(string produce, HttpContext http, IMediator mediator, CancellationToken cancellation)
    {
        var kind = (await mediator.Send(new FindProduce(), cancellation)).FirstOrDefault(kind => kind.Code == produce);
        if (kind is null) return Results.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=604800";
        return Results.Text(ProduceDrawing.Svg(kind.Code, kind.Category, kind.NameZh), "image/svg+xml; charset=utf-8");
    }

    private static IResult Qr(Guid id, HttpContext http)
    {
        using var code = QRCodeGenerator.GenerateQrCode($"{http.Request.Scheme}://{http.Request.Host}/lots/{id}", QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(code);
        http.Response.Headers.CacheControl = "public, max-age=86400";
        return Results.Text(svg.GetGraphic(4), "image/svg+xml; charset=utf-8");
    }
}
