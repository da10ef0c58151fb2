using ConsumerAid.AllianceAdmin.Rules;

namespace ConsumerAid.AllianceAdmin.Tests.Rules;

public sealed class PersonalTracesTests
{
    [Theory]
    [InlineData("联系 13812345678", "Phone")]
    [InlineData("联系138-1234-5678。", "Phone")]
    [InlineData("电话１３８１２３４５６７８", "Phone")]
    [InlineData("电话 12812345678", "")]
    [InlineData("编号 138123456789", "")]
    [InlineData("身份证110101199003077758", "IdNumber")]
    [InlineData("身份证 110101 19900307 7758", "IdNumber")]
    [InlineData("身份证11010119900307109x", "IdNumber")]
    [InlineData("身份证110101199003077759", "BankAccount")]
    [InlineData("卡号 6230 1234 5678 9012", "BankAccount")]
    [InlineData("卡号623012345678901", "")]
    [InlineData("磅单 BD2611231000123100 号", "")]
    [InlineData("甜橙 2500 公斤，13812345678 或 6230123456789012345", "Phone BankAccount")]
    [InlineData("2500 13812345678", "Phone")]
    [InlineData("麻阳冰糖橙 一级果", "")]
    public void Numbers_of_people_are_told_from_other_numbers(string text, string found) => Assert.Equal(found, string.Join(' ', PersonalTraces.In(text)));
}
