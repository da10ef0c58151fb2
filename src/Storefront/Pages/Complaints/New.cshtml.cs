using ConsumerAid.AllianceAdmin.Complaints;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Storefront.Access;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace ConsumerAid.Storefront.Pages.Complaints;

/// <summary>A complaint about a lot, a lorry or for a household, by whoever it concerns; about a lot by anybody.</summary>
[EnableRateLimiting(RateLimits.Objection)]
internal sealed class NewComplaintModel(IMediator mediator, TimeProvider clock, Words T) : PageModel, IFormPage
{
    [BindProperty(SupportsGet = true)]
    public string? Subject { get; set; }

    [BindProperty]
    public ComplaintKind? Kind { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Contact { get; set; }

    /// <summary>Ties what is sent twice together, also where nobody is signed in.</summary>
    [BindProperty]
    public Guid ClientId { get; set; }

    [TempData]
    public string? Number { get; set; }

    [TempData]
    public string? Key { get; set; }

    [TempData]
    public string? Said { get; set; }

    public string About => Subject?.Split('/')[0] switch
    {
        "lot" => T["关于一批货"],
        "dispatch" => T["关于一车货"],
        "household" => T["替农户 {0} 投诉", Subject[(Subject.IndexOf('/', StringComparison.Ordinal) + 1)..]],
        _ => T["请从货批、发货单或农户的页面提出投诉。"],
    };

    public Task OnGetAsync() => ShowAsync();

    public Task ShowAsync()
    {
        if (ClientId == Guid.Empty) ClientId = Guid.CreateVersion7(clock.GetUtcNow());
        return Task.CompletedTask;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Kind is null) ModelState.TryAddModelError(nameof(Kind), T["complaint.kind-unknown"]);
        if (!ModelState.IsValid) return Page();
        var filed = await mediator.Send(new FileComplaint(Subject ?? "", Kind!.Value, Text, Contact, ClientId: ClientId.ToString("N")));
        if (filed.Key is null)
        {
            Said = T["投诉已提交，被投诉方已收到通知。"];
            return RedirectToPage("/Complaints/Complaint", new { filed.Id });
        }

        (Number, Key) = (filed.Number, filed.Key);
        return RedirectToPage("/Complaints/Look");
    }
}
