using ConsumerAid.Foundation.Model;
using ConsumerAid.Registry.Accounts;
using ConsumerAid.Storefront.Access;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Account;

/// <summary>Another password; this session goes on, all others end.</summary>
[Authorize]
internal sealed class PasswordModel(IMediator mediator) : PageModel
{
    [BindProperty]
    public string? Present { get; set; }

    [BindProperty]
    public string? New { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        new FieldErrors()
            .Require(!string.IsNullOrEmpty(Present), "present", "account.password-missing")
            .Require(New == Again, "again", "account.passwords-differ")
            .ThrowIfAny();
        var session = await mediator.Send(new ChangePassword(Present!, New ?? ""));
        var before = await HttpContext.AuthenticateAsync();
        await Sessions.Open(HttpContext, session, before.Properties?.IsPersistent == true);
        return LocalRedirect("/account?done=password");
    }
}
