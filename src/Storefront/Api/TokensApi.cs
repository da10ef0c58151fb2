using ConsumerAid.Registry.Accounts;
using ConsumerAid.Storefront.Access;
using MediatR;

namespace ConsumerAid.Storefront.Api;

/// <summary>Signing in to the API. No idempotency key: a replay would keep the token in clear.</summary>
internal static class TokensApi
{
    public static void MapTokens(this RouteGroupBuilder api) =>
        api.MapPost("/tokens", Issue).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn).WithName("CreateToken");

    private static async Task<IResult> Issue(TokenIn sent, IMediator mediator, Foundation.Text.Words words, CancellationToken cancellation)
    {
        var issued = await mediator.Send(new CreateToken(sent.Phone ?? "", sent.Password ?? ""), cancellation);
        return issued is null
            ? Results.Problem(Problems.Of(words, 401, "registry.sign-in-failed"))
            : Results.Ok(new { issued.AccessToken, issued.ExpiresAt, issued.Roles });
    }

    internal sealed record TokenIn(string? Phone, string? Password);
}
