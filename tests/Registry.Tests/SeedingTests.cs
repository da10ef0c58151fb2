using System.Diagnostics;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry.Households;
using ConsumerAid.Registry.Organisations;
using ConsumerAid.Registry.Seeding;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Tests;

public class SeedingTests
{
    private static readonly DateTimeOffset At = new(2026, 9, 1, 8, 0, 0, TimeSpan.FromHours(8));

    [Theory]
    [EachDatabase]
    public async Task A_county_of_six_hundred_households_is_entered_in_one_go(DatabaseProvider provider)
    {
        await using var market = await Villages.Open(provider);
        var village = await market.AVillage();
        var organisations = await market.Send(new EnrolOrganisations(
            [
                new RegisterOrganisation(OrganisationKind.Cooperative, Villages.Mayang, new OrganisationForm("示例合作社", null, null, null, Money.Zero)),
                new RegisterOrganisation(OrganisationKind.MemberUnit, null,
                    new OrganisationForm("示例学校", null, null, MemberField.Consumption, Money.FromYuan(2_000))),
                new RegisterOrganisation(OrganisationKind.Cooperative, Villages.Mayang, new OrganisationForm("另一合作社", null, null, null, Money.Zero)),
            ],
            At), Actor.System);
        Assert.Equal(["C-000001", "M-000001", "C-000002"], organisations.Select(row => row.Code));
        var liaisons = await market.Send(new EnrolLiaisons([.. Enumerable.Repeat(new EnrolledLiaison("王五", village, new DateOnly(2026, 3, 1)),
            60)]), Actor.System);

        var clock = Stopwatch.StartNew();
        var codes = await market.Send(new EnrolHouseholds([.. Enumerable.Range(0, 600)
            .Select(i => Household(village, organisations[0].Id, liaisons[i / 10].Id))]), Actor.System);
        TestContext.Current.SendDiagnosticMessage("600 households in {0} ms", clock.ElapsedMilliseconds);
        Assert.Equal(("HH-431226-000001", "HH-431226-000600"), (codes[0], codes[^1]));
        Assert.Equal(60, await market.Look(db => db.Liaisons().CountAsync(row => row.Households == 10)));
        Assert.Equal(600, await market.Look(db => db.ConsentsInForce(ConsentKind.Sale, new DateOnly(2026, 9, 1)).CountAsync()));
        Assert.Equal(600, await market.Look(db => db.Memberships().CountAsync(row => row.CooperativeId == organisations[0].Id)));
        Assert.Equal(600 * 8_000_000L, await market.Look(db => db.Holdings().SumAsync(row => row.YieldPerSeason.Grams)));
        Assert.StartsWith("HH-431226-000601", await market.AddHousehold(), StringComparison.Ordinal);

        await Assert.ThrowsAnyAsync<Exception>(() =>
            market.Send(new EnrolHouseholds([Household(village, organisations[0].Id, liaisons[0].Id)]), Actor.System));
        Assert.Equal(601, await market.Look(db => db.Households().CountAsync()));
    }

    private static EnrolledHousehold Household(string village, Guid cooperative, Guid liaison) => new()
    {
        VillageCode = village, Form = People.Household(phone: People.Phone()), Category = HouseholdCategory.OutOfPoverty,
        CooperativeId = cooperative, LiaisonId = liaison, At = At,
        Holdings = [new HoldingForm("mayang-bingtang-orange", 400, HoldingUnit.Mu, Weight.FromTonnes(2))],
        Consents = [ConsentKind.Representation, ConsentKind.Sale], Witness = "李四海",
    };
}
