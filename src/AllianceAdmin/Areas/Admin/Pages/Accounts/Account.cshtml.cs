using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Registry.Accounts;
using ConsumerAid.Registry.Proposals;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ConsumerAid.AllianceAdmin.Areas.Admin.Pages;

/// <summary>One account and what an administrator may do to it; never to one's own.</summary>
[Authorize(Roles = Roles.Administrator)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class AccountModel(IMediator mediator, Words T) : PageModel, IFormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public AccountRow Account { get; private set; } = null!;

    /// <summary>A fresh password, in the answer to its own request alone.</summary>
    public string? Password { get; private set; }

    [TempData]
    public string? Done { get; set; }

    public bool IsOwn => Account.Code == User.Identity!.Name;

    public IReadOnlyList<Answer> Answers =>
    [
        new(T["姓名"], Account.Name), new(T["手机号"], Account.Phone), new(T["角色"], RoleNames.Of(T, Account.Roles)), new(T["所在单位"], Account.Organisation ?? "–"),
        new(T["县"], Account.County ?? "–"), new(T["开通时间"], Shown.Time(Account.CreatedAt)), new(T["状态"], Account.Disabled ? T["已停用"] : T["正常"]),
    ];

    /// <summary>Somebody proposed roles for it.</summary>
    public bool Waits { get; private set; }

    public Task OnGetAsync() => ShowAsync();

    public async Task ShowAsync()
    {
        Account = await mediator.Send(new GetAccount(Id)) ?? throw new NotFound();
        Waits = (await mediator.Send(new FindProposals($"account/{Account.Code}"))).Count > 0;
    }

    public Task<IActionResult> OnPostSignOutAsync() => Then(new SignOutAccount(Id), T["已退出所有设备。"]);

    public Task<IActionResult> OnPostDisableAsync() => Then(new DisableAccount(Id), T["账号已停用。"]);

    public Task<IActionResult> OnPostEnableAsync() => Then(new DisableAccount(Id, Disabled: false), T["账号已重新启用。"]);

    public async Task OnPostPasswordAsync()
    {
        Password = await mediator.Send(new ResetPassword(Id));
        await ShowAsync();
    }

    private async Task<IActionResult> Then(ICommand<Done> command, string done)
    {
        await mediator.Send(command);
        Done = done;
        return LocalRedirect($"/admin/accounts/{Id}");
    }
}
