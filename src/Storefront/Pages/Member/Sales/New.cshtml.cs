using System.Globalization;
using ConsumerAid.AllianceAdmin.Papers;
using ConsumerAid.AllianceAdmin.Pledges;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Storefront.Pages.Buying;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Member;

/// <summary>Reports a sale that was made elsewhere.</summary>
[Authorize(Roles = OrderWords.Members)]
internal sealed class NewSaleModel(IMediator mediator, Words T, TimeProvider clock) : PageModel, IFormPage
{
    [BindProperty]
    public CreditKind Kind { get; set; } = CreditKind.FacilitatedSale;

    [BindProperty]
    public string? BuyerName { get; set; }

    [BindProperty]
    public string? CertificateNo { get; set; }

    [BindProperty]
    public Weight? Weight { get; set; }

    [BindProperty]
    public Money? Amount { get; set; }

    [BindProperty]
    public string? Households { get; set; }

    [BindProperty]
    public DateOnly? SoldOn { get; set; }

    [BindProperty]
    public string? InvoiceNo { get; set; }

    [BindProperty]
    public string? SlipNo { get; set; }

    [BindProperty]
    public bool Consent { get; set; }

    [BindProperty]
    public string? OtherCode { get; set; }

    [BindProperty]
    public string? OtherShare { get; set; }

    [BindProperty]
    public IFormFile? Invoice { get; set; }

    [BindProperty]
    public IFormFile? WeighSlip { get; set; }

    public DateOnly Today => clock.Today();

    public Task OnGetAsync() => ShowAsync();

    public Task ShowAsync() => Task.CompletedTask;

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return Page();
        var reported = await mediator.Send(new ReportOfflineSale(
            Kind, BuyerName, CertificateNo, Weight, Amount,
            int.TryParse(Households?.Normalize(System.Text.NormalizationForm.FormKC), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null, SoldOn, InvoiceNo, SlipNo, Consent,
            Shares(), Invoice is null ? null : await Invoice.Paper(PaperKind.Invoice), WeighSlip is null ? null : await WeighSlip.Paper(PaperKind.WeighSlip)));
        if (reported.Known is { } known)
        {
            ModelState.AddModelError(nameof(InvoiceNo), T["pledge.already-credited", known]);
            return Page();
        }

        TempData[nameof(PledgeModel.Done)] = T["已申报，编号 {0}。联盟办公室审核后计入。", reported.Number];
        return LocalRedirect("/member/pledge");
    }

    // A null code is the own unit.
    private IReadOnlyList<SharedWith> Shares()
    {
        if (string.IsNullOrWhiteSpace(OtherCode) && string.IsNullOrWhiteSpace(OtherShare)) return [];
        var other = PerMilles.Of(OtherShare) ?? 0;
        return [new SharedWith(null, 1000 - other), new SharedWith(OtherCode ?? "?", other)];
    }
}
