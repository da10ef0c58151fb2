using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using ConsumerAid.Foundation.Model;

namespace ConsumerAid.Storefront.Api;

/// <summary>The HTTP API: <c>/api/v1</c>, described at <c>/openapi/v1.json</c>, explored at <c>/docs/api</c>.</summary>
public static class ApiWiring
{
    /// <summary>No JSON body of ours is larger; photos have their own limit.</summary>
    private const long LargestBody = 1_000_000;

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
        services.AddOpenApi();
        return services;
    }

    public static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1").RequireAuthorization().DisableAntiforgery().WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(LargestBody));
        api.MapTokens();
        api.MapCatalog();
        api.MapOrders();
        app.MapFiles();
        app.MapOpenApi("/openapi/{documentName}.json");
    }

    /// <summary>A POST that may be sent twice.</summary>
    internal static RouteHandlerBuilder Creates(this RouteHandlerBuilder endpoint) => endpoint.AddEndpointFilter<Idempotency>();
}
