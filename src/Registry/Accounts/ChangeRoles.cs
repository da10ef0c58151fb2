using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Proposals;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Accounts;

/// <summary>
/// Wants other roles for an account, or another place where they need one. Roles are taken away at once, and its sessions and tokens end; what gives it anything is a proposal
/// until another administrator agrees. Never one's own.
/// </summary>
/// <param name="Reason">5 to 400 characters.</param>
[Allowed(Roles.Administrator)]
public sealed record ChangeRoles(Guid AccountId, IReadOnlyList<string> NewRoles, AccountPlace Place, string Reason) : ICommand<ChangedRoles>;

/// <param name="ProposalId">What waits for the second pair of eyes; null: done.</param>
public sealed record ChangedRoles(Guid? ProposalId);

internal sealed class ChangeRolesHandler(MarketDb db, CurrentActor actor, GiveRoles giving, ProposalBook proposals, TimeProvider clock) : IRequestHandler<ChangeRoles, ChangedRoles>
{
    public async Task<ChangedRoles> Handle(ChangeRoles request, CancellationToken cancellationToken)
    {
        var account = await db.LoadOther(request.AccountId, actor, cancellationToken);
        var county = await AccountRules.CheckRoles(db, request.NewRoles, request.Place, cancellationToken);
        var before = await db.Set<AccountRole>().Where(role => role.AccountId == account.Id).OrderBy(role => role.Role).Select(role => role.Role).ToListAsync(cancellationToken);
        var stays = (account.OrganisationId, account.CountyCode, account.LiaisonId) == (request.Place.OrganisationId, county, request.Place.LiaisonId);
        if (!stays || request.NewRoles.Except(before).Any())
        {
            var proposed = new ProposedRoles([.. request.NewRoles.Distinct()], before, request.Place);
            return new ChangedRoles(await proposals.Add(ProposalKind.Roles, $"account/{account.Code}", Proposal.Write(proposed), request.Reason, cancellationToken));
        }

        await giving.Give(account, request.NewRoles, request.Place, actor.Code, cancellationToken);
        db.AddRange(await AccountRules.NoticesToAdministrators(db, "registry.notice-roles", [actor.Code, account.Code], actor.Account, clock.GetUtcNow(), cancellationToken));
        return new ChangedRoles(null);
    }
}
