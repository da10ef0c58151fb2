using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Membership;

/// <summary>An application was received: its number. The page says nothing else that the address could bring along.</summary>
internal sealed partial class AppliedModel : PageModel
{
    public string Number { get; private set; } = "";

    public IActionResult OnGet(string number)
    {
        if (!Numbers().IsMatch(number)) return NotFound();
        Number = number;
        return Page();
    }

    [GeneratedRegex("^SQ-[0-9]{6,9}$", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Numbers();
}
