using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders.Reading;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Registry.Notices;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Buying;

/// <summary>The unit's orders; what waits for somebody comes first in words.</summary>
[Authorize(Roles = OrderWords.Members)]
internal sealed class IndexModel(IMediator sender) : PageModel
{
    public OrderPage Orders { get; private set; } = new([], null);

    public NoticePage Notices { get; private set; } = new([], 0, null);

    public OrderState? State { get; private set; }

    public string? Search { get; private set; }

    /// <summary>The same filter for the file.</summary>
    public string Query => Microsoft.AspNetCore.Http.QueryString.Create(new Dictionary<string, string?> { ["state"] = State is { } one ? Codes.Of(one) : null, ["q"] = Search }).ToString();

    public bool IsFirst { get; private set; }

    public async Task OnGetAsync(string? state, string? q, string? after)
    {
        (State, Search, IsFirst) = (Codes.Parse<OrderState>(state), q, after is null);
        Orders = await sender.Send(new FindOrders(State, q, after, 25));
        Notices = await sender.Send(new MyNotices(UnreadOnly: true, Limit: 3));
    }
}
