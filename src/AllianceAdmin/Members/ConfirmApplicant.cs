using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry;
using ConsumerAid.Registry.Accounts;
using ConsumerAid.Registry.Organisations;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Members;

/// <summary>
/// Another administrator confirms: the company becomes a member unit with a plaque and its contact's account. A unit that was a member before keeps its organisation and accounts.
/// </summary>
[Allowed(Roles.Administrator)]
public sealed record ConfirmApplicant(Guid Id) : ICommand<ConfirmedMember>;

/// <param name="AccountCode">The contact's new account; null when the unit has accounts already.</param>
/// <param name="Password">Its first password, told once.</param>
public sealed record ConfirmedMember(Guid Id, string PlaqueNumber, Guid? AccountId, string? AccountCode, string? Password);

internal sealed class ConfirmApplicantHandler(
    MarketDb db, ApplicantRules rules, PersonalVault vault, Counters counters, CurrentActor actor, IMediator mediator, TimeProvider clock, ActTrail trail)
    : IRequestHandler<ConfirmApplicant, ConfirmedMember>
{
    // Until the unit says otherwise; the office changes it with the organisation.
    private static readonly Money ApprovalFrom = Money.FromYuan(2_000);

    public async Task<ConfirmedMember> Handle(ConfirmApplicant request, CancellationToken cancellationToken)
    {
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        var application = await db.Set<MembershipApplication>().SingleOrDefaultAsync(row => row.Id == request.Id, cancellationToken) ?? throw new NotFound();
        application.RequireConfirmable(actor.Account);
        var organisation = await rules.RequireFree(application.CreditCode, today, cancellationToken) ?? await Register(application, cancellationToken);
        var plaque = await Plaques.Next(counters, cancellationToken);
        var member = await db.Set<Member>().Include(row => row.Periods).SingleOrDefaultAsync(row => row.Id == organisation, cancellationToken);
        if (member is null)
        {
            member = Member.Admit(organisation, plaque, application.Pledge, application.ParentId, today, application.AdmittedByCode!, actor.Code, now);
            db.Add(member);
        }
        else
        {
            member.Readmit(plaque, application.Pledge, application.ParentId, today, application.AdmittedByCode!, actor.Code, now);
        }

        application.Confirm(actor.Account, actor.Code, member.Id, now);
        trail.Say(application.Subject(), member.Id.ToString(), $"confirmed as {plaque}");
        trail.Say(member.Subject(), member.Id.ToString(), "admitted");
        var account = await Account(application, organisation, cancellationToken);
        return new ConfirmedMember(member.Id, plaque, account?.Id, account?.Code, account?.Password);
    }

    private async Task<Guid> Register(MembershipApplication application, CancellationToken cancellation)
    {
        var form = new OrganisationForm(application.Name, application.NameEn, application.CreditCode, application.Field, ApprovalFrom);
        var registered = await mediator.Send(new RegisterOrganisation(OrganisationKind.MemberUnit, null, form), cancellation);
        // The account's roles are checked against the organisation as it stands in the database.
        await db.SaveChangesAsync(cancellation);
        return registered.Id;
    }

    private async Task<CreatedAccount?> Account(MembershipApplication application, Guid organisation, CancellationToken cancellation) =>
        await db.Accounts().AnyAsync(row => row.OrganisationId == organisation && !row.Disabled, cancellation) ? null
        : await mediator.Send(
            new CreateAgreedAccount(
                new NewAccount(vault.Open(application.ContactName), vault.Open(application.ContactPhone), [Roles.Purchaser, Roles.Finance], new AccountPlace(organisation)), application.AdmittedByCode!),
            cancellation);
}

/// <summary>Numbers of plaques.</summary>
internal static class Plaques
{
    public static async Task<string> Next(Counters counters, CancellationToken cancellation) => Of(await counters.Next("plaque", cancellation));

    public static string Of(long number) => $"XF-{number:D6}";
}
