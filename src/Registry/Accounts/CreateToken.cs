using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;

namespace ConsumerAid.Registry.Accounts;

/// <summary>
/// As <see cref="SignIn"/>, for the API: an opaque token of 256 random bits that lives 12 hours and dies when roles or password change. Kept as its
/// hash only.
/// </summary>
[Anyone]
public sealed record CreateToken(string Phone, string Password) : IQuery<IssuedToken?>;

/// <param name="AccessToken">Told once.</param>
/// <param name="ExpiresAt">Refused from then on.</param>
/// <param name="Roles">The roles held now.</param>
public sealed record IssuedToken(string AccessToken, DateTimeOffset ExpiresAt, IReadOnlyList<string> Roles);

internal sealed class CreateTokenHandler(MarketDb db, Credentials credentials, TimeProvider clock) : IRequestHandler<CreateToken, IssuedToken?>
{
    public async Task<IssuedToken?> Handle(CreateToken request, CancellationToken cancellationToken)
    {
        var (token, now) = (Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)), clock.GetUtcNow());
        var expires = now + AccountRules.TokenLives;
        var session = await credentials.Check(request.Phone, request.Password, nameof(CreateToken), session => db.Add(new AccessToken
        {
            Hash = Tokens.Hash(token), AccountId = session.AccountId, Stamp = session.Stamp, IssuedAt = now, ExpiresAt = expires,
        }), cancellationToken);
        return session is null ? null : new IssuedToken(token, expires, session.Roles);
    }
}

internal static class Tokens
{
    /// <summary>SHA-256 in hex: the token itself has all the randomness that a slow hash would add.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
