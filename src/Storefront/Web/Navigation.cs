using System.Security.Claims;

namespace ConsumerAid.Storefront.Web;

/// <summary>A place in the navigation.</summary>
/// <param name="Words">Its name: a key of Words.</param>
/// <param name="Href">Its path.</param>
/// <param name="Icon">The drawing beside it where there is room.</param>
/// <param name="Roles">Who sees it; none means everybody who is not at work, visitors included.</param>
public sealed record NavItem(string Words, string Href, string Icon, params string[] Roles);

/// <summary>
/// Where one can go, by role. A role's first item is where its day begins. At most five items a role: on a phone they stand at the bottom, in the thumb's reach.
/// </summary>
public static class Navigation
{
    private static readonly NavItem[] Items =
    [
        new("货源", "/lots", "basket"),
        new("成效", "/impact", "chart"),
        new("章程", "/charter", "document"),
        new("关于", "/about", "info"),

        new("我的农户", "/liaison", "users", "liaison"),
        new("记录库存", "/liaison/stocks/new", "plus", "liaison"),
        new("今日收货", "/liaison/collections", "scale", "liaison"),

        new("待组货", "/cooperative/stocks", "basket", "cooperative"),
        new("我的货源", "/cooperative/lots", "list", "cooperative"),
        new("发货", "/cooperative/orders", "truck", "cooperative"),

        new("找货", "/lots", "search", "purchaser", "approver", "finance"),
        new("订单", "/orders", "list", "purchaser", "approver", "finance"),
        new("审批", "/orders/approvals", "check", "approver"),
        new("收货", "/deliveries", "truck", "purchaser"),
        new("本单位成效", "/member/impact", "chart", "purchaser", "approver", "finance"),

        new("货源审核", "/review/lots", "check", "county-reviewer"),
        new("认定证书", "/review/certificates", "seal", "county-reviewer"),

        new("账本", "/ledger", "list", "auditor"),
        new("核验", "/ledger/verify", "shield", "auditor"),
    ];

    private static readonly NavItem[] Admin =
    [
        new("人员", "/admin/accounts", "users", "administrator"),
        new("单位", "/admin/organisations", "home", "administrator"),
        new("发现", "/admin/findings", "alert", "administrator"),
        new("争议", "/admin/disputes", "gavel", "administrator"),
        new("记录", "/admin/acts", "document", "administrator", "auditor"),
    ];

    /// <summary>Every place, whoever sees it.</summary>
    public static IEnumerable<NavItem> All => Items.Concat(Admin);

    /// <summary>What this person sees.</summary>
    public static IReadOnlyList<NavItem> For(ClaimsPrincipal person)
    {
        NavItem[] own = [.. All.Where(item => item.Roles.Any(person.IsInRole))];
        return own.Length > 0 ? own : [.. Items.Where(item => item.Roles.Length == 0)];
    }

    /// <summary>The item under which a path stands: the longest of them that begins it.</summary>
    public static NavItem? Current(IReadOnlyList<NavItem> items, PathString path) => items
        .Where(item => path.StartsWithSegments(item.Href, StringComparison.OrdinalIgnoreCase))
        .MaxBy(item => item.Href.Length);
}

/// <summary>What the host tells the shell.</summary>
public sealed class ShellOptions
{
    /// <summary>Every page says that people, households and companies are invented.</summary>
    public bool ShowsDemoData { get; set; }
}
