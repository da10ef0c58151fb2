using ConsumerAid.Catalog;
using ConsumerAid.Catalog.Prices;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Foundation.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Cooperative.Lots;

/// <summary>The terms of a lot, as one form for a new lot and for one that is changed.</summary>
internal abstract class LotFormModel(IMediator mediator, TimeProvider clock, Words T) : PageModel, IFormPage
{
    /// <summary>So many tiers are offered; most lots have two.</summary>
    public const int TierRows = 3;

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public UnitPrice? UnitPrice { get; set; }

    [BindProperty]
    public UnitPrice? HouseholdPrice { get; set; }

    [BindProperty]
    public List<TypedTier> Tiers { get; set; } = [];

    [BindProperty]
    public Weight? Step { get; set; }

    [BindProperty]
    public Weight? MinimumOrder { get; set; }

    [BindProperty]
    public string? Packaging { get; set; }

    [BindProperty]
    public string? CertificateNo { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    /// <summary>What the households asked for at most; null where it is not known here.</summary>
    public UnitPrice? Wanted { get; protected set; }

    public IReadOnlyList<Choice> Certificates { get; private set; } = [];

    /// <summary>What the price will be compared with.</summary>
    public NamedReference? Reference { get; private set; }

    protected IMediator Mediator => mediator;

    protected TimeProvider Clock => clock;

    protected Words Words => T;

    /// <summary>Rows that were filled in; half a row is kept as an error of its empty half.</summary>
    protected IReadOnlyList<Tier> FilledTiers => [.. Tiers.Where(tier => tier is { From: not null, UnitPrice: not null }).Select(tier => new Tier(tier.From!.Value, tier.UnitPrice!.Value))];

    public abstract Task ShowAsync();

    protected async Task ReadCertificates(string produce)
    {
        var found = await mediator.Send(new FindCertificates(produce, clock.Today()));
        Certificates = [.. found.Items.Select(row => new Choice(row.Number, row.Number, T["到 {0} 有效", row.ValidTo])), new Choice("", T["没有证书"], T["没有有效证书不能上架"])];
    }

    protected async Task ReadReference(string produce, Grade? grade)
    {
        if (produce.Length > 0) Reference = (await mediator.Send(new FindPriceReferences(produce))).FirstOrDefault(row => row.Reference.Grade == grade);
    }

    protected void CheckForm()
    {
        if (UnitPrice is null && ModelState.GetFieldValidationState(nameof(UnitPrice)) != Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid)
        {
            ModelState.AddModelError(nameof(UnitPrice), T["catalog.price-missing"]);
        }

        for (var i = 0; i < Tiers.Count; i++)
        {
            if (Tiers[i] is { From: null, UnitPrice: not null }) ModelState.TryAddModelError($"Tiers[{i}].From", T["请填写这一项。"]);
            if (Tiers[i] is { From: not null, UnitPrice: null }) ModelState.TryAddModelError($"Tiers[{i}].UnitPrice", T["请填写这一项。"]);
        }
    }
}

/// <summary>A row of the tiers as it is typed.</summary>
internal sealed class TypedTier
{
    public Weight? From { get; set; }

    public UnitPrice? UnitPrice { get; set; }
}
