using System.Globalization;
using System.Net;
using System.Security.Claims;
using System.Threading.RateLimiting;
using ConsumerAid.Storefront.Api;
using Microsoft.AspNetCore.RateLimiting;

namespace ConsumerAid.Storefront.Access;

/// <summary>Limits against mass calls (ASVS 2.4.1): sixty sign-ins a minute, sixty objections and thirty applications an hour an address; three thousand calls a minute an account. Wrong passwords are counted apart, by phone.</summary>
internal static class RateLimits
{
    public const string SignIn = "sign-in";
    /// <summary>Applications of companies: thirty an hour an address, for each may bring files.</summary>
    public const string Apply = "apply";

    /// <summary>Objections and complaints of visitors. The address is counted in memory for an hour, and written nowhere.</summary>
    public const string Objection = "objection";

    private const int SignInsPerMinute = 60;
    private const int ObjectionsPerHour = 60;
    private const int CallsPerMinute = 3000;
    private const int ApplicationsPerHour = 30;

    public static IServiceCollection AddRateLimits(this IServiceCollection services) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = Reject;
        limits.AddPolicy(SignIn, http => HttpMethods.IsPost(http.Request.Method) ? Minute($"sign-in {Address(http)}", SignInsPerMinute) : RateLimitPartition.GetNoLimiter(""));
        limits.AddPolicy(Objection, http => HttpMethods.IsPost(http.Request.Method) ? Window($"objection {Address(http)}", ObjectionsPerHour, TimeSpan.FromHours(1)) : RateLimitPartition.GetNoLimiter(""));
        limits.AddPolicy(Apply, http => HttpMethods.IsPost(http.Request.Method) ? Window($"apply {Address(http)}", ApplicationsPerHour, TimeSpan.FromHours(1)) : RateLimitPartition.GetNoLimiter(""));
        limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
            http.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } account && http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
                ? Minute($"account {account}", CallsPerMinute)
                : RateLimitPartition.GetNoLimiter(""));
    });

    private static RateLimitPartition<string> Minute(string key, int calls) => Window(key, calls, TimeSpan.FromMinutes(1));

    private static RateLimitPartition<string> Window(string key, int calls, TimeSpan window) => RateLimitPartition.GetSlidingWindowLimiter(
        key, _ => new SlidingWindowRateLimiterOptions { PermitLimit = calls, Window = window, SegmentsPerWindow = 6 });

    private static IPAddress Address(HttpContext http) => http.Connection.RemoteIpAddress ?? IPAddress.None;

    private static async ValueTask Reject(OnRejectedContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var known) ? known : TimeSpan.FromSeconds(10);
        http.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        if (!http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)) return;
        await Problems.Write(http, 429, "request.too-many");
    }
}
