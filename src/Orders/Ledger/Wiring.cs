using ConsumerAid.Foundation.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.Orders.Ledger;

internal static class LedgerWiring
{
    public static IServiceCollection AddTonnageLedger(this IServiceCollection services)
    {
        services.AddSingleton<IModelPart, LedgerModel>();
        services.AddScoped<TonnageLedger>();
        return services;
    }
}
