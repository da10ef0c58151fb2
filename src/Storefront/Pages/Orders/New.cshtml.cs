using System.Globalization;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Orders.Placing;
using ConsumerAid.Orders.Reading;
using ConsumerAid.Orders.Trade;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using LotCard = ConsumerAid.Catalog.LotCard;

namespace ConsumerAid.Storefront.Pages.Buying;

/// <summary>
/// An order from first lot to placing: the form, and the answers to check before it is sent. All of it travels in the form, so that nothing typed is lost on any way
/// through it: adding a lot, taking one out, reckoning anew, looking at the division, a lot that somebody else bought meanwhile.
/// </summary>
[Authorize(Roles = Roles.Purchaser)]
internal sealed class NewModel(IMediator sender, TimeProvider clock, Words T) : PageModel, IFormPage
{
    private const int MostLines = 50;

    [BindProperty]
    public List<OrderedLine> Lines { get; set; } = [];

    [BindProperty]
    public string? MemberPoNumber { get; set; }

    [BindProperty]
    public string? DeliverTo { get; set; }

    [BindProperty]
    public DateOnly? DeliverOn { get; set; }

    [BindProperty]
    public string? PaymentTerms { get; set; }

    /// <summary>Looks for a lot to add.</summary>
    [BindProperty]
    public string? Find { get; set; }

    /// <summary>What was pressed: reckon, check, place, change, find, add:{lot}, remove:{line}.</summary>
    [BindProperty]
    public string? Step { get; set; }

    public IReadOnlyList<LotToOrder> Lots { get; private set; } = [];

    /// <summary>Found lots to add; null before anybody looked.</summary>
    public IReadOnlyList<LotCard>? Found { get; private set; }

    public Money? Total { get; private set; }

    /// <summary>The answers to check; null shows the form.</summary>
    public OrderPreview? Preview { get; private set; }

    public DateOnly Today => clock.Today();

    /// <summary>The draft's name holds for these lots alone.</summary>
    public string DraftName => DraftOf(Lines.Select(line => line.LotId));

    public static string DraftOf(IEnumerable<Guid> lots) => $"order-{string.Join('-', lots.Select(id => id.ToString("N")[^8..]).Order(StringComparer.Ordinal))}";

    public LotToOrder? LotOf(int line) => Lots.FirstOrDefault(lot => lot.Card.Id == Lines[line].LotId);

    public PaymentTerms? Terms => PaymentTermsCodes.FromCode(PaymentTerms);

    public async Task OnGetAsync(Guid[] lot, Weight? weight)
    {
        Lines = [.. lot.Distinct().Take(MostLines).Select(id => new OrderedLine { LotId = id })];
        if (Lines.Count == 1) Lines[0].Weight = weight;
        // Nothing is asked twice: where and on what terms the unit had its last order.
        if ((await sender.Send(new FindOrders(Limit: 1))).Items is [var last] && await sender.Send(new GetOrder(last.Id)) is { } order)
        {
            (DeliverTo, PaymentTerms) = (order.DeliverTo, order.PaymentTerms.Code());
        }

        // What came by the address is no answer yet.
        ModelState.Clear();
        await ShowAsync();
    }

    public async Task ShowAsync()
    {
        Lots = await sender.Send(new LotsToOrder([.. Lines.Select(line => line.LotId)]));
        var prices = Lines.Select((line, i) => LotOf(i) is { } lot && line.Weight is { IsPositive: true } weight ? lot.PriceOf(weight).For(weight) : (Money?)null).ToList();
        Total = prices.TrueForAll(price => price is null) ? null : Money.Sum(prices.OfType<Money>());
        if (Step == "find") Found = (await sender.Send(new FindLots(Find, Limit: 12))).Items;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var step = Step ?? "check";
        if (step.StartsWith("add:", StringComparison.Ordinal) && Guid.TryParse(step[4..], out var added)) return await Again(() => Add(added));
        if (step.StartsWith("remove:", StringComparison.Ordinal) && int.TryParse(step[7..], CultureInfo.InvariantCulture, out var removed)) return await Again(() => Remove(removed));
        if (step is not ("check" or "place")) return await Again(() => { });
        for (var i = 0; i < Lines.Count; i++)
        {
            Require(Lines[i].Weight is not null, $"Lines[{i}].Weight", "orders.weight-missing");
        }

        // All that is missing at once, beside what could not be read.
        Require(DeliverOn is not null, nameof(DeliverOn), "orders.deliver-on-missing");
        Require(!string.IsNullOrWhiteSpace(DeliverTo), nameof(DeliverTo), "orders.deliver-to-missing");

        if (!ModelState.IsValid) return await Again(() => { });
        var order = new PlaceOrder(MemberPoNumber, [.. Lines.Select(line => new OrderedLot(line.LotId, line.Weight!.Value))], DeliverTo ?? "", DeliverOn, PaymentTerms);
        return step == "place" ? await Place(order) : await Check(order);
    }

    public string? UnitOf(int line) => ModelState.TryGetValue($"Lines[{line}].Weight.unit", out var unit) ? unit.AttemptedValue : null;

    public string? TypedOf(int line) => ModelState.TryGetValue($"Lines[{line}].Weight", out var typed) ? typed.AttemptedValue : null;

    private void Require(bool holds, string field, string code)
    {
        if (!holds && ModelState[field]?.Errors.Count is null or 0) ModelState.AddModelError(field, T[code]);
    }

    private async Task<IActionResult> Check(PlaceOrder order)
    {
        var preview = await sender.Send(new PreviewOrder(order));
        await ShowAsync();
        Preview = preview;
        return Page();
    }

    private async Task<IActionResult> Place(PlaceOrder order)
    {
        var placed = await sender.Send(order);
        TempData["Warnings"] = placed.Warnings.Select(warning => T[warning.Code, [.. warning.Arguments]]).ToArray();
        return RedirectToPage("Done", new { id = placed.Id, what = "placed" });
    }

    private async Task<IActionResult> Again(Action change)
    {
        change();
        await ShowAsync();
        return Page();
    }

    private void Add(Guid lot)
    {
        if (Lines.Count < MostLines && Lines.TrueForAll(line => line.LotId != lot)) Lines.Add(new OrderedLine { LotId = lot });
        Find = null;
        ModelState.Remove(nameof(Find));
    }

    private void Remove(int line)
    {
        if (line < 0 || line >= Lines.Count) return;
        var typed = Lines.Select((_, i) => (Text: TypedOf(i), Unit: UnitOf(i))).ToList();
        typed.RemoveAt(line);
        Lines.RemoveAt(line);
        foreach (var key in ModelState.Keys.Where(key => key.StartsWith("Lines[", StringComparison.OrdinalIgnoreCase)).ToList()) ModelState.Remove(key);
        for (var i = 0; i < typed.Count; i++)
        {
            ModelState.SetModelValue($"Lines[{i}].Weight", typed[i].Text, typed[i].Text);
            ModelState.SetModelValue($"Lines[{i}].Weight.unit", typed[i].Unit, typed[i].Unit);
        }
    }
}

/// <summary>A line of the order form.</summary>
internal sealed class OrderedLine
{
    public Guid LotId { get; set; }

    public Weight? Weight { get; set; }
}
