using ConsumerAid.AllianceAdmin.Cases;
using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>An administrator opens a case, from a finding or otherwise.</summary>
[Authorize(Roles = Roles.Administrator)]
internal sealed class NewCaseModel(IMediator mediator, Words T) : PageModel, IFormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid? Finding { get; set; }

    [BindProperty]
    public string? Rule { get; set; }

    [BindProperty]
    public string? Party { get; set; }

    [BindProperty]
    public int? Points { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public IReadOnlyList<Choice> Rules { get; private set; } = [];

    public IReadOnlyList<Choice> Severities => [.. new[] { 3, 6, 12 }.Select(points => new Choice($"{points}", CaseWords.Severity(T, points)))];

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync() => Rules = [new("", T["请选"]), .. ((await mediator.Send(new GetCharter()))?.Articles ?? []).Select(article => new Choice(article.Rule, $"{article.Rule} {article.Name}"))];

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            await ShowAsync();
            return Page();
        }

        var opened = await mediator.Send(new OpenCase(Rule, Party, Points, Note, Finding));
        return LocalRedirect($"/admin/cases/{opened.Id}");
    }
}
