using System.Security.Cryptography;
using ConsumerAid.Catalog;
using ConsumerAid.Catalog.Distress;
using ConsumerAid.Catalog.Pictures;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Liaison.Stocks;

/// <summary>The check of goods that lie unsold: weight on hand, place, and photos as the camera made them, for their date.</summary>
[Authorize(Roles = Roles.Liaison)]
internal sealed class DistressModel(IMediator mediator, TimeProvider clock, Words T) : PageModel, IFormPage
{
    private const int LengthOfClientId = 32;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Weight? OnHand { get; set; }

    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public List<IFormFile> Photos { get; set; } = [];

    [TempData]
    public string? Said { get; set; }

    public StockRow Stock { get; private set; } = null!;

    public DistressRow? Label { get; private set; }

    public DateOnly Today => clock.Today();

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync()
    {
        Stock = (await mediator.Send(new GetStock(Id)) ?? throw new NotFound()).Stock;
        Label = (await mediator.Send(new FindDistressLabels(StockId: Id, Limit: 1))).Items.FirstOrDefault();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await ShowAsync();
        if (OnHand is null) ModelState.TryAddModelError(nameof(OnHand), T["stock.weight-missing"]);
        if (Photos.Count == 0) ModelState.TryAddModelError(nameof(Photos), T["distress.photos-missing", 6]);
        if (!ModelState.IsValid) return Page();

        var photos = new List<Guid>();
        foreach (var file in Photos)
        {
            // Named by its content: a form that is sent again keeps no photo twice.
            var bytes = await file.Bytes();
            var clientId = Convert.ToHexStringLower(SHA256.HashData(bytes.Span))[..LengthOfClientId];
            photos.Add((await mediator.Send(new AddStockPhoto(Id, clientId, bytes))).Id);
        }

        var done = await mediator.Send(new CheckDistress(Id, OnHand!.Value, Place, photos, Note));
        Said = T["已标滞销，有效到 {0}。", done.LastOn];
        return RedirectToPage("/Liaison/Stocks/Stock", new { Id });
    }

    public async Task<IActionResult> OnPostWithdrawAsync()
    {
        await mediator.Send(new WithdrawDistressLabel(Id, Reason));
        Said = T["滞销标签已撤回。"];
        return RedirectToPage("/Liaison/Stocks/Stock", new { Id });
    }
}
