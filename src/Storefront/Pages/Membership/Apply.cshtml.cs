using ConsumerAid.AllianceAdmin.Members;
using ConsumerAid.AllianceAdmin.Papers;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Registry;
using ConsumerAid.Storefront.Access;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace ConsumerAid.Storefront.Pages.Membership;

/// <summary>A company applies. Whoever sends the same form twice has applied once.</summary>
[EnableRateLimiting(RateLimits.Apply)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ApplyModel(IMediator mediator) : PageModel, IFormPage
{
    [BindProperty]
    public string? ClientId { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? NameEn { get; set; }

    [BindProperty]
    public MemberField? Field { get; set; }

    [BindProperty]
    public string? CreditCode { get; set; }

    [BindProperty]
    public string? ContactName { get; set; }

    [BindProperty]
    public string? ContactPhone { get; set; }

    [BindProperty]
    public Money? Pledge { get; set; }

    [BindProperty]
    public string? ParentCode { get; set; }

    [BindProperty]
    public IFormFile? Letter { get; set; }

    [BindProperty]
    public List<IFormFile> Documents { get; set; } = [];

    public Task OnGetAsync() => ShowAsync();

    public Task ShowAsync()
    {
        if (ClientId is not { Length: > 0 and <= 64 }) ClientId = System.Security.Cryptography.RandomNumberGenerator.GetHexString(32, lowercase: true);
        return Task.CompletedTask;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await ShowAsync();
        if (!ModelState.IsValid) return Page();
        var documents = new List<SentPaper>();
        foreach (var file in Documents) documents.Add(await file.Paper(PaperKind.Document));
        var applied = await mediator.Send(new ApplyForMembership(
            ClientId!, Name, NameEn, Field, CreditCode, ContactName, ContactPhone, Pledge, ParentCode, Letter is null ? null : await Letter.Paper(PaperKind.PledgeLetter), documents));
        return LocalRedirect($"/members/applied/{applied.Number}");
    }
}
