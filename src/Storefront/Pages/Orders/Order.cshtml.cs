using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Orders.Allocation;
using ConsumerAid.Orders.Placing;
using ConsumerAid.Orders.Reading;
using ConsumerAid.Orders.Trade;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Buying;

/// <summary>An order whole: where it stands, its lines at their frozen prices, its division, its lorries, its history; and what one's role may do with it now.</summary>
[Authorize(Roles = OrderWords.Readers)]
internal sealed class OrderModel(IMediator sender, TimeProvider clock, Words T) : PageModel, IFormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? CancelReason { get; set; }

    public OrderView Order { get; private set; } = null!;

    public AllocationView Division { get; private set; } = null!;

    public IReadOnlyDictionary<string, string> ProduceNames { get; private set; } = new Dictionary<string, string>();

    public DateTimeOffset Now => clock.GetUtcNow();

    public bool Buys => User.IsInRole(Roles.Purchaser) || User.IsInRole(Roles.Approver);

    public bool IsOwnRequest => Order.RequestedBy == User.Identity?.Name;

    /// <summary>An approver has to look at it now.</summary>
    public bool ToApprove => Order.State == OrderState.AwaitingApproval && User.IsInRole(Roles.Approver);

    public bool CanCancel => Buys && Order.FreeCancellationUntil is not null;

    public bool CanAsk => Buys && !CanCancel && Order.State is OrderState.Approved or OrderState.Dispatching && Order.Lines.Any(line => line.Open.IsPositive)
        && Order.Parts.Any(part => part.CancellationAskedAt is null && !part.State.IsFinal());

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync()
    {
        Order = await sender.Send(new GetOrder(Id)) ?? throw new NotFound();
        Division = await sender.Send(new GetAllocation(Id)) ?? throw new NotFound();
        ProduceNames = (await sender.Send(new FindProduce())).ToDictionary(kind => kind.Code, kind => Reader.Current.English ? kind.NameEn : kind.NameZh);
    }

    public async Task<IActionResult> OnPostApprovalAsync(bool approve)
    {
        var answer = await sender.Send(new ApproveOrder(Id, approve, Reason));
        TempData["Warnings"] = answer.Warnings.Select(warning => T[warning.Code, [.. warning.Arguments]]).ToArray();
        return RedirectToPage("Done", new { Id, what = approve ? "approved" : "declined" });
    }

    public async Task<IActionResult> OnPostCancelAsync()
    {
        await sender.Send(new CancelOrder(Id, CancelReason));
        return RedirectToPage("Done", new { Id, what = "cancelled" });
    }

    public async Task<IActionResult> OnPostAskAsync()
    {
        try
        {
            await sender.Send(new AskForCancellation(Id, CancelReason ?? ""));
        }
        catch (Foundation.Model.InvalidFields wrong)
        {
            // The rule calls its field "reason", as the approval above does; on this page it has a name of its own.
            throw new Foundation.Model.InvalidFields([.. wrong.Errors.Select(error => error with { Field = nameof(CancelReason) })]);
        }

        return RedirectToPage("Done", new { Id, what = "asked" });
    }
}
