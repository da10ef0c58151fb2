using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Orders.Ledger;
using ConsumerAid.Registry;

namespace ConsumerAid.Storefront.Pages.Impact;

/// <summary>The totals and the map as pages show them.</summary>
internal static class ImpactViews
{
    public static Figure ToPiece(this ImpactFigure figure, DateTimeOffset asOf) => new(figure.Name, Value(figure), figure.Definition)
    {
        Href = $"/impact#by-{(figure.Href.Contains("by=member", StringComparison.Ordinal) ? "member" : "county")}", AsOf = asOf, Coverage = figure.Coverage,
    };

    /// <summary>Headlines are rounded to a tenth of a tonne; the tables below them are not.</summary>
    private static object Value(ImpactFigure figure) => figure.Unit switch
    {
        "g" => Quantity.Of(new Weight(figure.Value).ShowRounded(Reader.Current.Unit == WeightUnit.Jin ? WeightUnit.Jin : WeightUnit.Tonne, 1, Reader.Current.Culture)),
        "fen" => new Money(figure.Value),
        _ => figure.Value,
    };

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
