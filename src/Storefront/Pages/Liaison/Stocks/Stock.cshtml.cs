using ConsumerAid.Catalog;
using ConsumerAid.Catalog.Distress;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Foundation.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Liaison.Stocks;

/// <summary>One stock: where it stands, and what may be changed.</summary>
[Authorize(Roles = Roles.Liaison)]
internal sealed class StockModel(IMediator mediator, TimeProvider clock, Words T) : PageModel, IFormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Weight? Weight { get; set; }

    [BindProperty]
    public UnitPrice? WantedPrice { get; set; }

    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? WithdrawReason { get; set; }

    [BindProperty]
    public List<IFormFile> Photos { get; set; } = [];

    [TempData]
    public string? Said { get; set; }

    [TempData]
    public string? PhotosRefused { get; set; }

    /// <summary>Photos of this batch wait on the phone and go out from here.</summary>
    [BindProperty(SupportsGet = true, Name = "sent")]
    public Guid? SentBatch { get; set; }

    public Guid Batch { get; private set; }

    public StockPage Shown { get; private set; } = null!;

    /// <summary>The latest 滞销 label, if there ever was one.</summary>
    public DistressRow? Label { get; private set; }

    public DateOnly Today => clock.Today();

    public bool IsOpen => Shown.Stock.State is StockState.Waiting or StockState.Bundled;

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync()
    {
        Shown = await mediator.Send(new GetStock(Id)) ?? throw new NotFound();
        Label = (await mediator.Send(new FindDistressLabels(StockId: Id, Limit: 1))).Items.FirstOrDefault();
        Batch = Guid.CreateVersion7(clock.GetUtcNow());
    }

    public async Task<IActionResult> OnPostChangeAsync()
    {
        if (!ModelState.IsValid) return await Again();
        await mediator.Send(new ChangeStock(Id, Weight, WantedPrice, Place ?? "", Note ?? "", Reason));
        Said = T["已保存。"];
        return RedirectToPage(new { Id });
    }

    public async Task<IActionResult> OnPostWithdrawAsync()
    {
        await mediator.Send(new WithdrawStock(Id, WithdrawReason));
        Said = T["已撤回。"];
        return RedirectToPage(new { Id });
    }

    public async Task<IActionResult> OnPostPhotosAsync([FromForm(Name = "Photos.batch")] Guid batch)
    {
        PhotosRefused = await StockPhotos.Keep(mediator, T, Id, batch, Photos);
        return RedirectToPage(new { Id, sent = batch });
    }

    private async Task<IActionResult> Again()
    {
        await ShowAsync();
        return Page();
    }
}
