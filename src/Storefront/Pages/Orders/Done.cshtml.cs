using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Orders.Reading;
using ConsumerAid.Orders.Trade;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Buying;

/// <summary>After an act on an order: its short number, and what happens next by where it really stands.</summary>
[Authorize(Roles = OrderWords.Members)]
internal sealed class DoneModel(IMediator sender, Words T) : PageModel
{
    public OrderView Order { get; private set; } = null!;

    public DonePanel Panel { get; private set; } = null!;

    public IReadOnlyList<string> Warnings { get; private set; } = [];

    public string What { get; private set; } = "";

    public async Task OnGetAsync(Guid id, string what)
    {
        Order = await sender.Send(new GetOrder(id)) ?? throw new NotFound();
        (What, Warnings) = (what, TempData["Warnings"] as string[] ?? []);
        Panel = what switch
        {
            "placed" when Order.State == OrderState.AwaitingApproval => Say(T["订单已提交，等审批"],
                [T["货已经为您留下，{0} 以前没有批准就自动放回。", Order.ApprovalDueAt], T["本单位另一位审批人在“审批”里看到它。"], T["批准后合作社收货、过磅、发车，您在这里看到每一步。"]]),
            "placed" or "approved" when Order.State is not (OrderState.Declined or OrderState.Lapsed or OrderState.Cancelled) => Say(what == "placed" ? T["订单已生效"] : T["已批准"],
                [
                    T["份额已经分到农户，合作社收货、过磅、发车。"], T["货到后请过磅验收；到期没有答复视为验收。"],
                    .. Order.FreeCancellationUntil is { } until ? new[] { T["{0} 以前、货还没有过磅时，可以免费取消。", until] } : [],
                ]),
            "asked" => Say(T["已向合作社申请取消"], [T["合作社同意或不同意都会通知您。"], T["已经发出的货照常收货、付款。"]]),
            _ => Say(T.Standing(Order.State), [T["货已经放回，别人可以订。"], T["还要的话请重新下单。"]]),
        };
    }

    private DonePanel Say(string title, IReadOnlyList<string> next) =>
        new(title, Order.Number) { Next = next, Draft = What == "placed" ? NewModel.DraftOf(Order.Lines.Select(line => line.LotId)) : null };
}
