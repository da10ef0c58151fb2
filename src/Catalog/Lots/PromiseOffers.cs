using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Catalog;

/// <summary>A weight of a household.</summary>
public sealed record HouseholdWeight(string HouseholdCode, Weight Weight);

/// <summary>
/// Writes shares onto the households' offers in a lot; the lot itself is reserved already. Refused with <c>catalog.offer-changed</c> (409) when a household no longer offers that much.
/// </summary>
[WithinAct]
public sealed record PromiseOffers(Guid LotId, IReadOnlyList<HouseholdWeight> Shares) : ICommand<Done>;
