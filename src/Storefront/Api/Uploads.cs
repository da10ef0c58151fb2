using ConsumerAid.Foundation.Model;
using Microsoft.AspNetCore.Mvc;

namespace ConsumerAid.Storefront.Api;

/// <summary>Photos arrive as the bytes themselves.</summary>
internal static class Uploads
{
    /// <summary>What a phone's camera makes at most; the pages send 200 KB.</summary>
    public const int LargestPicture = 12 * 1024 * 1024;

    public static RouteHandlerBuilder TakesPicture(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new RequestSizeLimitAttribute(LargestPicture + 1));

    /// <exception cref="RuleBroken">More than <see cref="LargestPicture"/> bytes (<c>picture.too-large</c>).</exception>
    public static async Task<ReadOnlyMemory<byte>> Picture(this HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > LargestPicture) throw new RuleBroken("picture.too-large", LargestPicture / 1024 / 1024) { Status = 413 };
        using var memory = new MemoryStream();
        await request.Body.CopyToAsync(memory, cancellation);
        return memory.ToArray();
    }
}
