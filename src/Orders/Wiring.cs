using ConsumerAid.Foundation;
using ConsumerAid.Orders.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.Orders;

/// <summary>What the module brings along.</summary>
public static class OrdersWiring
{
    public static IServiceCollection AddOrders(this IServiceCollection services)
    {
        services.AddModule<OrdersModel>(typeof(OrdersWiring).Assembly);
        services.AddTonnageLedger();
        return services;
    }
}
