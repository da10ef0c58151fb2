using ConsumerAid.Catalog;
using ConsumerAid.Catalog.Pictures;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Orders.Reading;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Liaison.Stocks;

/// <summary>Records a stock: one form, one look over all answers with the photos, done. What was answered travels in the forms and in the links to change it.</summary>
[Authorize(Roles = Roles.Liaison)]
internal sealed class RecordStockModel(IMediator mediator, TimeProvider clock, Words T) : PageModel, IFormPage
{
    private IReadOnlyList<HouseholdStanding> households = [];
    private IReadOnlyList<ProduceFact> produce = [];

    [BindProperty(SupportsGet = true)]
    public string? HouseholdCode { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Produce { get; set; }

    [BindProperty(SupportsGet = true)]
    public Grade? Grade { get; set; }

    [BindProperty(SupportsGet = true)]
    public Weight? Weight { get; set; }

    [BindProperty(SupportsGet = true)]
    public UnitPrice? WantedPrice { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? HarvestedOn { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? SpoilsOn { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Place { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Note { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool ConfirmUnusual { get; set; }

    /// <summary>Ties photos that wait on the phone to this record.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Batch { get; set; }

    [BindProperty]
    public List<IFormFile> Photos { get; set; } = [];

    public bool Checking { get; private set; }

    /// <summary>What the weight was probably meant to be.</summary>
    public Weight? Suggestion { get; private set; }

    public bool AsksToConfirm { get; private set; }

    public DateOnly Today => clock.Today();

    public HouseholdStanding? House => households.FirstOrDefault(house => house.Code == HouseholdCode);

    public string ProduceName => produce.FirstOrDefault(kind => kind.Code == Produce)?.Name() ?? "";

    /// <summary>The largest yield there is to record from: ten times more is asked about.</summary>
    public Weight? Usual => Holdings().Select(holding => (Weight?)holding.YieldPerSeason).Max();

    public IReadOnlyList<Choice> HouseholdChoices => [.. households.Select(house => new Choice(house.Code, house.Name, house.MaySell ? house.Code : T["还没有同意代售"]))];

    public IReadOnlyList<Choice> ProduceChoices
    {
        get
        {
            var own = Holdings().Select(holding => holding.Produce).Distinct(StringComparer.Ordinal).ToList();
            return
            [
                new("", T["请选"]),
                .. own.SelectMany(code => produce.Where(kind => kind.Code == code)).Select(kind => new Choice(kind.Code, kind.Name(), T["自家种养"])),
                .. produce.Where(kind => !own.Contains(kind.Code)).OrderBy(kind => kind.Name(), StringComparer.CurrentCulture).Select(kind => new Choice(kind.Code, kind.Name())),
            ];
        }
    }

    /// <summary>All answers as they were typed.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Answers => Request.Form
        .Where(sent => !sent.Key.StartsWith("__", StringComparison.Ordinal) && !sent.Key.StartsWith("Photos", StringComparison.Ordinal) && sent.Key != "Batch")
        .Select(sent => KeyValuePair.Create(sent.Key, (string?)sent.Value[0]))
        .Append(KeyValuePair.Create("Batch", (string?)Batch.ToString()));

    public string SuggestionHref => Href(Answers.Where(answer => !answer.Key.StartsWith("Weight", StringComparison.Ordinal))
        .Append(KeyValuePair.Create("Weight", (string?)Suggestion!.Value.Amount(WeightUnit.Kilogram))).Append(KeyValuePair.Create("Weight.unit", (string?)WeightUnit.Kilogram.Code())), "weight");

    public string ChangeHref(string field) => Href(Answers, field);

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync()
    {
        households = await mediator.Send(new MyHouseholds());
        produce = await mediator.Send(new FindProduce());
        if (Batch == Guid.Empty) Batch = Guid.CreateVersion7(clock.GetUtcNow());
        HouseholdCode ??= households.Count == 1 ? households[0].Code : null;
        if (HttpMethods.IsPost(Request.Method) && !Checking) GuardUnits();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Require(HouseholdCode is not null, nameof(HouseholdCode), T["请选一户。"]);
        Require(!string.IsNullOrEmpty(Produce), nameof(Produce), T["请选品种。"]);
        Require(Grade is not null, nameof(Grade), T["stock.grade-unknown"]);
        Require(Weight is not null, nameof(Weight), T["stock.weight-missing"]);
        Require(WantedPrice is { FenPerTonne: > 0 }, nameof(WantedPrice), T["stock.price-missing"]);
        Require(HarvestedOn is not null, nameof(HarvestedOn), T["请选采收日期。"]);
        Require(SpoilsOn is not null, nameof(SpoilsOn), T["请选能放到哪天。"]);
        Require(SpoilsOn is not { } last || last > HarvestedOn, nameof(SpoilsOn), T["stock.spoils-before-harvest"]);
        await ShowAsync();
        Checking = ModelState.IsValid && House is not null && ProduceName.Length > 0;
        return Page();
    }

    public async Task<IActionResult> OnPostRecordAsync()
    {
        if (!ModelState.IsValid || Grade is null || Weight is null || WantedPrice is null || HarvestedOn is null || SpoilsOn is null) return await OnPostAsync();
        var done = await mediator.Send(new RecordStock(
            HouseholdCode ?? "", Produce ?? "", Grade.Value, Weight.Value, WantedPrice.Value, HarvestedOn.Value, SpoilsOn.Value, Place, Note, ConfirmUnusual));
        TempData["PhotosRefused"] = await StockPhotos.Keep(mediator, T, done.Id, Batch, Photos);
        return RedirectToPage("/Liaison/Stocks/Done", new { done.Id, Batch });
    }

    // The same rule that the record keeps, asked one page earlier so that nobody is sent back from the last one.
    private void GuardUnits()
    {
        if (House is null || string.IsNullOrEmpty(Produce) || Weight is not { } weight) return;
        var yield = Foundation.Values.Weight.Sum(House.Holdings.Where(holding => holding.Produce == Produce).Select(holding => holding.YieldPerSeason));
        var suspected = yield.IsPositive && UnitSlip.Suspects(weight, yield);
        AsksToConfirm = suspected || !yield.IsPositive;
        if (suspected && !ConfirmUnusual) Suggestion = UnitSlip.Meant(weight, yield);
        if (!AsksToConfirm || ConfirmUnusual || ModelState.ContainsKey("confirmUnusual")) return;
        if (suspected) ModelState.TryAddModelError(nameof(Weight), T["stock.unusual-weight", weight, yield, UnitSlip.Meant(weight, yield)]);
        else ModelState.TryAddModelError(nameof(ConfirmUnusual), T["stock.no-holding"]);
    }

    private IEnumerable<Registry.HoldingFact> Holdings() => (House is { } house ? [house] : households).SelectMany(one => one.Holdings);

    private void Require(bool holds, string field, string words)
    {
        if (!holds && ModelState.GetFieldValidationState(field) != Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid) ModelState.AddModelError(field, words);
    }

    private static string Href(IEnumerable<KeyValuePair<string, string?>> answers, string field) => $"/liaison/stocks/new{QueryString.Create(answers)}#f-{field}";
}
