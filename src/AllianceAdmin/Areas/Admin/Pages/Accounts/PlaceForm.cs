using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Registry;
using ConsumerAid.Registry.Accounts;
using ConsumerAid.Registry.Liaisons;
using ConsumerAid.Registry.Organisations;
using MediatR;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>What roles an account holds and for whom it works, as it is typed: by codes. Partial: <c>Accounts/_Place</c>.</summary>
internal sealed record PlaceForm(IReadOnlyList<string> Chosen, string? Organisation, string? County, string? Liaison, IReadOnlyList<CountyFact> Counties)
{
    public string? Hint(Words T, string role) => role switch
    {
        Roles.Liaison => T["要填联络人的编号"],
        Roles.Cooperative => T["要填合作社的编号"],
        Roles.Purchaser or Roles.Approver or Roles.Finance => T["要填成员单位的编号"],
        Roles.CountyReviewer => T["要选县"],
        Roles.Auditor => T["只看不写，不能兼任"],
        _ => null,
    };

    /// <summary>The codes as the records that they name.</summary>
    /// <exception cref="InvalidFields">A code names nothing.</exception>
    public async Task<AccountPlace> Place(IMediator mediator)
    {
        var organisation = Typed(Organisation) is { } code ? (await mediator.Send(new FindOrganisations(Text: code, Limit: 1))).Items.FirstOrDefault(row => row.Code == code) : null;
        var liaison = Typed(Liaison) is { } person ? (await mediator.Send(new FindLiaisons(Code: person))).Items.SingleOrDefault() : null;
        new FieldErrors()
            .Require(Typed(Organisation) is null || organisation is not null, "organisationId", "registry.organisation-unknown")
            .Require(Typed(Liaison) is null || liaison is not null, "liaisonId", "admin.liaison-unknown")
            .ThrowIfAny();
        return new AccountPlace(organisation?.Id, Typed(County), liaison?.Id);
    }

    private static string? Typed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().ToUpperInvariant();
}
