using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Catalog;

/// <summary>A weight of a lot.</summary>
public sealed record LotWeight(Guid LotId, Weight Weight);

/// <summary>
/// Takes these weights out of what is free, all or nothing; a lot from which nothing orderable is left is sold out. Send it last in the act: it locks the lots' rows.
/// Refused with <c>orders.not-enough</c> (409, <c>Facts["free"]</c> = grams by lot id) when a lot has less, is not published or has spoiled.
/// </summary>
[WithinAct]
public sealed record ReserveLots(IReadOnlyList<LotWeight> Lots) : ICommand<Done>;
