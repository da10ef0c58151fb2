using ConsumerAid.Catalog;
using ConsumerAid.Catalog.Prices;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages.Prices;

/// <summary>What markets asked for products; the filters live in the address.</summary>
[Authorize(Roles = $"{Roles.Administrator},{Roles.CountyReviewer},{Roles.Auditor}")]
internal sealed class ObservationsModel(IMediator mediator, Words T) : PageModel, IFormPage
{
    private IReadOnlyList<ProduceFact> kinds = [];

    [BindProperty(SupportsGet = true)]
    public string? Produce { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Market { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Import { get; set; }

    [BindProperty]
    public Guid? Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [TempData]
    public string? Said { get; set; }

    public Page<PriceObservationRow> Found { get; private set; } = new([], null);

    public bool MayWrite => User.IsInRole(Roles.Administrator) || User.IsInRole(Roles.CountyReviewer);

    public FilterForm Filter => new(
    [
        new ChoiceField("produce", T["产品"], PriceTexts.Produce(kinds, T["全部产品"])) { Value = Produce, AsButtons = false },
        new TextField("market", T["市场"]) { Value = Market, Longest = 60 },
        new DateField("from", T["从哪天起"]) { Value = From },
        new DateField("to", T["到哪天为止"]) { Value = To },
    ])
    { Active = !string.IsNullOrEmpty(Produce) || !string.IsNullOrEmpty(Market) || From is not null || To is not null || Import is not null };

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync()
    {
        kinds = await mediator.Send(new FindProduce());
        Found = await mediator.Send(new FindPriceObservations(string.IsNullOrEmpty(Produce) ? null : Produce, Market, From, To, Import, After));
    }

    public async Task<IActionResult> OnPostWithdrawAsync()
    {
        await mediator.Send(new WithdrawPriceObservation(Id ?? Guid.Empty, Reason ?? ""));
        Said = T["已撤回，从现在起不再计入参考价。"];
        return RedirectToPage(new { Produce, Market, From, To, Import, After });
    }
}
