using ConsumerAid.AllianceAdmin.Admin;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>The audit trail by person, by thing and by whom it was done for.</summary>
[Authorize(Roles = $"{Roles.Administrator},{Roles.Auditor}")]
internal sealed class ActsModel(IMediator mediator, Words T) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? By { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Subject { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? For { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public Page<ActRow> Found { get; private set; } = null!;

    public FilterForm Filter => new(
    [
        new TextField("by", T["谁（账号编号）"]) { Value = By, Autocomplete = "off", Longest = 40 },
        new TextField("subject", T["对什么（如 lot/编号）"]) { Value = Subject, Autocomplete = "off", Longest = 200 },
        new TextField("for", T["替谁"]) { Value = For, Autocomplete = "off", Longest = 80 },
    ])
    { Active = By is not null || Subject is not null || For is not null };

    public async Task OnGetAsync() => Found = await mediator.Send(new FindActs(Typed(Subject), Typed(By), Typed(For), After));

    /// <summary>Long ids cut to what tells them apart by eye; the address holds the whole.</summary>
    public string Short(string subject) => Guid.TryParse(subject.Split('/')[^1], out _) ? $"{subject[..^36]}…{subject[^12..]}" : subject;

    private static string? Typed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
