using System.Globalization;
using System.Text;
using ConsumerAid.AllianceAdmin.Papers;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Reading;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Registry;

namespace ConsumerAid.Storefront.Web;

/// <summary>The words of states and kinds on the pages of liaisons, cooperatives and reviewers.</summary>
internal static class WorkWords
{
    public static string Name(string zh, string? en) => Reader.Current.English && !string.IsNullOrEmpty(en) ? en : zh;

    public static string Name(this Named named) => Name(named.Zh, named.En);

    public static string Name(this ProduceFact produce) => Name(produce.NameZh, produce.NameEn);

    public static string ProduceName(this StockRow stock) => Name(stock.ProduceZh, stock.ProduceEn);

    public static string Grade(this Words T, Grade grade) => grade switch
    {
        ConsumerAid.Catalog.Grade.A => T["A级"],
        ConsumerAid.Catalog.Grade.B => T["B级"],
        _ => T["C级"],
    };

    public static string State(this Words T, StockState state) => state switch
    {
        StockState.Waiting => T["待组货"],
        StockState.Bundled => T["已编入货批"],
        StockState.Sold => T["已卖完"],
        _ => T["已撤回"],
    };

    public static string State(this Words T, LotState state) => state switch
    {
        LotState.Draft => T["草稿"],
        LotState.InReview => T["县里审核中"],
        LotState.Returned => T["退回修改"],
        LotState.Published => T["在售"],
        LotState.SoldOut => T["已售完"],
        LotState.Expired => T["已过期"],
        _ => T["已撤回"],
    };

    public static string State(this Words T, OrderState state) => state switch
    {
        OrderState.AwaitingApproval => T["待买方审批"],
        OrderState.Approved => T["待发货"],
        OrderState.Dispatching => T["发货中"],
        OrderState.Delivered => T["已送到"],
        OrderState.Completed => T["已完成"],
        OrderState.Declined => T["买方未批准"],
        OrderState.Lapsed => T["逾期未批"],
        _ => T["已取消"],
    };

    public static string State(this Words T, DispatchState state) => state switch
    {
        DispatchState.UnderWay => T["在路上"],
        DispatchState.Arrived => T["已到货，待验收"],
        DispatchState.Accepted => T["已验收"],
        _ => T["重量有争议"],
    };

    public static string Act(this Words T, OrderStepView step) => step.Act switch
    {
        "place" => T["买方下单"],
        "approve" => T["批准并分配到户"],
        "decline" => T["未批准"],
        "lapse" => T["逾期失效"],
        "cancel" => T["取消"],
        "ask-for-cancellation" => T["买方申请取消"],
        "agree-to-cancellation" => T["同意取消"],
        "refuse-cancellation" => T["不同意取消"],
        "dispatch" => T["发车"],
        "arrive" => T["到货"],
        "accept" => T["验收"],
        "accept-by-silence" => T["逾期未验，按发货重量验收"],
        "dispute" => T["重量有争议"],
        "decide" => T["争议已裁定"],
        "settle-undecided" => T["争议逾期，按买方过磅"],
        "close" => T["不再发余下的货"],
        "shortage" => T["有货凑不齐"],
        "divide-again" => T["重新分配"],
        _ => step.Act,
    };

    public static string Category(this Words T, HouseholdCategory category) => category switch
    {
        HouseholdCategory.OutOfPoverty => T["脱贫户"],
        HouseholdCategory.Monitored => T["监测户"],
        _ => T["一般户"],
    };

    public static string Consent(this Words T, ConsentKind kind) => kind switch
    {
        ConsentKind.Representation => T["同意联络人代办"],
        ConsentKind.Sale => T["同意合作社代售"],
        _ => T["同意公开照片"],
    };

    /// <summary>A holding's size with its unit: 12.5 亩, 30 头.</summary>
    public static string Size(this Words T, HoldingUnit unit, long size) => unit switch
    {
        HoldingUnit.Mu => T["{0} 亩", (size / 100) + (size % 100 == 0 ? "" : FormattableString.Invariant($".{size % 100:00}").TrimEnd('0'))],
        HoldingUnit.Head => T["{0} 头", size],
        HoldingUnit.Bird => T["{0} 羽", size],
        HoldingUnit.Hive => T["{0} 箱", size],
        _ => T["{0} 株", size],
    };

    /// <summary>A weight per sack or crate; loose goods have none.</summary>
    public static string? Step(this Words T, Weight step) => step.Grams > 1 ? T["每份 {0}", step] : null;
}

/// <summary>A holding's size as it is typed.</summary>
internal static class HoldingSizes
{
    /// <summary>Whole parts of a unit (12.5 亩 are 1,250 hundredths), or null: not a number, or finer than that.</summary>
    public static long? Read(string? text, HoldingUnit unit)
    {
        var parts = (text ?? "").Normalize(NormalizationForm.FormKC).Trim().Split('.');
        var (places, fraction) = (unit == HoldingUnit.Mu ? 2 : 0, parts.Length == 2 ? parts[1].TrimEnd('0') : "");
        if (parts.Length > 2 || fraction.Length > places || parts[0].Length > 7) return null;
        return long.TryParse(parts[0] + fraction.PadRight(places, '0'), NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0 ? size : null;
    }

    /// <summary>The size as it is typed.</summary>
    public static string Text(HoldingUnit unit, long size) => unit == HoldingUnit.Mu
        ? FormattableString.Invariant($"{size / 100}.{size % 100:00}").TrimEnd('0').TrimEnd('.')
        : size.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Files that a browser without script sends with a form.</summary>
internal static class SentFiles
{
    public static async Task<ReadOnlyMemory<byte>> Bytes(this IFormFile file)
    {
        using var memory = new MemoryStream();
        await file.CopyToAsync(memory);
        return memory.ToArray();
    }

    /// <summary>The file as a paper.</summary>
    public static async Task<SentPaper> Paper(this IFormFile file, PaperKind kind) => new(kind, file.FileName, await file.Bytes());
}
