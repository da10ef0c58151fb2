using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Extensions.Primitives;
using Scalar.AspNetCore;

namespace ConsumerAid.Storefront.Api;

/// <summary>The HTTP API: <c>/api/v1</c>, described at <c>/openapi/v1.json</c>, explored at <c>/docs/api</c>.</summary>
public static class ApiWiring
{
    /// <summary>No JSON body of ours is larger; photos have their own limit.</summary>
    private const long LargestBody = 1_000_000;

    /// <summary>A JSON body that carries papers in base64.</summary>
    internal const int LargestUpload = 16 * 1024 * 1024;

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.AddExceptionHandler<ApiErrors>();
        services.AddScoped<Idempotency>();
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
            options.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
            options.SerializerOptions.UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Skip;
        });
        // Outside Development the framework would answer what it cannot read with an empty page.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddOpenApi(options => options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "ConsumerAid";
            return Task.CompletedTask;
        }));
        return services;
    }

    public static void MapApi(this WebApplication app)
    {
        app.UseExplorerPolicy();
        // What routing refuses by itself (no such address, method or media type) is told in the same form.
        app.Use(async (context, next) =>
        {
            await next(context);
            var said = context.Response.StatusCode switch { 404 => "request.not-found", 405 => "request.method-not-allowed", 415 => "request.not-json", _ => null };
            if (said is null || context.Response.HasStarted || !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)) return;
            await Problems.Write(context, context.Response.StatusCode, said);
        });
        // A parameter without a value was not given: forms send all of theirs.
        app.Use((context, next) =>
        {
            if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
            {
                context.Request.Query = new QueryCollection(context.Request.Query.Where(parameter => !StringValues.IsNullOrEmpty(parameter.Value)).ToDictionary(StringComparer.OrdinalIgnoreCase));
            }

            return next(context);
        });
        // An idempotency key stands for the body's bytes, which are read twice.
        app.Use((context, next) =>
        {
            if (context.Request.Headers.ContainsKey("Idempotency-Key")) context.Request.EnableBuffering(bufferThreshold: 64 * 1024, bufferLimit: LargestUpload);
            return next(context);
        });
        var api = app.MapGroup("/api/v1").RequireAuthorization().DisableAntiforgery().WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(LargestBody));
        api.TellsProblems();
        api.AddEndpointFilter(RequireJson);
        api.MapTokens();
        api.MapHouseholds();
        api.MapCatalog();
        api.MapPrices();
        api.MapOrders();
        api.MapTonnage();
        api.MapCharter();
        api.MapCertification();
        api.MapMembers();
        api.MapCases();
        api.MapRecords();
        api.MapCharterDrafts();
        api.MapBulletins();
        app.MapFiles();
        app.MapCaseFiles();
        app.MapHealth();
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapScalarApiReference("/docs/api", options => options
            .WithTitle("ConsumerAid API").WithOpenApiRoutePattern("/openapi/{documentName}.json")
            .DisableDefaultFonts().DisableAgent().DisableMcp().DisableTelemetry().HideDeveloperTools().HideClientButton().WithNonce()).AllowAnonymous();
    }

    /// <summary>The explorer is not ours and writes a script into its page: it runs by the page's nonce alone.</summary>
    private static void UseExplorerPolicy(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.Path.StartsWithSegments("/docs/api", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.OnStarting(() =>
            {
                if (context.Items[ScalarOptions.NonceHttpContextItemKey] is string nonce)
                {
                    context.Response.Headers.ContentSecurityPolicy =
                        $"default-src 'self'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; object-src 'none'; frame-ancestors 'none'; base-uri 'self'";
                }

                return Task.CompletedTask;
            });
        }

        return next(context);
    });

    // A call without a body of its own would not look at the type: another site's form could send it.
    private static ValueTask<object?> RequireJson(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        if (HttpMethods.IsPost(request.Method) && request.ContentType is not null && !request.HasJsonContentType()) throw new BadHttpRequestException("no JSON", StatusCodes.Status415UnsupportedMediaType);
        return next(context);
    }

    /// <summary>A POST that may be sent twice.</summary>
    internal static RouteHandlerBuilder Creates(this RouteHandlerBuilder endpoint) => endpoint.AddEndpointFilter<Idempotency>();
}
