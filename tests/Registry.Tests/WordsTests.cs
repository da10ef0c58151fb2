using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Registry.Households;

namespace ConsumerAid.Registry.Tests;

public class WordsTests
{
    [Fact]
    public void Every_rule_and_every_consent_has_its_words_in_both_languages()
    {
        var codes = Literals().Where(text => Regex.IsMatch(text, "^registry\\.[a-z-]+$", RegexOptions.None, TimeSpan.FromSeconds(1))
            && text != "registry.forget-expired")
            .Concat(Enum.GetValues<ConsentKind>().Select(kind => ConsentTexts.WordsOf(ConsentTexts.Current(kind)))).ToHashSet();
        Assert.InRange(codes.Count, 50, 500);
        foreach (var english in (bool[])[false, true])
        {
            var words = Words.Read(typeof(Facts).Assembly, english).Select(word => word.Key).ToHashSet();
            Assert.Empty(codes.Except(words));
        }
    }

    private static IEnumerable<string> Literals()
    {
        using var file = File.OpenRead(typeof(Facts).Assembly.Location);
        using var assembly = new PEReader(file);
        var reader = assembly.GetMetadataReader();
        for (var handle = MetadataTokens.UserStringHandle(1); !handle.IsNil; handle = reader.GetNextHandle(handle)) yield return reader.GetUserString(handle);
    }
}
