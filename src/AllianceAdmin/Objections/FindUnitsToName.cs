using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Objections;

/// <summary>Member units by a part of their name or by their code, at most twenty: whom an objection can be about.</summary>
[Anyone]
public sealed record FindUnitsToName(string? Text) : IQuery<IReadOnlyList<UnitToName>>;

/// <summary>A member unit.</summary>
public sealed record UnitToName(Guid Id, string Code, string Name, string? NameEn);

internal sealed class FindUnitsToNameHandler(MarketDb db) : IRequestHandler<FindUnitsToName, IReadOnlyList<UnitToName>>
{
    private const int Most = 20;
    private const int Longest = 40;

    public async Task<IReadOnlyList<UnitToName>> Handle(FindUnitsToName request, CancellationToken cancellationToken)
    {
        var text = request.Text?.Trim() ?? "";
        if (text.Length is 0 or > Longest) return [];
        var code = text.ToUpperInvariant();
        return await db.Organisations().Where(row => row.Kind == OrganisationKind.MemberUnit && row.Active && (row.Code == code || row.Name.Contains(text) || row.NameEn!.Contains(text)))
            .OrderBy(row => row.Code).Take(Most).Select(row => new UnitToName(row.Id, row.Code, row.Name, row.NameEn)).ToListAsync(cancellationToken);
    }
}
