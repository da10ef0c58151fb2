using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Registry.Liaisons;

namespace ConsumerAid.Registry.Seeding;

/// <summary>A liaison as a row, whoever writes it.</summary>
public static class SeededLiaisons
{
    /// <summary>A trained liaison.</summary>
    /// <param name="number">From <see cref="Series.Liaison"/>.</param>
    /// <param name="households">How many households get assigned to it, at most ten.</param>
    public static (object Row, RegisteredLiaison Registered) Of(long number, EnrolledLiaison row, int households, PersonalVault vault)
    {
        var liaison = Liaison(number, row, households, vault);
        return (liaison, new RegisteredLiaison(liaison.Id, liaison.Code));
    }

    internal static Liaison Liaison(long number, EnrolledLiaison row, int households, PersonalVault vault) => new()
    {
        Id = Guid.CreateVersion7(ChinaTime.StartOf(row.TrainedOn)), Code = $"L-{number:D6}", Name = vault.Seal(row.Name), VillageCode = row.VillageCode,
        CountyCode = row.VillageCode[..6], TrainedOn = row.TrainedOn, Households = households,
    };
}
