using ConsumerAid.AllianceAdmin.Pledges;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Members;

/// <summary>The public register: members in the order of their codes.</summary>
/// <param name="Text">A part of the name, or a plaque's number.</param>
/// <param name="After">The last code of the page before.</param>
[Anyone]
public sealed record FindMembers(string? Text = null, MemberField? Field = null, string? After = null, int Limit = 50) : IQuery<Page<MemberRow>>;

/// <summary>A member unit as everybody sees it.</summary>
/// <param name="PledgeHundredths">Of this year's target; null where fewer than ten households stand behind what was credited.</param>
public sealed record MemberRow(Guid Id, string Code, string Name, string? NameEn, MemberField? Field, string PlaqueNumber, DateOnly Since, MemberState State, int? PledgeHundredths);

internal sealed class FindMembersHandler(MarketDb db, PledgeReading pledges, TimeProvider clock) : IRequestHandler<FindMembers, Page<MemberRow>>
{
    public async Task<Page<MemberRow>> Handle(FindMembers request, CancellationToken cancellationToken)
    {
        var found = db.Register().Where(row => row.State != MemberState.Removed && row.State != MemberState.Lapsed);
        if (Typing.Trimmed(request.Text) is { } text) found = found.Where(row => row.Name.Contains(text) || row.NameEn!.Contains(text) || row.PlaqueNumber == text);
        if (request.Field is { } field) found = found.Where(row => row.Field == field);
        if (Typing.Trimmed(request.After) is { } after) found = found.Where(row => string.Compare(row.Code, after) > 0);
        var take = Pages.Rows(request.Limit);
        var rows = await found.OrderBy(row => row.Code).Take(take + 1).ToListAsync(cancellationToken);
        var next = rows.Count > take ? rows[take - 1].Code : null;
        var shown = rows.Take(take).ToList();
        var progress = await pledges.Read([.. shown.Select(row => row.Id)], clock.Today().Year, cancellationToken);
        return new Page<MemberRow>([.. shown.Select(row => new MemberRow(row.Id, row.Code, row.Name, row.NameEn, row.Field, row.PlaqueNumber, row.Since, row.State, Public(progress[row.Id])))], next);
    }

    // From a member's progress and public prices one could work out what a handful of households sold.
    private static int? Public(PledgeProgress pledge) =>
        pledge.Credited.Fen == 0 || pledge.Households + pledge.ReportedHouseholds >= PledgeFigures.LeastHouseholds ? pledge.Hundredths : null;
}

internal static class Registers
{
    /// <summary>Members with what the registry knows of them.</summary>
    public static IQueryable<RegisteredMember> Register(this MarketDb db) =>
        from member in db.Set<Member>()
        join organisation in db.Organisations() on member.Id equals organisation.Id
        select new RegisteredMember
        {
            Id = member.Id, Code = organisation.Code, Name = organisation.Name, NameEn = organisation.NameEn, Field = organisation.Field, PlaqueNumber = member.PlaqueNumber,
            Since = member.Since, State = member.State, ParentId = member.ParentId, CertifiedUntil = member.CertifiedUntil,
        };
}

internal sealed record RegisteredMember
{
    public required Guid Id { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string? NameEn { get; init; }

    public required MemberField? Field { get; init; }

    public required string PlaqueNumber { get; init; }

    public required DateOnly Since { get; init; }

    public required MemberState State { get; init; }

    public required Guid? ParentId { get; init; }

    public required DateOnly CertifiedUntil { get; init; }
}
