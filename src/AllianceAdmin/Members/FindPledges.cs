using ConsumerAid.AllianceAdmin.Pledges;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Members;

/// <summary>All members with their pledges of a year, in the order of their codes.</summary>
/// <param name="Text">A part of the name, a code, or a plaque's number.</param>
/// <param name="EndingSoon">Only those whose certification ends within sixty days.</param>
/// <param name="Band">Only those that stand there today.</param>
/// <param name="Year">China's; null: the present one.</param>
/// <param name="After">The last code of the page before.</param>
[Allowed(Roles.Administrator, Roles.Auditor)]
public sealed record FindPledges(
    string? Text = null, MemberField? Field = null, MemberState? State = null, bool EndingSoon = false, int? Year = null, string? After = null, int Limit = 50,
    PledgeBand? Band = null) : IQuery<Page<PledgeProgress>>;

internal sealed class FindPledgesHandler(MarketDb db, PledgeReading pledges, PledgeBands bands, TimeProvider clock) : IRequestHandler<FindPledges, Page<PledgeProgress>>
{
    public async Task<Page<PledgeProgress>> Handle(FindPledges request, CancellationToken cancellationToken)
    {
        var (today, found) = (clock.Today(), db.Register());
        if (Typing.Trimmed(request.Text) is { } text) found = found.Where(row => row.Name.Contains(text) || row.Code == text || row.PlaqueNumber == text);
        if (request.Field is { } field) found = found.Where(row => row.Field == field);
        if (request.State is { } state) found = found.Where(row => row.State == state);
        if (request.EndingSoon)
        {
            var soon = today.AddDays(Member.RenewalDays);
            found = found.Where(row => row.CertifiedUntil <= soon && (row.State == MemberState.Active || row.State == MemberState.Suspended));
        }

        if (request.Band is { } band)
        {
            var standing = (await bands.Read(cancellationToken)).Where(member => member.Value == band).Select(member => member.Key).ToList();
            found = found.Where(row => standing.Contains(row.Id));
        }

        if (Typing.Trimmed(request.After) is { } after) found = found.Where(row => string.Compare(row.Code, after) > 0);
        var take = Pages.Rows(request.Limit);
        var rows = await found.OrderBy(row => row.Code).Select(row => new { row.Id, row.Code }).Take(take + 1).ToListAsync(cancellationToken);
        var shown = rows.Take(take).ToList();
        var year = request.Year is { } asked and >= 2020 && asked <= today.Year ? asked : today.Year;
        var progress = await pledges.Read([.. shown.Select(row => row.Id)], year, cancellationToken);
        return new Page<PledgeProgress>([.. shown.Select(row => progress[row.Id])], rows.Count > take ? rows[take - 1].Code : null);
    }
}
