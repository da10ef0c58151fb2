using System.Security.Claims;
using System.Text.Encodings.Web;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Storefront.Host;
using ConsumerAid.Storefront.Web;
using ConsumerAid.Testing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ConsumerAid.Storefront.Tests.Web;

/// <summary>The web shell alone, without a database, with a few endpoints of its own: whoever sends the header <c>As</c> is signed in with that role.</summary>
public sealed class ShellHost : IAsyncLifetime
{
    private WebApplication? app;
    private int cached;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "ConsumerAid.Storefront", ContentRootPath = AppContext.BaseDirectory, EnvironmentName = "Development",
        });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        // The shell stands on the modules' services; no request of these tests reaches the database, which does not exist.
        var folder = TestFolder.Fresh("shell");
        builder.Services.AddMarket(new HostSettings(DatabaseSettings.SqliteFile(Path.Combine(folder, "none.db")), folder, Path.Combine(folder, "keys"), RunJobs: false, Demo: false));
        builder.AddWeb();
        builder.Services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, HeaderScheme>("header", null);
        builder.Services.PostConfigure<AuthenticationOptions>(options => options.DefaultAuthenticateScheme = options.DefaultChallengeScheme = options.DefaultForbidScheme = "header");
        builder.Services.AddSingleton(new OwnContentPolicy("/admin/jobs", "default-src 'none'"));
        builder.Services.AddControllers().AddApplicationPart(typeof(BindController).Assembly);
        app = builder.Build();
        app.UseWeb();
        app.MapControllers();
        app.MapGet("/test/plain", () => Results.Content("<p>x</p>", "text/html"));
        app.MapGet("/test/cached", () => Results.Content($"{Interlocked.Increment(ref cached)}", "text/html")).CacheOutput(PublicPages.Policy);
        app.MapGet("/test/broken", string () => throw new InvalidOperationException("secret detail"));
        app.MapGet("/test/forbidden", () => Results.StatusCode(StatusCodes.Status403Forbidden));
        app.MapGet("/api/v1/missing", () => Results.NotFound());
        app.MapGet("/admin/jobs", () => "x");
        app.MapGet("/test/cookie", (HttpContext context) => context.Request.Cookies["language"] ?? "none");
        await app.StartAsync();
    }

    public HttpClient Client(string scheme = "http") => new(app!.GetTestServer().CreateHandler()) { BaseAddress = new Uri($"{scheme}://market.test") };

    public async ValueTask DisposeAsync()
    {
        if (app is not null) await app.DisposeAsync();
    }


    private sealed class HeaderScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            var role = Request.Headers["As"].ToString();
            if (role.Length == 0) return Task.FromResult(AuthenticateResult.NoResult());
            var person = new ClaimsIdentity([new Claim(ClaimTypes.Name, "测试员"), new Claim(ClaimTypes.Role, role)], "header");
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(person), "header")));
        }
    }
}
