using ConsumerAid.Foundation.Charter;

namespace ConsumerAid.Orders.Seeding;

/// <summary>Orders with their whole past as rows. The aggregates live it through, so that what cannot happen cannot be seeded.</summary>
public static class SeededOrders
{
    /// <exception cref="Foundation.Model.RuleBroken">The order's past is impossible.</exception>
    public static SeededOutcome Of(SeededOrder seeded, CharterTerms terms, DateTimeOffset now) => new SeededLife(seeded, terms, now).Live();

    /// <summary>Hours in which a buyer speaks, else silence is acceptance.</summary>
    public static int AcceptanceHours(CharterTerms terms, bool fresh) => fresh ? terms.FreshAcceptanceHours : terms.PackagedAcceptanceHours;
}
