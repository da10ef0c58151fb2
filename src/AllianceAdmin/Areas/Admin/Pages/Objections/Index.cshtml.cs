using ConsumerAid.AllianceAdmin.Objections;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Registry.Organisations;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>What came in through the anonymous channel.</summary>
[Authorize(Roles = Roles.Administrator)]
internal sealed class ObjectionsModel(IMediator mediator, Words T) : PageModel
{
    /// <summary>A member unit's code, as it is typed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Party { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public Page<ObjectionRow> Found { get; private set; } = new([], null);

    public FilterForm Filter => new([new TextField("party", T["单位编号"]) { Value = Party, Autocomplete = "off", Longest = 20 }]) { Active = Party is not null };

    public async Task OnGetAsync()
    {
        var party = Party?.Trim().ToUpperInvariant() is { Length: > 0 } code ? (await mediator.Send(new FindOrganisations(Text: code, Limit: 1))).Items.FirstOrDefault(row => row.Code == code) : null;
        // A code that names nobody finds nothing.
        Found = await mediator.Send(new FindObjections(string.IsNullOrWhiteSpace(Party) ? null : party?.Id ?? Guid.Empty, After));
    }
}
