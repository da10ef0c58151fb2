using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Registry.Accounts;
using ConsumerAid.Registry.Notices;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.Storefront.Pages.Account;

/// <summary>One's own account, what it was told lately, and the ways to end its sessions.</summary>
[Authorize]
internal sealed class AccountModel(IMediator mediator, Words T) : PageModel, IFormPage
{
    private const int NewestShown = 5;

    public AccountRow Own { get; private set; } = null!;

    public NoticePage Notices { get; private set; } = null!;

    public IReadOnlyList<OwnToken> Tokens { get; private set; } = [];

    public bool TokenEnded { get; private set; }

    public bool PasswordChanged { get; private set; }

    public Timeline Latest => new([.. Notices.Items.Select(notice => new Moment(notice.At, T[notice.Code, [.. notice.Arguments]]))]);

    public IReadOnlyList<Answer> Answers =>
    [
        new(T["编号"], Own.Code), new(T["姓名"], Own.Name), new(T["手机号"], Own.Phone), new(T["角色"], RoleNames.Of(T, Own.Roles)),
        .. Own.Organisation is { } unit ? [new Answer(T["所在单位"], unit)] : Array.Empty<Answer>(),
        .. Own.County is { } county ? [new Answer(T["县"], county)] : Array.Empty<Answer>(),
    ];

    public Task OnGetAsync(string? done)
    {
        (PasswordChanged, TokenEnded) = (done == "password", done == "token");
        return ShowAsync();
    }

    public async Task ShowAsync()
    {
        Own = await mediator.Send(new GetMyAccount());
        Tokens = await mediator.Send(new MyTokens());
        Notices = await mediator.Send(new MyNotices(UnreadOnly: true, Limit: NewestShown));
    }

    public async Task<IActionResult> OnPostTokenAsync(string? mark)
    {
        await mediator.Send(new EndToken(mark ?? ""));
        return LocalRedirect("/account?done=token");
    }

    public async Task<IActionResult> OnPostEverywhereAsync()
    {
        await mediator.Send(new SignOutEverywhere());
        await HttpContext.SignOutAsync();
        return LocalRedirect("/sign-in");
    }
}
