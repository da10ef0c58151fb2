using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Organisations;

/// <summary>Changes what may change of an organisation; kind, code and county stay.</summary>
[Allowed(Roles.Administrator)]
public sealed record EditOrganisation(Guid Id, OrganisationForm Form, bool Active) : ICommand<Done>;

internal sealed class EditOrganisationHandler(MarketDb db, ActTrail trail) : IRequestHandler<EditOrganisation, Done>
{
    public async Task<Done> Handle(EditOrganisation request, CancellationToken cancellationToken)
    {
        var organisation = await db.Set<Organisation>().SingleOrDefaultAsync(row => row.Id == request.Id, cancellationToken) ?? throw new NotFound();
        var form = OrganisationRules.Checked(organisation.Kind, request.Form);
        await OrganisationRules.RequireNew(db, form.CreditCode, organisation.Id, cancellationToken);
        string[] changes =
        [
            $"creditCode {organisation.CreditCode}→{form.CreditCode}", $"approvalFrom {organisation.ApprovalFrom.Fen}→{form.ApprovalFrom.Fen}",
            $"active {organisation.Active}→{request.Active}",
        ];
        trail.Say($"organisation/{organisation.Code}", detail: string.Join("; ", changes));
        (organisation.Name, organisation.NameEn, organisation.CreditCode) = (form.Name, form.NameEn, form.CreditCode);
        (organisation.Field, organisation.ApprovalFrom, organisation.Active) = (form.Field, form.ApprovalFrom, request.Active);
        return default;
    }
}
