using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Accounts;

/// <summary>
/// Gives an account other roles, and another place where they need one. They act at once: its sessions and tokens end. Never one's own.
/// </summary>
[Allowed(Roles.Administrator)]
public sealed record ChangeRoles(Guid AccountId, IReadOnlyList<string> NewRoles, AccountPlace Place) : ICommand<Done>;

internal sealed class ChangeRolesHandler(MarketDb db, CurrentActor actor, TimeProvider clock, ActTrail trail) : IRequestHandler<ChangeRoles, Done>
{
    public async Task<Done> Handle(ChangeRoles request, CancellationToken cancellationToken)
    {
        var account = await db.LoadOther(request.AccountId, actor, cancellationToken);
        var county = await AccountRules.CheckRoles(db, request.NewRoles, request.Place, cancellationToken);
        if (request.Place.LiaisonId is { } liaison
            && await db.Set<Account>().AnyAsync(row => row.LiaisonId == liaison && row.Id != account.Id, cancellationToken))
        {
            throw new RuleBroken("registry.liaison-has-account") { Status = 409, Field = "liaisonId" };
        }

        var before = await db.Set<AccountRole>().Where(role => role.AccountId == account.Id).ToListAsync(cancellationToken);
        db.RemoveRange(before.Where(role => !request.NewRoles.Contains(role.Role)));
        db.AddRange(request.NewRoles.Distinct().Except(before.Select(role => role.Role))
            .Select(role => new AccountRole { AccountId = account.Id, Role = role }));
        (account.OrganisationId, account.CountyCode, account.LiaisonId) = (request.Place.OrganisationId, county, request.Place.LiaisonId);
        account.EndSessions();
        trail.Say($"account/{account.Code}",
            detail: $"roles {string.Join(' ', before.Select(role => role.Role))} → {string.Join(' ', request.NewRoles)}");
        db.AddRange(await AccountRules.NoticesToAdministrators(db, "registry.notice-roles", [actor.Code, account.Code], actor.Account,
            clock.GetUtcNow(), cancellationToken));
        return default;
    }
}
