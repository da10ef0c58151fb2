using ConsumerAid.AllianceAdmin.Papers;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry;
using ConsumerAid.Registry.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Members;

/// <summary>One application with what was checked about it, or null.</summary>
[Allowed(Roles.Administrator, Roles.Auditor)]
public sealed record GetApplication(Guid Id) : IQuery<ApplicationSheet?>;

public sealed record ApplicationSheet
{
    public required ApplicationRow Row { get; init; }

    public required string? NameEn { get; init; }

    /// <summary>The contact, for administrators alone.</summary>
    public required string? ContactName { get; init; }

    public required string? ContactPhone { get; init; }

    public required string? ParentName { get; init; }

    public required DateTimeOffset? AdmittedAt { get; init; }

    public required string? ConfirmedByCode { get; init; }

    public required string? RefusedByCode { get; init; }

    public required DateTimeOffset? DecidedAt { get; init; }

    public required string? Reason { get; init; }

    public required Guid? MemberId { get; init; }

    public required IReadOnlyList<ApplicationCheck> Checks { get; init; }

    public required IReadOnlyList<PaperRow> Papers { get; init; }

    /// <summary>Whoever reads this is the one who admitted, so another one has to confirm.</summary>
    public required bool IsOwnAdmission { get; init; }
}

/// <summary>What was checked.</summary>
public enum CheckKind
{
    /// <summary>The credit code's check character.</summary>
    CreditCode,

    /// <summary>No member bears the credit code.</summary>
    NotAMember,

    /// <summary>Not removed within the year.</summary>
    NotRemovedRecently,

    /// <summary>No other organisation bears the name.</summary>
    NameUnused,

    /// <summary>The pledge letter is there.</summary>
    Letter,

    /// <summary>The pledge is at least what the charter asks today.</summary>
    Pledge,
}

public sealed record ApplicationCheck(CheckKind Kind, bool Passed);

internal sealed class GetApplicationHandler(MarketDb db, ApplicantRules rules, PersonalVault vault, CurrentActor actor, TimeProvider clock) : IRequestHandler<GetApplication, ApplicationSheet?>
{
    public async Task<ApplicationSheet?> Handle(GetApplication request, CancellationToken cancellationToken)
    {
        var row = await db.Set<MembershipApplication>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == request.Id, cancellationToken);
        if (row is null) return null;
        var subject = row.Subject();
        var papers = await db.Set<Paper>().AsNoTracking().Where(paper => paper.Subject == subject).OrderBy(paper => paper.Id).ToListAsync(cancellationToken);
        var opens = actor.Is(Roles.Administrator);
        return new ApplicationSheet
        {
            Row = new ApplicationRow(row.Id, row.Number, row.Name, row.Field, row.CreditCode, row.Pledge, row.AppliedAt, row.State, row.AdmittedByCode), NameEn = row.NameEn,
            ContactName = opens ? vault.Open(row.ContactName) : null, ContactPhone = opens ? vault.Open(row.ContactPhone) : null,
            ParentName = row.ParentId is null ? null : await db.Organisations().Where(one => one.Id == row.ParentId).Select(one => one.Name).SingleOrDefaultAsync(cancellationToken),
            AdmittedAt = row.AdmittedAt, ConfirmedByCode = row.ConfirmedByCode, RefusedByCode = row.RefusedByCode, DecidedAt = row.DecidedAt, Reason = row.Reason, MemberId = row.MemberId,
            Checks = row.State is ApplicationState.Waiting or ApplicationState.Admitted ? await Checks(row, papers, cancellationToken) : [], Papers = [.. papers.Select(paper => paper.Row())],
            IsOwnAdmission = row.AdmittedBy is not null && row.AdmittedBy == actor.Value.AccountId,
        };
    }

    private async Task<IReadOnlyList<ApplicationCheck>> Checks(MembershipApplication row, List<Paper> papers, CancellationToken cancellation)
    {
        var bearer = await (from organisation in db.Organisations()
                            join member in db.Set<Member>() on organisation.Id equals member.Id
                            where organisation.CreditCode == row.CreditCode
                            select new { member.Id, member.State, member.RemovedOn }).SingleOrDefaultAsync(cancellation);
        var today = clock.Today();
        return
        [
            new(CheckKind.CreditCode, CreditCode.Parse(row.CreditCode) is not null),
            new(CheckKind.NotAMember, bearer?.State is not (MemberState.Active or MemberState.Suspended)),
            new(CheckKind.NotRemovedRecently, bearer?.RemovedOn is not { } removed || today >= removed.AddDays(Member.DaysOutside)),
            new(CheckKind.NameUnused, !await db.Organisations().AnyAsync(one => one.Name == row.Name && one.CreditCode != row.CreditCode, cancellation)),
            new(CheckKind.Letter, papers.Exists(paper => paper.Kind == PaperKind.PledgeLetter)),
            new(CheckKind.Pledge, row.Pledge >= await rules.LeastPledge(clock.GetUtcNow(), cancellation)),
        ];
    }
}
