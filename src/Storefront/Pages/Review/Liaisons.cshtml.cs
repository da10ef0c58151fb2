using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Registry.Liaisons;
using ConsumerAid.Registry.Regions;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Review;

/// <summary>The county's liaisons: registering one, and the day of the training after which households can be given.</summary>
[Authorize(Roles = $"{Roles.CountyReviewer},{Roles.Administrator}")]
internal sealed class LiaisonsModel(IMediator mediator, TimeProvider clock, Words T) : PageModel, IFormPage
{
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Room { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? VillageCode { get; set; }

    [BindProperty]
    public Guid? LiaisonId { get; set; }

    [BindProperty]
    public DateOnly? On { get; set; }

    [TempData]
    public string? Said { get; set; }

    public string? After { get; private set; }

    public LiaisonPage Found { get; private set; } = new([], null);

    /// <summary>A reviewer chooses; whoever looks after the whole province types the village's code.</summary>
    public IReadOnlyList<Choice> Villages { get; private set; } = [];

    public DateOnly Today => clock.Today();

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync()
    {
        After = Request.Query["after"] is [{ Length: > 0 } after] ? after : null;
        Found = await mediator.Send(new FindLiaisons(WithRoom: Room, Code: Code, After: After));
        if (User.IsInRole(Roles.CountyReviewer)) Villages = [new("", T["请选"]), .. (await mediator.Send(new MyVillages())).Select(village => new Choice(village.Code, village.Town + village.Name))];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var made = await mediator.Send(new RegisterLiaison(Name ?? "", VillageCode?.Trim() ?? ""));
        Said = T["已登记联络人 {0}。培训以后才能接农户。", made.Code];
        return Redirect($"/review/liaisons?code={made.Code}");
    }

    public async Task<IActionResult> OnPostTrainAsync()
    {
        if (On is null) ModelState.TryAddModelError(nameof(On), T["请填写这一项。"]);
        if (!ModelState.IsValid)
        {
            await ShowAsync();
            return Page();
        }

        await mediator.Send(new TrainLiaison(LiaisonId ?? throw new NotFound(), On!.Value));
        Said = T["培训已登记，可以接农户了。"];
        return Redirect($"/review/liaisons?code={Code}");
    }
}
