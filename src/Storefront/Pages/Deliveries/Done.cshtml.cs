using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Orders.Dispatching;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Storefront.Pages.Buying;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Deliveries;

/// <summary>After weighing or adding photos: where the lorry stands, and the photos that wait on this device go out from here.</summary>
[Authorize(Roles = OrderWords.Readers)]
internal sealed class DoneModel(IMediator sender, Words T) : PageModel
{
    public DispatchView Dispatch { get; private set; } = null!;

    public DonePanel Panel { get; private set; } = null!;

    public IReadOnlyList<string> Warnings { get; private set; } = [];

    public async Task OnGetAsync(Guid id, Guid? batch)
    {
        Dispatch = await sender.Send(new GetDispatch(id)) ?? throw new NotFound();
        Warnings = TempData["Warnings"] as string[] ?? [];
        var (title, next) = Dispatch.State switch
        {
            DispatchState.Accepted => (T["已验收"], new[] { T["收下的重量已经写入账本，每户多少都能查到。"], T["请按订单的付款条件付款。"] }),
            DispatchState.Disputed => (T["已收下，差额有争议"],
                [T["少的那个重量先算收下，已经写入账本。"], T["合作社可以认可您的磅；不认可就由联盟办公室裁定。"], T["{0} 以前没有裁定，以您的磅为准。", Dispatch.DisputeDueAt]]),
            _ => (T["照片已收到"], [T["照片是这一车货的凭据，双方都能看到。"]]),
        };
        Panel = new DonePanel(title, Dispatch.Number)
        {
            Next = next, Draft = $"delivery-{Dispatch.Number}", PhotosTo = batch is null ? null : $"/api/v1/dispatches/{id}/photos", Batch = batch,
        };
    }
}
