using ConsumerAid.AllianceAdmin.Cases;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Cases;

/// <summary>A case as the party reads it: what it is about, and how to answer or appeal.</summary>
[Authorize(Roles = $"{Roles.Cooperative},{Roles.Purchaser},{Roles.Approver},{Roles.Finance},{Roles.Liaison},{Roles.Administrator},{Roles.Auditor}")]
internal sealed class CaseModel(IMediator mediator, TimeProvider clock, Words T) : PageModel, IFormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Message { get; set; }

    [TempData]
    public string? Said { get; set; }

    public CaseSheet Case { get; private set; } = null!;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public bool IsParty => !User.IsInRole(Roles.Administrator) && !User.IsInRole(Roles.Auditor);

    public bool MayAnswer => IsParty && Case.State == CaseState.Answering && Now < Case.AnswerUntil;

    public bool MayAppeal => IsParty && Case.State == CaseState.Decided && Now < Case.AppealUntil;

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync() => Case = await mediator.Send(new GetCase(Id)) ?? throw new NotFound();

    public Task<IActionResult> OnPostAnswerAsync() => Act(new AnswerCase(Id, Text), T["答复已发出，联盟办公室会按期决定。"]);

    public Task<IActionResult> OnPostAppealAsync() => Act(new AppealCase(Id, Text), T["申诉已提出，会由另一名管理员答复。"]);

    public Task<IActionResult> OnPostMessageAsync() => Act(new WriteToCase(Id, Message), T["已发出。"]);

    public async Task<IActionResult> OnPostFileAsync(IFormFile? file)
    {
        using var bytes = new MemoryStream();
        if (file is not null) await file.CopyToAsync(bytes);
        return await Act(new AddCaseFile(Id, file?.FileName, bytes.ToArray()), T["文件已收下。"]);
    }

    private async Task<IActionResult> Act<TResult>(IRequest<TResult> request, string said)
    {
        await mediator.Send(request);
        Said = said;
        return LocalRedirect($"/cases/{Id}");
    }
}
