using ConsumerAid.Catalog;
using ConsumerAid.Catalog.Pictures;
using ConsumerAid.Catalog.Prices;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Cooperative.Lots;

/// <summary>A lot from its cooperative's side: publish, withdraw, and everything the charter has against it.</summary>
[Authorize(Roles = Roles.Cooperative)]
internal sealed class LotModel(IMediator mediator, TimeProvider clock, Words T) : PageModel, IFormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public List<IFormFile> Photos { get; set; } = [];

    [TempData]
    public string? Said { get; set; }

    [TempData]
    public string[]? Warnings { get; set; }

    [BindProperty(SupportsGet = true, Name = "sent")]
    public Guid? SentBatch { get; set; }

    public Guid Batch { get; private set; }

    public string? After { get; private set; }

    public LotPage Shown { get; private set; } = null!;

    public LotPrice? Price { get; private set; }

    public Page<OfferRow> Offers { get; private set; } = new([], null);

    public IReadOnlyList<CharterObjection> Objections { get; private set; } = [];

    public StateLine Way
    {
        get
        {
            var state = Shown.Card.State;
            string[] names = [T["草稿"], T["县里审核中"], T["在售"], T["已售完"]];
            var at = state switch { LotState.Draft or LotState.Returned => 0, LotState.InReview => 1, LotState.Published => 2, LotState.SoldOut => 3, _ => -1 };
            var steps = at < 0
                ? [new Step(T.State(state), StepState.Stopped, Shown.Steps[^1].At)]
                : names.Select((name, i) => new Step(name, i < at ? StepState.Done : i == at ? StepState.Now : StepState.Ahead)).ToList();
            return new StateLine(steps)
            {
                Next = state switch
                {
                    LotState.Draft => T["核对后申请上架。"],
                    LotState.Returned => T["县里退回：{0}", Shown.Steps[^1].Reason ?? ""],
                    LotState.InReview => T["等县级审核员审核。"],
                    _ => null,
                },
                Urgent = state == LotState.Returned,
            };
        }
    }

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync()
    {
        Shown = await mediator.Send(new GetLot(Id)) is { Internal: not null } lot ? lot : throw new NotFound();
        Price = await mediator.Send(new GetLotPrice(Id));
        After = Request.Query["after"].ToString() is { Length: > 0 } after ? after : null;
        Offers = await mediator.Send(new OffersIn(Id, After, 50));
        Batch = Guid.CreateVersion7(clock.GetUtcNow());
    }

    public async Task<IActionResult> OnPostPublishAsync()
    {
        try
        {
            var done = await mediator.Send(new PublishLot(Id));
            Said = T["已申请上架，等县级审核员审核。"];
            Warnings = [.. done.Warnings.Select(warning => T[warning.Code, [.. warning.Arguments]])];
            return RedirectToPage(new { Id });
        }
        catch (CharterBlocked blocked)
        {
            Objections = blocked.Objections;
            Response.StatusCode = blocked.Status;
            await ShowAsync();
            return Page();
        }
    }

    public async Task<IActionResult> OnPostWithdrawAsync()
    {
        await mediator.Send(new WithdrawLot(Id, Reason));
        Said = T["已撤回。"];
        return RedirectToPage(new { Id });
    }

    public async Task<IActionResult> OnPostPhotosAsync([FromForm(Name = "Photos.batch")] Guid batch)
    {
        for (var i = 0; i < Photos.Count; i++) await mediator.Send(new AddLotPhoto(Id, $"{batch:N}-{i}", await Photos[i].Bytes()));
        return RedirectToPage(new { Id, sent = batch });
    }
}
