using ConsumerAid.AllianceAdmin.Bulletins;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>A dated note that corrects an issued bulletin.</summary>
[Authorize(Roles = Roles.Administrator)]
internal sealed class BulletinNoteModel(IMediator mediator, Words T) : PageModel, IFormPage
{
    [BindProperty(SupportsGet = true)]
    public int Number { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [TempData]
    public string? Said { get; set; }

    public BulletinSheet Sheet { get; private set; } = null!;

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync() => Sheet = await mediator.Send(new GetBulletin(Number)) ?? throw new NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        await mediator.Send(new AddBulletinNote(Number, Text));
        Said = T["更正说明已发布，和这一期放在一起。"];
        return Redirect($"/admin/bulletins/{Number}/note");
    }
}
