using System.Globalization;
using ConsumerAid.AllianceAdmin.Admin;
using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Findings;
using ConsumerAid.AllianceAdmin.Listings;
using ConsumerAid.AllianceAdmin.Pledges;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Orders.Ledger;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>What the office's desk says, and its charts: each number leads to its records.</summary>
internal static class DeskWords
{
    public static string Of(Words T, PledgeBand band) => band switch
    {
        PledgeBand.UnderHalf => T["不到 50%"],
        PledgeBand.UnderFourFifths => "50%–79%",
        PledgeBand.UnderWhole => "80%–99%",
        _ => T["100% 和以上"],
    };

    public static string Of(Words T, PriceBand band) => band switch
    {
        PriceBand.BelowFloor => T["低于保护线"],
        PriceBand.Fair => T["合理"],
        PriceBand.OverWarning => T["高于提醒线"],
        PriceBand.OverStop => T["高于拦截线"],
        _ => T["没有参考价"],
    };

    public static string Of(Words T, DueKind kind) => kind switch
    {
        DueKind.Case => T["没有结的案件"],
        DueKind.Finding => T["没有立案的发现"],
        DueKind.Dispute => T["重量争议"],
        DueKind.Complaint => T["转到办公室的投诉"],
        DueKind.OfflineSale => T["线下销售审核"],
        DueKind.Certification => T["产品认定"],
        DueKind.Application => T["入盟申请"],
        DueKind.Listing => T["上架同意"],
        DueKind.Waiver => T["豁免"],
        _ => T["公约草案"],
    };

    public static string Place(DueKind kind) => kind switch
    {
        DueKind.Case => "/admin/queue?kind=Case",
        DueKind.Finding => "/admin/queue?kind=Finding",
        DueKind.Dispute => "/admin/disputes",
        DueKind.Complaint => "/complaints?state=Escalated",
        DueKind.OfflineSale => "/admin/offline-sales",
        DueKind.Certification => "/admin/certification",
        DueKind.Application => "/admin/applications",
        DueKind.Listing => "/admin/listings",
        DueKind.Waiver => "/admin/waivers",
        _ => "/admin/charter",
    };

    /// <summary>The most that a rule does about an act.</summary>
    public static string Kind(Words T, CharterTextArticle article) => !article.Enforced ? T["只在文本里"] : article.Effect switch
    {
        CharterEffect.Block => T["不合规就拦下"],
        CharterEffect.Warn => T["提醒并记入发现"],
        _ => T["记入发现"],
    };

    public static string Basis(Words T, string basis) => basis switch
    {
        "documented" => T["有记载"],
        "borrowed" => T["借用"],
        _ => T["提议"],
    };

    public static string Binds(Words T, IEnumerable<string> parties) => string.Join(T["、"], parties.Select(party => party switch
    {
        "M" => T["成员单位"],
        "C" => T["合作社"],
        "L" => T["联络人"],
        _ => T["联盟办公室"],
    }));

    /// <summary>A rule's page; the ledger's comparison has none but its findings.</summary>
    public static string Records(string rule, IReadOnlyDictionary<string, CharterTextArticle> articles) => articles.ContainsKey(rule) ? $"/admin/rules/{rule}" : $"/admin/findings?rule={rule}&open=true";

    public static BarChart Pledges(Words T, IReadOnlyList<PledgeBandCount> bands) => new(
        T["今年的承诺：按今天应完成的比例，各有几家成员单位"], T["完成今天应完成的"], T["成员单位数"],
        [.. bands.Select(band => new ChartBar(Of(T, band.Band), band.Members, $"/admin/members?band={band.Band}") { Urgent = band.Band == PledgeBand.UnderHalf })])
    {
        Note = T["应完成的按成员天数折算到今天；正常和资格暂停的单位都算。"],
    };

    public static BarChart Findings(Words T, IReadOnlyList<OpenFindings> open, IReadOnlyDictionary<string, CharterTextArticle> articles) => new(
        T["没有了结的发现：按规则各有几条"], T["规则"], T["没有了结的发现"],
        [.. open.Select(rule => new ChartBar(articles.TryGetValue(rule.Rule, out var article) ? $"{rule.Rule} {article.Name}" : T["账本核对"], rule.Count, Records(rule.Rule, articles)))]);

    public static BarChart Prices(Words T, IReadOnlyList<PriceBandCount> bands) => new(
        T["在售货批的单价与今天的参考价相比，各有几批"], T["单价"], T["货批数"],
        [.. bands.Select(band => new ChartBar(Of(T, band.Band), band.Lots, $"/admin/prices/listings?band={band.Band}") { Urgent = band.Band is PriceBand.OverStop or PriceBand.BelowFloor })])
    {
        Note = T["保护线、提醒线和拦截线是公约 CH-11 和 CH-10 的参数。"],
    };

    public static WeekChart Tonnage(Words T, IReadOnlyList<WeekTonnage> weeks) => new(
        T["最近 {0} 周每周收下的重量", weeks.Count], T["收下"],
        [.. weeks.Select(week => new ChartWeek(week.Monday, week.Accepted.Grams, week.Accepted, $"/ledger?{Days(week.Monday)}&type=accepted"))])
    {
        Note = T["按记账日，周一到周日，更正已计入。最后一周还没过完。"],
    };

    public static WeekChart Trend(Words T, RuleSheet rule) => new(
        T["最近 {0} 周每周的发现", rule.Weeks.Count], T["发现"],
        [.. rule.Weeks.Select(week => new ChartWeek(week.Monday, week.Count, week.Count, $"/admin/findings?rule={rule.Article.Rule}&{Days(week.Monday)}"))])
    {
        Note = T["按发现的时间，周一到周日；已经了结的也算。最后一周还没过完。"],
    };

    private static string Days(DateOnly monday) => string.Create(CultureInfo.InvariantCulture, $"from={monday:yyyy-MM-dd}&to={monday.AddDays(6):yyyy-MM-dd}");
}
