using ConsumerAid.AllianceAdmin.Bulletins;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Storefront.Web.Pdf;

namespace ConsumerAid.Storefront.Pages.Bulletins;

/// <summary>A bulletin on A4, in the reader's language and unit: everything that the page says, every county and member unit.</summary>
internal static class BulletinPaper
{
    public static byte[] Write(Words T, BulletinSheet sheet)
    {
        var (title, week) = (T["每周简报第 {0} 期", sheet.Number], BulletinWords.Week(T, sheet.Monday));
        using var paper = new PdfPaper(title, sheet.Notes.Select(note => note.At).Append(sheet.IssuedAt).Max(), (T["湖南省消费帮扶联盟"], $"{title} · {week}"), T["公布的每个数字都来自过磅记录，可逐级查到来源。"]);
        paper.Title(title, week);
        paper.Hint($"{T["{0} 发布。", sheet.IssuedAt]} {(BulletinWords.IsLate(sheet) ? T["这一期是补发的，写的仍是那一周结束时账本里已有的数字。"] : "")}");
        if (sheet.Notes.Count > 0) paper.Text(T["这一期有 {0} 条更正说明，数字照发布时保留。", sheet.Notes.Count]);
        paper.Figures(
        [
            (T["本周收下"], In(sheet.Total.Week)), (T["本周农户应得"], Shown.Money(sheet.Total.WeekToHouseholds).ToString()), (T["本周农户"], BulletinWords.Households(T, sheet.Total.Households)),
            (T["今年收下"], In(sheet.Total.Year)), (T["今年农户应得"], Shown.Money(sheet.Total.YearToHouseholds).ToString()),
        ]);
        Counties(T, paper, sheet);
        Members(T, paper, sheet);
        paper.Heading(T["更正说明"]);
        if (sheet.Notes.Count == 0) paper.Text(T["没有更正过。"]);
        foreach (var note in sheet.Notes)
        {
            paper.Hint(Shown.Time(note.At));
            paper.Text(note.Text);
        }

        paper.Heading(T["哪些不写、为什么"]);
        foreach (var sentence in BulletinWords.HeldBack(T)) paper.Hint(sentence);
        paper.Heading(T["依据"]);
        paper.Text($"{T["按 {0} 零点前账本里记下的来算。", sheet.Sunday.AddDays(1)]} {T["适用第 {0} 版公约", sheet.CharterVersion]}");
        paper.Text(sheet.SealHash is null ? T["发布时账本还没有封存过。"] : T["发布时账本最新的是第 {0} 次封存。谁改动过封存前的任何一笔，算出来的指纹就和这一串对不上。", sheet.SealNumber]);
        if (sheet.SealHash is { } seal) paper.Hint(seal);
        return paper.Build();
    }

    private static void Counties(Words T, PdfPaper paper, BulletinSheet sheet)
    {
        paper.Heading(T["各县"]);
        if (sheet.Counties.Count == 0) paper.Text(T["这一周没有一个县够 10 户，全部合在一起。"]);
        paper.Table(new PdfTable(
            [new(T["名次"]), new(T["县"], IsNumber: false), new(T["本周收下"]), new(T["本周农户应得"]), new(T["本周农户"]), new(T["今年收下"]), new(T["今年农户应得"])],
            [
                .. sheet.Counties.Select(county => Row(BulletinWords.Rank(county.Rank), Reader.Current.English ? county.NameEn : county.Name, county.Sum, county.Rank is not null)),
                Row("–", T["其余，合并列出"], sheet.Rest),
            ],
            Row("", T["合计"], sheet.Total)));

        IReadOnlyList<string> Row(string rank, string name, BulletinSum sum, bool isTold = true) =>
        [
            rank, name, isTold ? In(sum.Week) : "–", isTold ? $"{Shown.Money(sum.WeekToHouseholds)}" : "–", isTold ? BulletinWords.Households(T, sum.Households) : "–", In(sum.Year),
            $"{Shown.Money(sum.YearToHouseholds)}",
        ];
    }

    private static void Members(Words T, PdfPaper paper, BulletinSheet sheet)
    {
        paper.Heading(T["各成员单位"]);
        if (sheet.Members.Count == 0)
        {
            paper.Text(T["这一周还没有成员单位。"]);
            return;
        }

        paper.Text(T["各单位今年的承诺完成到哪里。目标按入盟天数算。"]);
        var sum = sheet.MembersTotal;
        paper.Table(new PdfTable(
            [new(T["名次"]), new(T["成员单位"], IsNumber: false), new(T["牌匾号"]), new(T["本周计入"]), new(T["今年计入"]), new(T["今年目标"]), new(T["完成率"])],
            [.. sheet.Members.Select(Row)],
            ["", sum.Untold > 0 ? T["合计，不含没有数字的 {0} 家", sum.Untold] : T["合计"], "", $"{Shown.Money(sum.Week)}", $"{Shown.Money(sum.Year)}", $"{Shown.Money(sum.Target)}", BulletinWords.Percent(sum.BasisPoints)]));

        IReadOnlyList<string> Row(BulletinMember member)
        {
            var name = Reader.Current.English ? member.NameEn ?? member.Name : member.Name;
            var (rank, target) = (BulletinWords.Rank(member.Rank), $"{Shown.Money(member.Target)}");
            if (member.ToldOn is not { } told) return [rank, name, member.PlaqueNumber, "–", T["不足 10 户"], target, "–"];
            return [rank, member.IsHeldBack ? T["{0}（到 {1}）", name, told] : name, member.PlaqueNumber, $"{Shown.Money(member.Week)}", $"{Shown.Money(member.Year)}", target, BulletinWords.Percent(member.BasisPoints)];
        }
    }

    private static string In(Weight weight) => Shown.Weight(weight, Reader.Current.Unit).ToString();
}
