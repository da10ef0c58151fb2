using System.Security.Cryptography;
using System.Text;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Storefront.Web;

namespace ConsumerAid.Storefront.Api;

/// <summary>
/// A POST with an <c>Idempotency-Key</c> has one effect: key and effect are written in one transaction, the same key and body get the first answer again, the
/// same key with another body is refused. Refusals are not kept: nothing happened, so the same key may try again.
/// </summary>
internal sealed class Idempotency(OnceOnly once) : IEndpointFilter
{
    private const int LongestKey = 255;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (http.Request.Headers["Idempotency-Key"] is not [{ Length: > 0 } key]) return await next(context);
        if (key.Length > LongestKey) throw new RuleBroken("request.key-too-long", LongestKey) { Status = 400 };
        var hash = await HashOf(http.Request);
        return await once.Run<object?>(
            key,
            hash,
            async answer =>
            {
                var kept = await Keep(http, await next(context));
                (answer.Status, answer.Location, answer.Body) = (kept.Status, kept.Location, kept.Body);
                return kept;
            },
            first => new KeptAnswer(first.Status, first.Location, first.Body),
            http.RequestAborted);
    }

    private static async Task<string> HashOf(HttpRequest request)
    {
        request.Body.Position = 0;
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}\n"));
        var buffer = new byte[8192];
        for (int read; (read = await request.Body.ReadAsync(buffer)) > 0;) sha.AppendData(buffer, 0, read);
        request.Body.Position = 0;
        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }

    /// <summary>Runs the result into memory, so that what is stored is what is sent.</summary>
    private static async Task<KeptAnswer> Keep(HttpContext http, object? result)
    {
        var real = http.Response.Body;
        using var memory = new MemoryStream();
        http.Response.Body = memory;
        try
        {
            await (result as IResult ?? Results.Json(result)).ExecuteAsync(http);
        }
        finally
        {
            http.Response.Body = real;
        }

        return new KeptAnswer(http.Response.StatusCode, http.Response.Headers.Location, memory.Length == 0 ? null : Encoding.UTF8.GetString(memory.ToArray()));
    }

    private sealed record KeptAnswer(int Status, string? Location, string? Body) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = Status;
            if (Location is not null) httpContext.Response.Headers.Location = Location;
            if (Body is null) return Task.CompletedTask;
            httpContext.Response.ContentType = "application/json; charset=utf-8";
            httpContext.Response.ContentLength = null;
            return httpContext.Response.WriteAsync(Body);
        }
    }
}
