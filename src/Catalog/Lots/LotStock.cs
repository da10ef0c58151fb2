using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Catalog;

/// <summary>A stock that was bundled into a lot, with what it weighed then. Stays when the stock has left the lot.</summary>
internal sealed class LotStock
{
    public required Guid LotId { get; init; }

    public required Guid StockId { get; init; }

    public required string HouseholdCode { get; init; }

    public required Weight Weight { get; init; }
}
