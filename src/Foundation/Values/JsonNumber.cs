using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace ConsumerAid.Foundation.Values;

/// <summary>Reads a number in the form that JSON gives it, exactly: -12, 0.5, 1.5e3.</summary>
internal static partial class JsonNumber
{
    /// <summary>The number, or null when the text is none or too long.</summary>
    public static Ratio? Read(string text)
    {
        if (text.Length > TypedText.LongestText || Form().Match(text) is not { Success: true } match) return null;
        var number = Ratio.OfDigits(match.Groups["whole"].Value, match.Groups["decimals"].Value);
        if (match.Groups["minus"].Success) number *= -1;
        if (match.Groups["places"] is not { Success: true } exponent) return number;
        // Two hundred places put every text of this length out of range: 1e999999999 must not be worked out.
        var digits = exponent.Value.TrimStart('0');
        var places = digits.Length <= 2 ? int.Parse("0" + digits, NumberStyles.None, CultureInfo.InvariantCulture) : 200;
        var power = BigInteger.Pow(10, places);
        return match.Groups["down"].Success ? number with { Denominator = number.Denominator * power } : number with { Numerator = number.Numerator * power };
    }

    [GeneratedRegex(@"\A(?<minus>-)?(?<whole>[0-9]+)(\.(?<decimals>[0-9]+))?([eE]((?<down>-)|\+)?(?<places>[0-9]+))?\z", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Form();
}
