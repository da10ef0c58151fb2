using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Orders.Allocation;
using ConsumerAid.Orders.Dispatching;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Cooperative.Orders;

/// <summary>At collection a household has less than its share.</summary>
[Authorize(Roles = Roles.Cooperative)]
internal sealed class MissingModel(IMediator mediator, Words T) : PageModel, IFormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The household's code, a bar, the lot's id.</summary>
    [BindProperty]
    public string? HouseholdCode { get; set; }

    [BindProperty]
    public Weight? Weight { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public PickList Picks { get; private set; } = null!;

    public IReadOnlyList<Choice> Choices => [.. Picks.Picks.Where(pick => pick.Remaining.IsPositive)
        .Select(pick => new Choice($"{pick.HouseholdCode}|{pick.LotId}", $"{pick.HouseholdName} {pick.HouseholdCode}", T["{0}，还要交 {1}", pick.LotTitle, pick.Remaining]))];

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync() => Picks = await mediator.Send(new GetPickList(Id)) ?? throw new NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        var parts = (HouseholdCode ?? "").Split('|');
        if (parts.Length != 2 || !Guid.TryParse(parts[1], out var lot))
        {
            ModelState.AddModelError(nameof(HouseholdCode), T["请选一户。"]);
            lot = Guid.Empty;
        }

        if (Weight is null) ModelState.TryAddModelError(nameof(Weight), T["orders.weight-missing"]);
        if (!ModelState.IsValid)
        {
            await ShowAsync();
            return Page();
        }

        var answer = await mediator.Send(new ReportMissing(Id, lot, parts[0], Weight!.Value, Reason));
        TempData["Said"] = answer.Shortage.IsPositive ? T["已重新分配，还有 {0} 没有人能补，已通知买方。", answer.Shortage] : T["已重新分配，别的农户补上了。"];
        return RedirectToPage("/Cooperative/Orders/Order", new { Id });
    }
}
