using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using MediatR;

namespace ConsumerAid.AllianceAdmin.Members;

/// <summary>Enters member units that were members before there was this program: founding members, imports, the demo.</summary>
[SystemOnly]
public sealed record EnrolMembers(IReadOnlyList<EnrolledMember> Members) : ICommand<Done>;

/// <param name="OrganisationId">Of kind member unit.</param>
/// <param name="Since">The first day of its membership.</param>
public sealed record EnrolledMember(Guid OrganisationId, Money Pledge, DateOnly Since, Guid? ParentId = null);

internal sealed class EnrolMembersHandler(MarketDb db, Counters counters, CurrentActor actor, TimeProvider clock, ActTrail trail) : IRequestHandler<EnrolMembers, Done>
{
    public async Task<Done> Handle(EnrolMembers request, CancellationToken cancellationToken)
    {
        if (request.Members.Count == 0) return default;
        var (now, first) = (clock.GetUtcNow(), await counters.Next("plaque", cancellationToken, request.Members.Count));
        db.AddRange(request.Members.Select((row, at) => Member.Admit(row.OrganisationId, Plaques.Of(first + at), row.Pledge, row.ParentId, row.Since, actor.Code, null, now)));
        trail.Say("member/many", detail: $"{request.Members.Count} enrolled");
        return default;
    }
}
