using ConsumerAid.Catalog;
using ConsumerAid.Catalog.Prices;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>What the pages of prices say.</summary>
internal static class PriceTexts
{
    public static string Name(Named named) => Reader.Current.English ? named.En : named.Zh;

    public static string Name(ProduceFact kind) => Reader.Current.English ? kind.NameEn : kind.NameZh;

    public static string Grade(Words T, Grade? grade) => grade is { } known ? T["{0}级", known.ToString()] : T["不分等级"];

    public static string State(Words T, PriceImportState state) => state switch
    {
        PriceImportState.Checked => T["已检查，没有写入"],
        PriceImportState.Written => T["已写入"],
        _ => T["已撤销"],
    };

    public static string Column(Words T, string column) => column switch
    {
        "market" => T["市场"],
        "day" => T["日期"],
        "produce" => T["产品"],
        "grade" => T["等级"],
        "price" => T["单价"],
        "unit" => T["单位"],
        _ => T["来源"],
    };

    public static IReadOnlyList<Choice> Produce(IEnumerable<ProduceFact> kinds, string none) =>
        [new("", none), .. kinds.OrderBy(Name, StringComparer.CurrentCulture).Select(kind => new Choice(kind.Code, Name(kind)))];

    public static IReadOnlyList<Choice> Grades(Words T) =>
        [new("", T["不分等级"]), .. Enum.GetValues<Grade>().Select(grade => new Choice($"{grade}", Grade(T, grade)))];
}
