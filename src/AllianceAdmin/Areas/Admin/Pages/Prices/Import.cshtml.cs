using ConsumerAid.Catalog.Prices;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages.Prices;

/// <summary>What was found in a file, before anything is written; writing and undoing.</summary>
[Authorize(Roles = $"{Roles.Administrator},{Roles.CountyReviewer},{Roles.Auditor}")]
internal sealed class ImportModel(IMediator mediator, Words T) : PageModel, IFormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [TempData]
    public string? Said { get; set; }

    public PriceImportSheet Sheet { get; private set; } = null!;

    public bool MayWrite => User.IsInRole(Roles.Administrator) || User.IsInRole(Roles.CountyReviewer);

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync() => Sheet = await mediator.Send(new GetPriceImport(Id)) ?? throw new NotFound();

    public async Task<IActionResult> OnPostWriteAsync()
    {
        var written = await mediator.Send(new WritePriceImport(Id));
        Said = T["已写入 {0} 行。", written];
        return RedirectToPage(new { Id });
    }

    public async Task<IActionResult> OnPostUndoAsync()
    {
        var withdrawn = await mediator.Send(new UndoPriceImport(Id, Reason ?? ""));
        Said = T["已撤销，{0} 条观测不再计入参考价。", withdrawn];
        return RedirectToPage(new { Id });
    }
}
