using ConsumerAid.AllianceAdmin.Members;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace ConsumerAid.Storefront.Pages.Membership;

/// <summary>The public register of member units.</summary>
[OutputCache(PolicyName = PublicPages.Policy)]
internal sealed class MembersModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public MemberField? Field { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public Page<MemberRow> Found { get; private set; } = null!;

    public async Task OnGetAsync() => Found = await mediator.Send(new FindMembers(Q, Field, After));
}
