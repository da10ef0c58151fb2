using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ConsumerAid.Storefront.Pages.Cooperative.Lots;

/// <summary>Bundles the ticked stocks into a draft.</summary>
[Authorize(Roles = Roles.Cooperative)]
internal sealed class NewLotModel(IMediator mediator, TimeProvider clock, Words T) : LotFormModel(mediator, clock, T)
{
    private const int MostPages = 10;

    [BindProperty]
    public List<Guid> StockIds { get; set; } = [];

    [BindProperty]
    public string? Produce { get; set; }

    [BindProperty]
    public Grade? Grade { get; set; }

    public IReadOnlyList<StockRow> Stocks { get; private set; } = [];

    public string ProduceName => Stocks.Count == 0 ? "" : $"{Stocks[0].ProduceName()} {Words.Grade(Stocks[0].Grade)}";

    public IActionResult OnGet() => Redirect("/cooperative/stocks");

    public async Task<IActionResult> OnPostStartAsync()
    {
        ModelState.Clear();
        await ShowAsync();
        if (Stocks.Count == 0) return Redirect("/cooperative/stocks");
        Title = ProduceName;
        return Page();
    }

    public override async Task ShowAsync()
    {
        var chosen = StockIds.ToHashSet();
        var found = new List<StockRow>();
        string? after = null;
        for (var page = 0; page < MostPages && found.Count < chosen.Count; page++)
        {
            var rows = await Mediator.Send(new StocksToBundle(Produce, Grade, after));
            found.AddRange(rows.Items.Where(stock => chosen.Contains(stock.Id)));
            if ((after = rows.Next) is null) break;
        }

        Stocks = found;
        if (found.Count > 0) Wanted = found.Max(stock => stock.WantedPrice);
        await ReadCertificates(Produce ?? "");
        if (found.Count > 0) await ReadReference(found[0].Produce, found[0].Grade);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        CheckForm();
        if (!ModelState.IsValid)
        {
            await ShowAsync();
            return Page();
        }

        var id = await Mediator.Send(new CreateLot(StockIds, Title ?? "", UnitPrice!.Value, HouseholdPrice, FilledTiers, MinimumOrder, Step, CertificateNo, Packaging, Note));
        TempData["Said"] = Words["草稿已存好。核对一遍，再申请上架。"];
        return RedirectToPage("/Cooperative/Lots/Lot", new { id });
    }
}
