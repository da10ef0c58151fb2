using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Registry;
using ConsumerAid.Registry.Households;
using ConsumerAid.Registry.Regions;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Liaison.Households;

/// <summary>A liaison enters a household of the own county and looks after it from then on; a county reviewer enters one for which a liaison is found later, an administrator in any county.</summary>
[Authorize(Roles = $"{Roles.Liaison},{Roles.CountyReviewer},{Roles.Administrator}")]
internal sealed class RegisterModel(IMediator mediator, Words T) : PageModel, IFormPage
{
    /// <summary>Asked of an administrator first: nobody looks for a village among those of a province.</summary>
    [BindProperty(SupportsGet = true)]
    public string? County { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? VillageCode { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public int? People { get; set; }

    [BindProperty]
    public HouseholdCategory? Category { get; set; }

    [BindProperty]
    public string? Produce { get; set; }

    [BindProperty]
    public string? Size { get; set; }

    [BindProperty]
    public HoldingUnit Unit { get; set; }

    [BindProperty]
    public Weight? YieldPerUnit { get; set; }

    public IReadOnlyList<Choice> Counties { get; private set; } = [];

    public bool AsksCounty { get; private set; }

    public IReadOnlyList<Choice> Villages { get; private set; } = [];

    public IReadOnlyList<Choice> ProduceChoices { get; private set; } = [];

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync()
    {
        if (User.IsInRole(Roles.Administrator))
        {
            var counties = await mediator.Send(new FindCounties());
            Counties = [.. counties.Select(county => new Choice(county.Code, WorkWords.Name(county.NameZh, county.NameEn)))];
            AsksCounty = counties.All(county => county.Code != County);
        }

        if (AsksCounty) return;
        Villages = [new("", T["请选"]), .. (await mediator.Send(new MyVillages(County))).Select(village => new Choice(village.Code, village.Town + village.Name))];
        ProduceChoices = [new("", T["请选"]), .. (await mediator.Send(new FindProduce())).OrderBy(kind => kind.Name(), StringComparer.CurrentCulture).Select(kind => new Choice(kind.Code, kind.Name()))];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var holdings = Holdings();
        if (Category is null) ModelState.TryAddModelError(nameof(Category), T["请选类别。"]);
        if (!ModelState.IsValid)
        {
            await ShowAsync();
            return Page();
        }

        var done = await mediator.Send(new RegisterHousehold(VillageCode ?? "", new HouseholdForm(Name ?? "", Phone, null, null, People ?? 0), Category!.Value, holdings));
        TempData["Said"] = T["已登记 {0}。请把同意书读给农户听，同意了再登记同意。", done.Code];
        return Redirect(User.IsInRole(Roles.Liaison) ? $"/liaison/households/{done.Code}" : $"/households/{done.Code}/record");
    }

    private List<HoldingForm> Holdings()
    {
        if (string.IsNullOrEmpty(Produce)) return [];
        var read = HoldingSizes.Read(Size, Unit);
        if (read is null) ModelState.TryAddModelError(nameof(Size), T["请填数字。"]);
        if (YieldPerUnit is null) ModelState.TryAddModelError(nameof(YieldPerUnit), T["请填写这一项。"]);
        if (read is not { } size || YieldPerUnit is not { } yield) return [];
        return [new HoldingForm(Produce, size, Unit, yield)];
    }
}
