using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Personal;

namespace ConsumerAid.Registry.Liaisons;

/// <summary>A neighbour who acts for one to ten households near by.</summary>
internal sealed class Liaison : IVersioned
{
    /// <summary>The most households that one liaison looks after.</summary>
    public const int MostHouseholds = 10;

    public required Guid Id { get; init; }

    public required string Code { get; init; }

    public required Ciphertext Name { get; set; }

    public required string VillageCode { get; init; }

    public required string CountyCode { get; init; }

    /// <summary>The day of the training; without it a liaison cannot be given a household.</summary>
    public DateOnly? TrainedOn { get; set; }

    /// <summary>How many households are assigned now. Moved by guarded updates, so that two assignments at once cannot pass the limit.</summary>
    public int Households { get; init; }

    public int Version { get; private set; }
}

/// <summary>That a liaison acts for a household, for a time.</summary>
internal sealed class Assignment
{
    public required Guid Id { get; init; }

    public required string HouseholdCode { get; init; }

    public required Guid LiaisonId { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; set; }
}
