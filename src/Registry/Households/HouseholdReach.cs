using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Registry.Liaisons;
using ConsumerAid.Registry.Personal;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Households;

/// <summary>Which households the actor reaches, and how near it stands to them: checked by record, in one place.</summary>
internal sealed class HouseholdReach(MarketDb db, CurrentActor actor, TimeProvider clock)
{
    /// <summary>The actor's own part in these cases; offices that look at everybody see masks and unmask with a reason.</summary>
    public Viewer Viewer => SeesAll ? Viewer.SignedIn : Viewer.Own;

    private bool SeesAll => actor.Is(Roles.Administrator) || actor.Is(Roles.Auditor) || actor.Value.IsSystem;

    /// <summary>All for administrator and auditor, its county's for a reviewer, its members' for a cooperative, its own for a liaison.</summary>
    /// <exception cref="Forbidden">The actor holds none of these roles.</exception>
    public IQueryable<Household> Visible()
    {
        var households = db.Set<Household>().AsQueryable();
        if (SeesAll) return households;
        if (actor.Is(Roles.CountyReviewer))
        {
            var county = actor.County;
            return households.Where(household => household.CountyCode == county);
        }

        if (actor.Is(Roles.Cooperative))
        {
            var (cooperative, today) = (actor.Organisation, clock.Today());
            return households.Where(household => db.Set<Membership>().Any(membership =>
                membership.CooperativeId == cooperative && membership.HouseholdCode == household.Code && membership.From <= today
                    && (membership.To == null || today < membership.To)));
        }

        if (!actor.Is(Roles.Liaison)) throw new Forbidden();
        var liaison = actor.Liaison;
        return households.Where(household => db.Set<Assignment>().Any(assignment =>
            assignment.LiaisonId == liaison && assignment.HouseholdCode == household.Code && assignment.To == null));
    }

    /// <summary>A household to be changed.</summary>
    /// <exception cref="NotFound">No such household, or not in the actor's reach.</exception>
    /// <exception cref="Foundation.Model.RuleBroken"><c>registry.household-removed</c>.</exception>
    public async Task<Household> Load(string code, CancellationToken cancellation)
    {
        var household = await Find(code, cancellation);
        household.RequireHere();
        return household;
    }

    /// <summary>A household, removed or not.</summary>
    /// <exception cref="NotFound">No such household, or not in the actor's reach.</exception>
    public async Task<Household> Find(string code, CancellationToken cancellation) =>
        await Visible().SingleOrDefaultAsync(household => household.Code == code, cancellation) ?? throw new NotFound();

    /// <summary>
    /// Loads a household of which one thing of several may stand at a time (liaison, category): its row stays locked to the end of the transaction,
    /// so what is read afterwards holds.
    /// </summary>
    public async Task<Household> LoadLocked(string code, CancellationToken cancellation)
    {
        var locked = await Visible().Where(household => household.Code == code)
            .ExecuteUpdateAsync(set => set.SetProperty(household => household.Version, household => household.Version + 1), cancellation);
        if (locked == 0) throw new NotFound();
        var household = await db.Set<Household>().SingleAsync(household => household.Code == code, cancellation);
        household.RequireHere();
        return household;
    }
}
