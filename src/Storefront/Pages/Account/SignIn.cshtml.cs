using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Web;
using ConsumerAid.Registry.Accounts;
using ConsumerAid.Storefront.Access;
using ConsumerAid.Storefront.Host;
using ConsumerAid.Storefront.Seeding;
using ConsumerAid.Storefront.Web;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace ConsumerAid.Storefront.Pages.Account;

/// <summary>Phone and password; the answer is the same whether the phone has an account or not. With the demo on, each of its accounts has a button that sends the same form.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class SignInModel(IMediator mediator, HostSettings settings, Words T) : PageModel, IFormPage
{
    /// <summary>Shown on the page: everybody may know it, as the accounts hold nothing but invented data.</summary>
    public const string DemoPassword = DemoPeople.Password;

    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public bool Stay { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    public IReadOnlyList<DemoAccount> Demo { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (User.Identity?.IsAuthenticated == true) return LocalRedirect(Next([.. Foundation.Requests.Roles.All.Where(User.IsInRole)]));
        await ShowAsync();
        return Page();
    }

    public Task ShowAsync()
    {
        if (settings.Demo) Demo = Accounts(T);
        return Task.CompletedTask;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var errors = new FieldErrors().Require(!string.IsNullOrWhiteSpace(Phone), "phone", "registry.phone-wrong").Require(!string.IsNullOrEmpty(Password), "password", "account.password-missing");
        errors.ThrowIfAny();
        var session = await mediator.Send(new SignIn(Phone!, Password!)) ?? throw new RuleBroken("registry.sign-in-failed") { Status = StatusCodes.Status401Unauthorized };
        await Sessions.Open(HttpContext, session, Stay);
        return LocalRedirect(Next(session.Roles));
    }

    private string Next(IReadOnlyList<string> roles) => LocalPaths.IsOurs(To) ? To! : Navigation.FirstOf(roles);

    private static DemoAccount[] Accounts(Words T) =>
    [
        new(T["联络人"], "19900000001", T["替附近的农户记录库存、收货过磅"]),
        new(T["合作社文员"], "19900000002", T["组货上架、装车发货"]),
        new(T["采购员"], "19900000003", T["找货、下单、收货"]),
        new(T["审批人"], "19900000004", T["审批 2,000 元以上的订单"]),
        new(T["财务"], "19900000005", T["看本单位的订单和成效"]),
        new(T["县级审核员"], "19900000009", T["审核货源、登记认定证书"]),
        new(T["监督员"], "19900000008", T["逐笔查账、核验账本"]),
        new(T["管理员（甲）"], "19900000006", T["管人员、单位、争议和规则发现"]),
        new(T["管理员（乙）"], "19900000007", T["需要第二个人确认时用"]),
        new(T["管理员（丙）"], "19900000012", T["复核申诉时用"]),
        new(T["志愿者"], "19900000010", T["浏览公开的货源和成效"]),
        new(T["农技专家"], "19900000011", T["浏览公开的货源和成效"]),
    ];

    /// <summary>An account of the demo: its role, its phone, what it is for.</summary>
    internal sealed record DemoAccount(string Name, string Phone, string Does);
}
