using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Organisations;
using MediatR;

namespace ConsumerAid.Registry.Seeding;

/// <summary>Enters many organisations at once.</summary>
/// <returns>Their ids and codes, in the same order.</returns>
[SystemOnly]
public sealed record EnrolOrganisations(IReadOnlyList<RegisterOrganisation> Organisations, DateTimeOffset At)
    : ICommand<IReadOnlyList<RegisteredOrganisation>>;

internal sealed class EnrolOrganisationsHandler(MarketDb db, Counters counters, ActTrail trail)
    : IRequestHandler<EnrolOrganisations, IReadOnlyList<RegisteredOrganisation>>
{
    public async Task<IReadOnlyList<RegisteredOrganisation>> Handle(EnrolOrganisations request, CancellationToken cancellationToken)
    {
        var next = await counters.Numbers(request.Organisations.Select(row => $"organisation-{OrganisationRules.Letter(row.Kind)}"),
            cancellationToken);
        var organisations = request.Organisations.Select(row =>
        {
            var (letter, form) = (OrganisationRules.Letter(row.Kind), OrganisationRules.Checked(row.Kind, row.Form));
            return new Organisation
            {
                Id = Guid.CreateVersion7(request.At), Code = $"{letter}-{next($"organisation-{letter}"):D6}", Kind = row.Kind,
                CountyCode = row.CountyCode, Name = form.Name,
                NameEn = form.NameEn, CreditCode = form.CreditCode, Field = form.Field, ApprovalFrom = form.ApprovalFrom, RegisteredAt = request.At,
            };
        }).ToList();
        db.AddRange(organisations);
        trail.Say("organisation/many", detail: $"{organisations.Count} enrolled");
        return [.. organisations.Select(row => new RegisteredOrganisation(row.Id, row.Code))];
    }
}
