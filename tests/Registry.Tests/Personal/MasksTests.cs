using ConsumerAid.Registry.Personal;

namespace ConsumerAid.Registry.Tests.Personal;

public class MasksTests
{
    [Theory]
    [InlineData("张三", "张*")]
    [InlineData("张小三", "张*三")]
    [InlineData("张小二三", "张**三")]
    [InlineData("欧阳小三", "欧阳*三")]
    [InlineData("欧阳三", "欧阳*")]
    [InlineData("司马相如", "司马*如")]
    [InlineData("欧阳", "欧*")]
    [InlineData("王", "*")]
    [InlineData("𠮷田三", "𠮷*三")]
    [InlineData(" 张三 ", "张*")]
    public void The_signed_in_see_the_surname_and_the_last_character(string name, string masked) =>
        Assert.Equal(masked, Masks.Name(name, Viewer.SignedIn));

    [Theory]
    [InlineData(Viewer.Public, null, null, null, null, "麻阳苗族自治县", 10)]
    [InlineData(Viewer.SignedIn, "欧阳*三", "138****5678", null, null, "麻阳苗族自治县兰里镇", 5)]
    [InlineData(Viewer.Own, "欧阳小三", "13812345678", "**************123X", "************3456", "麻阳苗族自治县兰里镇新营村", 1)]
    [InlineData(Viewer.OnNeed, "欧阳小三", "13812345678", "43122619700101123X", "6217001234563456", "麻阳苗族自治县兰里镇新营村", 1)]
    public void Each_viewer_sees_what_the_table_says(Viewer viewer, string? name, string? phone, string? id, string? account, string address,
        int group)
    {
        Assert.Equal(name, Masks.Name("欧阳小三", viewer));
        Assert.Equal(phone, Masks.Phone("13812345678", viewer));
        Assert.Equal(id, Masks.IdNumber("43122619700101123X", viewer));
        Assert.Equal(account, Masks.BankAccount("6217001234563456", viewer));
        Assert.Equal(address, Masks.Address("麻阳苗族自治县", "兰里镇", "新营村", viewer));
        Assert.StartsWith(viewer == Viewer.Public ? "Mayang" : "Mayang, 兰里镇", Masks.Address("Mayang", "兰里镇", "新营村", viewer), StringComparison.Ordinal);
        Assert.Equal(group, Masks.SmallestGroup(viewer));
    }

    [Fact]
    public void A_masked_account_does_not_tell_its_length() =>
        Assert.Equal(Masks.BankAccount("6217001234563456", Viewer.Own)!.Length, Masks.BankAccount("62170012345673456", Viewer.Own)!.Length);
}
