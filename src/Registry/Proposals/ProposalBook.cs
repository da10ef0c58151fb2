using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Accounts;
using ConsumerAid.Registry.Households;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Proposals;

/// <summary>What is done once a proposal of this kind is agreed to.</summary>
internal interface IProposedAct
{
    ProposalKind Kind { get; }

    Task Take(Proposal proposal, DateTimeOffset now, CancellationToken cancellation);
}

/// <summary>Takes proposals down and tells the administrators.</summary>
internal sealed class ProposalBook(MarketDb db, CurrentActor actor, ActTrail trail, TimeProvider clock)
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24), Week = TimeSpan.FromDays(7);

    /// <param name="details">What the kind needs beside, as JSON.</param>
    /// <param name="reason">5 to 400 characters.</param>
    /// <exception cref="RuleBroken"><c>registry.proposal-open</c> (409): this person already waits for an answer about the same.</exception>
    public async Task<Guid> Add(ProposalKind kind, string subject, string? details, string? reason, CancellationToken cancellation)
    {
        var (why, now, account) = (Reasons.Checked(reason), clock.GetUtcNow(), actor.Account);
        if (await db.Set<Proposal>().AnyAsync(
            row => row.State == ProposalState.Open && row.Until > now && row.Kind == kind && row.Subject == subject && row.AccountId == account && row.Details == details, cancellation))
        {
            throw new RuleBroken("registry.proposal-open") { Status = 409 };
        }

        var proposal = new Proposal
        {
            Id = Guid.CreateVersion7(now), Kind = kind, Subject = subject, Details = details, Reason = why, AccountId = account, By = actor.Code, At = now,
            Until = now + (kind is ProposalKind.Unmasking or ProposalKind.LedgerExport ? Day : Week),
        };
        db.Add(proposal);
        trail.Say(subject, proposal.Id.ToString(), $"proposes {kind}: {why}");
        db.AddRange(await AccountRules.NoticesToAdministrators(db, "registry.notice-proposal", [actor.Code, subject, why], account, now, cancellation, "/admin/proposals"));
        return proposal.Id;
    }
}
