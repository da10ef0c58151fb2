using ConsumerAid.Foundation.Requests;

namespace ConsumerAid.Catalog;

/// <summary>Gives up reservations: back on sale, or back to the households when the lot is no longer on sale or they no longer have it.</summary>
[WithinAct]
public sealed record ReleaseLots(IReadOnlyList<LotWeight> Lots) : ICommand<Done>;
