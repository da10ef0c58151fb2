using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Review;

/// <summary>What others recorded near by and somebody has to look at.</summary>
[Authorize(Roles = $"{Roles.Liaison},{Roles.CountyReviewer}")]
internal sealed class StocksToCheckModel(IMediator mediator, TimeProvider clock, Words T) : PageModel, IFormPage
{
    [BindProperty]
    public List<Guid> Chosen { get; set; } = [];

    [BindProperty]
    public string? Note { get; set; }

    [TempData]
    public string? Said { get; set; }

    public string? After { get; private set; }

    public Page<StockToCheck> Stocks { get; private set; } = new([], null);

    /// <summary>What was recorded before is due within a day.</summary>
    public DateTimeOffset Soon => clock.GetUtcNow().AddHours(-48);

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync()
    {
        After = Request.Query["after"].ToString() is { Length: > 0 } after ? after : null;
        Stocks = await mediator.Send(new StocksToCheck(After));
    }

    public async Task<IActionResult> OnPostAsync(bool agrees)
    {
        await mediator.Send(new CheckStocks(Chosen, agrees, Note));
        Said = T["已核实 {0} 批库存。", Chosen.Count];
        return RedirectToPage();
    }
}
