using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Proposals;
using MediatR;

namespace ConsumerAid.Registry.Accounts;

/// <summary>Makes an account, with a first password that is told once and never kept in clear. Its roles are a proposal until another administrator agrees.</summary>
/// <param name="Phone">In any spelling; it signs in.</param>
/// <param name="Roles">At least one of <see cref="Foundation.Requests.Roles.All"/>.</param>
/// <param name="Reason">5 to 400 characters.</param>
[Allowed(Foundation.Requests.Roles.Administrator)]
public sealed record CreateAccount(string Name, string Phone, IReadOnlyList<string> Roles, AccountPlace Place, string Reason) : ICommand<CreatedAccount>;

/// <param name="Code"><c>U-000017</c>.</param>
/// <param name="Password">The first password when it was made here, else null.</param>
public sealed record CreatedAccount(Guid Id, string Code, string? Password);

internal sealed class CreateAccountHandler(AccountMaker maker, ProposalBook proposals, ActTrail trail) : IRequestHandler<CreateAccount, CreatedAccount>
{
    public async Task<CreatedAccount> Handle(CreateAccount request, CancellationToken cancellationToken)
    {
        var password = Passwords.Fresh();
        var created = await maker.Make(new NewAccount(request.Name, request.Phone, request.Roles, request.Place), givers: null, maker.Hash(password), demo: false, cancellationToken);
        trail.Say($"account/{created.Code}", detail: "created");
        await proposals.Add(ProposalKind.Roles, $"account/{created.Code}", Proposal.Write(new ProposedRoles([.. request.Roles.Distinct()], [], request.Place)), request.Reason, cancellationToken);
        return new CreatedAccount(created.Id, created.Code, password);
    }
}
