using System.Globalization;
using System.Text.RegularExpressions;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Orders.Dispatching;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Cooperative.Orders;

/// <summary>The weigh slip as one table: a row for each household and lot that still has something to give.</summary>
[Authorize(Roles = Roles.Cooperative)]
internal sealed partial class WeighInModel(IMediator mediator, TimeProvider clock, Words T) : PageModel, IFormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public WeightUnit Unit { get; set; } = WeightUnit.Kilogram;

    [BindProperty]
    public List<TypedWeighing> Rows { get; set; } = [];

    [BindProperty]
    public string? SlipNo { get; set; }

    [BindProperty]
    public string? VehiclePlate { get; set; }

    [BindProperty]
    public string? ConformityNo { get; set; }

    [BindProperty]
    public DateOnly? ExpectedArrival { get; set; }

    [BindProperty]
    public string? ArrivalTime { get; set; }

    public PickList List { get; private set; } = null!;

    public DateOnly Today => clock.Today();

    /// <summary>What there is to weigh; a form that was sent keeps its own rows in their order.</summary>
    public IReadOnlyList<Pick> Picks { get; private set; } = [];

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync()
    {
        List = await mediator.Send(new GetPickList(Id)) ?? throw new NotFound();
        var open = List.Picks.Where(pick => pick.Remaining.IsPositive).ToList();
        Picks = Rows.Count == 0 ? open : [.. Rows.Select(row => List.Picks.FirstOrDefault(pick => Key(pick) == row.Key)).OfType<Pick>()];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var rows = Rows.Select(Read).ToList();
        var loaded = rows.Where(row => row.Gross is not null).ToList();
        if (!TimeOnly.TryParse(ArrivalTime, CultureInfo.InvariantCulture, out var time)) ModelState.AddModelError(nameof(ArrivalTime), T["请填几点，例如 18:00。"]);
        if (!ModelState.IsValid)
        {
            await ShowAsync();
            return Page();
        }

        var lots = loaded.GroupBy(row => row.LotId).ToList();
        DateTimeOffset? arrival = ExpectedArrival is { } day ? new DateTimeOffset(day.ToDateTime(time), ChinaTime.Offset) : null;
        var lines = lots.Select(lot => new LoadedLot(lot.Key, [.. lot.Select(row => new WeighIn(row.HouseholdCode, row.Gross!.Value, row.Tare, row.Deduction))])).ToList();
        try
        {
            var left = await mediator.Send(new DispatchGoods(Id, VehiclePlate ?? "", SlipNo ?? "", ConformityNo, arrival, lines));
            TempData["Warnings"] = left.Warnings.Select(warning => T[warning.Code, [.. warning.Arguments]]).ToArray();
            return RedirectToPage("/Cooperative/Dispatches/Dispatch", new { left.Id, left = true });
        }
        catch (CharterBlocked blocked)
        {
            foreach (var objection in blocked.Objections) ModelState.AddModelError(objection.Code.Contains("conformity", StringComparison.Ordinal) ? nameof(ConformityNo) : "", $"{objection.Rule} {T[objection.Code, [.. objection.Arguments]]}");
            Response.StatusCode = blocked.Status;
            await ShowAsync();
            return Page();
        }
        catch (InvalidFields wrong)
        {
            // The request counts loaded goods by lot, the form counts rows.
            throw new InvalidFields([.. wrong.Errors.Select(error => error with { Field = RowOf(error.Field, lots), Code = error.Code == "orders.lines-missing" ? "orders.weighings-missing" : error.Code })]);
        }
    }

    private static string Key(Pick pick) => $"{pick.HouseholdCode}|{pick.LotId}";

    private static string RowOf(string field, List<IGrouping<Guid, Row>> lots) => Weighing().Match(field) is { Success: true } match
        ? $"Rows[{lots[int.Parse(match.Groups["line"].ValueSpan, CultureInfo.InvariantCulture)].ElementAt(int.Parse(match.Groups["weighing"].ValueSpan, CultureInfo.InvariantCulture)).Index}].{match.Groups["part"].Value}"
        : field;

    private Row Read(TypedWeighing typed, int index)
    {
        var parts = (typed.Key ?? "").Split('|');
        var lot = parts.Length == 2 && Guid.TryParse(parts[1], out var id) ? id : Guid.Empty;
        return new Row(index, parts[0], lot, Weight(typed.Gross, $"Rows[{index}].Gross"), Weight(typed.Tare, $"Rows[{index}].Tare") ?? default, Weight(typed.Deduction, $"Rows[{index}].Deduction") ?? default);
    }

    private Weight? Weight(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Trim() == "0") return null;
        var reading = WeightText.Read(text, Unit);
        if (reading.Succeeded) return reading.Value;
        ModelState.AddModelError(field, T[reading.Error]);
        return null;
    }

    private sealed record Row(int Index, string HouseholdCode, Guid LotId, Weight? Gross, Weight Tare, Weight Deduction);

    [GeneratedRegex(@"^lines\[(?<line>\d+)\]\.weighings\[(?<weighing>\d+)\]\.(?<part>\w+)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Weighing();
}

/// <summary>A row as it is typed.</summary>
internal sealed class TypedWeighing
{
    /// <summary>The household's code, a bar, the lot's id.</summary>
    public string? Key { get; set; }

    public string? Gross { get; set; }

    public string? Tare { get; set; }

    public string? Deduction { get; set; }
}

/// <summary>One figure of a scale. Partial: <c>_ScaleInput</c>.</summary>
internal sealed record ScaleInput(string Name, string Label, string? Value);
