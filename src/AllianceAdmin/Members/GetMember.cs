using ConsumerAid.AllianceAdmin.Pledges;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Members;

/// <summary>A member as the office knows it, or null.</summary>
[Allowed(Roles.Administrator, Roles.Auditor)]
public sealed record GetMember(Guid Id) : IQuery<MemberSheet?>;

public sealed record MemberSheet
{
    public required PledgeProgress Pledge { get; init; }

    public required MemberField? Field { get; init; }

    public required DateOnly Since { get; init; }

    public required DateOnly? RemovedOn { get; init; }

    public required string? ParentName { get; init; }

    public required Guid? ApplicationId { get; init; }

    /// <summary>The newest first.</summary>
    public required IReadOnlyList<MemberStepRow> Steps { get; init; }

    /// <summary>A measure that waits for another administrator.</summary>
    public required ProposedMeasure? Proposal { get; init; }

    public required bool MayRenew { get; init; }
}

public sealed record MemberStepRow(DateTimeOffset At, MemberAct Act, string By, string? ConfirmedBy, string? Reason);

/// <param name="IsOwn">Whoever reads this proposed it.</param>
public sealed record ProposedMeasure(Guid Id, MemberMeasure Measure, string Reason, string By, DateTimeOffset LapsesAt, bool IsOwn);

internal sealed class GetMemberHandler(MarketDb db, PledgeReading pledges, CurrentActor actor, TimeProvider clock) : IRequestHandler<GetMember, MemberSheet?>
{
    private const int MostSteps = 200;

    public async Task<MemberSheet?> Handle(GetMember request, CancellationToken cancellationToken)
    {
        var (today, oldest) = (clock.Today(), clock.GetUtcNow().AddDays(-MeasureProposal.Days));
        var member = await db.Set<Member>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == request.Id, cancellationToken);
        if (member is null) return null;
        var proposal = await db.Set<MeasureProposal>().AsNoTracking().Where(row => row.MemberId == member.Id && row.DecidedAt == null && row.ProposedAt > oldest)
            .OrderByDescending(row => row.ProposedAt).FirstOrDefaultAsync(cancellationToken);
        return new MemberSheet
        {
            Pledge = (await pledges.Read([member.Id], today.Year, cancellationToken))[member.Id],
            Field = await db.Organisations().Where(row => row.Id == member.Id).Select(row => row.Field).SingleAsync(cancellationToken), Since = member.Since, RemovedOn = member.RemovedOn,
            ParentName = member.ParentId is null ? null : await db.Organisations().Where(row => row.Id == member.ParentId).Select(row => row.Name).SingleOrDefaultAsync(cancellationToken),
            ApplicationId = await db.Set<MembershipApplication>().Where(row => row.MemberId == member.Id).OrderByDescending(row => row.DecidedAt).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancellationToken),
            Steps = await db.Set<MemberStep>().Where(row => row.MemberId == member.Id).OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(MostSteps)
                .Select(row => new MemberStepRow(row.At, row.Act, row.By, row.ConfirmedBy, row.Reason)).ToListAsync(cancellationToken),
            Proposal = proposal is null ? null
                : new ProposedMeasure(proposal.Id, proposal.Measure, proposal.Reason, proposal.ProposedByCode, proposal.LapsesAt, proposal.ProposedBy == actor.Value.AccountId),
            MayRenew = member.State != MemberState.Removed && today >= member.CertifiedUntil.AddDays(-Member.RenewalDays),
        };
    }
}
