using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Registry.Liaisons;
using ConsumerAid.Registry.Proposals;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Households;

/// <summary>Told when a household is no longer one of the programme, so that others let go of what is its.</summary>
public sealed record HouseholdRemoved(string HouseholdCode) : IEvent;

/// <summary>Removes it: liaison, memberships and consents end today, and its unsold goods are withdrawn. What was sold stays.</summary>
internal sealed class RemoveHousehold(MarketDb db, HouseholdReach reach, CurrentActor actor, TimeProvider clock, IMediator mediator) : IProposedAct
{
    public ProposalKind Kind => ProposalKind.HouseholdRemoval;

    public async Task Take(Proposal proposal, DateTimeOffset now, CancellationToken cancellation)
    {
        var (code, today, by) = (proposal.Subject.Split('/')[1], clock.Today(), actor.Code);
        var household = await reach.LoadLocked(code, cancellation);
        household.Remove(proposal.Read<RemovalCause>(), proposal.By, by, today);
        if (await LiaisonLoad.Present(db, code).SingleOrDefaultAsync(cancellation) is { } assignment)
        {
            assignment.To = today;
            await LiaisonLoad.Release(db, assignment.LiaisonId, cancellation);
        }

        await db.Set<Membership>().Where(row => row.HouseholdCode == code && row.To == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.To, today), cancellation);
        await db.Set<Consent>().Where(row => row.HouseholdCode == code && row.WithdrawnOn == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.WithdrawnOn, today).SetProperty(row => row.WithdrawnBy, by), cancellation);
        await mediator.Publish(new HouseholdRemoved(code), cancellation);
    }
}
