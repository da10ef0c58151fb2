using Microsoft.AspNetCore.Http.HttpResults;

namespace ConsumerAid.Storefront.Web;

/// <summary>Where a redirect may lead (ASVS 3.7.2): to a path of ours.</summary>
internal static class LocalPaths
{
    /// <summary>The path with its query when it is one of ours, else the home page.</summary>
    public static string OrHome(string? to) => IsOurs(to) ? to! : "/";

    public static bool IsOurs(string? to) => !string.IsNullOrEmpty(to) && to[0] == '/' && RedirectHttpResult.IsLocalUrl(to) && !to.Any(char.IsControl);

    /// <summary>The address of this request as a value for <c>to</c>.</summary>
    public static string Of(HttpRequest request) => request.PathBase + request.Path + request.QueryString;
}
