using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Notices;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Proposals;

/// <summary>Another administrator agrees, and what was proposed is done; or declines. Whoever proposed it can take it back.</summary>
[Allowed(Roles.Administrator)]
public sealed record DecideProposal(Guid Id, bool Agree) : ICommand<Done>;

internal sealed class DecideProposalHandler(MarketDb db, IEnumerable<IProposedAct> acts, CurrentActor actor, TimeProvider clock, ActTrail trail) : IRequestHandler<DecideProposal, Done>
{
    public async Task<Done> Handle(DecideProposal request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var proposal = await db.Set<Proposal>().SingleOrDefaultAsync(row => row.Id == request.Id, cancellationToken) ?? throw new NotFound();
        proposal.Decide(request.Agree, actor.Account, actor.Code, now);
        trail.Say(proposal.Subject, proposal.Id.ToString(), $"{proposal.State} {proposal.Kind} of {proposal.By}");
        if (proposal.State == ProposalState.Withdrawn) return default;
        db.Add(Notice.ToAccount(
            proposal.AccountId, request.Agree ? "registry.notice-proposal-agreed" : "registry.notice-proposal-declined", [proposal.Subject, actor.Code], Link(proposal), now));
        if (request.Agree && acts.SingleOrDefault(act => act.Kind == proposal.Kind) is { } act) await act.Take(proposal, now, cancellationToken);
        return default;
    }

    // Those who may propose it see it there.
    private static string? Link(Proposal proposal) => proposal.Kind switch
    {
        ProposalKind.Unmasking => $"/admin/households/{proposal.Subject.Split('/')[1]}",
        ProposalKind.LedgerExport => "/ledger/verify",
        _ => null,
    };
}
