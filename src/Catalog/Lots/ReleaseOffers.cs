using ConsumerAid.Foundation.Requests;

namespace ConsumerAid.Catalog;

/// <summary>Takes shares back from the households' offers in a lot; what a household no longer has is withdrawn with it.</summary>
[WithinAct]
public sealed record ReleaseOffers(Guid LotId, IReadOnlyList<HouseholdWeight> Shares) : ICommand<Done>;
