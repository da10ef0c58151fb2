using System.Globalization;
using System.Text.RegularExpressions;

namespace ConsumerAid.Foundation.Text;

/// <summary>English has a word for one and another for many: <c>{0|lot|lots}</c>. Chinese needs none of it.</summary>
internal static partial class Choices
{
    /// <summary>Replaces each <c>{n|one|many}</c> by its first word when argument n is one, else by its second.</summary>
    public static string Resolve(string text, object?[] arguments) => !text.Contains('|', StringComparison.Ordinal)
        ? text
        : Choice().Replace(text, match =>
        {
            var position = int.Parse(match.Groups["position"].ValueSpan, CultureInfo.InvariantCulture);
            var isOne = position < arguments.Length && arguments[position] is int or long && Convert.ToInt64(arguments[position], CultureInfo.InvariantCulture) == 1;
            return match.Groups[isOne ? "one" : "many"].Value;
        });

    [GeneratedRegex(@"\{(?<position>\d+)\|(?<one>[^|{}]*)\|(?<many>[^|{}]*)\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Choice();
}
