using ConsumerAid.Catalog.Prices;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages.Prices;

/// <summary>Takes a file of observations, looks at it, and lists those that came before.</summary>
[Authorize(Roles = $"{Roles.Administrator},{Roles.CountyReviewer},{Roles.Auditor}")]
[RequestSizeLimit(LargestBody)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestBody)]
internal sealed class ImportsModel(IMediator mediator, TimeProvider clock, Words T) : PageModel, IFormPage
{
    /// <summary>The largest file and what a form adds to it, so that a file that is too large gets a clear word.</summary>
    private const int LargestBody = 20 * 1024 * 1024;

    [BindProperty]
    public Guid Batch { get; set; }

    [BindProperty]
    public IFormFile? Sheet { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public Page<PriceImportRow> Found { get; private set; } = new([], null);

    public bool MayWrite => User.IsInRole(Roles.Administrator) || User.IsInRole(Roles.CountyReviewer);

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync()
    {
        Found = await mediator.Send(new FindPriceImports(After));
        Batch = Guid.CreateVersion7(clock.GetUtcNow());
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Sheet is null)
        {
            ModelState.TryAddModelError(nameof(Sheet), T["请选一个文件。"]);
            await ShowAsync();
            return Page();
        }

        using var memory = new MemoryStream();
        await Sheet.CopyToAsync(memory);
        var id = await mediator.Send(new ReceivePriceImport(Batch.ToString("N"), Sheet.FileName, memory.ToArray()));
        return LocalRedirect($"/admin/prices/imports/{id}");
    }
}
