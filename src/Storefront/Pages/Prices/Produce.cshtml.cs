using ConsumerAid.Catalog;
using ConsumerAid.Catalog.Prices;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace ConsumerAid.Storefront.Pages.Prices;

/// <summary>A product's references of the last sixty days, and what today's rests on.</summary>
[OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class ProducePricesModel(IMediator mediator) : PageModel
{
    public int Shows => 100;

    public PriceHistory History { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string produce, Grade? grade)
    {
        if (await mediator.Send(new GetPriceHistory(produce, grade)) is not { } history) return NotFound();
        History = history;
        return Page();
    }
}
