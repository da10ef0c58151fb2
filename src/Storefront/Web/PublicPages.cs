using ConsumerAid.Foundation.Text;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Net.Http.Headers;

namespace ConsumerAid.Storefront.Web;

/// <summary>
/// The output cache of pages that are the same for every visitor: kept 25 seconds, apart for each <see cref="Reader.Key"/> and for br, gzip and none, never
/// for somebody who is signed in. Such a page holds no form that posts. Put <c>[OutputCache(PolicyName = PublicPages.Policy, Tags = ["lots"])]</c> on the page model.
/// </summary>
public sealed class PublicPages : IOutputCachePolicy
{
    /// <summary>The policy's name.</summary>
    public const string Policy = "public";

    /// <summary>The tag of pages that show lots, dropped when a lot changes.</summary>
    public const string Lots = "lots";

    /// <summary>The name of the cookie of whoever is signed in. Authentication runs after the cache, hence the look at the cookie.</summary>
    public const string SessionCookie = "session";

    /// <summary>A page begun before a change may be stored after the eviction: hence the short life. With the five seconds for which a lot's reference is kept, its page is never older than thirty.</summary>
    internal static readonly TimeSpan Life = TimeSpan.FromSeconds(25);

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        var isAnonymous = request.Headers.Authorization.Count == 0 && !request.Cookies.Keys.Any(IsSession);
        context.EnableOutputCaching = true;
        context.AllowCacheLookup = context.AllowCacheStorage = isAnonymous && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method));
        context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = Life;
        context.CacheVaryByRules.QueryKeys = "*";
        context.CacheVaryByRules.VaryByValues["reader"] = Reader.Current.Key;
        context.CacheVaryByRules.VaryByValues["encoding"] = Encoding(request);
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || response.Headers.SetCookie.Count > 0) context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }

    /// <summary>Long tickets are cut into several cookies: <c>sessionC1</c> and so on.</summary>
    private static bool IsSession(string cookie) => cookie.StartsWith(SessionCookie, StringComparison.Ordinal);

    private static string Encoding(HttpRequest request)
    {
        var accepted = request.Headers[HeaderNames.AcceptEncoding].ToString();
        return accepted.Contains("br", StringComparison.OrdinalIgnoreCase) ? "br" : accepted.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? "gzip" : "none";
    }
}
