using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Catalog;

/// <summary>How much of a household's share in a lot is used up by a dispatch (not what the scale said).</summary>
public sealed record LotTaking(Guid LotId, string HouseholdCode, Weight Weight);

/// <summary>At dispatch: reserved becomes dispatched on the lots, promised becomes dispatched on the offers.</summary>
[WithinAct]
public sealed record TakeFromLots(IReadOnlyList<LotTaking> Takings) : ICommand<Done>;
