using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Orders.Reading;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Buying;

/// <summary>The orders that a list shows, all of them, as a file: read and written two hundred at a time.</summary>
[Authorize(Roles = $"{OrderWords.Members},{Roles.Cooperative}")]
internal sealed class OrdersFileModel(IMediator sender, Words T, TimeProvider clock) : PageModel
{
    private const int AtOnce = 200;

    public IActionResult OnGet(string? state, string? q, CancellationToken cancellation) => new CsvFile(
        $"orders-{CsvFile.Day(clock.Today())}",
        [T["订单"], T["采购单号"], T["成员单位"], T["状态"], T["下单时间"], T["哪天要"], T["货批数"], T["重量（公斤）"], T["金额（元）"]],
        Lines(new FindOrders(Codes.Parse<OrderState>(state), q, Limit: AtOnce), cancellation));

    private async IAsyncEnumerable<IReadOnlyList<string?>> Lines(FindOrders asked, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        string? next = null;
        do
        {
            var page = await sender.Send(asked with { Cursor = next }, cancellation);
            foreach (var order in page.Items)
            {
                yield return
                [
                    order.Number, order.MemberPoNumber, order.MemberName, T.Standing(order.State), CsvFile.Time(order.PlacedAt), CsvFile.Day(order.DeliverOn), CsvFile.Number(order.Lots),
                    CsvFile.Kilograms(order.Ordered), CsvFile.Yuan(order.Total),
                ];
            }

            next = page.Next;
        }
        while (next is not null);
    }
}
