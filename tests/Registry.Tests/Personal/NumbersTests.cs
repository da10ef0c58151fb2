using ConsumerAid.Registry.Accounts;
using ConsumerAid.Registry.Households;
using ConsumerAid.Registry.Organisations;

namespace ConsumerAid.Registry.Tests.Personal;

public class NumbersTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("91350100M000100Y43")] // the standard's own example
    [InlineData("91440300708461136T")]
    [InlineData("914403001922038216")]
    public void A_credit_code_with_its_check_character_is_taken(string code)
    {
        Assert.Equal(code, CreditCode.Parse(code));
        Assert.Equal(code, CreditCode.Parse($" {code[..8].ToLowerInvariant()} {code[8..]} "));
    }

    [Fact]
    public void Any_single_changed_character_or_swap_of_neighbours_of_a_credit_code_is_found()
    {
        const string code = "91350100M000100Y43";
        foreach (var place in Enumerable.Range(0, 18))
        {
            foreach (var other in "0123456789ABCDEFGHJKLMNPQRTUWXY".Where(other => other != code[place]))
            {
                Assert.Null(CreditCode.Parse(code[..place] + other + code[(place + 1)..]));
            }
        }

        foreach (var place in Enumerable.Range(0, 17).Where(place => code[place] != code[place + 1]))
        {
            Assert.Null(CreditCode.Parse(code[..place] + code[place + 1] + code[place] + code[(place + 2)..]));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("91350100M000100Y4")]
    [InlineData("91350100M000100Y433")]
    [InlineData("91350100I000100Y43")]
    public void What_is_no_credit_code_is_refused(string? text) => Assert.Null(CreditCode.Parse(text));

    [Theory]
    [InlineData("11010519491231002X")] // the standard's own example
    [InlineData("440524188001010014")]
    [InlineData("11010519491231002x")]
    [InlineData("１１０１０５ 19491231 002X")]
    public void An_ID_number_with_its_check_character_is_taken(string text) => Assert.Equal(18, IdNumber.Parse(text, Today)!.Length);

    [Theory]
    [InlineData("110105194912310021")] // check character
    [InlineData("11010519491331002X")] // month 13
    [InlineData("110105194912310O2X")] // a letter
    [InlineData("130503670401001")] // 15 digits of before 1999
    [InlineData("")]
    public void What_is_no_ID_number_is_refused(string text) => Assert.Null(IdNumber.Parse(text, Today));

    [Fact]
    public void Nobody_is_born_after_today() => Assert.Null(IdNumber.Parse("11010519491231002X", new DateOnly(1949, 12, 30)));

    [Theory]
    [InlineData("13812345678")]
    [InlineData("138 1234 5678")]
    [InlineData("138-1234-5678")]
    [InlineData("138.1234.5678")]
    [InlineData("138　1234　5678")]
    [InlineData("138\u00a01234\u00a05678")]
    [InlineData("138–1234–5678")]
    [InlineData("138—1234—5678")]
    [InlineData("138 12345678")]
    [InlineData("1381 2345 678")]
    [InlineData(" 13812345678 ")]
    [InlineData("\t13812345678\n")]
    [InlineData("+8613812345678")]
    [InlineData("+86 13812345678")]
    [InlineData("+86 138 1234 5678")]
    [InlineData("+86-138-1234-5678")]
    [InlineData("(+86) 138 1234 5678")]
    [InlineData("（+86）138 1234 5678")]
    [InlineData("＋８６１３８１２３４５６７８")]
    [InlineData("8613812345678")]
    [InlineData("86 138 1234 5678")]
    [InlineData("86-13812345678")]
    [InlineData("008613812345678")]
    [InlineData("0086 138 1234 5678")]
    [InlineData("00 86 138 1234 5678")]
    [InlineData("013812345678")]
    [InlineData("0 138 1234 5678")]
    [InlineData("+86 013812345678")]
    [InlineData("１３８１２３４５６７８")]
    [InlineData("１３８－１２３４－５６７８")]
    [InlineData("tel:+86-138-1234-5678")]
    [InlineData("\u202a138 1234 5678\u202c")]
    [InlineData("138·1234·5678")]
    [InlineData("138/1234/5678")]
    public void A_phone_number_is_understood_however_it_is_written(string text) => Assert.Equal("13812345678", PhoneNumber.Parse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1381234567")]
    [InlineData("138123456789")]
    [InlineData("12812345678")]
    [InlineData("0731-85551234")]
    [InlineData("+85213812345678")]
    [InlineData("+1 381 234 5678")]
    [InlineData("1381234567a")]
    [InlineData("١٣٨١٢٣٤٥٦٧٨")]
    public void What_is_no_mobile_number_is_refused(string? text) => Assert.Null(PhoneNumber.Parse(text));

    [Fact]
    public void A_bank_account_is_digits_in_any_spacing()
    {
        Assert.Equal("6217001234567890123", BankAccount.Parse("6217 0012 3456 7890 123"));
        Assert.Null(BankAccount.Parse("6217"));
        Assert.Null(BankAccount.Parse("6217 0012 3456 78X"));
    }
}
