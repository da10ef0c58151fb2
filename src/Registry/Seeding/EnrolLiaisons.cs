using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Liaisons;
using MediatR;

namespace ConsumerAid.Registry.Seeding;

/// <summary>Enters many trained liaisons at once.</summary>
/// <returns>Their ids and codes, in the same order.</returns>
[SystemOnly]
public sealed record EnrolLiaisons(IReadOnlyList<EnrolledLiaison> Liaisons) : ICommand<IReadOnlyList<RegisteredLiaison>>;

/// <summary>A liaison to enter.</summary>
public sealed record EnrolledLiaison(string Name, string VillageCode, DateOnly TrainedOn);

internal sealed class EnrolLiaisonsHandler(MarketDb db, PersonalVault vault, Counters counters, ActTrail trail)
    : IRequestHandler<EnrolLiaisons, IReadOnlyList<RegisteredLiaison>>
{
    public async Task<IReadOnlyList<RegisteredLiaison>> Handle(EnrolLiaisons request, CancellationToken cancellationToken)
    {
        var next = await counters.Numbers(request.Liaisons.Select(_ => Series.Liaison), cancellationToken);
        var liaisons = request.Liaisons.Select(row => SeededLiaisons.Liaison(next(Series.Liaison), row, 0, vault)).ToList();
        db.AddRange(liaisons);
        trail.Say("liaison/many", detail: $"{liaisons.Count} enrolled");
        return [.. liaisons.Select(row => new RegisteredLiaison(row.Id, row.Code))];
    }
}
