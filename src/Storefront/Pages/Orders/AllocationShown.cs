using ConsumerAid.Orders.Allocation;

namespace ConsumerAid.Storefront.Pages.Buying;

/// <summary>How an order is divided over households, line by line. Partial: <c>_Allocation</c>.</summary>
/// <param name="Title">What a lot is called.</param>
internal sealed record AllocationShown(AllocationView Division, Func<Guid, string?> Title);
