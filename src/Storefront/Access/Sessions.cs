using System.Security.Claims;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Accounts;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace ConsumerAid.Storefront.Access;

/// <summary>
/// Who is asking: the session cookie on pages, an opaque token on <c>/api</c>. Either is checked against the account at every request, so that a role taken away,
/// a new password or a sign-out everywhere acts at once (ASVS 7.4.1, 8.3.2). Tokens carry no rights on pages, cookies none in the API, apart from photos sent by a page.
/// </summary>
internal static class Sessions
{
    /// <summary>An own phone stays signed in so long when it is used.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromDays(30);

    public static IServiceCollection AddSessions(this IServiceCollection services)
    {
        services.AddAuthentication(options =>
            {
                options.DefaultScheme = options.DefaultAuthenticateScheme = Chooser;
                options.DefaultChallengeScheme = options.DefaultForbidScheme = Chooser;
                options.DefaultSignInScheme = options.DefaultSignOutScheme = CookieAuthenticationDefaults.AuthenticationScheme;
            })
            .AddPolicyScheme(Chooser, null, options => options.ForwardDefaultSelector = Choose)
            .AddScheme<AuthenticationSchemeOptions, ApiTokens>(ApiTokens.Name, null)
            .AddCookie(options =>
            {
                options.Cookie.Name = PublicPages.SessionCookie;
                options.Cookie.HttpOnly = true;
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                options.ExpireTimeSpan = Life;
                options.SlidingExpiration = true;
                options.LoginPath = "/sign-in";
                options.AccessDeniedPath = "/error/403";
                options.ReturnUrlParameter = "to";
                options.Events.OnValidatePrincipal = Validate;
                options.Events.OnRedirectToAccessDenied = Refuse;
            });
        services.AddAuthorization();
        return services;
    }

    private const string Chooser = "chooser";
    private const string Stamp = "stamp";

    /// <summary>A new cookie for somebody whose password was right: no earlier session lives on in it (ASVS 7.2.4).</summary>
    public static Task Open(HttpContext http, Session session, bool stay) => http.SignInAsync(
        CookieAuthenticationDefaults.AuthenticationScheme,
        new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, session.AccountId.ToString()), new Claim(Stamp, session.Stamp)], CookieAuthenticationDefaults.AuthenticationScheme)),
        new AuthenticationProperties { IsPersistent = stay });

    /// <summary>What authorisation and navigation read: made anew from the actor at each request.</summary>
    internal static ClaimsPrincipal PrincipalOf(Actor actor, string scheme, string? stamp) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, actor.AccountId!.Value.ToString()), new Claim(ClaimTypes.Name, actor.Code),
            .. actor.Roles.Select(role => new Claim(ClaimTypes.Role, role)), .. stamp is null ? Array.Empty<Claim>() : [new Claim(Stamp, stamp)],
        ],
        scheme));

    // A page's script sends photos with the session it has; everything else under /api wants a token.
    private static string Choose(HttpContext http) =>
        http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) && !(HttpMethods.IsPut(http.Request.Method) && IsOurPage(http.Request))
            ? ApiTokens.Name
            : CookieAuthenticationDefaults.AuthenticationScheme;

    private static bool IsOurPage(HttpRequest request) =>
        request.Headers.Authorization.Count == 0 && request.Headers["Sec-Fetch-Site"] == "same-origin" && request.Path.Value!.Contains("/photos/", StringComparison.Ordinal);

    private static async Task Validate(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var stamp = context.Principal?.FindFirstValue(Stamp);
        var actor = Guid.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var account) && stamp is not null
            ? await services.GetRequiredService<IMediator>().Send(new ActorOf(account, stamp), context.HttpContext.RequestAborted)
            : null;
        if (actor is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            return;
        }

        services.GetRequiredService<CurrentActor>().Value = actor;
        context.ReplacePrincipal(PrincipalOf(actor, CookieAuthenticationDefaults.AuthenticationScheme, stamp));
    }

    private static Task Refuse(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
