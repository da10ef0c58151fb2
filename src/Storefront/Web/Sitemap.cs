using System.Text;
using System.Xml.Linq;
using ConsumerAid.AllianceAdmin.Bulletins;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Requests;
using MediatR;

namespace ConsumerAid.Storefront.Web;

/// <summary>What search engines read: the public pages, the newest bulletins, a page for each county and product with lots, and the newest lots.</summary>
internal static class Sitemap
{
    private static readonly string[] Pages = ["/", "/lots", "/impact", "/impact/method", "/certificates", "/certificates/notices", "/charter", "/register", "/bulletins", "/about", "/help", "/privacy"];

    private static readonly XNamespace Schema = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static void MapSitemap(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sitemap.xml", Map).CacheOutput(PublicPages.Policy).ExcludeFromDescription();
        routes.MapGet("/robots.txt", Robots).CacheOutput(PublicPages.Policy).ExcludeFromDescription();
    }

    private static async Task<IResult> Map(HttpContext http, IMediator mediator, LotFacetsKept facets, CancellationToken cancellation)
    {
        var counts = await facets.Get(mediator, cancellation);
        var newest = await mediator.Send(new FindLots(Order: LotOrder.Newest, Limit: Cursor.MostRows), cancellation);
        var bulletins = await mediator.Send(new FindBulletins(Limit: Cursor.MostRows), cancellation);
        var paths = Pages.Concat(bulletins.Items.Select(bulletin => $"/bulletins/{bulletin.Number}")).Concat(counts.Counties.Select(county => $"/lots?county={county.What.Code}")).Concat(counts.Produce.Select(kind => $"/lots?produce={kind.What.Code}"))
            .Concat(newest.Items.Select(lot => $"/lots/{lot.Id}"));
        var document = new XElement(Schema + "urlset", paths.Select(path => new XElement(Schema + "url", new XElement(Schema + "loc", Host(http) + path))));
        return Results.Text($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{document}", "application/xml", Encoding.UTF8);
    }

    private static IResult Robots(HttpContext http) => Results.Text(
        $"""
        User-agent: *
        Disallow: /language/
        Disallow: /units/
        Disallow: /text/
        Disallow: /sign-in
        Disallow: /api/
        Sitemap: {Host(http)}/sitemap.xml

        """, "text/plain", Encoding.UTF8);

    private static string Host(HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}";
}
