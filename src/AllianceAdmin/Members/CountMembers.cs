using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Members;

/// <summary>How many members the public register lists, by field, and what they pledged together for a year. For everybody: what they have sold is not in it.</summary>
[Anyone]
public sealed record CountMembers : IQuery<MemberCounts>;

/// <summary>The register in numbers.</summary>
/// <param name="Pledged">Of a whole year, each at least what the charter asks.</param>
/// <param name="Fields">In the order of the fields; those in which nobody is are not named.</param>
public sealed record MemberCounts(int Members, Money Pledged, IReadOnlyList<FieldCount> Fields);

/// <summary>A field; null of units that named none.</summary>
public sealed record FieldCount(MemberField? Field, int Members);

internal sealed class CountMembersHandler(MarketDb db, CharterShelf shelf, TimeProvider clock) : IRequestHandler<CountMembers, MemberCounts>
{
    public async Task<MemberCounts> Handle(CountMembers request, CancellationToken cancellationToken)
    {
        var least = (long)(await shelf.InForce(db, clock.Today(), cancellationToken)).Whole("CH-01", "min_pledge");
        var fields = await (
            from member in db.Set<Member>()
            where member.State != MemberState.Removed && member.State != MemberState.Lapsed
            join organisation in db.Organisations() on member.Id equals organisation.Id
            group member by organisation.Field into field
            select new { field.Key, Count = field.Count(), Fen = field.Sum(member => member.Pledge.Fen < least ? least : member.Pledge.Fen) }).ToListAsync(cancellationToken);
        return new MemberCounts(
            fields.Sum(field => field.Count), new Money(fields.Sum(field => field.Fen)),
            [.. fields.OrderBy(field => field.Key is null).ThenBy(field => field.Key).Select(field => new FieldCount(field.Key, field.Count))]);
    }
}
