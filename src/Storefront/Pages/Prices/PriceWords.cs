using ConsumerAid.Catalog;
using ConsumerAid.Catalog.Prices;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Storefront.Pages.Prices;

/// <summary>References in the reader's language.</summary>
internal static class PriceWords
{
    public static string Grade(Words T, Grade? grade) => grade is { } known ? T["{0}级", known.ToString()] : T["不分等级"];

    public static string Basis(Words T, PriceReference reference) => reference.Basis switch
    {
        ReferenceBasis.Graded => T["同等级 {0} 次观测的中位数", reference.Observations.Count],
        ReferenceBasis.Ungraded => T["不分等级 {0} 次观测的中位数", reference.Observations.Count],
        _ => T["产品价格带，仅供参考，不是市场数据"],
    };

    /// <summary>Hundredths of a per cent as <c>110.01</c>.</summary>
    public static string Percent(long basisPoints) => Decimals.WriteAtMost(basisPoints, 100, 2);
}

/// <summary>A line of references over days, with the same figures as a table.</summary>
internal sealed record PriceChart(string Title, IReadOnlyList<PriceReference> Days);
