using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Registry;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>A party as people know it.</summary>
/// <param name="Code"><c>C-000001</c>, <c>M-000001</c>, <c>L-000001</c>.</param>
/// <param name="Name">An organisation's name in the reader's language; a liaison goes by the code.</param>
public sealed record PartyName(PartyKind Kind, Guid Id, string Code, string Name);

/// <summary>Names of parties, many at once.</summary>
internal static class PartyNames
{
    public static async Task<IReadOnlyDictionary<Guid, PartyName>> Of(MarketDb db, IEnumerable<(PartyKind Kind, Guid Id)> parties, CancellationToken cancellation)
    {
        var wanted = parties.ToLookup(party => party.Kind == PartyKind.Liaison, party => party.Id);
        var (people, bodies) = (wanted[true].Distinct().ToArray(), wanted[false].Distinct().ToArray());
        var names = new Dictionary<Guid, PartyName>();
        if (bodies.Length > 0)
        {
            foreach (var row in await db.Organisations().Where(row => bodies.Contains(row.Id)).Select(row => new { row.Id, row.Code, row.Name, row.NameEn, row.Kind }).ToListAsync(cancellation))
            {
                names[row.Id] = new PartyName(
                    row.Kind == OrganisationKind.Cooperative ? PartyKind.Cooperative : PartyKind.Member, row.Id, row.Code, Reader.Current.English ? row.NameEn ?? row.Name : row.Name);
            }
        }

        if (people.Length == 0) return names;
        foreach (var row in await db.Liaisons().Where(row => people.Contains(row.Id)).Select(row => new { row.Id, row.Code }).ToListAsync(cancellation))
        {
            names[row.Id] = new PartyName(PartyKind.Liaison, row.Id, row.Code, row.Code);
        }

        return names;
    }

    /// <summary>The party with this code, or null.</summary>
    public static async Task<PartyName?> Find(MarketDb db, string? code, CancellationToken cancellation)
    {
        var wanted = code?.Trim().ToUpperInvariant() ?? "";
        if (wanted.Length == 0) return null;
        var id = wanted[0] == 'L'
            ? await db.Liaisons().Where(row => row.Code == wanted).Select(row => (Guid?)row.Id).SingleOrDefaultAsync(cancellation)
            : await db.Organisations().Where(row => row.Code == wanted && (row.Kind == OrganisationKind.Cooperative || row.Kind == OrganisationKind.MemberUnit)).Select(row => (Guid?)row.Id)
                .SingleOrDefaultAsync(cancellation);
        return id is { } known ? (await Of(db, [(wanted[0] == 'L' ? PartyKind.Liaison : PartyKind.Member, known)], cancellation))[known] : null;
    }
}
