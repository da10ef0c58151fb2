using ConsumerAid.AllianceAdmin.Pledges;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Membership;

/// <summary>A statement behind its code: for whoever made it the paper to print, for whoever was given it the proof.</summary>
internal sealed class StatementModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    public StatementSheet? Sheet { get; private set; }

    public async Task OnGetAsync()
    {
        if (string.IsNullOrWhiteSpace(Code)) Code = null;
        Sheet = Code is null ? null : await mediator.Send(new GetStatement(Code));
    }
}
