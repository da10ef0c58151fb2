using ConsumerAid.AllianceAdmin.Findings;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>All rules of the charter in force, with what is open under each.</summary>
[Authorize(Roles = $"{Roles.Administrator},{Roles.Auditor}")]
internal sealed class RulesModel(IMediator mediator) : PageModel
{
    public RuleBook Book { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await mediator.Send(new GetRules()) is not { } book) return NotFound();
        Book = book;
        return Page();
    }
}
