using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Testing;

/// <summary>One result, what it froze, and the release of those lots by the office.</summary>
[Authorize(Roles = $"{Roles.Cooperative},{Roles.CountyReviewer},{Roles.Administrator},{Roles.Auditor}")]
internal sealed class TestModel(IMediator mediator, Words T) : PageModel, IFormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Guid? LotId { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [TempData]
    public string? Said { get; set; }

    public TestSheet Sheet { get; private set; } = null!;

    /// <summary>Lots that still stand still.</summary>
    public IReadOnlyList<Choice> Open => [.. Sheet.Lots.Where(lot => lot.ReleasedAt is null).Select(lot => new Choice(lot.LotId.ToString(), $"{lot.Number} {lot.Title}"))];

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync() => Sheet = await mediator.Send(new GetTest(Id)) ?? throw new NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        await ShowAsync();
        if (!User.IsInRole(Roles.Administrator)) throw new Forbidden();
        if (LotId is null || Open.All(choice => choice.Value != LotId.ToString())) ModelState.TryAddModelError(nameof(LotId), T["请选一批货。"]);
        if (!ModelState.IsValid) return Page();
        await mediator.Send(new ReleaseLot(LotId!.Value, Reason ?? ""));
        Said = T["已解除停售，合作社和买方已收到通知。"];
        return Redirect($"/tests/{Id}");
    }
}
