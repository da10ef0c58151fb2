using System.Collections.Frozen;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Catalog.Prices;

/// <summary>On what a reference rests.</summary>
public enum ReferenceBasis
{
    /// <summary>Observations of the same grade.</summary>
    Graded,

    /// <summary>Observations at markets that do not grade.</summary>
    Ungraded,

    /// <summary>Too few observations: the product's band, for orientation only, no market data.</summary>
    Band,
}

/// <summary>How a reference is made, by the charter's CH-10.</summary>
/// <param name="Days">Observations of this day and the days before, so many in all.</param>
/// <param name="Observations">With fewer there is no median.</param>
public readonly record struct ReferenceTerms(int Days, int Observations);

/// <summary>The price that others are compared with.</summary>
/// <param name="Upper">The median, or the upper end of the band: above it a price is dear.</param>
/// <param name="Lower">The median, or the lower end of the band: below it a price is squeezed.</param>
/// <param name="Observations">By day, market and source; none behind a band.</param>
public sealed record PriceReference(
    string Produce, Grade? Grade, DateOnly Day, ReferenceBasis Basis, UnitPrice Upper, UnitPrice Lower, IReadOnlyList<PriceObservationFact> Observations)
{
    /// <summary>Whether <paramref name="price"/> is above so many hundredths of the reference, exactly.</summary>
    public bool IsAbove(UnitPrice price, int hundredths) => (Int128)price.FenPerTonne * 100 > (Int128)Upper.FenPerTonne * hundredths;

    /// <summary>Whether <paramref name="price"/> is below so many hundredths of the reference, exactly.</summary>
    public bool IsBelow(UnitPrice price, int hundredths) => (Int128)price.FenPerTonne * 100 < (Int128)Lower.FenPerTonne * hundredths;

    /// <summary>The price in hundredths of a per cent of the upper end, rounded up: what is over a limit never looks as if it were on it.</summary>
    public long OverUpper(UnitPrice price) => (long)(((Int128)price.FenPerTonne * 10_000 + Upper.FenPerTonne - 1) / Upper.FenPerTonne);

    /// <summary>The price in hundredths of a per cent of the lower end, rounded down.</summary>
    public long OfLower(UnitPrice price) => (long)((Int128)price.FenPerTonne * 10_000 / Lower.FenPerTonne);
}

/// <summary>
/// Observations in memory and the references that they make: for any product, grade and day, as it was known at any instant. Whoever asks for many reads the observations in
/// one query; the median is of whole fen per tonne, of an even number the lower-rounded mean of the two in the middle.
/// </summary>
public sealed record MarketPrices
{
    private readonly FrozenDictionary<(string Produce, Grade? Grade), PriceObservationFact[]> seen;
    private readonly IReadOnlyDictionary<string, ProduceFact> produce;

    /// <param name="observations">All that may count, in any order.</param>
    /// <param name="produce">The products' bands.</param>
    public MarketPrices(IEnumerable<PriceObservationFact> observations, IReadOnlyDictionary<string, ProduceFact> produce)
    {
        this.produce = produce;
        seen = observations.GroupBy(row => (row.Produce, row.Grade)).ToFrozenDictionary(
            rows => rows.Key, rows => rows.OrderBy(row => row.Day).ThenBy(row => row.Market, StringComparer.Ordinal).ThenBy(row => row.Source, StringComparer.Ordinal).ToArray());
    }

    /// <summary>The reference at an instant: of China's day on which it falls, by what was known then. Null when the product is unknown or has neither observations nor a band.</summary>
    public PriceReference? At(string code, Grade? grade, DateTimeOffset instant, ReferenceTerms terms) => On(code, grade, ChinaTime.DayOf(instant), instant, terms);

    /// <summary>The reference of a day by what was known at an instant.</summary>
    public PriceReference? On(string code, Grade? grade, DateOnly day, DateTimeOffset knownAt, ReferenceTerms terms)
    {
        if (grade is not null && Counting(code, grade, day, knownAt, terms) is { } own) return Of(own, code, grade, day, ReferenceBasis.Graded);
        if (Counting(code, null, day, knownAt, terms) is { } ungraded) return Of(ungraded, code, grade, day, ReferenceBasis.Ungraded);
        return produce.TryGetValue(code, out var kind) && kind.PriceLow.FenPerTonne > 0 && kind.PriceHigh.FenPerTonne > 0
            ? new PriceReference(code, grade, day, ReferenceBasis.Band, kind.PriceHigh, kind.PriceLow, [])
            : null;
    }

    /// <summary>
    /// Since when a lot on sale has stood above so many hundredths of the reference without a break; null when it does not. It is looked at when it is published, when each
    /// day begins, and now.
    /// </summary>
    public DateTimeOffset? AboveSince(string code, Grade grade, UnitPrice price, DateTimeOffset publishedAt, DateTimeOffset now, int hundredths, ReferenceTerms terms)
    {
        if (!IsAbove(now)) return null;
        var since = now;
        for (var day = ChinaTime.DayOf(now); ; day = day.AddDays(-1))
        {
            var looked = ChinaTime.StartOf(day) is var start && start > publishedAt ? start : publishedAt;
            if (looked > now || !IsAbove(looked)) return since;
            since = looked;
            if (looked == publishedAt) return since;
        }

        bool IsAbove(DateTimeOffset at) => At(code, grade, at, terms)?.IsAbove(price, hundredths) == true;
    }

    /// <summary>The lower-rounded median of whole numbers.</summary>
    /// <param name="sorted">Ascending, at least one.</param>
    public static long Median(IReadOnlyList<long> sorted)
    {
        var (low, high) = (sorted[(sorted.Count - 1) / 2], sorted[sorted.Count / 2]);
        return low + (high - low) / 2;
    }

    private PriceObservationFact[]? Counting(string code, Grade? grade, DateOnly day, DateTimeOffset knownAt, ReferenceTerms terms)
    {
        if (!seen.TryGetValue((code, grade), out var rows)) return null;
        var first = day.AddDays(1 - terms.Days);
        var counting = new List<PriceObservationFact>();
        for (var at = FirstOn(rows, first); at < rows.Length && rows[at].Day <= day; at++)
        {
            var row = rows[at];
            if (row.RecordedAt <= knownAt && (row.WithdrawnAt is null || row.WithdrawnAt > knownAt)) counting.Add(row);
        }

        return counting.Count >= Math.Max(1, terms.Observations) ? [.. counting] : null;
    }

    private static int FirstOn(PriceObservationFact[] rows, DateOnly day)
    {
        var (low, high) = (0, rows.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (rows[middle].Day < day) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private static PriceReference Of(PriceObservationFact[] rows, string code, Grade? grade, DateOnly day, ReferenceBasis basis)
    {
        var median = new UnitPrice(Median([.. rows.Select(row => row.Price.FenPerTonne).Order()]), WeightUnit.Kilogram);
        return new PriceReference(code, grade, day, basis, median, median, rows);
    }
}
