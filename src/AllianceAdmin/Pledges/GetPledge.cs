using ConsumerAid.AllianceAdmin.Members;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Pledges;

/// <summary>A member's pledge, or null: the own unit's, a parent's children's, for the office and the auditor everybody's.</summary>
/// <param name="MemberId">Null: the own unit.</param>
/// <param name="Year">China's; null: the present one.</param>
[Allowed(Roles.Purchaser, Roles.Approver, Roles.Finance, Roles.Administrator, Roles.Auditor)]
public sealed record GetPledge(Guid? MemberId = null, int? Year = null) : IQuery<PledgeProgress?>;

internal sealed class GetPledgeHandler(MarketDb db, PledgeReading pledges, CurrentActor actor, TimeProvider clock) : IRequestHandler<GetPledge, PledgeProgress?>
{
    private const int FirstYear = 2020;

    public async Task<PledgeProgress?> Handle(GetPledge request, CancellationToken cancellationToken)
    {
        var year = request.Year ?? clock.Today().Year;
        var id = request.MemberId ?? actor.Value.OrganisationId ?? Guid.Empty;
        if (year < FirstYear || year > clock.Today().Year || !await db.MayRead(actor, id, cancellationToken)) return null;
        return (await pledges.Read([id], year, cancellationToken)).GetValueOrDefault(id);
    }
}

internal static class PledgeReach
{
    /// <summary>Whether the actor may read this member's figures.</summary>
    public static async Task<bool> MayRead(this MarketDb db, CurrentActor actor, Guid member, CancellationToken cancellation)
    {
        if (actor.Is(Roles.Administrator) || actor.Is(Roles.Auditor) || actor.Value.IsSystem) return true;
        var own = actor.Value.OrganisationId;
        return own is not null && (own == member || await db.Set<Member>().AnyAsync(row => row.Id == member && row.ParentId == own, cancellation));
    }
}
