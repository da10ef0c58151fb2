using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Catalog;

/// <summary>Something of these lots that a page shows is about to change; whoever keeps such pages drops them after the commit.</summary>
public sealed record LotsChanged(IReadOnlyList<Guid> LotIds) : IEvent;

/// <summary>The county approved a lot: it is on sale.</summary>
public sealed record LotPublished(Guid LotId) : IEvent;

/// <summary>The cooperative took a lot back. What is reserved stays reserved.</summary>
public sealed record LotWithdrawn(Guid LotId) : IEvent;

/// <summary>A lot has spoiled. What is reserved stays reserved.</summary>
public sealed record LotExpired(Guid LotId) : IEvent;

/// <summary>A failing test froze a lot and its sisters: nothing of them is ordered or leaves.</summary>
/// <param name="FailedLotId">The lot that failed.</param>
/// <param name="LotIds">All that stand still, the failed one among them.</param>
public sealed record LotsFrozen(Guid FailedLotId, IReadOnlyList<Guid> LotIds) : IEvent;

/// <summary>The office released a lot that stood still.</summary>
public sealed record LotReleased(Guid LotId) : IEvent;

/// <summary>
/// A liaison lowered or took back a stock in a lot below what is promised or reserved of it. Told inside the transaction: orders move the shares to other households
/// (<see cref="ReleaseOffers"/> and <see cref="PromiseOffers"/>) or tell the shortage (<see cref="ReleaseOffers"/> and <see cref="ReleaseLots"/>).
/// </summary>
/// <param name="LotId">The lot.</param>
/// <param name="HouseholdCode">The household.</param>
/// <param name="Missing">What stands in the household's shares beyond what it has; zero when only <paramref name="Overbooked"/> is short.</param>
/// <param name="Overbooked">What is reserved of the lot, for all orders together, beyond what all its households have.</param>
public sealed record OfferShrunk(Guid LotId, string HouseholdCode, Weight Missing, Weight Overbooked) : IEvent;
