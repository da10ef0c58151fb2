using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Complaints;

/// <summary>Which complaints the actor reaches, and on which side: the office and the auditor all, an organisation those by it and against it, others their own and those of their households.</summary>
internal sealed class ComplaintReach(MarketDb db, CurrentActor actor)
{
    public IQueryable<Complaint> Visible()
    {
        var all = db.Set<Complaint>().AsQueryable();
        if (SeesAll) return all;
        var (code, organisation, liaison) = (actor.Code, actor.Value.OrganisationId, actor.Value.LiaisonId);
        if (organisation is { } own) return all.Where(complaint => complaint.AgainstId == own || complaint.ByOrganisationId == own || complaint.By == code);
        return liaison is null
            ? all.Where(complaint => complaint.By == code)
            : all.Where(complaint => complaint.By == code
                || db.Assignments().Any(row => row.HouseholdCode == complaint.HouseholdCode && row.LiaisonId == liaison && row.To == null));
    }

    /// <exception cref="NotFound">None, or another's.</exception>
    public async Task<(Complaint Complaint, ComplaintSide Side)> Load(Guid id, CancellationToken cancellation)
    {
        var complaint = await Visible().SingleOrDefaultAsync(row => row.Id == id, cancellation) ?? throw new NotFound();
        return (complaint, SideOf(complaint));
    }

    public ComplaintSide SideOf(Complaint complaint) =>
        SeesAll ? ComplaintSide.Office : complaint.AgainstId == actor.Value.OrganisationId ? ComplaintSide.Party : ComplaintSide.Complainant;

    /// <summary>A member unit knows households by an alias of its order alone.</summary>
    public bool KnowsHouseholds => SeesAll || actor.Is(Roles.Cooperative) || actor.Is(Roles.Liaison);

    private bool SeesAll => actor.Value.IsSystem || actor.Is(Roles.Administrator) || actor.Is(Roles.Auditor);
}
