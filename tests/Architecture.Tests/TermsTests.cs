namespace ConsumerAid.Architecture.Tests;

/// <summary>One word per thing: docs/words.md.</summary>
public sealed class TermsTests
{
    private static readonly string[] Kinds = [".cshtml", ".cs", ".resx", ".json"];

    [Fact]
    public void Texts_use_one_word_for_a_thing()
    {
        var refused = File.ReadLines(Path.Combine(Product.Root, "docs", "words.md")).Where(line => line.StartsWith('|')).Skip(2)
            .Select(line => line.TrimEnd('|', ' ').Split('|')).Where(cells => cells.Length == 5).Select(cells => cells[4].Trim()).ToArray();
        var texts = Directory.EnumerateFiles(Path.Combine(Product.Root, "src"), "*", SearchOption.AllDirectories)
            .Where(file => Kinds.Contains(Path.GetExtension(file), StringComparer.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal))
            .Append(Path.Combine(Product.Root, "README.md")).ToArray();

        Assert.True(refused.Length > 5, "no words were found in docs/words.md");
        Assert.True(texts.Length > 300, "no texts were found");
        Assert.Empty(
            from file in texts
            from line in File.ReadLines(file)
            from word in refused
            where line.Contains(word, StringComparison.Ordinal)
            select $"{Path.GetRelativePath(Product.Root, file)}: {word}");
    }
}
