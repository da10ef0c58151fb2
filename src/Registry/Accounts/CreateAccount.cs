using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;

namespace ConsumerAid.Registry.Accounts;

/// <summary>Makes an account, with a first password that is told once and never kept in clear.</summary>
/// <param name="Phone">In any spelling; it signs in.</param>
/// <param name="Roles">At least one of <see cref="Foundation.Requests.Roles.All"/>.</param>
[Allowed(Foundation.Requests.Roles.Administrator)]
public sealed record CreateAccount(string Name, string Phone, IReadOnlyList<string> Roles, AccountPlace Place) : ICommand<CreatedAccount>;

/// <param name="Code"><c>U-000017</c>.</param>
/// <param name="Password">The first password when it was made here, else null.</param>
public sealed record CreatedAccount(Guid Id, string Code, string? Password);

internal sealed class CreateAccountHandler(MarketDb db, AccountMaker maker, CurrentActor actor, TimeProvider clock, ActTrail trail)
    : IRequestHandler<CreateAccount, CreatedAccount>
{
    public async Task<CreatedAccount> Handle(CreateAccount request, CancellationToken cancellationToken)
    {
        var password = Passwords.Fresh();
        var created = await maker.Make(new NewAccount(request.Name, request.Phone, request.Roles, request.Place), maker.Hash(password), demo: false,
            cancellationToken);
        trail.Say($"account/{created.Code}", detail: string.Join(' ', request.Roles));
        if (request.Roles.Contains(Roles.Administrator))
        {
            db.AddRange(await AccountRules.NoticesToAdministrators(db, "registry.notice-administrator", [actor.Code, created.Code], actor.Account,
                clock.GetUtcNow(), cancellationToken));
        }

        return new CreatedAccount(created.Id, created.Code, password);
    }
}
