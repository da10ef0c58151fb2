using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Orders.Acceptance;
using ConsumerAid.Orders.Dispatching;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Cooperative.Dispatches;

/// <summary>A lorry: its load list, its photos, what came of it.</summary>
[Authorize(Roles = Roles.Cooperative)]
internal sealed class DispatchModel(IMediator mediator, TimeProvider clock, Words T) : PageModel, IFormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>It has just left.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Left { get; set; }

    [BindProperty]
    public string? SlipNo { get; set; }

    [BindProperty]
    public List<IFormFile> Photos { get; set; } = [];

    [TempData]
    public string? Said { get; set; }

    [TempData]
    public string[]? Warnings { get; set; }

    [BindProperty(SupportsGet = true, Name = "sent")]
    public Guid? SentBatch { get; set; }

    public Guid Batch { get; private set; }

    public DispatchView Shown { get; private set; } = null!;

    public StateLine Way
    {
        get
        {
            var (load, now) = (Shown, clock.GetUtcNow());
            var over = load.State == DispatchState.Accepted;
            var arrived = load.State != DispatchState.UnderWay;
            return new StateLine(
            [
                new Step(T["发车"], StepState.Done, load.LeftAt),
                new Step(T["到货"], arrived ? StepState.Done : StepState.Now, load.ArrivedAt),
                new Step(load.BySilence ? T["逾期未验，按发货重量验收"] : T["验收"], over || load.State == DispatchState.Disputed ? StepState.Done : arrived ? StepState.Now : StepState.Ahead, load.WeighedAt),
                .. load.State == DispatchState.Disputed || load.DecidedAt is not null ? [new Step(T["重量有争议"], over ? StepState.Done : StepState.Now, load.DecidedAt)] : Array.Empty<Step>(),
            ])
            {
                Next = load.State switch
                {
                    DispatchState.UnderWay => T["预计 {0} 到。", load.ExpectedArrival],
                    DispatchState.Arrived => T["等买方验收；不说话就按发货重量验收。"],
                    DispatchState.Disputed => T["等您答复或联盟办公室裁定。"],
                    _ => null,
                },
                By = load.State switch { DispatchState.Arrived => load.AcceptanceDueAt, DispatchState.Disputed => load.DisputeDueAt, _ => null },
                Urgent = load.State == DispatchState.Disputed || (load.State == DispatchState.UnderWay && load.ExpectedArrival < now),
            };
        }
    }

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync()
    {
        Shown = await mediator.Send(new GetDispatch(Id)) ?? throw new NotFound();
        Batch = Guid.CreateVersion7(clock.GetUtcNow());
    }

    public async Task<IActionResult> OnPostArrivalAsync()
    {
        await mediator.Send(new RecordArrival(Id, null, SlipNo));
        Said = T["到货已登记，等买方验收。"];
        return RedirectToPage(new { Id });
    }

    public async Task<IActionResult> OnPostAgreeAsync()
    {
        await mediator.Send(new DecideDispute(Id, Agree: true, null, null, null));
        Said = T["已同意买方的重量。"];
        return RedirectToPage(new { Id });
    }

    public async Task<IActionResult> OnPostPhotosAsync([FromForm(Name = "Photos.batch")] Guid batch)
    {
        for (var i = 0; i < Photos.Count; i++) await mediator.Send(new AddDispatchPhoto(Id, $"{batch:N}-{i}", await Photos[i].Bytes()));
        return RedirectToPage(new { Id, sent = batch });
    }
}
