using ConsumerAid.Foundation.Model;
using ConsumerAid.Registry.Accounts;

namespace ConsumerAid.Registry.Tests.Accounts;

public class PasswordRulesTests
{
    [Theory]
    [InlineData("password12")]
    [InlineData("Password123!")]
    [InlineData("P@ssw0rd2026")]
    [InlineData("passwordpassword")]
    [InlineData("1234567890")]
    [InlineData("9876543210")]
    [InlineData("13900001111")]
    [InlineData("aaaaaaaaaa")]
    [InlineData("abababababab")]
    [InlineData("qwertyuiop")]
    [InlineData("1qaz2wsx3edc")]
    [InlineData("1q2w3e4r5t6y")]
    [InlineData("abcdefghij")]
    [InlineData("iloveyou5201314")]
    [InlineData("woaini1314520")]
    [InlineData("Welcome2026!")]
    [InlineData("admin888888")]
    [InlineData("liverpool2026")]
    [InlineData("helloworld1")]
    public void Passwords_that_are_tried_first_are_refused(string password) =>
        Assert.Equal("registry.password-common", Assert
            .Single(Assert.Throws<InvalidFields>(() => PasswordRules.Check(password, "13812345678")).Errors).Code);

    [Theory]
    [InlineData("短一点", "registry.password-short")]
    [InlineData("gan-13812345678-ju", "registry.password-phone")]
    public void A_password_is_long_and_does_not_hold_the_phone(string password, string code) =>
        Assert.Equal(code, Assert.Single(Assert.Throws<InvalidFields>(() => PasswordRules.Check(password, "13812345678")).Errors).Code);

    [Fact]
    public void A_password_is_not_longer_than_worth_hashing() =>
        Assert.Equal("registry.password-long", Assert
            .Single(Assert.Throws<InvalidFields>(() => PasswordRules.Check(new string('q', 64) + new string('z', 65), "13812345678")).Errors).Code);

    [Theory]
    [InlineData("demo-ConsumerAid-2026")]
    [InlineData("麻阳的橙子又甜又圆")]
    [InlineData("correct horse battery")]
    [InlineData("kf7p-m2wx-9hjt-c4vd")]
    public void Others_are_taken_whatever_characters_they_are_of(string password) => PasswordRules.Check(password + "。", "13812345678");

    [Fact]
    public void Passwords_made_here_pass_their_own_rule_and_differ()
    {
        var made = Enumerable.Range(0, 100).Select(_ => Passwords.Fresh()).ToList();
        foreach (var password in made) PasswordRules.Check(password, "13812345678");
        Assert.Equal(100, made.Distinct().Count());
    }
}
