using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Storefront.Access;
using ConsumerAid.Foundation.Web;
using MediatR;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;

namespace ConsumerAid.Storefront.Web;

/// <summary>What every page stands on: words, reader, headers, error pages, caching and files.</summary>
public static class WebShell
{
    public static WebApplicationBuilder AddWeb(this WebApplicationBuilder builder)
    {
        // Without it a class library's files answer 500 outside Development when run from source.
        builder.WebHost.UseStaticWebAssets();
        var services = builder.Services;
        services.AddWords(typeof(WebShell).Assembly);
        services.TryAddSingleton(TimeProvider.System);
        services.AddRazorPages(options => options.Conventions.AddPageRoute("/Liaison/Households/New", "/review/households/new").AddPageRoute("/Liaison/Households/New", "/admin/households/new"))
            .AddMvcOptions(options =>
            {
                options.ModelBinderProviders.Insert(0, new ValueBinders());
                options.Filters.Add<RulesOnForms>();
                options.Filters.Add<SentOnce>();
            })
            .AddDataAnnotationsLocalization(options => options.DataAnnotationLocalizerProvider = (type, factory) => factory.Create(type));
        services.AddSingleton<IConfigureOptions<MvcOptions>, BindingMessages>();

        // Chinese as it is, not as entities: a third of the bytes.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        // A lot's page takes some forty kilobytes: the most asked for of half a minute.
        services.AddOutputCache(options =>
        {
            options.SizeLimit = 32 << 20;
            options.AddPolicy(PublicPages.Policy, new PublicPages());
        });
        services.AddScoped<OnceOnly>();
        services.AddSingleton<LotFacetsKept>();
        services.AddScoped<DropLotPages>()
            .AddScoped<INotificationHandler<LotsChanged>>(provider => provider.GetRequiredService<DropLotPages>())
            .AddScoped<INotificationHandler<LotPublished>>(provider => provider.GetRequiredService<DropLotPages>())
            .AddScoped<INotificationHandler<LotWithdrawn>>(provider => provider.GetRequiredService<DropLotPages>())
            .AddScoped<INotificationHandler<LotExpired>>(provider => provider.GetRequiredService<DropLotPages>());
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", "application/problem+json", "application/x-ndjson"];
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.AddSessions().AddRateLimits();
        services.AddAntiforgery(options => options.Cookie.Name = "form");
        services.Configure<Microsoft.AspNetCore.Mvc.CookieTempDataProviderOptions>(options => options.Cookie.Name = "note");
        return builder;
    }

    /// <summary>The order matters: the cache stores compressed answers in the reader's language, and knows who is signed in by the cookie alone.</summary>
    public static WebApplication UseWeb(this WebApplication app)
    {
        app.UseHostCookies();
        app.UseSecurityHeaders();
        app.UseReader();
        app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}", createScopeForStatusCodePages: true);
        app.Use(LeaveApiAnswers);
        app.UseOutputCache();
        app.UseResponseCompression();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapRazorPages().WithStaticAssets();
        app.MapReaderPreferences();
        app.MapSitemap();
        return app;
    }

    /// <summary>The API answers with problem details of its own, never with a page.</summary>
    private static Task LeaveApiAnswers(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)) context.Features.Get<IStatusCodePagesFeature>()!.Enabled = false;
        return next(context);
    }
}
