using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Households;

/// <summary>Whether a household agreed.</summary>
public static class ConsentRules
{
    /// <summary>The consents of a kind that hold on a day.</summary>
    public static IQueryable<ConsentFact> ConsentsInForce(this MarketDb db, ConsentKind kind, DateOnly day) =>
        db.Consents().Where(consent => consent.Kind == kind && consent.GivenOn <= day && (consent.WithdrawnOn == null || day < consent.WithdrawnOn));

    /// <exception cref="RuleBroken"><c>registry.consent-missing</c>: none on record that holds on this day.</exception>
    public static async Task RequireConsent(this MarketDb db, string householdCode, ConsentKind kind, DateOnly day, CancellationToken cancellation)
    {
        if (await db.ConsentsInForce(kind, day).AnyAsync(consent => consent.HouseholdCode == householdCode, cancellation)) return;
        throw new RuleBroken("registry.consent-missing", householdCode) { Field = "householdCode" };
    }
}
