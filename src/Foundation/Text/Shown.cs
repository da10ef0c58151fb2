using System.Globalization;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Foundation.Text;

/// <summary>A number and its unit, apart, so that a page can set the unit in a quieter tone.</summary>
public readonly record struct Quantity(string Number, string Unit)
{
    public override string ToString() => Unit.Length == 0 || Unit[0] == '/' ? Number + Unit : $"{Number} {Unit}";

    /// <summary>Takes apart what the display of a value wrote.</summary>
    public static Quantity Of(string shown)
    {
        var at = shown.IndexOf('/', StringComparison.Ordinal);
        if (at >= 0) return new Quantity(shown[..at], shown[at..]);
        at = shown.LastIndexOf(' ');
        return at < 0 ? new Quantity(shown, "") : new Quantity(shown[..at], shown[(at + 1)..]);
    }
}

/// <summary>How values look to the present <see cref="Reader"/>: the display of <see cref="WeightDisplay"/> and <see cref="MoneyDisplay"/> in the reader's unit. Nothing is rounded.</summary>
public static class Shown
{
    /// <summary>A format provider for <c>string.Format</c> that shows weights, money, prices, days and instants in the reader's way.</summary>
    public static IFormatProvider ForReader { get; } = new ReaderFormat();

    /// <summary>The unit's word: 斤, 公斤, 担, 吨, 克.</summary>
    public static string Unit(WeightUnit unit) => unit.Word(Reader.Current.Culture);

    /// <summary>
    /// A weight in the reader's unit. Readers of kilograms see ten tonnes and more in tonnes, and readers of tonnes see what is no whole kilogram in kilograms.
    /// </summary>
    public static Quantity Weight(Weight weight)
    {
        var isWholeKilograms = weight.Grams % 1_000 == 0;
        return Weight(weight, Reader.Current.Unit switch
        {
            WeightUnit.Tonne when isWholeKilograms => WeightUnit.Tonne,
            WeightUnit.Kilogram when isWholeKilograms && Int128.Abs(weight.Grams) >= 10_000_000 => WeightUnit.Tonne,
            WeightUnit.Jin => WeightUnit.Jin,
            _ => WeightUnit.Kilogram,
        });
    }

    /// <summary>A weight in a given unit.</summary>
    public static Quantity Weight(Weight weight, WeightUnit unit) => Quantity.Of(weight.Show(unit, Reader.Current.Culture));

    /// <summary>An amount of money to the fen: <c>¥1,234.50</c>.</summary>
    public static Quantity Money(Money money) => new(money.Show(), "");

    /// <summary>A price per the unit in which it was quoted: <c>¥3.20/公斤</c>.</summary>
    public static Quantity Price(UnitPrice price) => Price(price, price.Per);

    /// <summary>A price per another unit.</summary>
    public static Quantity Price(UnitPrice price, WeightUnit per) => Quantity.Of(price.Show(per, Reader.Current.Culture));

    /// <summary>A whole number with separators: <c>520,000</c>.</summary>
    public static string Count(long number) => number.ToString("#,0", Reader.Current.Culture);

    /// <summary>A day with its year: <c>2026年11月23日</c>.</summary>
    public static string Day(DateOnly day) =>
        day.ToString(Reader.Current.English ? "d MMM yyyy" : "yyyy年M月d日", Reader.Current.Culture);

    /// <summary>A day of the present year: <c>11月23日</c>.</summary>
    public static string ShortDay(DateOnly day) => day.ToString(Reader.Current.English ? "d MMM" : "M月d日", Reader.Current.Culture);

    /// <summary>An instant in China's time: <c>2026年11月23日 14:02</c>.</summary>
    public static string Time(DateTimeOffset instant) => ChinaTime.In(instant)
        .ToString(Reader.Current.English ? "d MMM yyyy, HH:mm" : "yyyy年M月d日 HH:mm", Reader.Current.Culture);

    private sealed class ReaderFormat : IFormatProvider, ICustomFormatter
    {
        public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : Reader.Current.Culture.GetFormat(formatType);

        public string Format(string? format, object? arg, IFormatProvider? formatProvider) => arg switch
        {
            null => string.Empty,
            Weight weight => Weight(weight).ToString(),
            Money money => Money(money).ToString(),
            UnitPrice price => Price(price).ToString(),
            DateOnly day => Day(day),
            DateTimeOffset instant => Time(instant),
            int or long when format is null => Count(Convert.ToInt64(arg, CultureInfo.InvariantCulture)),
            IFormattable other => other.ToString(format, Reader.Current.Culture),
            _ => arg.ToString() ?? string.Empty,
        };
    }
}
