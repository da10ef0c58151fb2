using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Accounts;
using MediatR;

namespace ConsumerAid.Registry.Seeding;

/// <summary>Makes accounts that share one password, hashed once; with a null password nobody can sign in yet.</summary>
/// <param name="Demo">A start without the demo shuts them.</param>
/// <returns>Their ids and codes, in the same order; no passwords.</returns>
[SystemOnly]
public sealed record EnrolAccounts(IReadOnlyList<NewAccount> Accounts, string? Password, bool Demo) : ICommand<IReadOnlyList<CreatedAccount>>;

internal sealed class EnrolAccountsHandler(AccountMaker maker, ActTrail trail) : IRequestHandler<EnrolAccounts, IReadOnlyList<CreatedAccount>>
{
    public async Task<IReadOnlyList<CreatedAccount>> Handle(EnrolAccounts request, CancellationToken cancellationToken)
    {
        var hash = request.Password is null ? null : maker.Hash(request.Password);
        var made = new List<CreatedAccount>(request.Accounts.Count);
        foreach (var account in request.Accounts)
        {
            var one = await maker.Make(account, RoleGivers.System, hash, request.Demo, cancellationToken);
            made.Add(new CreatedAccount(one.Id, one.Code, null));
        }

        trail.Say("account/many", detail: $"{made.Count} enrolled");
        return made;
    }
}
