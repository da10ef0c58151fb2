using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Cooperative.Certification;

/// <summary>An application: first the product, then price, benefit and what each member brings.</summary>
[Authorize(Roles = Roles.Cooperative)]
internal sealed class ApplyModel(IMediator mediator, Words T) : PageModel, IFormPage
{
    [BindProperty(SupportsGet = true)]
    public string? Produce { get; set; }

    [BindProperty]
    public UnitPrice? Price { get; set; }

    [BindProperty]
    public BenefitKind? Benefit { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public WeightUnit Unit { get; set; } = WeightUnit.Kilogram;

    [BindProperty]
    public List<TypedBacking> Rows { get; set; } = [];

    public Growers Growers { get; private set; } = new([], []);

    public string ProduceName => Growers.Produce.FirstOrDefault(kind => kind.Produce.Code == Produce)?.Produce.Name() ?? Produce ?? "";

    public IReadOnlyList<Choice> Benefits => [.. Enum.GetValues<BenefitKind>().Select(kind => new Choice(kind.ToString(), T.Benefit(kind)))];

    public Grower? GrowerOf(string? code) => Growers.Households.FirstOrDefault(grower => grower.HouseholdCode == code);

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync()
    {
        Growers = await mediator.Send(new GetGrowers(string.IsNullOrEmpty(Produce) ? null : Produce));
        if (Rows.Count == 0) Rows = [.. Growers.Households.Select(grower => new TypedBacking { HouseholdCode = grower.HouseholdCode, Weight = grower.Yield.Amount(Unit) })];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Price is null) ModelState.TryAddModelError(nameof(Price), T["请填写这一项。"]);
        if (Benefit is null) ModelState.TryAddModelError(nameof(Benefit), T["certification.benefit-unknown"]);
        var rows = Rows.Select((row, at) => (Typed: row, At: at)).Where(row => !string.IsNullOrWhiteSpace(row.Typed.Weight)).ToList();
        var backing = rows.ConvertAll(row => new HouseholdBacking(row.Typed.HouseholdCode ?? "", Read(row.Typed.Weight!, row.At), Price ?? default, Benefit ?? default));
        if (!ModelState.IsValid)
        {
            await ShowAsync();
            return Page();
        }

        try
        {
            await mediator.Send(new ApplyForCertificate(Produce ?? "", backing, Note));
        }
        catch (InvalidFields wrong)
        {
            // The request counts households that bring something, the form counts rows.
            throw new InvalidFields([.. wrong.Errors.Select(error => error.Field.StartsWith("households[", StringComparison.Ordinal) ? error with { Field = "households" } : error)]);
        }

        TempData["Said"] = T["申请已提交，等县级审核员审核。"];
        return RedirectToPage("/Cooperative/Certification/Index");
    }

    private Weight Read(string text, int at)
    {
        var reading = WeightText.Read(text, Unit);
        if (reading.Succeeded) return reading.Value;
        ModelState.AddModelError($"Rows[{at}].Weight", T[reading.Error]);
        return default;
    }
}

/// <summary>A household's row as it is typed.</summary>
internal sealed class TypedBacking
{
    public string? HouseholdCode { get; set; }

    public string? Weight { get; set; }
}
