using ConsumerAid.Foundation.Requests;

namespace ConsumerAid.Orders.Placing;

/// <summary>Ends the orders that nobody approved in time and frees their stock.</summary>
/// <returns>How many lapsed.</returns>
[SystemOnly]
public sealed record LapseOrders(int Most = 200) : IQuery<int>;
