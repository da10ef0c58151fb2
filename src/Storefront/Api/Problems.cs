using ConsumerAid.Foundation.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace ConsumerAid.Storefront.Api;

/// <summary>Problem details (RFC 9457) with the rule's code, in the reader's language, whatever the client says it accepts.</summary>
internal static class Problems
{
    public static ProblemDetails Of(Words words, int status, string code) => new()
    {
        Type = $"/docs/problems#{code}", Title = words[$"status.{status}"], Status = status, Detail = words[code], Extensions = { ["code"] = code },
    };

    public static Task Write(HttpContext http, ProblemDetails details)
    {
        http.Response.StatusCode = details.Status!.Value;
        var json = http.RequestServices.GetRequiredService<IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions>>().Value.SerializerOptions;
        return http.Response.WriteAsJsonAsync(details, json, "application/problem+json", http.RequestAborted);
    }

    public static Task Write(HttpContext http, int status, string code) => Write(http, Of(http.RequestServices.GetRequiredService<Words>(), status, code));
}
