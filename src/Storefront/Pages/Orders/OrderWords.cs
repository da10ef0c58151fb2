using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Orders.Allocation;
using ConsumerAid.Orders.Reading;
using ConsumerAid.Orders.Trade;

namespace ConsumerAid.Storefront.Pages.Buying;

/// <summary>What the pages of the trade call states, steps and terms, in the reader's language.</summary>
internal static class OrderWords
{
    /// <summary>Who may look at an order or a dispatch: its unit, its cooperatives, those who see all.</summary>
    public const string Readers = "purchaser,approver,finance,cooperative,administrator,auditor";

    /// <summary>Everybody who works for a member unit.</summary>
    public const string Members = "purchaser,approver,finance";

    public static string Standing(this Words T, OrderState state) => state switch
    {
        OrderState.AwaitingApproval => T["待审批"],
        OrderState.Approved => T["已批准"],
        OrderState.Dispatching => T["发货中"],
        OrderState.Delivered => T["已到货"],
        OrderState.Completed => T["已完成"],
        OrderState.Declined => T["未批准"],
        OrderState.Lapsed => T["已失效"],
        OrderState.Cancelled => T["已取消"],
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static string Terms(this Words T, PaymentTerms terms) => terms switch
    {
        PaymentTerms.Prepaid => T["先付款后发货"],
        PaymentTerms.OnReceipt => T["验收时付款"],
        PaymentTerms.Net7 => T["验收后 {0} 天内付款", 7],
        PaymentTerms.Net15 => T["验收后 {0} 天内付款", 15],
        PaymentTerms.Net30 => T["验收后 {0} 天内付款", 30],
        PaymentTerms.Net60 => T["验收后 {0} 天内付款", 60],
        _ => throw new ArgumentOutOfRangeException(nameof(terms)),
    };

    /// <summary>A step of an order's history.</summary>
    public static string Act(this Words T, string act) => act switch
    {
        "place" => T["下单"],
        "approve" => T["批准，份额分到农户"],
        "decline" => T["没有批准"],
        "lapse" => T["逾期未审批，自动失效"],
        "cancel" => T["取消订单"],
        "ask-for-cancellation" => T["申请取消"],
        "agree-to-cancellation" => T["合作社同意取消"],
        "refuse-cancellation" => T["合作社不同意取消"],
        "dispatch" => T["发车"],
        "arrive" => T["到货"],
        "accept" => T["验收"],
        "accept-by-silence" => T["逾期未答复，视为验收"],
        "dispute" => T["过磅超出误差，进入争议"],
        "decide" => T["争议已裁定"],
        "settle-undecided" => T["逾期未裁定，以买方过磅为准"],
        "close" => T["合作社不再发剩下的部分"],
        "shortage" => T["有一部分没有农户能供"],
        "divide-again" => T["重新分配到农户"],
        _ => act,
    };

    public static string Cause(this Words T, AllocationCause cause) => cause switch
    {
        AllocationCause.Approval => T["批准时分配"],
        _ => T["重新分配到农户"],
    };

    /// <summary>Who acts next.</summary>
    public static string Next(this Words T, NextActor who) => who switch
    {
        NextActor.Purchaser => T["轮到采购员"],
        NextActor.Approver => T["轮到审批人"],
        NextActor.Cooperative => T["轮到合作社"],
        NextActor.Administrator => T["轮到合作社或联盟办公室"],
        _ => "",
    };

    /// <summary>Where the order stands, as a line of steps.</summary>
    public static StateLine Way(this Words T, OrderView order, DateTimeOffset now)
    {
        OrderState[] way = [OrderState.AwaitingApproval, OrderState.Approved, OrderState.Dispatching, OrderState.Delivered, OrderState.Completed];
        var stopped = order.State is OrderState.Declined or OrderState.Lapsed or OrderState.Cancelled;
        var at = stopped ? (order.ApprovedAt is null ? 0 : 1) : Array.IndexOf(way, order.State);
        DateTimeOffset? Reached(OrderState state) => order.History.FirstOrDefault(step => step.To == state && step.From != state)?.At;
        var steps = way.Take(stopped ? at + 1 : way.Length).Select((state, i) => new Step(
            i == 0 && (at > 0 || stopped) ? T["已下单"] : T.Standing(state),
            i < at || stopped || order.State == OrderState.Completed ? StepState.Done : i == at ? StepState.Now : StepState.Ahead, i == 0 ? order.PlacedAt : Reached(state)));
        return new StateLine([.. stopped ? steps.Append(new Step(T.Standing(order.State), StepState.Stopped, Reached(order.State))) : steps])
        {
            Next = order.Standing.Who == NextActor.Nobody ? null : T["{0}：{1}。", T.Next(order.Standing.Who), T[order.Standing.Code]],
            By = order.Standing.By, Urgent = order.Standing.By is { } by && by < now.AddHours(24),
        };
    }

    /// <summary>Shares as the share table shows them: codes for those who may know them, else aliases.</summary>
    public static ShareTable Shares(this Words T, AllocationLineView line, bool provisional)
    {
        var rows = line.Shares.Where(share => share.Share.IsPositive || share.HouseholdCode is not null)
            .Select(share => new ShareRow(share.HouseholdCode ?? share.Alias, share.Offer, share.Share, T[share.ReasonCode, [.. share.ReasonArguments]])).ToList();
        return new ShareTable(rows) { Who = line.Shares.Any(share => share.HouseholdCode is not null) ? T["农户"] : T["代号"], Provisional = provisional };
    }

    /// <summary>How long until then, or that it is over: beside the instant itself.</summary>
    public static string Left(this Words T, DateTimeOffset due, DateTimeOffset now)
    {
        var hours = (long)(due - now).TotalHours;
        if (due <= now) return T["已到期"];
        return hours >= 48 ? T["还有 {0} 天", hours / 24] : hours >= 1 ? T["还有 {0} 小时", hours] : T["不到 1 小时"];
    }
}
