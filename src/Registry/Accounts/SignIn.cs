using ConsumerAid.Foundation.Requests;
using MediatR;

namespace ConsumerAid.Registry.Accounts;

/// <summary>
/// Checks phone and password. Null when they do not fit: the same answer and the same time whether the phone has an account or not, also when it is
/// shut. No command, because the hash takes a tenth of a second in which no other writer should wait; what follows is written in a transaction of
/// its own.
/// </summary>
/// <exception cref="Foundation.Model.RuleBroken"><c>registry.too-many-tries</c>, 429, with <c>retryAfter</c> in seconds.</exception>
[Anyone]
public sealed record SignIn(string Phone, string Password) : IQuery<Session?>;

/// <summary>Somebody signed in.</summary>
/// <param name="AccountId">Goes into the cookie together with the stamp.</param>
/// <param name="Stamp">The session holds for as long as this is the account's stamp.</param>
/// <param name="Code">The account's code.</param>
/// <param name="Roles">The roles held now.</param>
public sealed record Session(Guid AccountId, string Stamp, string Code, IReadOnlyList<string> Roles);

internal sealed class SignInHandler(Credentials credentials) : IRequestHandler<SignIn, Session?>
{
    public Task<Session?> Handle(SignIn request, CancellationToken cancellationToken) =>
        credentials.Check(request.Phone, request.Password, nameof(SignIn), _ => { }, cancellationToken);
}
