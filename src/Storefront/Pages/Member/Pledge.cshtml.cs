using System.Globalization;
using ConsumerAid.AllianceAdmin.Pledges;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Storefront.Pages.Buying;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Member;

/// <summary>The unit's pledge: how far it is, what it reported, whom it shares with, and its statements.</summary>
[Authorize(Roles = OrderWords.Members)]
internal sealed class PledgeModel(IMediator mediator, Words T, TimeProvider clock) : PageModel, IFormPage
{
    [TempData]
    public string? Done { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    [BindProperty]
    public string? OrderNumber { get; set; }

    [BindProperty]
    public string? MemberCode { get; set; }

    [BindProperty]
    public string? Share { get; set; }

    [BindProperty]
    public DateOnly? From { get; set; }

    [BindProperty]
    public DateOnly? To { get; set; }

    public PledgeProgress? Pledge { get; private set; }

    public Page<OfflineSaleRow> Sales { get; private set; } = new([], null);

    public IReadOnlyList<SplitRow> Splits { get; private set; } = [];

    public DateOnly Today => clock.Today();

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync()
    {
        Pledge = await mediator.Send(new GetPledge());
        Sales = await mediator.Send(new FindOfflineSales(After: After));
        Splits = await mediator.Send(new FindSplits());
    }

    public async Task<IActionResult> OnPostStatementAsync() => LocalRedirect($"/statements/{(await mediator.Send(new IssueStatement(null, From, To))).Code}");

    public async Task<IActionResult> OnPostSplitAsync()
    {
        var proposed = await mediator.Send(new ProposeSplit(OrderNumber, MemberCode, PerMilles.Of(Share)));
        if (proposed.Known is { } known)
        {
            ModelState.AddModelError(nameof(OrderNumber), T["pledge.already-credited", known]);
            await ShowAsync();
            return Page();
        }

        Done = T["已提出，等对方同意。"];
        return LocalRedirect("/member/pledge");
    }

    public async Task<IActionResult> OnPostAgreeAsync(Guid orderId)
    {
        await mediator.Send(new AgreeToSplit(orderId));
        Done = T["已同意分计。"];
        return LocalRedirect("/member/pledge");
    }

    public static string Percent(int perMille) => (perMille % 10 == 0 ? $"{perMille / 10}" : string.Create(CultureInfo.InvariantCulture, $"{perMille / 10}.{perMille % 10}"));
}

/// <summary>Per cent as they are typed, in per mille.</summary>
internal static class PerMilles
{
    /// <summary>12.5 is 125; null when it is no number or finer than that.</summary>
    public static int? Of(string? text)
    {
        var parts = (text ?? "").Normalize(System.Text.NormalizationForm.FormKC).Trim().TrimEnd('%').Split('.');
        if (parts.Length > 2 || (parts.Length == 2 && parts[1].TrimEnd('0').Length > 1)) return null;
        var tenths = parts.Length == 2 ? parts[1].TrimEnd('0').PadRight(1, '0') : "0";
        return int.TryParse(parts[0] + tenths, NumberStyles.None, CultureInfo.InvariantCulture, out var perMille) && parts[0].Length is > 0 and <= 3 ? perMille : null;
    }
}
