using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Storefront.Pages.Bulletins;

/// <summary>What pages and files say of a bulletin in the same words.</summary>
internal static class BulletinWords
{
    private const int LastDay = 6;

    /// <summary>Later than that after a week's end, a bulletin was made up for.</summary>
    private static readonly TimeSpan InTime = TimeSpan.FromDays(7);

    /// <summary>From its Monday to its Sunday, the year once where it is one.</summary>
    public static string Week(Words T, DateOnly monday)
    {
        var sunday = monday.AddDays(LastDay);
        return sunday.Year != monday.Year ? T["{0} 至 {1}", monday, sunday]
            : Reader.Current.English ? T["{0} 至 {1}", Shown.ShortDay(monday), sunday] : T["{0} 至 {1}", monday, Shown.ShortDay(sunday)];
    }

    /// <summary>Null where fewer than ten would be told, of the row or by subtraction.</summary>
    public static string Households(Words T, int? households) => households is { } known ? Shown.Count(known) : T["不公布"];

    public static string Rank(int? rank) => rank is { } known ? Shown.Count(known) : "–";

    /// <summary>59.83%.</summary>
    public static string Percent(int basisPoints) => $"{Decimals.Write(basisPoints, 100, 2)}%";

    public static bool IsLate(AllianceAdmin.Bulletins.BulletinSheet sheet) => sheet.IssuedAt > ChinaTime.EndOf(sheet.Sunday) + InTime;

    /// <summary>What is not told, and what is told otherwise than one might think.</summary>
    public static IReadOnlyList<string> HeldBack(Words T) =>
    [
        T["县：背后不足 10 户的不单列，归到“其余”；要是“其余”自己不足 10 户，再把最小的县也归进去。所以单列的县有时比它实际卖的少，差的都在“其余”里，各行相加等于合计。"],
        T["户数：这一行不足 10 户的不写；和合计一减就剩不足 10 户的，最小的一个县也不写。"],
        T["县的今年收下：今年各期公布过的相加。当时没有公布的，以后也不补进那个县，一直在“其余”里；所以拿两期相减，减不出没公布的数。"],
        T["补记的：以前几周发生、这一周才记下的，算进今年，不算进本周；已经发布的各期不改。"],
        T["成员单位：新计入的货背后够 10 户，数字才更新；不够的先照上次公布的写，并写明到哪一天。一直不够的，没有数字也没有名次。"],
        T["名次：县按本周收下的重量排，成员单位按今年承诺的完成率排；一样的名次相同。"],
    ];
}
