using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Orders.Placing;
using ConsumerAid.Orders.Reading;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Cooperative.Orders;

/// <summary>The rest of the cooperative's part will not come.</summary>
[Authorize(Roles = Roles.Cooperative)]
internal sealed class CloseModel(IMediator mediator, Words T) : PageModel, IFormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public OrderView Shown { get; private set; } = null!;

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync() => Shown = await mediator.Send(new GetOrder(Id)) ?? throw new NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        await mediator.Send(new CloseShort(Id, Reason ?? ""));
        TempData["Said"] = T["已关闭，余下的货退回各户。"];
        return RedirectToPage("/Cooperative/Orders/Order", new { Id });
    }
}
