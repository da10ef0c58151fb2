using ConsumerAid.AllianceAdmin.Cases;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>One act for many lines of the queue: choose, see what would happen, confirm.</summary>
[Authorize(Roles = Roles.Administrator)]
internal sealed class QueueWorkModel(IMediator mediator, Words T) : PageModel, IFormPage
{
    [BindProperty(SupportsGet = true)]
    public List<Guid> Ids { get; set; } = [];

    [BindProperty]
    public QueueAct Act { get; set; }

    [BindProperty]
    public string? Owner { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [TempData]
    public string? Done { get; set; }

    public bool Previewed { get; private set; }

    public QueueWork? Work { get; private set; }

    public void OnGet()
    {
    }

    public Task ShowAsync() => Task.CompletedTask;

    public async Task<IActionResult> OnPostPreviewAsync()
    {
        if (!ModelState.IsValid) return Page();
        Work = await mediator.Send(new PreviewQueueWork(Ids, Act, Owner, Reason));
        Previewed = true;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return Page();
        var done = await mediator.Send(new WorkQueue(Ids, Act, Owner, Reason));
        Done = Act == QueueAct.Assign ? T["已交办 {0} 件。", done.Done.Count] : T["{0} 件不予处理，当事方会收到通知。", done.Done.Count];
        return LocalRedirect("/admin/queue");
    }
}
