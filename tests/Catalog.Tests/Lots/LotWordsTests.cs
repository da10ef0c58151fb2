namespace ConsumerAid.Catalog.Tests.Lots;

public sealed class LotWordsTests
{
    [Theory]
    [InlineData("冰糖", true)]
    [InlineData("阳冰糖橙", true)]
    [InlineData("橙", true)]
    [InlineData("ORANGE", true)]
    [InlineData("ｏｒａｎｇｅ", true)]
    [InlineData("orange 麻阳", true)]
    [InlineData("oran", false)]
    [InlineData("椪柑", false)]
    [InlineData("糖冰", false)]
    public void A_text_is_found_by_its_pieces_and_not_by_others(string question, bool found)
    {
        var text = LotWords.Normalise("麻阳冰糖橙 一级果 Mayang Bingtang orange");
        var grams = LotWords.Grams(text);
        Assert.Equal(found, LotWords.Questions(question).All(asked => asked.Grams.All(grams.Contains) && text.Contains(asked.Whole ?? "", StringComparison.Ordinal)));
    }

    [Fact]
    public void Pairs_that_stand_apart_do_not_make_a_longer_piece()
    {
        var text = LotWords.Normalise("冰糖 糖橙");
        var asked = Assert.Single(LotWords.Questions("冰糖橙"));
        Assert.All(asked.Grams, gram => Assert.Contains(gram, LotWords.Grams(text)));
        Assert.DoesNotContain(asked.Whole!, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Punctuation_asks_for_nothing() => Assert.Empty(LotWords.Questions("， !?"));

    [Fact]
    public void A_rare_character_of_two_code_units_is_one_character() => Assert.Equal(["𠮷"], Assert.Single(LotWords.Questions("𠮷")).Grams);
}
