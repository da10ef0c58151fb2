using ConsumerAid.Foundation;
using ConsumerAid.Foundation.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.Orders.Ledger;

internal static class LedgerWiring
{
    public static IServiceCollection AddTonnageLedger(this IServiceCollection services)
    {
        services.AddSingleton<IModelPart, LedgerModel>();
        services.AddScoped<TonnageLedger>().AddScoped<LedgerTurns>().AddScoped<PublicCells>().AddScoped<TonnageReading>().AddScoped<PublicTonnage>();
        services.AddRecurring("orders.roll-up", "* * * * *", new RollUp());
        services.AddRecurring("orders.seal", "30 2 * * *", new SealEntries());
        services.AddRecurring("orders.compare-roll-ups", "10 2 * * *", new CompareRollUps());
        return services;
    }
}
