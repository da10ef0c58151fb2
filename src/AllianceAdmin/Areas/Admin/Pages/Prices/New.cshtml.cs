using ConsumerAid.Catalog;
using ConsumerAid.Catalog.Prices;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Foundation.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages.Prices;

/// <summary>Enters one observation by hand.</summary>
[Authorize(Roles = $"{Roles.Administrator},{Roles.CountyReviewer}")]
internal sealed class NewObservationModel(IMediator mediator, TimeProvider clock, Words T) : PageModel, IFormPage
{
    [BindProperty]
    public string? Market { get; set; }

    [BindProperty]
    public DateOnly? Day { get; set; }

    [BindProperty]
    public string? Produce { get; set; }

    [BindProperty]
    public Grade? Grade { get; set; }

    [BindProperty]
    public UnitPrice? Price { get; set; }

    [BindProperty]
    public string? Source { get; set; }

    /// <summary>A reviewer enters what the own county grows.</summary>
    public IReadOnlyList<ProduceFact> Kinds { get; private set; } = [];

    public DateOnly Today => clock.Today();

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync() => Kinds = await mediator.Send(new FindOwnProduce());

    public async Task<IActionResult> OnPostAsync()
    {
        if (Day is null) ModelState.TryAddModelError(nameof(Day), T["请填写这一项。"]);
        if (Price is null && ModelState.GetFieldValidationState(nameof(Price)) != Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid)
        {
            ModelState.AddModelError(nameof(Price), T["catalog.price-missing"]);
        }

        if (!ModelState.IsValid)
        {
            await ShowAsync();
            return Page();
        }

        await mediator.Send(new RecordPriceObservation(Market ?? "", Day!.Value, Produce ?? "", Grade, Price!.Value, Source ?? ""));
        TempData[nameof(ObservationsModel.Said)] = T["价格已登记。"];
        return LocalRedirect("/admin/prices");
    }
}
