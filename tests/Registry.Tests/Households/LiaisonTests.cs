using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Households;
using ConsumerAid.Registry.Liaisons;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Tests.Households;

public class LiaisonTests(Villages villages) : IClassFixture<Villages>
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [EachDatabase]
    public async Task Only_the_trained_are_given_households_and_ten_at_most(DatabaseProvider provider)
    {
        var market = await villages.On(provider);
        var untrained = await market.AddLiaison(trained: false);
        var household = await market.AddHousehold();
        Assert.Equal("registry.liaison-untrained",
            (await Assert.ThrowsAsync<RuleBroken>(() => market.Send(new AssignLiaison(household, untrained), People.Reviewer))).Code);

        var liaison = await market.AddLiaison();
        for (var i = 0; i < 10; i++) await market.Send(new AssignLiaison(await market.AddHousehold(), liaison), People.Reviewer);
        Assert.Equal("registry.liaison-full",
            (await Assert.ThrowsAsync<RuleBroken>(() => market.Send(new AssignLiaison(household, liaison), People.Reviewer))).Code);
        var full = await market.Look(db => db.Liaisons().SingleAsync(row => row.Id == liaison));
        Assert.Equal((10, true), (full.Households, full.Trained));
        Assert.DoesNotContain(liaison, (await market.Send(new FindLiaisons(WithRoom: true, Limit: 200), People.Reviewer)).Items
            .Select(row => row.Id));

        // A liaison who registers a household takes it on as well.
        var asLiaison = People.As(Roles.Liaison, Villages.Mayang, liaison: liaison);
        var village = await market.AVillage();
        await Assert.ThrowsAsync<RuleBroken>(() =>
            market.Send(new RegisterHousehold(village, People.Household(), HouseholdCategory.Ordinary, []), asLiaison));
    }

    [Theory]
    [EachDatabase]
    public async Task A_household_has_one_liaison_at_a_time_and_handing_over_keeps_the_days(DatabaseProvider provider)
    {
        var market = await villages.On(provider);
        var (household, first, second) = (await market.AddHousehold(), await market.AddLiaison(), await market.AddLiaison());
        Assert.Equal("registry.no-liaison",
            (await Assert.ThrowsAsync<RuleBroken>(() => market.Send(new HandOver(household, second, Today), People.Reviewer))).Code);
        await market.Send(new AssignLiaison(household, first), People.Reviewer);
        Assert.Equal("registry.has-liaison",
            (await Assert.ThrowsAsync<RuleBroken>(() => market.Send(new AssignLiaison(household, second), People.Reviewer))).Code);
        Assert.Equal("registry.same-liaison",
            (await Assert.ThrowsAsync<RuleBroken>(() => market.Send(new HandOver(household, first, Today), People.Reviewer))).Code);
        await Assert.ThrowsAsync<InvalidFields>(() => market.Send(new HandOver(household, second, Today.AddDays(-1)), People.Reviewer));

        await market.Send(new HandOver(household, second, Today), People.Reviewer);
        await market.Send(new HandOver(household, first, Today), People.Reviewer);
        var rows = await market.Look(db => db.Assignments().Where(row => row.HouseholdCode == household).ToListAsync());
        Assert.Equal(3, rows.Count);
        Assert.Equal(first, Assert.Single(rows, row => row.To is null).LiaisonId);
        Assert.Equal([1, 0], await market.Look(db =>
            db.Liaisons().Where(row => row.Id == first || row.Id == second).OrderByDescending(row => row.Households).Select(row => row.Households)
                .ToListAsync()));
    }

    [Fact]
    public async Task A_liaison_of_another_county_is_not_to_be_had()
    {
        var market = await villages.On(DatabaseProvider.Sqlite);
        var household = await market.AddHousehold(village: await market.AVillage("430102"));
        var liaison = await market.AddLiaison();
        await Assert.ThrowsAsync<InvalidFields>(() => market.Send(new AssignLiaison(household, liaison), People.Administrator));
        await Assert.ThrowsAsync<NotFound>(() => market.Send(new TrainLiaison(liaison, Today), People.As(Roles.CountyReviewer, "430102")));
    }

    [Theory]
    [EachDatabase]
    public async Task Of_two_assignments_of_one_household_at_once_one_holds(DatabaseProvider provider)
    {
        var market = await villages.On(provider);
        for (var round = 0; round < 5; round++)
        {
            var household = await market.AddHousehold();
            var liaisons = new[] { await market.AddLiaison(), await market.AddLiaison(), await market.AddLiaison() };
            var outcomes = await Task.WhenAll(liaisons
                .Select(liaison => Task.Run(() => Outcome(() => market.Send(new AssignLiaison(household, liaison), People.Reviewer)))));
            Assert.Equal(["", "registry.has-liaison", "registry.has-liaison"], outcomes.Order());
            Assert.Equal(1, await market.Look(db => db.Liaisons().Where(row => liaisons.Contains(row.Id)).SumAsync(row => row.Households)));
        }
    }

    [Theory]
    [EachDatabase]
    public async Task Of_many_assignments_to_one_liaison_at_once_ten_hold(DatabaseProvider provider)
    {
        var market = await villages.On(provider);
        var liaison = await market.AddLiaison();
        var households = new List<string>();
        for (var i = 0; i < 14; i++) households.Add(await market.AddHousehold());
        var outcomes = await Task.WhenAll(households
            .Select(household => Task.Run(() => Outcome(() => market.Send(new AssignLiaison(household, liaison), People.Reviewer)))));
        Assert.Equal(10, outcomes.Count(outcome => outcome.Length == 0));
        Assert.Equal(4, outcomes.Count(outcome => outcome == "registry.liaison-full"));
        Assert.Equal(10, await market.Look(db => db.Assignments().CountAsync(row => row.LiaisonId == liaison && row.To == null)));
    }

    private static async Task<string> Outcome(Func<Task> act)
    {
        try
        {
            await act();
            return "";
        }
        catch (RuleBroken broken)
        {
            return broken.Code;
        }
    }
}
