using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry.Accounts;

namespace ConsumerAid.Registry.Households;

/// <summary>What is asked of a household; phone, ID number and bank account may follow later.</summary>
/// <param name="People">1 to 30.</param>
public sealed record HouseholdForm(string Name, string? Phone, string? IdNumber, string? BankAccount, int People);

/// <summary>A holding as it is entered.</summary>
/// <param name="Produce">Produce code.</param>
/// <param name="Size">Hundredths of a 亩; whole heads, birds, hives or plants.</param>
/// <param name="YieldPerUnit">Usual yield of one whole unit in one season.</param>
public sealed record HoldingForm(string Produce, long Size, HoldingUnit Unit, Weight YieldPerUnit);

/// <summary>The form's content in normal form.</summary>
internal sealed record CheckedHousehold(string Name, string? Phone, string? IdNumber, string? BankAccount, int People)
{
    private const int MostHoldings = 30;

    public static CheckedHousehold Of(HouseholdForm form, DateOnly today)
    {
        var name = Typed.Trimmed(form.Name);
        var phone = PhoneNumber.Parse(form.Phone);
        var id = Households.IdNumber.Parse(form.IdNumber, today);
        var account = Households.BankAccount.Parse(form.BankAccount);
        new FieldErrors()
            .Require(name is { Length: >= 2 and <= 40 }, "name", "registry.name-length", 2, 40)
            .Require(phone is not null || string.IsNullOrWhiteSpace(form.Phone), "phone", "registry.phone-wrong")
            .Require(id is not null || string.IsNullOrWhiteSpace(form.IdNumber), "idNumber", "registry.id-number-wrong")
            .Require(account is not null || string.IsNullOrWhiteSpace(form.BankAccount), "bankAccount", "registry.bank-account-wrong")
            .Require(form.People is >= 1 and <= 30, "people", "registry.people-range", 1, 30)
            .ThrowIfAny();
        return new CheckedHousehold(name!, phone, id, account, form.People);
    }

    public static void Check(IReadOnlyList<HoldingForm> holdings)
    {
        var errors = new FieldErrors().Require(holdings.Count <= MostHoldings, "holdings", "registry.too-many-holdings", MostHoldings);
        for (var i = 0; i < holdings.Count; i++)
        {
            var holding = holdings[i];
            errors.Require(Typed.Trimmed(holding.Produce) is { Length: <= 80 }, $"holdings[{i}].produce", "registry.produce-missing")
                .Require(holdings.Take(i).All(other => other.Produce != holding.Produce), $"holdings[{i}].produce", "registry.produce-twice")
                .Require(holding.Size is > 0 and <= 10_000_000, $"holdings[{i}].size", "registry.holding-size")
                .Require(holding.YieldPerUnit.Grams is > 0 and <= 100_000_000, $"holdings[{i}].yieldPerUnit", "registry.holding-yield");
        }

        errors.ThrowIfAny();
    }

    /// <summary>Puts the content, sealed, into a household.</summary>
    public void WriteTo(Household household, PersonalVault vault)
    {
        household.Name = vault.Seal(Name);
        household.People = People;
        (household.Phone, household.PhoneHash) = Sealed(vault, "phone", Phone);
        (household.IdNumber, household.IdHash) = Sealed(vault, "id", IdNumber);
        (household.BankAccount, household.BankAccountHash) = Sealed(vault, "account", BankAccount);
    }

    private static (Ciphertext Cipher, string? Hash) Sealed(PersonalVault vault, string kind, string? value) =>
        value is null ? (new Ciphertext(""), null) : (vault.Seal(value), vault.Hash(kind, value));
}
