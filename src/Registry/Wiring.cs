using ConsumerAid.Foundation;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Registry.Accounts;
using ConsumerAid.Registry.Households;
using ConsumerAid.Registry.Proposals;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.Registry;

/// <summary>What the module brings along.</summary>
public static class RegistryWiring
{
    /// <summary>Rounds of PBKDF2-HMAC-SHA512, as OWASP's password storage sheet asks; about a tenth of a second.</summary>
    internal const int PasswordRounds = 210_000;

    public static IServiceCollection AddRegistry(this IServiceCollection services)
    {
        services.AddModule<RegistryModel>(typeof(RegistryWiring).Assembly).AddWords(typeof(RegistryWiring).Assembly);
        services.AddScoped<HouseholdReach>().AddScoped<AccountMaker>().AddScoped<Guessing>().AddScoped<Credentials>().AddScoped<AccountRows>().AddScoped<GiveRoles>().AddScoped<ProposalBook>().AddSingleton<UnknownPhone>();
        services.AddScoped<IProposedAct>(scope => scope.GetRequiredService<GiveRoles>()).AddScoped<IProposedAct, RemoveHousehold>().AddScoped<IProposedAct, ShowUnmasked>();
        services.AddRecurring("registry.forget-expired", "17 3 * * *", new ForgetExpired());

        services.AddSingleton<ILookupNormalizer, AsItIs>();
        services.AddIdentityCore<Account>(identity =>
        {
            identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            identity.Password.RequiredLength = PasswordRules.Shortest;
            // Length and the list of common words decide (ASVS 6.2.5), not kinds of characters.
            identity.Password.RequireDigit = identity.Password.RequireLowercase = identity.Password.RequireUppercase =
                identity.Password.RequireNonAlphanumeric = false;
        }).AddEntityFrameworkStores<MarketDb>();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = PasswordRounds);
        return services;
    }

    /// <summary>User names are keyed hashes in base64url: upper case would make other hashes of them.</summary>
    private sealed class AsItIs : ILookupNormalizer
    {
        public string? NormalizeName(string? name) => name;

        public string? NormalizeEmail(string? email) => email;
    }
}
