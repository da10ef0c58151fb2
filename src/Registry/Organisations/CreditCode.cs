namespace ConsumerAid.Registry.Organisations;

/// <summary>The unified social credit code (统一社会信用代码) of GB 32100-2015: 17 characters and a check character.</summary>
public static class CreditCode
{
    /// <summary>Digits and capitals without I, O, S, V and Z; a character's value is its position.</summary>
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    /// <summary>The code in capitals without spaces, or null when its form or check character is wrong.</summary>
    public static string? Parse(string? text)
    {
        var code = Typed.Compact(text).ToUpperInvariant();
        return code.Length == 18 && CheckCharacter(code[..17]) == code[17] ? code : null;
    }

    /// <summary>C18 = 31 − Σ Cᵢ·3^(i−1) mod 31 (mod 31), or null when a character is not of the alphabet.</summary>
    /// <param name="body">The first 17 characters.</param>
    public static char? CheckCharacter(string body)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (body.Length != Weights.Length) return null;
        var sum = 0;
        for (var i = 0; i < body.Length; i++)
        {
            var value = Alphabet.IndexOf(body[i], StringComparison.Ordinal);
            if (value < 0) return null;
            sum += value * Weights[i];
        }

        return Alphabet[(31 - sum % 31) % 31];
    }
}
