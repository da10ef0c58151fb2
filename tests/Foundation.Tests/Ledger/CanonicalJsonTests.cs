using System.Text;
using System.Text.Json;
using ConsumerAid.Foundation.Ledger;

namespace ConsumerAid.Foundation.Tests.Ledger;

public sealed class CanonicalJsonTests
{
    [Theory]
    // RFC 8785 section 3.2.2, without its fractions.
    [InlineData("""{ "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false] }""", """{"literals":[null,true,false],"string":"€$\u000f\nA'B\"\\\\\"/"}""")]
    // RFC 8785 section 3.2.3: by UTF-16 units, so a surrogate pair stands before U+FB33.
    [InlineData("""{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}""",
        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\",\"😀\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}")]
    // The files french, structures (its 56.0 as 56) and arrays of the RFC's reference implementation.
    [InlineData("""{"peach":"This sorting order","péché":"is wrong according to French","pêche":"but canonicalization MUST","sin":"ignore locale"}""",
        """{"peach":"This sorting order","péché":"is wrong according to French","pêche":"but canonicalization MUST","sin":"ignore locale"}""")]
    [InlineData("""{"1":{"f":{"f":"hi","F":5},"\n":56},"10":{},"":"empty","a":{},"111":[{"e":"yes","E":"no"}],"A":{}}""",
        """{"":"empty","1":{"\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{"E":"no","e":"yes"}],"A":{},"a":{}}""")]
    [InlineData("""[ 56, { "d": true, "10": null, "1": [] } ]""", """[56,{"1":[],"10":null,"d":true}]""")]
    [InlineData("\"\\u0000\\u0008\\t\\n\\u000b\\f\\r\\u0010\\u001f\\u007f\\u0085\\u2028 麻阳\"", "\"\\u0000\\b\\t\\n\\u000b\\f\\r\\u0010\\u001f\u007f\u0085\u2028 麻阳\"")]
    [InlineData("[9007199254740991,-9007199254740991,-0,0]", "[9007199254740991,-9007199254740991,0,0]")]
    public void The_form_is_that_of_RFC_8785(string json, string canonical)
    {
        var bytes = CanonicalJson.Of(Encoding.UTF8.GetBytes(json));

        Assert.Equal(canonical, Encoding.UTF8.GetString(bytes));
        Assert.Equal(bytes, CanonicalJson.Of(bytes));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("1.5")]
    [InlineData("1e3")]
    [InlineData("9007199254740992")]
    [InlineData("-9007199254740992")]
    [InlineData("99999999999999999999")]
    [InlineData("""{"a":"\ud800"}""")]
    [InlineData("""{"\udc00":1}""")]
    public void What_has_no_canonical_form_here_is_refused(string json) =>
        Assert.Throws<FormatException>(() => CanonicalJson.Of(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_refused() =>
        Assert.Throws<FormatException>(() => CanonicalJson.Of(new byte[] { (byte)'"', 0xC3, 0x28, (byte)'"' }));

    [Fact]
    public void A_long_text_outgrows_the_first_buffer_unharmed()
    {
        var text = string.Concat(Enumerable.Repeat("冰糖橙\t\"orange\"", 500));

        using var read = JsonDocument.Parse(CanonicalJson.Of(JsonSerializer.SerializeToUtf8Bytes(text)));

        Assert.Equal(text, read.RootElement.GetString());
    }
}
