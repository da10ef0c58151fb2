using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Placing;

namespace ConsumerAid.Orders.Dispatching;

/// <summary>The cooperative weighed goods in at the households and a lorry leaves with them: all of its part of the order, or some.</summary>
/// <param name="SlipNo">The weigh slip's number, never used before in the cooperative.</param>
/// <param name="ConformityNo">Number of the 承诺达标合格证, issued by the cooperative, naming its households' batches (CH-12).</param>
[Allowed(Roles.Cooperative)]
public sealed record DispatchGoods(
    Guid OrderId, string VehiclePlate, string SlipNo, string? ConformityNo, DateTimeOffset? ExpectedArrival, IReadOnlyList<LoadedLot> Lines) : ICommand<LeftDispatch>;

/// <summary>Goods of one lot on the lorry.</summary>
public sealed record LoadedLot(Guid LotId, IReadOnlyList<WeighIn> Weighings);

/// <summary>A household's goods on the scale; a household may be weighed several times.</summary>
public sealed record WeighIn(string HouseholdCode, Weight Gross, Weight Tare, Weight Deduction);

/// <summary>The lorry has left.</summary>
public sealed record LeftDispatch(Guid Id, string Number, Weight Net, IReadOnlyList<Warning> Warnings);
