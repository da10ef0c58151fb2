using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Orders.Acceptance;
using ConsumerAid.Orders.Dispatching;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Storefront.Pages.Orders;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Disputes;

/// <summary>Both scales side by side. The cooperative may agree to the buyer's, an administrator decides with a reason, the others look on.</summary>
[Authorize(Roles = OrderWords.Readers)]
internal sealed class DisputeModel(IMediator sender, TimeProvider clock) : PageModel, IFormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public List<DecidedLine> Lines { get; set; } = [];

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The buyer's scale, or a weight between the two.</summary>
    [BindProperty]
    public string? Decision { get; set; }

    public DispatchView Dispatch { get; private set; } = null!;

    public DateTimeOffset Now => clock.GetUtcNow();

    public bool Decides => Dispatch.State == DispatchState.Disputed && Now < Dispatch.DisputeDueAt && (User.IsInRole(Roles.Administrator) || User.IsInRole(Roles.Cooperative));

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync() => Dispatch = await sender.Send(new GetDispatch(Id)) ?? throw new NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        var agree = Decision != "between";
        if (agree) ModelState.Clear();
        if (!ModelState.IsValid)
        {
            await ShowAsync();
            return Page();
        }

        var lines = agree ? null : Lines.Where(line => line.Accepted is not null).Select(line => new DecidedLot(line.LotId, line.Accepted!.Value)).ToList();
        await sender.Send(new DecideDispute(Id, agree, null, lines, Reason));
        return RedirectToPage("/Deliveries/Delivery", new { Id });
    }
}

/// <summary>How much of a disputed lot was accepted, in all.</summary>
internal sealed class DecidedLine
{
    public Guid LotId { get; set; }

    public Weight? Accepted { get; set; }
}
