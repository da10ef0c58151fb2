using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Findings;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Registry.Organisations;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>What the charter's rules found; the filters live in the address.</summary>
[Authorize(Roles = $"{Roles.Administrator},{Roles.Auditor}")]
internal sealed class FindingsModel(IMediator mediator, Words T) : PageModel
{
    private const string Ledger = "LEDGER";

    private IReadOnlyList<CharterTextArticle> articles = [];

    [BindProperty(SupportsGet = true)]
    public string? Rule { get; set; }

    [BindProperty(SupportsGet = true)]
    public CharterEffect? Effect { get; set; }

    /// <summary>An organisation's code, as it is typed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Party { get; set; }

    /// <summary>Only those that stand still.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Open { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public Page<FindingRow> Found { get; private set; } = null!;

    public FilterForm Filter => new(
    [
        new ChoiceField("rule", T["规则"], [new("", T["全部规则"]), .. articles.Where(article => article.Enforced).Select(article => new Choice(article.Rule, Of(article))), new(Ledger, T["账本核对"])])
            { Value = Rule, AsButtons = false },
        new ChoiceField("effect", T["结果"], [new("", T["全部"]), .. new[] { CharterEffect.Warn, CharterEffect.Note }.Select(effect => new Choice($"{effect}", AdminWords.Effect(T, effect)))])
            { Value = $"{Effect}", AsButtons = false },
        new ChoiceField("open", T["是否了结"], [new("", T["全部"]), new("true", T["没有了结的"])]) { Value = Open ? "true" : "", AsButtons = false },
        new TextField("party", T["单位编号"]) { Value = Party, Autocomplete = "off", Longest = 20 },
        new DateField("from", T["从哪天起"]) { Value = From },
        new DateField("to", T["到哪天为止"]) { Value = To },
    ])
    { Active = Open || Rule is not null || Effect is not null || Party is not null || From is not null || To is not null };

    public async Task OnGetAsync()
    {
        articles = (await mediator.Send(new GetCharter()))?.Articles ?? [];
        var party = Party?.Trim().ToUpperInvariant() is { Length: > 0 } code ? (await mediator.Send(new FindOrganisations(Text: code, Limit: 1))).Items.FirstOrDefault(row => row.Code == code) : null;
        // A code that names nobody finds nothing.
        var organisation = string.IsNullOrWhiteSpace(Party) ? null : party?.Id ?? (Guid?)Guid.Empty;
        Found = await mediator.Send(new FindFindings(string.IsNullOrEmpty(Rule) ? null : Rule, Effect, OrganisationId: organisation, From: From, To: To, After: After, Open: Open));
    }

    /// <summary>The page of what it is about, for whom there is one.</summary>
    public string? SubjectOf(FindingRow row) => row.Subject.StartsWith("household/", StringComparison.Ordinal) && !User.IsInRole(Roles.Administrator) ? null : AdminWords.Page(row.Subject);

    /// <summary>The rule's page; the ledger's comparison has none.</summary>
    public static string? RuleOf(FindingRow row) => row.Rule == Ledger ? null : $"/admin/rules/{row.Rule}";

    private static string Of(CharterTextArticle article) => $"{article.Rule} {(Reader.Current.English ? article.Name.En : article.Name.Zh)}";
}
