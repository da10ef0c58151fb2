using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Registry.Accounts;
using ConsumerAid.Registry.Liaisons;
using MediatR;

namespace ConsumerAid.Registry.Households;

/// <summary>
/// Corrects what was entered of a household. A phone, ID number or account left empty stays as it is: whoever sees only its mask cannot type it
/// again. A liaison may enter ID number and account where there are none; replacing them is the office's, and the administrators are told, since
/// the money follows the account.
/// </summary>
[Allowed(Roles.CountyReviewer, Roles.Administrator, Roles.Liaison)]
public sealed record CorrectHousehold(string Code, HouseholdForm Form) : ICommand<RegisteredHousehold>;

internal sealed class CorrectHouseholdHandler(MarketDb db, HouseholdReach reach, PersonalVault vault, CurrentActor actor, TimeProvider clock,
    ActTrail trail)
    : IRequestHandler<CorrectHousehold, RegisteredHousehold>
{
    public async Task<RegisteredHousehold> Handle(CorrectHousehold request, CancellationToken cancellationToken)
    {
        var household = await reach.Load(request.Code, cancellationToken);
        var form = CheckedHousehold.Of(request.Form, clock.Today());
        var replacesId = form.IdNumber is not null && !household.IdNumber.IsEmpty && form.IdNumber != vault.Open(household.IdNumber);
        var replacesAccount = form.BankAccount is not null && !household.BankAccount.IsEmpty && form.BankAccount != vault.Open(household.BankAccount);
        var office = actor.Is(Roles.CountyReviewer) || actor.Is(Roles.Administrator);
        new FieldErrors()
            .Require(office || !replacesId, "idNumber", "registry.replaced-by-office")
            .Require(office || !replacesAccount, "bankAccount", "registry.replaced-by-office")
            .ThrowIfAny();
        if (replacesAccount)
        {
            db.AddRange(await AccountRules.NoticesToAdministrators(db, "registry.notice-bank-account", [actor.Code, household.Code], actor.Account,
                clock.GetUtcNow(), cancellationToken));
        }

        string?[] changed = ["name", "people", form.Phone is null ? null : "phone", form.IdNumber is null ? null : "idNumber",
            form.BankAccount is null ? null : "bankAccount"];
        (form with
        {
            Phone = form.Phone ?? Kept(household.Phone), IdNumber = form.IdNumber ?? Kept(household.IdNumber),
            BankAccount = form.BankAccount ?? Kept(household.BankAccount),
        }).WriteTo(household, vault);
        trail.Say($"household/{household.Code}", household.Code, $"entered {string.Join(' ', changed.OfType<string>())}");
        return new RegisteredHousehold(household.Code, await HouseholdDuplicates.Find(db, household, cancellationToken));
    }

    private string? Kept(Ciphertext cipher) => cipher.IsEmpty ? null : vault.Open(cipher);
}
