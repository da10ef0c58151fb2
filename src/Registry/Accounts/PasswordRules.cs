using System.Collections.Frozen;
using System.Text;
using ConsumerAid.Foundation.Model;

namespace ConsumerAid.Registry.Accounts;

/// <summary>
/// What a password must be (ASVS 6.2): long, not one that everybody tries first, not the phone number. No rule about kinds of characters.
/// </summary>
internal static class PasswordRules
{
    public const int Shortest = 10;

    /// <summary>Longer ones would only cost time to hash.</summary>
    public const int Longest = 128;

    private static readonly FrozenSet<string> CommonWords = Load();

    /// <exception cref="InvalidFields">It is too short, too long, common, or holds the phone number.</exception>
    public static void Check(string? password, string phone, string field = "password")
    {
        password ??= "";
        new FieldErrors()
            .Require(password.Length >= Shortest, field, "registry.password-short", Shortest)
            .Require(password.Length <= Longest, field, "registry.password-long", Longest)
            .Require(password.Length is < Shortest or > Longest || !IsCommon(password), field, "registry.password-common")
            .Require(!password.Contains(phone, StringComparison.Ordinal), field, "registry.password-phone")
            .ThrowIfAny();
    }

    /// <summary>
    /// Whether it is, or is little more than, one of the passwords that are tried first: the words of the list with digits and signs around them,
    /// with letters written as digits (p@ssw0rd), twice or thrice in a row, runs of the keyboard or the alphabet, or digits alone.
    /// </summary>
    public static bool IsCommon(string password)
    {
        var lower = password.ToLowerInvariant();
        return !lower.Any(char.IsLetter) || IsRun(lower)
            || Cores(lower).Any(core => core.Length == 0 || core.Distinct().Count() <= 2 || IsRun(core) || IsKnown(core));
    }

    private static IEnumerable<string> Cores(string lower)
    {
        var bare = lower.Trim([.. "0123456789!@#$%^&*()_+-=.,?~ /\\|"]);
        yield return bare;
        yield return Letters(lower);
        yield return Letters(bare);
    }

    // The letters that digits and signs stand for, without all else.
    private static string Letters(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            var letter = character switch { '0' => 'o', '1' => 'i', '3' => 'e', '4' or '@' => 'a', '5' or '$' => 's', '7' => 't', _ => character };
            if (char.IsLetter(letter)) letters.Append(letter);
        }

        return letters.ToString();
    }

    private static bool IsKnown(string core)
    {
        if (CommonWords.Contains(core)) return true;
        for (var parts = 2; parts <= 4; parts++)
        {
            if (core.Length % parts != 0) continue;
            var part = core[..(core.Length / parts)];
            if (CommonWords.Contains(part) && string.Concat(Enumerable.Repeat(part, parts)) == core) return true;
        }

        // Two common words side by side (iloveyou + baby) are tried early too.
        return Enumerable.Range(3, Math.Max(0, core.Length - 5)).Any(cut => CommonWords.Contains(core[..cut]) && CommonWords.Contains(core[cut..]));
    }

    private static bool IsRun(string text)
    {
        const string Runs = "abcdefghijklmnopqrstuvwxyz 01234567890123456789 zyxwvutsrqponmlkjihgfedcba 98765432109876543210 qwertyuiop asdfghjkl zxcvbnm qwertyuiopasdfghjklzxcvbnm "
            + "1qaz2wsx3edc4rfv5tgb6yhn7ujm 1q2w3e4r5t6y7u8i9o0p qazwsxedcrfvtgbyhnujmik q1w2e3r4t5y6u7i8o9p0 a1b2c3d4e5f6g7h8 qweasdzxc 123qweasdzxc qwe123asd456 1a2b3c4d5e6f7g8h "
            + "147258369 789456123 poiuytrewq lkjhgfdsa mnbvcxz";
        return text.Length >= 4 && Runs.Contains(text, StringComparison.Ordinal);
    }

    private static FrozenSet<string> Load()
    {
        using var reader = new StreamReader(typeof(PasswordRules).Assembly.GetManifestResourceStream("ConsumerAid.Registry.Accounts.common-words.txt")!);
        return reader.ReadToEnd().Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}
