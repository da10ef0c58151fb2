using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Objections;

/// <summary>Objections to forced purchase, the newest day first.</summary>
[Allowed(Roles.Administrator, Roles.Auditor)]
public sealed record FindObjections(Guid? MemberId = null, string? After = null, int Limit = 50) : IQuery<Page<ObjectionRow>>;

/// <summary>An objection in a list.</summary>
public sealed record ObjectionRow
{
    public required Guid Id { get; init; }
    public required Guid MemberId { get; init; }
    public required string Member { get; init; }
    public required string? MemberEn { get; init; }
    public required string MemberCode { get; init; }
    public required DateOnly On { get; init; }
    public required string Text { get; init; }

    /// <summary>How many there were against this unit in the 30 days to today.</summary>
    public required int Lately { get; init; }
}

internal sealed class FindObjectionsHandler(MarketDb db, TimeProvider clock) : IRequestHandler<FindObjections, Page<ObjectionRow>>
{
    private const int Days = 30;

    public async Task<Page<ObjectionRow>> Handle(FindObjections request, CancellationToken cancellationToken)
    {
        var (take, since) = (Pages.Rows(request.Limit), clock.Today().AddDays(-Days));
        var objections = db.Set<Objection>().AsNoTracking();
        if (request.MemberId is { } member) objections = objections.Where(row => row.MemberId == member);
        if (Cursor.Parse(request.After) is { Day: var day, Id: var id }) objections = objections.Where(row => row.On <= day && (row.On < day || row.Id.CompareTo(id) < 0));
        var rows = await (
            from row in objections.OrderByDescending(row => row.On).ThenByDescending(row => row.Id).Take(take + 1)
            join unit in db.Organisations() on row.MemberId equals unit.Id
            orderby row.On descending, row.Id descending
            select new ObjectionRow
            {
                Id = row.Id, MemberId = row.MemberId, Member = unit.Name, MemberEn = unit.NameEn, MemberCode = unit.Code, On = row.On, Text = row.Text,
                Lately = db.Set<Objection>().Count(other => other.MemberId == row.MemberId && other.On > since),
            }).ToListAsync(cancellationToken);
        return Pages.Of(rows, take, row => Cursor.Of(row.On, row.Id));
    }
}
