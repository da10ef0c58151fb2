using ConsumerAid.Registry.Accounts;
using ConsumerAid.Storefront.Access;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ConsumerAid.Storefront.Api;

/// <summary>Signing in to the API. No idempotency key: a replay would keep the token in clear.</summary>
internal static class TokensApi
{
    public static void MapTokens(this RouteGroupBuilder api) =>
        api.MapPost("/tokens", Issue).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn).WithName("CreateToken").Produces<ProblemOut>(401, "application/problem+json");

    private static async Task<Results<Ok<TokenOut>, ProblemHttpResult>> Issue(TokenIn sent, IMediator mediator, Foundation.Text.Words words, CancellationToken cancellation)
    {
        var issued = await mediator.Send(new CreateToken(sent.Phone ?? "", sent.Password ?? ""), cancellation);
        return issued is null
            ? TypedResults.Problem(Problems.Of(words, 401, "registry.sign-in-failed"))
            : TypedResults.Ok(new TokenOut(issued.AccessToken, issued.ExpiresAt, issued.Roles));
    }

    internal sealed record TokenIn(string? Phone, string? Password);
}
