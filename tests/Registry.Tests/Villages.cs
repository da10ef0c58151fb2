using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry.Households;
using ConsumerAid.Registry.Liaisons;
using ConsumerAid.Registry.Organisations;
using ConsumerAid.Registry.Regions;
using ConsumerAid.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.Registry.Tests;

/// <summary>Markets of this module's tests: regions loaded, and short ways to say who and what.</summary>
public sealed class Villages : Markets
{
    public const string Mayang = "431226";

    /// <summary>A market with its regions, for tests that need one of their own.</summary>
    public static async Task<Market> Open(DatabaseProvider provider)
    {
        var market = await OpenWithoutRegions(provider);
        await market.Send(new LoadRegions(), Actor.System);
        return market;
    }

    /// <summary>A market for tests about accounts alone.</summary>
    public static Task<Market> OpenWithoutRegions(DatabaseProvider provider) => Market.OpenAsync(provider, HashFast);

    protected override void Change(IServiceCollection services) => HashFast(services);

    protected override Task Furnish(Market market) => market.Send(new LoadRegions(), Actor.System);

    // A tenth of a second for each password would be most of the time of these tests; those about time take the real rounds.
    private static void HashFast(IServiceCollection services) => services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1_000);
}

internal static class People
{
    private static int count;

    public static Actor As(string role, string? county = null, Guid? organisation = null, Guid? liaison = null, Guid? account = null) =>
        new($"U-{Interlocked.Increment(ref count) + 900_000}", new HashSet<string> { role })
        {
            AccountId = account ?? Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddSeconds(count)), CountyCode = county,
            OrganisationId = organisation, LiaisonId = liaison,
        };

    public static Actor Reviewer { get; } = As(Roles.CountyReviewer, Villages.Mayang);

    public static Actor Administrator { get; } = As(Roles.Administrator);

    public static string Phone() => $"139{Interlocked.Increment(ref count):D8}";

    public static HouseholdForm Household(string name = "欧阳小三", string? phone = null, string? id = null, string? account = null) =>
        new(name, phone, id, account, 4);

    public static async Task<string> AddHousehold(this Market market, HouseholdForm? form = null, string? village = null) =>
        (await market.Send(new RegisterHousehold(village ?? await market.AVillage(), form ?? Household(), HouseholdCategory.OutOfPoverty, []),
            Administrator)).Code;

    public static async Task<Guid> AddLiaison(this Market market, bool trained = true)
    {
        var liaison = await market.Send(new RegisterLiaison("王五", await market.AVillage()), Reviewer);
        if (trained) await market.Send(new TrainLiaison(liaison.Id, new DateOnly(2026, 3, 1)), Reviewer);
        return liaison.Id;
    }

    public static async Task<RegisteredOrganisation> AddCooperative(this Market market, string county = Villages.Mayang) =>
        await market.Send(new RegisterOrganisation(OrganisationKind.Cooperative, county,
            new OrganisationForm("示例合作社", null, null, null, Money.Zero)), Administrator);

    public static Task<string> AVillage(this Market market, string county = Villages.Mayang) =>
        market.Look(db => Task.FromResult(db.Villages().Where(village => village.CountyCode == county).OrderBy(village => village.Code)
            .Select(village => village.Code).First()));
}
