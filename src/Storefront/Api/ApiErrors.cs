using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace ConsumerAid.Storefront.Api;

/// <summary>Turns what went wrong under <c>/api</c> into problem details (RFC 9457) in the reader's language; nothing of the inside is told.</summary>
internal sealed partial class ApiErrors(Words words, ILogger<ApiErrors> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // The request's own path has made way for the error page's by now.
        PathString path = httpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? httpContext.Request.Path;
        if (!path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)) return false;
        var details = Describe(exception, HttpMethods.IsGet(httpContext.Request.Method));
        if (details.Status == 500) Failed(log, httpContext.Request.Method, path, exception);
        if (exception is RuleBroken { Facts: var facts } && facts.TryGetValue("retryAfter", out var seconds))
        {
            httpContext.Response.Headers.RetryAfter = Convert.ToString(seconds, System.Globalization.CultureInfo.InvariantCulture);
        }

        await Problems.Write(httpContext, details);
        return true;
    }

    private ProblemDetails Describe(Exception exception, bool reads) => exception switch
    {
        InvalidFields invalid => Fields(invalid),
        CharterBlocked blocked => Charter(blocked),
        RuleBroken broken => Rule(broken),
        Forbidden => Problem(403, "request.forbidden"),
        NotFound => Problem(404, "request.not-found"),
        BadHttpRequestException { StatusCode: var status } bad => Problem(status, status == 413 ? "request.too-large" : status == 415 ? "request.not-json" : reads ? "request.bad-parameter" : "request.malformed", bad),
        _ => Problem(500, "request.failed"),
    };

    private ProblemDetails Rule(RuleBroken broken)
    {
        var details = Problem(broken.Status, broken.Code);
        details.Detail = words[broken.Code, [.. broken.Arguments]];
        if (broken.Field is { } field) details.Extensions["errors"] = new Dictionary<string, string[]> { [field] = [details.Detail] };
        foreach (var (name, value) in broken.Facts) details.Extensions[name] = value;
        return details;
    }

    private ProblemDetails Fields(InvalidFields invalid)
    {
        var details = Problem(422, invalid.Code);
        details.Extensions["errors"] = invalid.Errors.GroupBy(error => error.Field)
            .ToDictionary(field => field.Key, field => field.Select(error => words[error.Code, error.Arguments]).ToArray());
        details.Extensions["codes"] = invalid.Errors.GroupBy(error => error.Field).ToDictionary(field => field.Key, field => field.Select(error => error.Code).ToArray());
        return details;
    }

    private ProblemDetails Charter(CharterBlocked blocked)
    {
        var details = Rule(blocked);
        details.Extensions["rules"] = blocked.Objections.Select(objection => new
        {
            rule = objection.Rule,
            subject = objection.Subject,
            measured = objection.Measured,
            limit = objection.Limit,
            sentence = words[objection.Code, objection.Arguments],
        }).ToArray();
        return details;
    }

    private ProblemDetails Problem(int status, string code, Exception? bad = null)
    {
        var details = Problems.Of(words, status, code);
        if (bad is { InnerException: System.Text.Json.JsonException { Path: { } path } }) details.Detail += $" {path}";
        return details;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed")]
    private static partial void Failed(ILogger log, string method, string path, Exception exception);
}
