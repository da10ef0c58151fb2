namespace ConsumerAid.Foundation.Values;

/// <summary>
/// Reads a number as people in China write and say it: 2,500 · 2.5万 · 三百 · 两千零五 · 一万二 (= 12,000) · 3万5 · 二点五. Approximate numbers (两三百), strings of
/// Chinese digits (二五〇) and everything that can be meant in two ways are not read.
/// </summary>
internal static class NumeralText
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>A number that was read.</summary>
    /// <param name="Value">Exact.</param>
    /// <param name="Shortened">Whether the last place was left out in the way people speak: 一万二 for 一万二千.</param>
    internal readonly record struct Numeral(Ratio Value, bool Shortened);

    /// <summary>The number that comes next in the text, or null.</summary>
    public static Numeral? Read(TypedText text)
    {
        var places = new Places();
        while (!text.AtEnd)
        {
            var next = text.Next;
            if (char.IsAsciiDigit(next) || next == '.')
            {
                if (text.TakeDigits() is not { } digits || !places.Add(Ratio.OfDigits(digits.Whole, digits.Decimals), digits.Whole.Length)) return null;
            }
            else if (next == '点')
            {
                text.Take(next);
                if (!places.AddDecimals(TakeDecimals(text))) return null;
            }
            else if (next == '两' ? places.TakesDigit || PlaceOf(text.AfterNext) > 0 : Digits.Contains(next))
            {
                text.Take(next);
                if (!places.Add(next == '两' ? 2 : Digits.IndexOf(next))) return null;
            }
            else if (PlaceOf(next) is > 0 and var place && !(next == '千' && text.AfterNext == '克'))
            {
                text.Take(next);
                if (!places.Multiply(place)) return null;
            }
            else
            {
                break;
            }
        }

        return places.Total();
    }

    private static string TakeDecimals(TypedText text)
    {
        var decimals = "";
        while (!text.AtEnd && (char.IsAsciiDigit(text.Next) || Digits.Contains(text.Next)))
        {
            decimals += char.IsAsciiDigit(text.Next) ? text.Next : (char)('0' + Digits.IndexOf(text.Next));
            text.Take(text.Next);
        }

        return decimals;
    }

    private static long PlaceOf(char character) => character switch
    {
        '十' => 10,
        '百' => 100,
        '千' => 1_000,
        '万' => 10_000,
        '亿' => 100_000_000,
        _ => 0,
    };

    /// <summary>The places of a number read so far, largest first.</summary>
    private sealed class Places
    {
        private Ratio total = 0;
        private Ratio section = 0;
        private Ratio? digit;
        private long lastPlace = long.MaxValue;
        private long lastMyriad = long.MaxValue;
        private bool begun;
        private bool afterZero;
        private bool hasDecimals;
        private int written;

        /// <summary>Whether a digit may stand here: at the start and behind 零.</summary>
        public bool TakesDigit => !begun || afterZero;

        public bool Add(int chineseDigit)
        {
            if (chineseDigit > 0 || !begun) return Add(chineseDigit, 1);
            if (digit is not null || afterZero || hasDecimals) return false;
            return afterZero = true;
        }

        public bool Add(Ratio number, int digitsWritten)
        {
            if (digit is not null || hasDecimals) return false;
            hasDecimals = !number.IsWhole;
            if (begun && (hasDecimals || number > lastPlace - 1)) return false;
            // Behind a place either its one next digit is said (三万五) or all that are left are written (3万5000): 3万50 can be meant in two ways.
            if (begun && !afterZero && digitsWritten != 1 && digitsWritten != Zeros(lastPlace)) return false;
            digit = number;
            written = digitsWritten;
            return begun = true;
        }

        public bool AddDecimals(string decimals)
        {
            if (!begun || hasDecimals || decimals.Length == 0 || Shortens) return false;
            digit = (digit ?? 0) + Ratio.OfDigits("0", decimals);
            return hasDecimals = true;
        }

        public bool Multiply(long place)
        {
            if (place >= 10_000) return MultiplySection(place);
            // Only 十 may stand without its digit: 十五, 一百十.
            if (digit is null && (place != 10 || hasDecimals)) return false;
            var worth = (digit ?? 1) * place;
            if (worth > lastPlace - 1) return false;
            section += worth;
            return Close(place);
        }

        public Numeral? Total()
        {
            if (!begun || (afterZero && digit is null)) return null;
            var last = digit ?? 0;
            return new Numeral(total + section + (Shortens ? last * (lastPlace / 10) : last), Shortens);
        }

        /// <summary>Whether a last digit stands for the next smaller place: the 二 of 一万二.</summary>
        private bool Shortens => digit is not null && lastPlace is > 10 and < long.MaxValue && !afterZero && written == 1 && !hasDecimals;

        private bool MultiplySection(long place)
        {
            // 三百二万 can be meant in two ways.
            if (place >= lastMyriad || Shortens) return false;
            section += digit ?? 0;
            if (section.Numerator.IsZero) return false;
            total += section * place;
            section = 0;
            lastMyriad = place;
            return Close(place);
        }

        private bool Close(long place)
        {
            lastPlace = place;
            digit = null;
            afterZero = false;
            return begun = true;
        }

        private static int Zeros(long place) => place switch { 10 => 1, 100 => 2, 1_000 => 3, 10_000 => 4, _ => 8 };
    }
}
