using ConsumerAid.Foundation;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Orders.Acceptance;
using ConsumerAid.Orders.Allocation;
using ConsumerAid.Orders.Ledger;
using ConsumerAid.Orders.Placing;
using ConsumerAid.Orders.Trade;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.Orders;

/// <summary>What the module brings along.</summary>
public static class OrdersWiring
{
    public static IServiceCollection AddOrders(this IServiceCollection services)
    {
        services.AddModule<OrdersModel>(typeof(OrdersWiring).Assembly).AddWords(typeof(OrdersWiring).Assembly);
        services.AddTonnageLedger().AddScoped<OrderStore>().AddScoped<Parties>().AddSingleton<Aliases>();
        services.AddScoped<LotTerms>().AddScoped<Releasing>();
        services.AddScoped<Division>().AddScoped<ShareWriting>().AddScoped<ReportedMissing>().AddScoped<AllocationViews>();
        services.AddScoped<Settlement>();
        services.AddRecurring("orders.lapse", "*/5 * * * *", new LapseOrders());
        services.AddRecurring("orders.accept-silent", "*/5 * * * *", new AcceptSilent());
        return services.AddRecurring("orders.settle-disputes", "*/5 * * * *", new SettleUndecidedDisputes());
    }
}
