using System.Globalization;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>Brings the 98 products that come with the product into the database, or up to date. Returns how many rows it added or changed.</summary>
[SystemOnly]
public sealed record LoadProduce : ICommand<int>;

internal sealed class LoadProduceHandler(MarketDb db, ActTrail trail) : IRequestHandler<LoadProduce, int>
{
    public async Task<int> Handle(LoadProduce request, CancellationToken cancellationToken)
    {
        var known = await db.Set<ProduceKind>().ToDictionaryAsync(kind => kind.Code, cancellationToken);
        foreach (var kind in ProduceFile.Read())
        {
            if (known.TryGetValue(kind.Code, out var row)) row.Follow(kind);
            else db.Add(kind);
        }

        var changed = db.ChangeTracker.Entries<ProduceKind>().Count(entry => entry.State is EntityState.Added or EntityState.Modified);
        if (changed > 0) trail.Say("produce", detail: $"{changed} rows");
        return changed;
    }
}

/// <summary>The embedded table of products.</summary>
internal static class ProduceFile
{
    /// <exception cref="InvalidDataException">A line is not as it should be.</exception>
    public static IEnumerable<ProduceKind> Read()
    {
        using var stream = typeof(ProduceFile).Assembly.GetManifestResourceStream("produce.csv")!;
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0) yield return Parse(line.Split(','));
        }
    }

    // name_zh,name_en,category,county_code,harvest_months,price_low,price_high,unit,shelf_life_days,storage,price_basis
    private static ProduceKind Parse(string[] cells)
    {
        if (cells is not [var zh, var en, var category, var county, var months, var low, var high, "kg", var days, var storage, var basis])
        {
            throw new InvalidDataException($"produce.csv: {string.Join(',', cells)}");
        }

        return new ProduceKind
        {
            Code = Slug(en), NameZh = zh, NameEn = en, Category = category, CountyCode = county,
            HarvestMonths = months.Split(';').Sum(month => 1 << (int.Parse(month, CultureInfo.InvariantCulture) - 1)), Storage = storage,
            ShelfLifeDays = int.Parse(days, CultureInfo.InvariantCulture), IsFresh = storage is "chilled" or "live" || category is "fruit" or "vegetable" or "egg",
            PriceLow = Price(low), PriceHigh = Price(high), PriceBasis = basis,
        };
    }

    /// <summary>Lower-case letters and digits, with a dash for whatever stands between them.</summary>
    public static string Slug(string text) =>
        string.Join('-', string.Concat(text.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static UnitPrice Price(string yuanPerKilogram)
    {
        var read = UnitPriceText.ReadAmount(yuanPerKilogram, "kg");
        return read.Succeeded ? read.Value : throw new InvalidDataException($"produce.csv: {yuanPerKilogram}");
    }
}
