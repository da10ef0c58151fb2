using System.Globalization;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Catalog.Prices;

/// <summary>Something of a row that is to be mended, or looked at.</summary>
/// <param name="Row">As a spreadsheet counts.</param>
/// <param name="Column">Of <see cref="PriceSheet.Columns"/>.</param>
/// <param name="Value">What stands there, shortened.</param>
/// <param name="Code">Key of the sentence that says what is wrong and how to mend it.</param>
/// <param name="Arguments">Values for the sentence.</param>
public sealed record PriceRowRemark(int Row, string Column, string Value, string Code, IReadOnlyList<string> Arguments);

/// <summary>A row that can be written.</summary>
internal sealed record PriceRow(int Row, string Market, DateOnly Day, string Produce, Grade? Grade, UnitPrice Price, string Source, string Fact);

/// <summary>What a file says: rows to write, rows that are known, all that is to be mended, all that looks like a slip.</summary>
internal sealed class PriceReading
{
    /// <summary>So many remarks of a kind are kept; all are counted.</summary>
    public const int MostRemarks = 1_000;

    private const int LongestValue = 60;
    private static readonly string[] DayForms = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];

    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> codes = new(StringComparer.OrdinalIgnoreCase);
    private readonly ObservationCheck check;

    private PriceReading(IReadOnlyDictionary<string, ProduceFact> produce, ObservationCheck check)
    {
        this.check = check;
        foreach (var kind in produce.Values)
        {
            codes.TryAdd(kind.Code, kind.Code);
            codes.TryAdd(kind.NameZh, kind.Code);
            codes.TryAdd(kind.NameEn, kind.Code);
        }
    }

    public List<PriceRow> New { get; } = [];

    /// <summary>In the file, without those that stand there twice.</summary>
    public int Rows { get; private set; }

    public int KnownCount { get; private set; }

    public int WrongCount { get; private set; }

    public int UnusualCount { get; private set; }

    public List<PriceRowRemark> Wrong { get; } = [];

    public List<PriceRowRemark> Known { get; } = [];

    public List<PriceRowRemark> Unusual { get; } = [];

    /// <summary>Reads all rows and compares them with what is recorded. Writes nothing.</summary>
    public static async Task<(PriceReading Reading, KnownFacts Facts)> Of(
        MarketDb db, IReadOnlyDictionary<string, ProduceFact> produce, CurrentActor actor, DateOnly today, byte[] file, CancellationToken cancellation)
    {
        var reading = new PriceReading(produce, new ObservationCheck(produce, actor, today));
        var rows = new Dictionary<string, PriceRow>(StringComparer.Ordinal);
        foreach (var row in PriceSheet.Read(file)) reading.Take(row, rows);
        var facts = await KnownFacts.Of(db, rows.Keys, cancellation);
        foreach (var row in rows.Values.OrderBy(row => row.Row)) reading.Compare(row, facts);
        reading.Wrong.Sort((left, right) => left.Row.CompareTo(right.Row));
        return (reading, facts);
    }

    private void Take(SheetRow row, Dictionary<string, PriceRow> rows)
    {
        Rows++;
        var wrong = WrongCount;
        var (market, source) = (Kept(PriceObservation.Plain(row.Cells[0])), Kept(PriceObservation.Plain(row.Cells[6])));
        var day = Day(row);
        var code = Code(row);
        var grade = GradeOf(row);
        var price = Price(row);
        check.Look(market, day, code, price, source, (column, said, arguments) => Tell(row, column, said, arguments));
        if (WrongCount > wrong) return;

        var fact = PriceObservation.FactOf(market, day!.Value, code!, grade, source);
        var read = new PriceRow(row.Number, market, day.Value, code!, grade, price!.Value, source, fact);
        if (rows.TryAdd(fact, read)) return;
        if (rows[fact].Price == read.Price) Know(read, "prices.row-twice", rows[fact].Row);
        else Tell(row, "price", "prices.row-twice-otherwise", rows[fact].Row);
    }

    private void Compare(PriceRow row, KnownFacts facts)
    {
        if (facts.Standing(row.Fact) is { } standing)
        {
            if (standing.Price == row.Price.FenPerTonne) Know(row, "prices.row-known");
            else Add(Wrong, ++WrongCount, new PriceRowRemark(row.Row, "price", row.Price.Amount(), "prices.row-known-otherwise", [new UnitPrice(standing.Price, row.Price.Per).Amount()]));
            return;
        }

        if (check.IsUnusual(row.Produce, row.Price)) Add(Unusual, ++UnusualCount, new PriceRowRemark(row.Row, "price", row.Price.Show(), "prices.row-unusual", []));
        New.Add(row);
    }

    private DateOnly? Day(SheetRow row)
    {
        var text = row.Cells[1];
        // A spreadsheet's cell with a time of day still names a day.
        var only = text.Length > 10 && text[10] is ' ' or 'T' ? text[..10] : text;
        if (DateOnly.TryParseExact(only, DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        Tell(row, "day", text.Length == 0 ? "prices.day-missing" : "date.not-a-day");
        return null;
    }

    private string? Code(SheetRow row)
    {
        var text = PriceObservation.Plain(row.Cells[2]);
        if (codes.TryGetValue(text, out var code)) return code;
        Tell(row, "produce", text.Length == 0 ? "prices.produce-missing" : "prices.produce-unknown");
        return null;
    }

    private Grade? GradeOf(SheetRow row)
    {
        switch (row.Cells[3].ToUpperInvariant())
        {
            case "" or "统货" or "-": return null;
            case "A" or "A级" or "一级": return Grade.A;
            case "B" or "B级" or "二级": return Grade.B;
            case "C" or "C级" or "三级": return Grade.C;
            default:
                Tell(row, "grade", "prices.grade-unknown");
                return null;
        }
    }

    private UnitPrice? Price(SheetRow row)
    {
        var (text, unit) = (row.Cells[4], row.Cells[5]);
        // A price names its unit itself, or the unit stands beside it: half a kilogram is too easily taken for a whole one to guess.
        var named = text.Contains('/', StringComparison.Ordinal) || text.Contains('每', StringComparison.Ordinal);
        if (!named && unit.Length == 0 && text.Length > 0)
        {
            Tell(row, "unit", "prices.unit-missing");
            return null;
        }

        var plain = unit.TrimStart('元', '/', '每');
        var read = UnitPriceText.Read(named ? text : $"{text}/{plain}", WeightUnit.Kilogram);
        if (text.Length == 0) read = Reading<UnitPrice>.Failed("price.empty");
        else if (!read.Succeeded && !named && UnitPriceText.Read(text, WeightUnit.Kilogram).Succeeded)
        {
            Tell(row, "unit", "prices.unit-unknown");
            return null;
        }

        if (read.Succeeded) return read.Value;
        Tell(row, "price", read.Error);
        return null;
    }

    /// <summary>One text for the thousand rows in which it stands.</summary>
    private string Kept(string text) => texts.TryGetValue(text, out var known) ? known : texts[text] = text;

    private void Know(PriceRow row, string code, params object[] arguments) =>
        Add(Known, ++KnownCount, new PriceRowRemark(row.Row, "price", row.Price.Show(), code, Written(arguments)));

    private void Tell(SheetRow row, string column, string code, params object[] arguments)
    {
        var value = row.Cells[Place(column)];
        Add(Wrong, ++WrongCount, new PriceRowRemark(row.Number, column, value.Length > LongestValue ? value[..LongestValue] + "…" : value, code, Written(arguments)));
    }

    private static int Place(string column)
    {
        for (var at = 0; at < PriceSheet.Columns.Count; at++)
        {
            if (PriceSheet.Columns[at].Name == column) return at;
        }

        throw new ArgumentOutOfRangeException(nameof(column));
    }

    private static void Add(List<PriceRowRemark> remarks, int count, PriceRowRemark remark)
    {
        if (count <= MostRemarks) remarks.Add(remark);
    }

    private static string[] Written(object[] arguments) => Array.ConvertAll(arguments, argument => argument is DateOnly day ? day.ToString("O", CultureInfo.InvariantCulture) : $"{argument}");
}
