using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Foundation.Web;

namespace ConsumerAid.Storefront.Pages.Lots;

/// <summary>Lots in the reader's language.</summary>
internal static class LotViews
{
    public static string Name(this Named named) => Reader.Current.English ? named.En : named.Zh;

    /// <summary>Chinese readers see the cooperative's title, others the product's English name.</summary>
    public static string Heading(this Catalog.LotCard lot) => Reader.Current.English ? lot.Produce.En : lot.Title;

    public static Foundation.Web.LotCard ToPiece(this Catalog.LotCard lot, Words T) => new($"/lots/{lot.Id}", lot.Heading(), lot.County.Name(), lot.UnitPrice)
    {
        Photo = lot.Cover is { } hash ? new ShownPhoto($"/covers/{hash}/320", lot.Heading()) : Drawing(lot.Produce, T),
        Free = lot.Free, Estimated = lot is { Reserved: { } reserved, Sold: { } sold } ? lot.Free + reserved + sold : Weight.Zero,
        DaysLeft = lot.DaysLeft, Households = lot.Households, Grade = lot.Grade.ToString(), Label = lot.DistressCheckedOn is { } seen ? T["滞销 · {0} 核实", Shown.ShortDay(seen)] : null,
    };

    /// <summary>The product's own drawing, told as such.</summary>
    public static ShownPhoto Drawing(Named produce, Words T) => new($"/drawings/{produce.Code}.svg", T["{0}（示意图）", produce.Name()]);

    public static string State(Words T, LotState state) => state switch
    {
        LotState.Draft => T["草稿"],
        LotState.InReview => T["审核中"],
        LotState.Returned => T["已退回"],
        LotState.Published => T["在售"],
        LotState.SoldOut => T["已售完"],
        LotState.Expired => T["已过期"],
        LotState.Withdrawn => T["已撤回"],
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
