using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Orders.Ledger;
using ConsumerAid.Registry;

namespace ConsumerAid.Storefront.Pages.Impact;

/// <summary>The totals and the map as pages show them.</summary>
internal static class ImpactViews
{
    public static Figure ToPiece(this ImpactFigure figure, DateTimeOffset? asOf, DateOnly? day = null) => new(figure.Name, Value(figure), figure.Definition)
    {
        Href = $"/impact{(day is { } then ? $"?asOf={then:yyyy-MM-dd}" : "")}#by-{(figure.Href.Contains("by=member", StringComparison.Ordinal) ? "member" : "county")}", AsOf = asOf, Coverage = figure.Coverage,
    };

    /// <summary>Headlines are rounded to a tenth of a tonne; the tables below them are not.</summary>
    private static object Value(ImpactFigure figure) => figure.Unit switch
    {
        "g" => Rounded(new Weight(figure.Value)),
        "fen" => new Money(figure.Value),
        _ => figure.Value,
    };

    /// <summary>To a tenth of a tonne, or to the 斤 for its readers.</summary>
    public static Quantity Rounded(Weight weight) =>
        Quantity.Of(Reader.Current.Unit == WeightUnit.Jin ? weight.ShowRounded(WeightUnit.Jin, 0, Reader.Current.Culture) : weight.ShowRounded(WeightUnit.Tonne, 1, Reader.Current.Culture));

    /// <summary>Every county stands on the map; one of which nothing may be told and one of which nothing was sold look the same.</summary>
    public static CountyMap Map(Words T, IReadOnlyList<CountyFact> counties, IReadOnlyList<CountyTonnage> sold)
    {
        var weights = sold.Where(row => row.County is not null).ToDictionary(row => row.County!.Code, row => row.Accepted);
        return new CountyMap(T["各县卖出的重量"], [.. counties.Select(county => new CountyDot(
            Reader.Current.English ? county.NameEn : county.NameZh, Reader.Current.English ? county.PrefectureEn : county.PrefectureZh, county.Latitude, county.Longitude,
            weights.TryGetValue(county.Code, out var weight) ? weight : null, weights.ContainsKey(county.Code) ? $"/lots?county={county.Code}" : null))])
        {
            Measure = T["买方收下的重量"],
        };
    }
}
