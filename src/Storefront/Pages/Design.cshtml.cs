using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Foundation.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages;

/// <summary>Every repeating piece with sample content, for those who build pages. Development only. <c>?wrong=true</c> shows a refused form.</summary>
internal sealed class DesignModel(IHostEnvironment environment, TimeProvider clock, Words T) : PageModel
{
    [BindProperty]
    public Weight? Amount { get; set; }

    [BindProperty]
    public UnitPrice? Price { get; set; }

    [BindProperty]
    public DateOnly? Harvested { get; set; }

    public Guid Batch { get; private set; }

    public DateTimeOffset Now { get; private set; }

    public DateOnly Today { get; private set; }

    public IActionResult OnGet(bool wrong)
    {
        if (!environment.IsDevelopment()) return NotFound();
        Show();
        if (wrong)
        {
            ModelState.SetModelValue("Amount", "五百来斤", "五百来斤");
            ModelState.AddModelError("Amount", T["weight.not-a-number"]);
            ModelState.AddModelError("Harvested", T["date.not-a-day"]);
        }

        return Page();
    }

    public IActionResult OnPost()
    {
        if (!environment.IsDevelopment()) return NotFound();
        Show();
        return Page();
    }

    private void Show()
    {
        Now = clock.GetUtcNow();
        Today = ChinaTime.DayOf(Now);
        Batch = Guid.CreateVersion7(Now);
    }
}
