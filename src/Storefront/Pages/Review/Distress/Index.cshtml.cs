using ConsumerAid.Catalog.Distress;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Review.Distress;

/// <summary>Labels of the county, or of all for the office: those in force, those whose photos look like earlier ones, and what was judged.</summary>
[Authorize(Roles = $"{Roles.CountyReviewer},{Roles.Administrator}")]
internal sealed class ReviewDistressModel(IMediator mediator, TimeProvider clock, Words T) : PageModel, IFormPage
{
    [BindProperty(SupportsGet = true)]
    public DistressShelf? Shelf { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    [BindProperty]
    public Guid LabelId { get; set; }

    [BindProperty]
    public bool Forged { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [TempData]
    public string? Said { get; set; }

    public Page<DistressRow> Labels { get; private set; } = new([], null);

    public DateOnly Today => clock.Today();

    public FilterForm Filter => new(
    [
        new ChoiceField("shelf", T["看哪些"], [new("All", T["全部"]), new("InForce", T["有效的"]), new("Leads", T["有线索的"]), new("Forged", T["认定伪造的"])]) { Value = $"{Shelf ?? DistressShelf.All}", AsButtons = false },
    ])
    { Active = Shelf is not null };

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync() => Labels = await mediator.Send(new FindDistressLabels(Shelf ?? DistressShelf.All, After: After));

    public async Task<IActionResult> OnPostAsync()
    {
        await mediator.Send(new JudgeDistressLabel(LabelId, Forged, Reason));
        Said = Forged ? T["已认定伪造，标签已撤下。"] : T["已复核：属实。"];
        return RedirectToPage(new { Shelf });
    }
}
