using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Registry.Households;
using ConsumerAid.Registry.Liaisons;

namespace ConsumerAid.Registry.Seeding;

/// <summary>A household as rows, whoever writes them.</summary>
public static class SeededHouseholds
{
    /// <summary>The household, its category, holdings, membership, liaison and consents. The liaison's count of households is left to the writer.</summary>
    /// <param name="witness">Who was there when it agreed, sealed.</param>
    /// <param name="by">Account code of whoever recorded the consents.</param>
    /// <exception cref="Foundation.Model.InvalidFields">The form does not make sense.</exception>
    public static IEnumerable<object> Of(string code, EnrolledHousehold row, PersonalVault vault, Ciphertext witness, DateOnly today, string by)
    {
        var (county, day) = (row.VillageCode[..6], ChinaTime.DayOf(row.At));
        CheckedHousehold.Check(row.Holdings);
        var household = new Household
        {
            Code = code, Name = default, VillageCode = row.VillageCode, CountyCode = county, People = row.Form.People, RegisteredAt = row.At,
        };
        CheckedHousehold.Of(row.Form, today).WriteTo(household, vault);
        yield return household;
        yield return new CategoryPeriod { Id = Guid.CreateVersion7(row.At), HouseholdCode = code, Category = row.Category, From = day };
        foreach (var holding in row.Holdings)
        {
            yield return Holding.Of(Guid.CreateVersion7(row.At), code, holding.Produce, holding.Size, holding.Unit, holding.YieldPerUnit);
        }

        if (row.CooperativeId is { } cooperative) yield return new Membership { Id = Guid.CreateVersion7(row.At), HouseholdCode = code, CooperativeId = cooperative, From = day };
        if (row.LiaisonId is { } liaison) yield return new Assignment { Id = Guid.CreateVersion7(row.At), HouseholdCode = code, LiaisonId = liaison, From = day };
        foreach (var kind in row.Consents)
        {
            yield return new Consent
            {
                Id = Guid.CreateVersion7(row.At), HouseholdCode = code, Kind = kind, TextVersion = ConsentTexts.Current(kind), Witness = witness, GivenOn = day, RecordedBy = by,
                RecordedAt = row.At,
            };
        }
    }
}
