using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Orders.Ledger;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Ledger;

/// <summary>The ledger entry by entry, and what it sums to. The filters live in the address.</summary>
[Authorize(Roles = $"{Roles.Auditor},{Roles.Administrator}")]
internal sealed class LedgerModel(IMediator mediator, Words T) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Household { get; set; }

    /// <summary>A lot's number or id.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Lot { get; set; }

    /// <summary>A dispatch's number or id.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Dispatch { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? Day { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public EntryType? Type { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public Page<EntryRow> Found { get; private set; } = null!;

    /// <summary>The sums of the whole ledger; null while it is filtered, as they would be of something else.</summary>
    public TonnageTable? Totals { get; private set; }

    public FilterForm Filter => new(
    [
        new TextField("household", T["农户编号"]) { Value = Household, Autocomplete = "off", Longest = 20 },
        new TextField("lot", T["货源编号"]) { Value = Lot, Autocomplete = "off", Longest = 40 },
        new TextField("dispatch", T["发货单号"]) { Value = Dispatch, Autocomplete = "off", Longest = 40 },
        new DateField("day", T["记账日"]) { Value = Day },
        new DateField("from", T["记账从哪天起"]) { Value = From },
        new DateField("to", T["记账到哪天为止"]) { Value = To },
        new ChoiceField("type", T["计入"], [new("", T["全部"]), .. Kinds.Select(kind => new Choice($"{kind}", LedgerWords.Type(T, kind)))]) { Value = $"{Type}", AsButtons = false },
    ])
    { Active = IsFiltered };

    private bool IsFiltered => Household is not null || Lot is not null || Dispatch is not null || Day is not null || From is not null || To is not null || Type is not null;

    private static readonly EntryType[] Kinds = [EntryType.Dispatched, EntryType.Accepted, EntryType.Rejected, EntryType.Spoiled, EntryType.Returned];

    public async Task OnGetAsync()
    {
        var numbers = await mediator.Send(new FindNumbers(Lot, Dispatch));
        var household = string.IsNullOrWhiteSpace(Household) ? null : Household.Trim().ToUpperInvariant();
        Found = await mediator.Send(new FindEntries(household, numbers.LotId, numbers.DispatchId, Day, After, From: From, To: To, CountsAs: Type));
        if (!IsFiltered && After is null) Totals = await mediator.Send(new GetTonnage(TonnageBy.Month));
    }
}
