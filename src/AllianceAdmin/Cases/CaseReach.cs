using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>Which cases the actor reaches: all for the office and auditors, its own for a party.</summary>
internal sealed class CaseReach(MarketDb db, CharterShelf shelf, CurrentActor actor)
{
    public CaseSide Side => actor.Is(Roles.Administrator) ? CaseSide.Office : CaseSide.Party;

    /// <summary>The party for which the actor works.</summary>
    /// <exception cref="Forbidden">For none.</exception>
    public Party Own => actor.Value switch
    {
        { LiaisonId: { } liaison } when actor.Is(Roles.Liaison) => new Party(PartyKind.Liaison, liaison),
        { OrganisationId: { } cooperative } when actor.Is(Roles.Cooperative) => new Party(PartyKind.Cooperative, cooperative),
        { OrganisationId: { } member } when actor.Is(Roles.Purchaser) || actor.Is(Roles.Approver) || actor.Is(Roles.Finance) => new Party(PartyKind.Member, member),
        _ => throw new Forbidden(),
    };

    public IQueryable<Case> Visible()
    {
        if (actor.Value.IsSystem || actor.Is(Roles.Administrator) || actor.Is(Roles.Auditor)) return db.Set<Case>();
        var (kind, id) = (Own.Kind, Own.Id);
        return db.Set<Case>().Where(row => row.PartyId == id && row.PartyKind == kind);
    }

    /// <summary>A case to act on, with its desk and what was decided.</summary>
    /// <exception cref="NotFound">None, or another's.</exception>
    public async Task<Case> Load(Guid id, CancellationToken cancellation) =>
        await Visible().Include(row => row.Desk).Include(row => row.Decision).Include(row => row.Appeal).SingleOrDefaultAsync(row => row.Id == id, cancellation) ?? throw new NotFound();

    /// <summary>The version in force at an instant.</summary>
    public Task<CharterBook> Book(DateTimeOffset at, CancellationToken cancellation) => shelf.InForce(db, ChinaTime.DayOf(at), cancellation);

    /// <summary>Its ladder.</summary>
    public async Task<Ladder> Ladder(DateTimeOffset at, CancellationToken cancellation) => new(await Book(at, cancellation));
}
