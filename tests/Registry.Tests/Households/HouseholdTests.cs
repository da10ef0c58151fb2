using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry.Households;
using ConsumerAid.Registry.Liaisons;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Tests.Households;

public class HouseholdTests(Villages villages) : IClassFixture<Villages>
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [EachDatabase]
    public async Task A_household_has_a_code_of_its_county_and_nothing_personal_in_clear(DatabaseProvider provider)
    {
        var market = await villages.On(provider);
        var phone = People.Phone();
        var code = await market.AddHousehold(new HouseholdForm("欧阳小三", phone, null, "6217001234563456", 4));
        var next = await market.AddHousehold();
        Assert.Matches("^HH-431226-[0-9]{6}$", code);
        Assert.Equal(int.Parse(code[^6..]) + 1, int.Parse(next[^6..]));

        var row = await market.Look(db => db.Set<Household>().SingleAsync(household => household.Code == code));
        foreach (var stored in (string?[])[row.Name.Text, row.Phone.Text, row.PhoneHash, row.BankAccount.Text, row.BankAccountHash])
        {
            Assert.DoesNotContain("欧阳", stored, StringComparison.Ordinal);
            Assert.DoesNotContain(phone, stored, StringComparison.Ordinal);
            Assert.DoesNotContain("3456", stored, StringComparison.Ordinal);
        }
    }

    [Theory]
    [EachDatabase]
    public async Task One_ID_number_heads_one_household_and_a_shared_phone_is_told(DatabaseProvider provider)
    {
        var market = await villages.On(provider);
        var (village, phone) = (await market.AVillage(), People.Phone());
        var form = People.Household(phone: phone, id: "11010519491231002X");
        await market.Send(new RegisterHousehold(village, form, HouseholdCategory.Monitored, []), People.Reviewer);
        var known = await Assert.ThrowsAsync<RuleBroken>(() =>
            market.Send(new RegisterHousehold(village, form, HouseholdCategory.Monitored, []), People.Reviewer));
        Assert.Equal(("registry.household-known", 409), (known.Code, known.Status));
        var second = await market.Send(new RegisterHousehold(village, form with { IdNumber = null, Phone = $"+86 {phone[..3]} {phone[3..]}" },
            HouseholdCategory.Ordinary, []), People.Reviewer);
        Assert.Equal(["registry.phone-shared"], second.Warnings);
    }

    [Fact]
    public async Task All_wrong_fields_are_told_at_once()
    {
        var market = await villages.On(DatabaseProvider.Sqlite);
        var form = new HouseholdForm(" ", "12", "11010519491231002Y", "x", 0);
        var wrong = await Assert.ThrowsAsync<InvalidFields>(() =>
            market.Send(new RegisterHousehold("431226", form, HouseholdCategory.Ordinary, []), People.Reviewer));
        Assert.Equal(["name", "phone", "idNumber", "bankAccount", "people"], wrong.Errors.Select(error => error.Field));
    }

    [Fact]
    public async Task A_reviewer_registers_in_the_own_county_only()
    {
        var market = await villages.On(DatabaseProvider.Sqlite);
        var other = await market.AVillage("430102");
        var wrong = await Assert.ThrowsAsync<InvalidFields>(() =>
            market.Send(new RegisterHousehold(other, People.Household(), HouseholdCategory.Ordinary, []), People.Reviewer));
        Assert.Equal("registry.village-unknown", Assert.Single(wrong.Errors).Code);
    }

    [Theory]
    [EachDatabase]
    public async Task Each_role_finds_its_own_households_and_no_others(DatabaseProvider provider)
    {
        var market = await villages.On(provider);
        var (mine, other) = (await market.AddHousehold(), await market.AddHousehold());
        var away = await market.AddHousehold(village: await market.AVillage("430102"));
        var liaison = await market.AddLiaison();
        await market.Send(new AssignLiaison(mine, liaison), People.Reviewer);
        var cooperative = await market.AddCooperative();
        await market.Send(new JoinCooperative(other, cooperative.Id), People.Reviewer);

        var asLiaison = People.As(Roles.Liaison, Villages.Mayang, liaison: liaison);
        var asCooperative = People.As(Roles.Cooperative, Villages.Mayang, cooperative.Id);
        Assert.Equal([mine], await Codes(market, asLiaison));
        Assert.Equal([other], await Codes(market, asCooperative));
        Assert.Superset(new HashSet<string> { mine, other }, (await Codes(market, People.Reviewer)).ToHashSet());
        Assert.DoesNotContain(away, await Codes(market, People.Reviewer));
        Assert.Contains(away, await Codes(market, People.Administrator));
        Assert.Null(await market.Send(new OpenHousehold(other), asLiaison));
        Assert.Null(await market.Send(new OpenHousehold(mine), asCooperative));
        Assert.Null(await market.Send(new OpenHousehold(away), People.Reviewer));
        await Assert.ThrowsAsync<NotFound>(() => market.Send(new SetHoldings(other, []), asLiaison));
        await Assert.ThrowsAsync<Forbidden>(() => market.Send(new FindHouseholds(), People.As(Roles.Purchaser)));

        await market.Send(new LeaveCooperative(other, cooperative.Id), People.Reviewer);
        Assert.Empty(await Codes(market, asCooperative));
    }

    [Theory]
    [EachDatabase]
    public async Task A_list_is_read_page_by_page_and_searched_by_code_and_phone(DatabaseProvider provider)
    {
        var market = await villages.On(provider);
        var phone = People.Phone();
        var code = await market.AddHousehold(People.Household(phone: phone));
        await market.AddHousehold();
        Assert.Equal([code], (await market.Send(new FindHouseholds(Text: $"+86 {phone}"), People.Administrator)).Items.Select(row => row.Code));
        Assert.Equal([code], (await market.Send(new FindHouseholds(Text: code.ToLowerInvariant()), People.Administrator)).Items
            .Select(row => row.Code));

        var all = await Codes(market, People.Administrator);
        var read = new List<string>();
        string? next = null;
        do
        {
            var page = await market.Send(new FindHouseholds(After: next, Limit: 1), People.Administrator);
            read.AddRange(page.Items.Select(row => row.Code));
            next = page.Next;
        }
        while (next is not null);
        Assert.Equal(all, read);
    }

    [Theory]
    [EachDatabase]
    public async Task A_sheet_shows_what_is_on_record_as_the_role_may_see_it(DatabaseProvider provider)
    {
        var market = await villages.On(provider);
        var phone = People.Phone();
        var code = await market.AddHousehold(People.Household(phone: phone, account: "6217001234563456"));
        await market.Send(new SetHoldings(code,
            [new HoldingForm("mayang-bingtang-orange", 250, HoldingUnit.Mu, Weight.FromKilograms(2_000)),
                new HoldingForm("goose", 30, HoldingUnit.Bird, new Weight(3_500))]), People.Reviewer);
        var cooperative = await market.AddCooperative();
        await market.Send(new JoinCooperative(code, cooperative.Id), People.Reviewer);
        await market.Send(new RecordConsent(code, ConsentKind.Sale, "sale/1", "李四海", Today), People.Reviewer);

        var own = (await market.Send(new OpenHousehold(code), People.Reviewer))!;
        Assert.Equal(("欧阳小三", phone, "************3456", null), (own.Name, own.Phone, own.BankAccount, own.IdNumber));
        Assert.Equal([5_000_000L, 105_000L], own.Holdings.OrderByDescending(row => row.YieldPerSeason.Grams).Select(row => row.YieldPerSeason.Grams));
        Assert.Equal(cooperative.Code, Assert.Single(own.Memberships).Code);
        Assert.Equal("李四海", Assert.Single(own.Consents).Witness);
        Assert.Equal(HouseholdCategory.OutOfPoverty, Assert.Single(own.Categories).Category);

        var office = (await market.Send(new OpenHousehold(code), People.Administrator))!;
        Assert.Equal(("欧阳*三", $"{phone[..3]}****{phone[^4..]}", null), (office.Name, office.Phone, office.BankAccount));
        Assert.Equal("李*海", Assert.Single(office.Consents).Witness);
        Assert.Contains(PersonalField.BankAccount, office.OnRecord);

        // Each reading is an act of its own, with what it was for.
        var read = await market.Look(db => db.Set<Act>().Where(act => act.Name == nameof(OpenHousehold) && act.Subject == $"household/{code}").OrderBy(act => act.Detail).ToListAsync());
        Assert.Equal([("oversight", code), ("own case", code)], read.Select(act => (act.Detail!, act.OnBehalfOf!)));
        Assert.DoesNotContain(PersonalField.IdNumber, office.OnRecord);
    }

    [Theory]
    [EachDatabase]
    public async Task A_new_category_ends_the_one_before_on_the_same_day(DatabaseProvider provider)
    {
        var market = await villages.On(provider);
        var code = await market.AddHousehold();
        var from = Today;
        await market.Send(new ChangeCategory(code, HouseholdCategory.Monitored, from), People.Reviewer);
        var periods = await market.Look(db =>
            db.HouseholdCategories().Where(row => row.HouseholdCode == code).OrderBy(row => row.To == null).ToListAsync());
        Assert.Equal([(HouseholdCategory.OutOfPoverty, from), (HouseholdCategory.Monitored, null)], periods
            .Select(row => (row.Category, row.To)).Cast<(HouseholdCategory, DateOnly?)>());
        await Assert.ThrowsAsync<InvalidFields>(() =>
            market.Send(new ChangeCategory(code, HouseholdCategory.Ordinary, from.AddDays(1)), People.Reviewer));
    }

    [Theory]
    [EachDatabase]
    public async Task A_need_weight_is_corrected_by_a_reviewer_with_a_reason_and_within_bounds(DatabaseProvider provider)
    {
        var market = await villages.On(provider);
        var code = await market.AddHousehold();
        await market.Send(new CorrectNeedWeight(code, 180, "果园受灾，减产一半"), People.Reviewer);
        Assert.Equal(180, await market.Look(db => db.Households().Where(row => row.Code == code).Select(row => row.NeedWeight).SingleAsync()));
        foreach (var outside in (int[])[49, 301])
        {
            Assert.Equal("registry.need-weight-range",
                (await Assert.ThrowsAsync<RuleBroken>(() => market.Send(new CorrectNeedWeight(code, outside, "果园受灾，减产一半"), People.Reviewer))).Code);
        }

        await Assert.ThrowsAsync<InvalidFields>(() => market.Send(new CorrectNeedWeight(code, 150, " "), People.Reviewer));
        await Assert.ThrowsAsync<Forbidden>(() => market.Send(new CorrectNeedWeight(code, 150, "果园受灾，减产一半"), People.Administrator));
        await Assert.ThrowsAsync<NotFound>(() =>
            market.Send(new CorrectNeedWeight(code, 150, "果园受灾，减产一半"), People.As(Roles.CountyReviewer, "430102")));
        var act = await market.Look(db => db.Set<Act>().Where(row => row.Name == nameof(CorrectNeedWeight) && row.OnBehalfOf == code).SingleAsync());
        Assert.Contains("→180: 果园受灾", act.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [EachDatabase]
    public async Task A_consent_holds_from_its_day_until_it_is_withdrawn(DatabaseProvider provider)
    {
        var market = await villages.On(provider);
        var code = await market.AddHousehold();
        Task Required(ConsentKind kind, DateOnly day) => market.Look(async db =>
        {
            await db.RequireConsent(code, kind, day, default);
            return 0;
        });

        Assert.Equal("registry.consent-missing", (await Assert.ThrowsAsync<RuleBroken>(() => Required(ConsentKind.Sale, Today))).Code);
        await market.Send(new RecordConsent(code, ConsentKind.Sale, ConsentTexts.Current(ConsentKind.Sale), "李四海", Today), People.Reviewer);
        await Required(ConsentKind.Sale, Today);
        await Assert.ThrowsAsync<RuleBroken>(() => Required(ConsentKind.Sale, Today.AddDays(-1)));
        await Assert.ThrowsAsync<RuleBroken>(() => Required(ConsentKind.PublishPhoto, Today));

        await market.Send(new WithdrawConsent(code, ConsentKind.Sale), People.Reviewer);
        await Assert.ThrowsAsync<RuleBroken>(() => Required(ConsentKind.Sale, Today));
        Assert.Equal(1, await market.Look(db => db.Consents().CountAsync(row => row.HouseholdCode == code)));
        await market.Send(new RecordConsent(code, ConsentKind.Sale, ConsentTexts.Current(ConsentKind.Sale), "李四海", Today), People.Reviewer);
        await Required(ConsentKind.Sale, Today);
    }

    [Fact]
    public async Task A_correction_leaves_what_was_not_typed_again()
    {
        var market = await villages.On(DatabaseProvider.Sqlite);
        var phone = People.Phone();
        var code = await market.AddHousehold(People.Household(phone: phone, account: "6217001234563456"));
        await market.Send(new CorrectHousehold(code, new HouseholdForm("欧阳小四", null, null, null, 5)), People.Reviewer);
        var sheet = (await market.Send(new OpenHousehold(code), People.Reviewer))!;
        Assert.Equal(("欧阳小四", phone, "************3456", 5), (sheet.Name, sheet.Phone, sheet.BankAccount, sheet.People));
    }

    [Fact]
    public async Task A_liaison_enters_an_account_but_only_the_office_replaces_it()
    {
        var market = await villages.On(DatabaseProvider.Sqlite);
        var code = await market.AddHousehold();
        var liaison = await market.AddLiaison();
        await market.Send(new AssignLiaison(code, liaison), People.Reviewer);
        var asLiaison = People.As(Roles.Liaison, Villages.Mayang, liaison: liaison);
        var form = People.Household(account: "6217001234563456");
        await market.Send(new CorrectHousehold(code, form), asLiaison);
        await market.Send(new CorrectHousehold(code, form), asLiaison);
        var refused = await Assert.ThrowsAsync<InvalidFields>(() =>
            market.Send(new CorrectHousehold(code, form with { BankAccount = "6217001234569999" }), asLiaison));
        Assert.Equal(("bankAccount", "registry.replaced-by-office"), (refused.Errors.Single().Field, refused.Errors.Single().Code));
        await market.Send(new CorrectHousehold(code, form with { BankAccount = "6217001234569999" }), People.Reviewer);
        Assert.Equal("************9999", (await market.Send(new OpenHousehold(code), asLiaison))!.BankAccount);
    }

    private static async Task<List<string>> Codes(Market market, Actor by) =>
        [.. (await market.Send(new FindHouseholds(Limit: 200), by)).Items.Select(row => row.Code)];
}
