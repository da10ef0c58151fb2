using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Values;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ConsumerAid.Storefront.Web;

/// <summary>
/// Language, unit and type size are switched by plain links (<c>/language/en?to=/lots</c>), so that cached pages need no form, and remembered in cookies of
/// a year that hold nothing but the choice. Pages are Chinese until somebody chooses; the API follows <c>Accept-Language</c>.
/// </summary>
internal static class ReaderPreferences
{
    private const string LanguageCookie = "language";
    private const string UnitsCookie = "units";
    private const string TextCookie = "text";

    /// <summary>Sets <see cref="Reader.Current"/> for everything that follows. Unknown values count as the default, so that there are a dozen readers, not infinitely many.</summary>
    public static IApplicationBuilder UseReader(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        Reader.Current = Of(context.Request);
        context.Response.Headers.ContentLanguage = Reader.Current.Language;
        await next(context);
    });

    public static void MapReaderPreferences(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/language/{choice}", (string choice, string? to, HttpContext context) => Choose(context, LanguageCookie, choice, to, "zh", "en")).ExcludeFromDescription();
        routes.MapGet("/units/{choice}", (string choice, string? to, HttpContext context) => Choose(context, UnitsCookie, choice, to, "jin", "kg", "t")).ExcludeFromDescription();
        routes.MapGet("/text/{choice}", (string choice, string? to, HttpContext context) => Choose(context, TextCookie, choice, to, "normal", "large")).ExcludeFromDescription();
    }

    private static Reader Of(HttpRequest request) => new(
        request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) ? PrefersEnglish(request) : request.Cookies[LanguageCookie] == "en",
        WeightUnits.FromCode(request.Cookies[UnitsCookie]) switch { WeightUnit.Jin => WeightUnit.Jin, WeightUnit.Tonne => WeightUnit.Tonne, _ => Reader.Default.Unit },
        request.Cookies[TextCookie] == "large");

    /// <summary>Whether English stands before Chinese; whoever asks for neither gets Chinese.</summary>
    private static bool PrefersEnglish(HttpRequest request)
    {
        var wishes = request.GetTypedHeaders().AcceptLanguage.Where(wish => wish.Quality is not 0).OrderByDescending(wish => wish.Quality ?? 1);
        foreach (var wish in wishes.Select(wish => wish.Value))
        {
            if (wish.StartsWith("zh", StringComparison.OrdinalIgnoreCase)) return false;
            if (wish.StartsWith("en", StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private static Results<RedirectHttpResult, NotFound> Choose(HttpContext context, string cookie, string choice, string? to, params ReadOnlySpan<string> known)
    {
        if (!known.Contains(choice)) return TypedResults.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Cookies.Append(cookie, choice, new CookieOptions
        {
            HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = TimeSpan.FromDays(365), IsEssential = true,
        });
        return TypedResults.LocalRedirect(LocalPaths.OrHome(to));
    }
}
