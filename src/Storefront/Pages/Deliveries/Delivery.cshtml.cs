using System.Globalization;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Orders.Acceptance;
using ConsumerAid.Orders.Dispatching;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Storefront.Pages.Buying;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Deliveries;

/// <summary>
/// A lorry for its buyer: that it has come, what the buyer's scale says of each lot, what of it is rejected and why, and what came of it. What the scale's figures will
/// mean is shown before they are sent for good.
/// </summary>
[Authorize(Roles = OrderWords.Readers)]
[RequestFormLimits(MultipartBodyLengthLimit = 96 * 1024 * 1024)]
internal sealed class DeliveryModel(IMediator sender, TimeProvider clock, Words T) : PageModel, IFormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public DateOnly? ArrivedOn { get; set; }

    /// <summary>Hours and minutes in China's time.</summary>
    [BindProperty]
    public string? ArrivedAt { get; set; }

    [BindProperty]
    public string? SlipNo { get; set; }

    [BindProperty]
    public List<WeighedLot> Lines { get; set; } = [];

    [BindProperty]
    public List<IFormFile> Photos { get; set; } = [];

    [BindProperty(Name = "Photos.batch")]
    public Guid? Batch { get; set; }

    public DispatchView Dispatch { get; private set; } = null!;

    /// <summary>The figures to check before they are sent.</summary>
    public bool Checking { get; private set; }

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => clock.Today();

    /// <summary>The reader may say what arrived.</summary>
    public bool ToAccept => Dispatch.State is DispatchState.UnderWay or DispatchState.Arrived && User.IsInRole(Roles.Purchaser) && Now < Dispatch.AcceptanceDueAt;

    public bool AddsPhotos => User.IsInRole(Roles.Purchaser) || User.IsInRole(Roles.Cooperative);

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync()
    {
        Dispatch = await sender.Send(new GetDispatch(Id)) ?? throw new NotFound();
        Batch ??= Guid.CreateVersion7(Now);
    }

    public WeighedLot? LineOf(Guid lot) => Lines.Find(line => line.LotId == lot);

    public async Task<IActionResult> OnPostArrivalAsync()
    {
        var at = ReadArrival();
        if (!ModelState.IsValid)
        {
            await ShowAsync();
            return Page();
        }

        await sender.Send(new RecordArrival(Id, at, SlipNo));
        return RedirectToPage(new { Id });
    }

    public async Task<IActionResult> OnPostCheckAsync()
    {
        await ShowAsync();
        for (var i = 0; i < Lines.Count; i++)
        {
            var line = Lines[i];
            AllowZero($"Lines[{i}].Accepted", zero => line.Accepted = zero);
            AllowZero($"Lines[{i}].Rejected", zero => line.Rejected = zero);
            // What cannot be read is told already; what was left empty is not nothing, unless all was rejected.
            if (line is { Accepted: null, Rejected: null or { IsPositive: false } } && ModelState[$"Lines[{i}].Accepted"]?.Errors.Count is null or 0)
            {
                ModelState.AddModelError($"Lines[{i}].Accepted", T["请填您的磅上收下多少；全部拒收就填 0，再填拒收的重量。"]);
            }

            if (line.Rejected is { IsPositive: true } && string.IsNullOrWhiteSpace(line.Reason)) ModelState.TryAddModelError($"Lines[{i}].Reason", T["orders.reason-missing"]);
        }

        await KeepPhotos();
        Checking = ModelState.IsValid && Lines.Count > 0;
        return Page();
    }

    public async Task<IActionResult> OnPostChangeAsync()
    {
        await ShowAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAcceptAsync()
    {
        for (var i = 0; i < Lines.Count; i++)
        {
            AllowZero($"Lines[{i}].Accepted", zero => Lines[i].Accepted = zero);
            AllowZero($"Lines[{i}].Rejected", zero => Lines[i].Rejected = zero);
        }

        if (!ModelState.IsValid)
        {
            await ShowAsync();
            return Page();
        }

        var answer = await sender.Send(new AcceptDelivery(
            Id, [.. Lines.Select(line => new AcceptedLot(line.LotId, line.Accepted ?? Weight.Zero, line.Rejected ?? Weight.Zero, line.Reason, line.Households))]));
        TempData["Warnings"] = answer.Warnings.Select(warning => T[warning.Code, [.. warning.Arguments]]).ToArray();
        return RedirectToPage("Done", new { Id, batch = Batch });
    }

    public async Task<IActionResult> OnPostPhotosAsync()
    {
        await KeepPhotos();
        await ShowAsync();
        return ModelState.IsValid ? RedirectToPage("Done", new { Id, batch = Batch }) : Page();
    }

    // A weight to sell is more than nothing; a weight taken over may be nothing.
    private void AllowZero(string name, Action<Weight> set)
    {
        if (ModelState[name] is not { Errors.Count: > 0, AttemptedValue: { } typed } entry || !typed.All(c => c is '0' or '０' or '.' or ' ')) return;
        entry.Errors.Clear();
        entry.ValidationState = Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Valid;
        set(Weight.Zero);
    }

    // Photos are evidence of the lorry whatever is then said of it; with script they come later and one by one.
    private async Task KeepPhotos()
    {
        for (var i = 0; i < Photos.Count && i < 6; i++)
        {
            using var bytes = new MemoryStream();
            await Photos[i].CopyToAsync(bytes, HttpContext.RequestAborted);
            try
            {
                await sender.Send(new AddDispatchPhoto(Id, $"{Batch:N}-{i}-{Photos[i].Length}", bytes.ToArray()));
            }
            catch (RuleBroken broken)
            {
                ModelState.AddModelError(nameof(Photos), T["{0}：{1}", Photos[i].FileName, T[broken.Code, [.. broken.Arguments]]]);
            }
        }
    }

    private DateTimeOffset? ReadArrival()
    {
        if (ArrivedOn is null && string.IsNullOrWhiteSpace(ArrivedAt)) return null;
        if (ArrivedOn is { } day && TimeOnly.TryParse(ArrivedAt, CultureInfo.InvariantCulture, out var time)) return new DateTimeOffset(day.ToDateTime(time), ChinaTime.Offset);
        ModelState.TryAddModelError(nameof(ArrivedAt), T["请把日期和时间都填上，例如 14:30；或者都不填，按现在记。"]);
        return null;
    }
}

/// <summary>What the buyer's scale says of a lot.</summary>
internal sealed class WeighedLot
{
    public Guid LotId { get; set; }

    public Weight? Accepted { get; set; }

    public Weight? Rejected { get; set; }

    public string? Reason { get; set; }

    /// <summary>Aliases of the households whose goods were rejected; none: of all.</summary>
    public List<string> Households { get; set; } = [];
}
