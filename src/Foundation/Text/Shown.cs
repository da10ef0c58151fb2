using System.Globalization;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Foundation.Text;

/// <summary>A number and its unit, apart, so that a page can set the unit in a quieter tone.</summary>
public readonly record struct Quantity(string Number, string Unit)
{
    public override string ToString() => Unit.Length == 0 || Unit[0] == '/' ? Number + Unit : $"{Number} {Unit}";
}

/// <summary>How values look to the present <see cref="Reader"/>. Nothing is rounded: a weight that is no whole kilogram is not shown in tonnes.</summary>
public static class Shown
{
    private const string Grouped = "#,0.######";
    private const string Yuan = "¥#,0.00####;-¥#,0.00####";
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>A format provider for <c>string.Format</c> that shows weights, money, prices, days and instants in the reader's way.</summary>
    public static IFormatProvider ForReader { get; } = new ReaderFormat();

    /// <summary>The unit's word: 斤, 公斤, 担, 吨, 克.</summary>
    public static string Unit(WeightUnit unit) => Reader.Current.English
        ? unit.Code()
        : unit switch
        {
            WeightUnit.Gram => "克",
            WeightUnit.Jin => "斤",
            WeightUnit.Kilogram => "公斤",
            WeightUnit.Dan => "担",
            WeightUnit.Tonne => "吨",
            _ => throw new ArgumentOutOfRangeException(nameof(unit)),
        };

    /// <summary>
    /// A weight in the reader's unit. Readers of kilograms see ten tonnes and more in tonnes, readers of 斤 see whole 万斤 from 十万斤 up, as people say them,
    /// and readers of tonnes see what is no whole kilogram in kilograms.
    /// </summary>
    public static Quantity Weight(Weight weight)
    {
        var reader = Reader.Current;
        var grams = weight.Grams;
        var tonnes = reader.Unit switch
        {
            WeightUnit.Tonne => grams % 1_000 == 0,
            WeightUnit.Kilogram => Math.Abs(grams) >= 10_000_000 && grams % 1_000 == 0,
            _ => false,
        };
        if (tonnes) return Weight(weight, WeightUnit.Tonne);
        if (reader.Unit != WeightUnit.Jin) return Weight(weight, WeightUnit.Kilogram);
        const long tenThousandJin = 5_000_000;
        return !reader.English && Math.Abs(grams) >= 10 * tenThousandJin && grams % (tenThousandJin / 100) == 0
            ? new Quantity((grams / (decimal)tenThousandJin).ToString(Grouped, reader.Culture), "万斤")
            : Weight(weight, WeightUnit.Jin);
    }

    /// <summary>A weight in a given unit, exact.</summary>
    public static Quantity Weight(Weight weight, WeightUnit unit) =>
        new((weight.Grams / (decimal)unit.Grams()).ToString(Grouped, Reader.Current.Culture), Unit(unit));

    /// <summary>An amount of money to the fen: <c>¥1,234.50</c>.</summary>
    public static Quantity Money(Money money) =>
        new((money.Fen / 100m).ToString(Yuan, Reader.Current.Culture), "");

    /// <summary>A price per the unit in which it was quoted: <c>¥3.20/公斤</c>.</summary>
    public static Quantity Price(UnitPrice price) => Price(price, price.Per);

    /// <summary>A price per another unit, exact.</summary>
    public static Quantity Price(UnitPrice price, WeightUnit per) =>
        new((price.FenPerTonne * (decimal)per.Grams() / 100_000_000m).ToString(Yuan, Reader.Current.Culture), "/" + Unit(per));

    /// <summary>A whole number with separators: <c>520,000</c>.</summary>
    public static string Count(long number) => number.ToString("#,0", Reader.Current.Culture);

    /// <summary>A day with its year: <c>2026年11月23日</c>.</summary>
    public static string Day(DateOnly day) =>
        day.ToString(Reader.Current.English ? "d MMM yyyy" : "yyyy年M月d日", Reader.Current.Culture);

    /// <summary>A day of the present year: <c>11月23日</c>.</summary>
    public static string ShortDay(DateOnly day) => day.ToString(Reader.Current.English ? "d MMM" : "M月d日", Reader.Current.Culture);

    /// <summary>An instant in China's time: <c>2026年11月23日 14:02</c>.</summary>
    public static string Time(DateTimeOffset instant) => instant.ToOffset(China)
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
