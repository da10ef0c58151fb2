using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry;
using ConsumerAid.Registry.Accounts;
using ConsumerAid.Registry.Organisations;
using ConsumerAid.Registry.Seeding;

namespace ConsumerAid.Bench;

/// <summary>Accounts of the benches' own in a copied market, with their tokens. Many of each, for an account may call three thousand times a minute.</summary>
internal static class People
{
    private const string Password = "bench-ConsumerAid-2026";
    private const int Many = 16;
    private static int phones = 19980000;

    /// <summary>The tokens of staff who may see every order.</summary>
    public static Task<string[]> Auditors(Market market) => Tokens(market, [.. Enumerable.Range(0, Many).Select(_ => new AccountPlace())], Roles.Auditor);

    /// <summary>The tokens of purchasers and approvers of units whose every order has to be approved.</summary>
    public static async Task<(string[] Purchasers, string[] Approvers)> Buyers(Market market)
    {
        var units = await market.Send(new EnrolOrganisations(
            [.. Enumerable.Range(0, Many).Select(at => new RegisterOrganisation(OrganisationKind.MemberUnit, "430102", new OrganisationForm($"量度采购{at}号有限公司", null, null, (MemberField)(at % 5), Money.Zero)))],
            TimeProvider.System.GetUtcNow()));
        AccountPlace[] places = [.. units.Select(unit => new AccountPlace(unit.Id))];
        return (await Tokens(market, places, Roles.Purchaser), await Tokens(market, places, Roles.Approver));
    }

    private static async Task<string[]> Tokens(Market market, AccountPlace[] places, string role)
    {
        var accounts = places.Select(place => new NewAccount("量度", $"{phones++}000", [role], place)).ToList();
        await market.Send(new EnrolAccounts(accounts, Password, Demo: false));
        var tokens = new List<string>();
        foreach (var account in accounts) tokens.Add((await market.Send(new CreateToken(account.Phone, Password)))!.AccessToken);
        return [.. tokens];
    }
}
