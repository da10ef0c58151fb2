using Microsoft.Extensions.Primitives;

namespace ConsumerAid.Storefront.Web;

/// <summary>
/// Under HTTPS every cookie of ours travels as <c>__Host-name</c>, Secure, for this host and the whole path (ASVS 3.3.1), and a cookie without the prefix, which a
/// neighbouring host could have set, is not seen. Under plain HTTP, for local use, names stay plain. Nothing else in the product knows of it.
/// </summary>
internal static class HostCookies
{
    private const string Prefix = "__Host-";

    /// <summary>First in the pipeline, so that its work on the answer comes last.</summary>
    public static IApplicationBuilder UseHostCookies(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!context.Request.IsHttps) return next(context);
        var received = context.Request.Headers.Cookie;
        if (received.Count > 0) context.Request.Headers.Cookie = Unprefixed(received);
        context.Response.OnStarting(() =>
        {
            var sent = context.Response.Headers.SetCookie;
            if (sent.Count > 0) context.Response.Headers.SetCookie = sent.Select(Prefixed).ToArray();
            return Task.CompletedTask;
        });
        return next(context);
    });

    private static string Unprefixed(StringValues received) => string.Join("; ", received
        .SelectMany(header => (header ?? string.Empty).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        .Where(cookie => cookie.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(cookie => cookie[Prefix.Length..]));

    private static string Prefixed(string? cookie)
    {
        var prefixed = cookie!.StartsWith(Prefix, StringComparison.Ordinal) ? cookie : Prefix + cookie;
        return prefixed.Contains("; secure", StringComparison.OrdinalIgnoreCase) ? prefixed : prefixed + "; secure";
    }
}
