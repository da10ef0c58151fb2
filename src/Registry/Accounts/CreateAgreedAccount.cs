using ConsumerAid.Foundation.Requests;
using MediatR;

namespace ConsumerAid.Registry.Accounts;

/// <summary>An account that comes with what two persons have decided, as the admission of a member unit: its roles act at once.</summary>
/// <param name="ProposedBy">Who decided first; the actor was the second.</param>
[WithinAct]
public sealed record CreateAgreedAccount(NewAccount Account, string ProposedBy) : ICommand<CreatedAccount>;

internal sealed class CreateAgreedAccountHandler(AccountMaker maker, CurrentActor actor, ActTrail trail) : IRequestHandler<CreateAgreedAccount, CreatedAccount>
{
    public async Task<CreatedAccount> Handle(CreateAgreedAccount request, CancellationToken cancellationToken)
    {
        var password = Passwords.Fresh();
        var created = await maker.Make(request.Account, new RoleGivers(request.ProposedBy, actor.Code), maker.Hash(password), demo: false, cancellationToken);
        trail.Say($"account/{created.Code}", detail: string.Join(' ', request.Account.Roles));
        return new CreatedAccount(created.Id, created.Code, password);
    }
}
