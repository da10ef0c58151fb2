using ConsumerAid.AllianceAdmin.Bulletins;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace ConsumerAid.Storefront.Pages.Bulletins;

/// <summary>A bulletin as a paper.</summary>
[OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class BulletinPdfModel(IMediator mediator, Words T) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int number, CancellationToken cancellation)
    {
        if (!ModelState.IsValid || await mediator.Send(new GetBulletin(number), cancellation) is not { } sheet) return NotFound();
        return File(BulletinPaper.Write(T, sheet), "application/pdf", $"consumeraid-bulletin-{CsvFile.Number(sheet.Number)}.pdf");
    }
}
