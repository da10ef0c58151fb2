using System.Globalization;
using System.Text;

namespace ConsumerAid.Registry.Personal;

/// <summary>How near a viewer stands to the person concerned.</summary>
public enum Viewer
{
    /// <summary>Anybody, signed in or not.</summary>
    Public,

    /// <summary>Signed in, with no part in the case.</summary>
    SignedIn,

    /// <summary>The case's own role: the household's liaison, its cooperative, the reviewer of its county.</summary>
    Own,

    /// <summary>On need: reason recorded, for ten minutes; ID number and bank account by four eyes.</summary>
    OnNeed,
}

/// <summary>The one place that decides how much of personal data a viewer sees. Null: nothing at all, not even that it is there.</summary>
public static class Masks
{
    /// <summary>张*, 张*三, 欧阳*三 for the signed-in: two-part surnames stay whole.</summary>
    public static string? Name(string name, Viewer viewer) => viewer switch
    {
        Viewer.Public => null,
        Viewer.SignedIn => MaskedName(name),
        _ => name,
    };

    /// <summary>The last four for the case's own role: the first six would tell the county, the next eight the birthday.</summary>
    public static string? IdNumber(string number, Viewer viewer) => viewer switch
    {
        Viewer.Own => LastFour(number, 14),
        Viewer.OnNeed => number,
        _ => null,
    };

    /// <summary>138****5678 for the signed-in.</summary>
    public static string? Phone(string phone, Viewer viewer) => viewer switch
    {
        Viewer.Public => null,
        Viewer.SignedIn => phone.Length == 11 ? $"{phone[..3]}****{phone[^4..]}" : "****",
        _ => phone,
    };

    /// <summary>The last four for the case's own role; the stars do not tell the length.</summary>
    public static string? BankAccount(string account, Viewer viewer) => viewer switch
    {
        Viewer.Own => LastFour(account, 12),
        Viewer.OnNeed => account,
        _ => null,
    };

    /// <summary>County for everybody, township for the signed-in, village for the case's own role.</summary>
    public static string Address(string county, string town, string village, Viewer viewer) => viewer switch
    {
        Viewer.Public => county,
        Viewer.SignedIn => Joined(county, town),
        _ => Joined(county, town, village),
    };

    // As Chinese is written, without a space; after a county's English name with one.
    private static string Joined(string county, params string[] more) => string.Join(county is [.., >= 'a' and <= 'z'] ? ", " : "", [county, .. more]);

    /// <summary>The village for the case's own role, for the others only its township: nine digits of the code and no name.</summary>
    public static VillageFact Village(VillageFact village, Viewer viewer) =>
        viewer is Viewer.Own or Viewer.OnNeed ? village : village with { Code = village.Code[..9], Name = "" };

    /// <summary>A photo with people or their house in it: never without the household's own consent, to nobody.</summary>
    public static bool ShowsHouseholdPhoto(bool hasConsent) => hasConsent;

    /// <summary>The smallest group of households whose figures the viewer may see by itself.</summary>
    public static int SmallestGroup(Viewer viewer) => viewer switch
    {
        Viewer.Public => 10,
        Viewer.SignedIn => 5,
        _ => 1,
    };

    private static string LastFour(string number, int stars) => number.Length < 8 ? new string('*', stars) : new string('*', stars) + number[^4..];

    private static string MaskedName(string name)
    {
        // Rare characters of names lie outside of the BMP: count what people see, not UTF-16 units.
        var characters = Characters(name.Trim());
        if (characters.Count < 2) return "*";
        var surname = characters.Count > 2 && Surnames.IsCompound(characters[0] + characters[1]) ? 2 : 1;
        var given = characters.Count - surname;
        var masked = new StringBuilder().AppendJoin("", characters.Take(surname)).Append('*', Math.Max(1, given - 1));
        return given > 1 ? masked.Append(characters[^1]).ToString() : masked.ToString();
    }

    private static List<string> Characters(string text)
    {
        var characters = new List<string>();
        for (var elements = StringInfo.GetTextElementEnumerator(text); elements.MoveNext();) characters.Add(elements.GetTextElement());
        return characters;
    }
}

/// <summary>Chinese surnames of two characters.</summary>
internal static class Surnames
{
    private static readonly HashSet<string> Compound = new(
        ("欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 令狐 夏侯 慕容 司徒 司空 轩辕 宇文 长孙 南宫 东郭 西门 百里 呼延 端木 独孤 申屠 濮阳 淳于 单于 太史 "
        + "钟离 公羊 赫连 澹台 公冶 宗政 闾丘 太叔 仲孙 公良 拓跋 夹谷 宰父 谷梁 段干 东门 南门 左丘 梁丘 第五 万俟 闻人 亓官 司寇 巫马 漆雕 乐正 壤驷 "
        + "公西 颛孙 鲜于 羊舌 微生 即墨 哈同 纳兰 完颜 叶赫 那拉 尔朱 子车 北宫 公伯 公户 公输 公仪 侯莫 屈突 贺兰 贺若 达奚 斛律 耶律").Split(' '),
        StringComparer.Ordinal);

    public static bool IsCompound(string characters) => Compound.Contains(characters);
}
