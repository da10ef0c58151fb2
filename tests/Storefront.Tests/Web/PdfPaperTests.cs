using ConsumerAid.Storefront.Web.Pdf;
using UglyToad.PdfPig;

namespace ConsumerAid.Storefront.Tests.Web;

/// <summary>Papers: letters without end, letters that the font lacks, lines and tables over pages.</summary>
public sealed class PdfPaperTests
{
    [Fact]
    public void A_thousand_different_letters_are_written_and_those_that_the_font_lacks_become_a_mark()
    {
        var letters = string.Concat(Enumerable.Range(0x4E00, 3000).Select(code => (char)code).Where(letter => PdfLetters.Written($"{letter}") == $"{letter}").Take(1000));
        Assert.Equal(1000, letters.Length);
        var text = Read(Written(paper => paper.Text(letters + "鱻℃𠮷x")));
        Assert.Contains(letters + "〓〓〓x", text[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_letter_that_the_font_has_can_be_written()
    {
        foreach (var letters in Enumerable.Range(0x21, 0xFFFF - 0x21).Select(code => (char)code).Where(letter => !char.IsSurrogate(letter) && letter != '〓' && PdfLetters.Written($"{letter}") == $"{letter}").Chunk(4000))
        {
            Assert.NotEmpty(Written(paper => paper.Text(new string(letters))));
        }
    }

    [Fact]
    public void No_line_is_wider_than_its_room_nor_begins_with_a_closing_mark()
    {
        const string Text = "一二三四五六七八九十，甲乙丙丁。（戊己庚辛）a-long-word and another 0123456789abcdef0123456789abcdef0123456789abcdef";
        for (var width = 30; width < 300; width += 7)
        {
            var lines = PdfLines.Of(Text, 9, width);
            Assert.All(lines, line => Assert.True(PdfLetters.Width(line, 9) <= width, line));
            Assert.DoesNotContain(lines, line => "，。）".Contains(line[0], StringComparison.Ordinal));
            Assert.Equal(Text.Replace(" ", "", StringComparison.Ordinal), string.Concat(lines).Replace(" ", "", StringComparison.Ordinal));
        }

        Assert.Equal(["a", "", "b"], PdfLines.Of("a\r\n\nb", 9, 100));
    }

    [Fact]
    public void A_long_table_begins_each_page_with_its_headings_and_keeps_within_the_page()
    {
        var rows = Enumerable.Range(1, 120).Select(row => (IReadOnlyList<string>)[$"{row}", string.Concat(Enumerable.Repeat("很长的名字", row % 9 + 1)), "1,234,567,890.123 kg", "¥9,999,999,999.99", "¥9,999,999,999.99", "¥9,999,999,999.99"]).ToList();
        var file = Written(paper => paper.Table(new PdfTable([new("名次"), new("单位", IsNumber: false), new("重量"), new("本周农户应得"), new("今年"), new("目标")], rows, ["", "合计", "", "", "", ""])));
        using var paper = PdfDocument.Open(file);
        Assert.True(paper.NumberOfPages > 2);
        foreach (var page in paper.GetPages())
        {
            Assert.Contains("名次", page.Text, StringComparison.Ordinal);
            Assert.EndsWith($"{page.Number} / {paper.NumberOfPages}", page.Text, StringComparison.Ordinal);
            Assert.All(page.Letters, letter => Assert.InRange(letter.BoundingBox.Right, 40, 548));
            Assert.All(page.Letters, letter => Assert.InRange(letter.StartBaseLine.Y, 30, 812));
        }

        Assert.Contains("合计", paper.GetPage(paper.NumberOfPages).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_words_give_the_same_bytes()
    {
        var (one, same, other) = (Written(paper => paper.Text("一")), Written(paper => paper.Text("一")), Written(paper => paper.Text("二")));
        Assert.Equal(one, same);
        Assert.NotEqual(one, other);
    }

    private static byte[] Written(Action<PdfPaper> write)
    {
        using var paper = new PdfPaper("题", DateTimeOffset.UnixEpoch, ("左", "右"), "脚");
        write(paper);
        return paper.Build();
    }

    private static List<string> Read(byte[] file)
    {
        using var paper = PdfDocument.Open(file);
        return [.. paper.GetPages().Select(page => page.Text)];
    }
}
