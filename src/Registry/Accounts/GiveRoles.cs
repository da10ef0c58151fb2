using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Proposals;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Accounts;

/// <summary>Roles and the place to use them at, as one administrator wants an account to have them.</summary>
/// <param name="Before">What it held then.</param>
public sealed record ProposedRoles(IReadOnlyList<string> Roles, IReadOnlyList<string> Before, AccountPlace Place);

/// <summary>Gives an account what was proposed and agreed to. It acts at once: its sessions and tokens end.</summary>
internal sealed class GiveRoles(MarketDb db, CurrentActor actor, ActTrail trail) : IProposedAct
{
    public ProposalKind Kind => ProposalKind.Roles;

    public async Task Take(Proposal proposal, DateTimeOffset now, CancellationToken cancellation)
    {
        var (code, proposed) = (proposal.Subject.Split('/')[1], proposal.Read<ProposedRoles>());
        var account = await db.Set<Account>().SingleAsync(row => row.Code == code, cancellation);
        RuleBroken.If(account.Id == actor.Account, "registry.own-account");
        await Give(account, proposed.Roles, proposed.Place, proposal.By, cancellation);
    }

    /// <param name="givenBy">Who proposed it; the actor agrees. When the actor alone takes roles away, nobody gives any.</param>
    public async Task Give(Account account, IReadOnlyList<string> roles, AccountPlace place, string givenBy, CancellationToken cancellation)
    {
        var county = await AccountRules.CheckRoles(db, roles, place, cancellation);
        if (place.LiaisonId is { } liaison && await db.Set<Account>().AnyAsync(row => row.LiaisonId == liaison && row.Id != account.Id, cancellation))
        {
            throw new RuleBroken("registry.liaison-has-account") { Status = 409, Field = "liaisonId" };
        }

        var before = await db.Set<AccountRole>().Where(role => role.AccountId == account.Id).ToListAsync(cancellation);
        db.RemoveRange(before.Where(role => !roles.Contains(role.Role)));
        db.AddRange(roles.Distinct().Except(before.Select(role => role.Role)).Select(role => new AccountRole { AccountId = account.Id, Role = role, GivenBy = givenBy, AgreedBy = actor.Code }));
        (account.OrganisationId, account.CountyCode, account.LiaisonId) = (place.OrganisationId, county, place.LiaisonId);
        account.EndSessions();
        trail.Say($"account/{account.Code}", detail: $"roles {string.Join(' ', before.Select(role => role.Role))} → {string.Join(' ', roles)}");
    }
}
