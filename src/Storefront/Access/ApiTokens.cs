using System.Text.Encodings.Web;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Accounts;
using ConsumerAid.Storefront.Api;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace ConsumerAid.Storefront.Access;

/// <summary>Opaque bearer tokens, kept as their hash only, checked against the account at every call.</summary>
internal sealed class ApiTokens(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IMediator mediator, CurrentActor current)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "token";

    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();
        if (await mediator.Send(new ActorOfToken(header[Bearer.Length..].Trim()), Context.RequestAborted) is not { } actor) return AuthenticateResult.Fail("unknown token");
        current.Value = actor;
        return AuthenticateResult.Success(new AuthenticationTicket(Sessions.PrincipalOf(actor, Name, null), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.Write(Context, 401, "request.unauthorised");
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Problems.Write(Context, 403, "request.forbidden");
}
