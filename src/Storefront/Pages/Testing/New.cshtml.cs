using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Testing;

/// <summary>A laboratory's result for a lot, with a photo of the report.</summary>
[Authorize(Roles = $"{Roles.Cooperative},{Roles.CountyReviewer},{Roles.Administrator}")]
internal sealed class NewTestModel(IMediator mediator, TimeProvider clock, Words T) : PageModel, IFormPage
{
    [BindProperty(SupportsGet = true)]
    public string? LotNumber { get; set; }

    [BindProperty]
    public string? Laboratory { get; set; }

    [BindProperty]
    public string? ReportNo { get; set; }

    [BindProperty]
    public DateOnly? ReportedOn { get; set; }

    [BindProperty]
    public bool? Passed { get; set; }

    [BindProperty]
    public string? Failure { get; set; }

    [BindProperty]
    public IFormFile? Scan { get; set; }

    public IReadOnlyList<LotToTest> Lots { get; private set; } = [];

    public DateOnly Today => clock.Today();

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync() => Lots = await mediator.Send(new LotsToTest());

    public async Task<IActionResult> OnPostAsync()
    {
        var lot = string.IsNullOrWhiteSpace(LotNumber) ? null : (await mediator.Send(new LotsToTest(LotNumber))).FirstOrDefault();
        if (lot is null) ModelState.TryAddModelError(nameof(LotNumber), T["没有这个编号的货批，或者不归您管。"]);
        if (ReportedOn is null) ModelState.TryAddModelError(nameof(ReportedOn), T["请填写这一项。"]);
        if (Passed is null) ModelState.TryAddModelError(nameof(Passed), T["请选合格或不合格。"]);
        if (!ModelState.IsValid)
        {
            await ShowAsync();
            return Page();
        }

        var recorded = await mediator.Send(new RecordTest(lot!.Id, Laboratory ?? "", ReportNo ?? "", ReportedOn!.Value, Passed!.Value, Failure));
        if (Scan is not null) await mediator.Send(new AddTestPhoto(recorded.Id, "scan", await Scan.Bytes()));
        TempData["Said"] = Passed.Value ? T["检验结果已登记。"] : T["检验结果已登记，{0} 批货已停售，买方和合作社已收到通知。", recorded.FrozenLots.Count];
        return Redirect($"/tests/{recorded.Id}");
    }
}
