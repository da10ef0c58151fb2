namespace ConsumerAid.Storefront.Web;

/// <summary>The headers of ASVS 3.4 on every answer. Pages are cached for all, so there is no nonce: nothing stands inline.</summary>
internal static class SecurityHeaders
{
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; object-src 'none'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'";

    /// <summary>Sets the headers when the answer begins, so that error pages carry them too. What an endpoint has set itself stands.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app)
    {
        var exempt = app.ApplicationServices.GetServices<OwnContentPolicy>().ToArray();
        return app.Use((context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                Set(context, exempt);
                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    private static void Set(HttpContext context, OwnContentPolicy[] exempt)
    {
        var headers = context.Response.Headers;
        var own = Array.Find(exempt, policy => context.Request.Path.StartsWithSegments(policy.Prefix, StringComparison.OrdinalIgnoreCase));
        headers.ContentSecurityPolicy = headers.ContentSecurityPolicy.Count > 0 ? headers.ContentSecurityPolicy : own?.Policy ?? Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(self), geolocation=(self), microphone=(self), payment=(), usb=(), browsing-topics=()";
        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=63072000; includeSubDomains";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
        }

        // Whatever a signed-in person sees may be personal (ASVS 14.3.2); files of ours with a hash in their name are everybody's.
        var isOurFile = context.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is not null;
        if (isOurFile) return;
        if (context.User.Identity?.IsAuthenticated == true) headers.CacheControl = "no-store";
        else if (headers.CacheControl.Count == 0) headers.CacheControl = "no-cache";
    }
}

/// <summary>Paths whose pages come from a package and need a policy of their own, such as the jobs' dashboard.</summary>
/// <param name="Prefix">The first segments of the path.</param>
/// <param name="Policy">The whole Content-Security-Policy.</param>
public sealed record OwnContentPolicy(PathString Prefix, string Policy);
