using System.Text;

namespace ConsumerAid.Foundation.Values;

/// <summary>A typed text brought to plain characters, and a place in it.</summary>
internal sealed class TypedText
{
    /// <summary>Longer texts are no number: it bounds the work on hostile input.</summary>
    public const int LongestText = 64;

    private readonly string text;
    private int at;

    private TypedText(string text) => this.text = text;

    public bool AtEnd
    {
        get
        {
            SkipSpaces();
            return at == text.Length;
        }
    }

    /// <summary>The next character after spaces, or NUL at the end.</summary>
    public char Next => AtEnd ? '\0' : text[at];

    /// <summary>The character right behind <see cref="Next"/>, or NUL at the end.</summary>
    public char AfterNext => !AtEnd && at + 1 < text.Length ? text[at + 1] : '\0';

    /// <summary>The text, or null when it is too long to be a number.</summary>
    public static TypedText? Of(string text) => text.Length <= LongestText ? new TypedText(Plain(text)) : null;

    public bool Take(char expected)
    {
        if (Next != expected) return false;
        at++;
        return true;
    }

    public bool Take(string expected)
    {
        SkipSpaces();
        if (!text.AsSpan(at).StartsWith(expected, StringComparison.Ordinal)) return false;
        at += expected.Length;
        return true;
    }

    /// <summary>The Latin letters that come next, perhaps none.</summary>
    public string TakeLetters()
    {
        SkipSpaces();
        return TakeWhile(char.IsAsciiLetterLower);
    }

    /// <summary>A number in digits, with complete thousands groups or none and at least one digit behind a decimal point; null when there is none.</summary>
    public (string Whole, string Decimals)? TakeDigits()
    {
        SkipSpaces();
        var whole = TakeWhile(char.IsAsciiDigit);
        if (whole.Length is > 0 and <= 3 && whole[0] != '0' && at < text.Length && text[at] is ',' or ' ')
        {
            for (var separator = text[at]; IsGroup(separator); at += 4) whole += text.Substring(at + 1, 3);
        }

        var decimals = "";
        if (at + 1 < text.Length && text[at] == '.' && char.IsAsciiDigit(text[at + 1]))
        {
            at++;
            decimals = TakeWhile(char.IsAsciiDigit);
        }

        return whole.Length + decimals.Length > 0 ? (whole, decimals) : null;
    }

    private bool IsGroup(char separator) => at + 3 < text.Length && text[at] == separator && text.AsSpan(at + 1, 3).IndexOfAnyExceptInRange('0', '9') < 0
        && (at + 4 == text.Length || !char.IsAsciiDigit(text[at + 4]));

    private string TakeWhile(Func<char, bool> fits)
    {
        var start = at;
        while (at < text.Length && fits(text[at])) at++;
        return text[start..at];
    }

    private void SkipSpaces()
    {
        while (at < text.Length && text[at] == ' ') at++;
    }

    /// <summary>Full-width and traditional forms, banker's numerals, and what a Chinese keyboard gives for a decimal point, as plain lower-case characters.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var typed in text)
        {
            if (typed == '㎏') plain.Append("kg");
            else plain.Append(Plain(typed));
        }

        return plain.ToString();
    }

    private static char Plain(char typed) => typed switch
    {
        >= '！' and <= '～' => char.ToLowerInvariant((char)(typed - '！' + '!')),
        '。' => '.',
        '−' => '-',
        '￥' => '¥',
        '〇' or '○' => '零',
        '壹' => '一',
        '贰' => '二',
        '叁' => '三',
        '肆' => '四',
        '伍' => '五',
        '陆' => '六',
        '柒' => '七',
        '捌' => '八',
        '玖' => '九',
        '拾' => '十',
        '佰' => '百',
        '仟' => '千',
        '萬' => '万',
        '億' => '亿',
        '兩' => '两',
        '擔' => '担',
        '噸' => '吨',
        '點' => '点',
        _ when char.IsWhiteSpace(typed) => ' ',
        _ => char.ToLowerInvariant(typed),
    };
}
