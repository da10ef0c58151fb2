using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Households;

internal static class HouseholdDuplicates
{
    /// <summary>What is told of a household whose phone or account another one has too; one person heads one household.</summary>
    /// <exception cref="RuleBroken">The ID number is another household's.</exception>
    public static async Task<IReadOnlyList<string>> Find(MarketDb db, Household household, CancellationToken cancellation)
    {
        var others = db.Set<Household>().AsNoTracking().Where(other => other.Code != household.Code);
        if (household.IdHash is { } id && await others.AnyAsync(other => other.IdHash == id, cancellation))
        {
            throw new RuleBroken("registry.household-known") { Status = 409, Field = "idNumber" };
        }
        var warnings = new List<string>();
        var (phone, account) = (household.PhoneHash, household.BankAccountHash);
        if (phone is not null && await others.AnyAsync(other => other.PhoneHash == phone, cancellation)) warnings.Add("registry.phone-shared");
        if (account is not null && await others.AnyAsync(other => other.BankAccountHash == account, cancellation)) warnings.Add("registry.bank-account-shared");
        return warnings;
    }
}
