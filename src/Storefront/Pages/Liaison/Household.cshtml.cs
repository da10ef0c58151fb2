using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Registry;
using ConsumerAid.Registry.Households;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Liaison;

/// <summary>One household: what it has, what it agreed to.</summary>
[Authorize(Roles = Roles.Liaison)]
internal sealed class HouseholdModel(IMediator mediator, TimeProvider clock, Words T) : PageModel, IFormPage
{
    private IReadOnlyList<ProduceFact> produce = [];

    [BindProperty(SupportsGet = true, Name = "code")]
    public string Code { get; set; } = "";

    [BindProperty]
    public ConsentKind Kind { get; set; }

    [BindProperty]
    public string? Witness { get; set; }

    [TempData]
    public string? Said { get; set; }

    public HouseholdSheet Sheet { get; private set; } = null!;

    public IReadOnlyList<StockRow> Stocks { get; private set; } = [];

    public string? Next { get; private set; }

    public bool IsFirst { get; private set; }

    public string NameOf(string code) => produce.FirstOrDefault(kind => kind.Code == code)?.Name() ?? code;

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync()
    {
        Sheet = await mediator.Send(new OpenHousehold(Code)) ?? throw new NotFound();
        var after = Request.Query["after"].ToString();
        var stocks = await mediator.Send(new MyStocks(Code, All: true, after, 30));
        (Stocks, Next, IsFirst) = (stocks.Items, stocks.Next, after.Length == 0);
        produce = await mediator.Send(new FindProduce());
    }

    public async Task<IActionResult> OnPostConsentAsync()
    {
        await mediator.Send(new RecordConsent(Code, Kind, ConsentTexts.Current(Kind), Witness ?? "", clock.Today()));
        Said = T["同意已登记。"];
        return Redirect($"/liaison/households/{Code}");
    }

    public async Task<IActionResult> OnPostWithdrawAsync()
    {
        await mediator.Send(new WithdrawConsent(Code, Kind));
        Said = T["同意已收回。"];
        return Redirect($"/liaison/households/{Code}");
    }
}
