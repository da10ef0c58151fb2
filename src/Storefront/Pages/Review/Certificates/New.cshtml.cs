using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Registry;
using ConsumerAid.Registry.Organisations;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Review.Certificates;

/// <summary>Records that a cooperative's product was certified.</summary>
[Authorize(Roles = Roles.CountyReviewer)]
internal sealed class NewCertificateModel(IMediator mediator, TimeProvider clock, Words T) : PageModel, IFormPage
{
    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public Guid? CooperativeId { get; set; }

    [BindProperty]
    public string? Produce { get; set; }

    [BindProperty]
    public DateOnly? ValidFrom { get; set; }

    [BindProperty]
    public DateOnly? ValidTo { get; set; }

    [BindProperty]
    public IFormFile? Scan { get; set; }

    public IReadOnlyList<Choice> Cooperatives { get; private set; } = [];

    public IReadOnlyList<Choice> ProduceChoices { get; private set; } = [];

    public DateOnly Today => clock.Today();

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync()
    {
        var found = await mediator.Send(new FindOrganisations(OrganisationKind.Cooperative, Limit: 200));
        Cooperatives = [.. found.Items.Select(row => new Choice(row.Id.ToString(), WorkWords.Name(row.Name, row.NameEn)))];
        ProduceChoices = [new("", T["请选"]), .. (await mediator.Send(new FindProduce())).OrderBy(kind => kind.Name(), StringComparer.CurrentCulture).Select(kind => new Choice(kind.Code, kind.Name()))];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (ValidFrom is null) ModelState.TryAddModelError(nameof(ValidFrom), T["请填写这一项。"]);
        if (ValidTo is null) ModelState.TryAddModelError(nameof(ValidTo), T["请填写这一项。"]);
        if (CooperativeId is null) ModelState.TryAddModelError(nameof(CooperativeId), T["请填写这一项。"]);
        if (!ModelState.IsValid)
        {
            await ShowAsync();
            return Page();
        }

        await mediator.Send(new RecordCertificate(
            Number ?? "", CooperativeId!.Value, Produce ?? "", ValidFrom!.Value, ValidTo!.Value, Scan is null ? null : await Scan.Bytes()));
        TempData["Said"] = T["证书 {0} 已登记。", Number];
        return RedirectToPage("/Review/Certificates/Index");
    }
}
