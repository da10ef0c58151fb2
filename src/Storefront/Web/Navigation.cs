using System.Security.Claims;
using ConsumerAid.Foundation.Requests;

namespace ConsumerAid.Storefront.Web;

/// <summary>A place in the navigation.</summary>
/// <param name="Words">Its name: a key of Words.</param>
/// <param name="Href">Its path.</param>
/// <param name="Icon">The drawing beside it where there is room.</param>
/// <param name="For">The roles that see it; none means everybody who is not at work, visitors included.</param>
public sealed record NavItem(string Words, string Href, string Icon, params string[] For);

/// <summary>
/// Where one can go, by role. A role's first item is where its day begins. At most five items a role: on a phone they stand at the bottom, in the thumb's reach.
/// </summary>
public static class Navigation
{
    private static readonly NavItem[] Items =
    [
        new("货源", "/lots", "basket"),
        new("成效", "/impact", "chart"),
        new("公约", "/charter", "document"),
        new("成员单位", "/members", "users"),
        new("关于", "/about", "info"),

        new("我的农户", "/liaison", "users", Roles.Liaison),
        new("记录库存", "/liaison/stocks/new", "plus", Roles.Liaison),
        new("今日收货", "/liaison/collections", "scale", Roles.Liaison),
        new("守约", "/standing", "shield", Roles.Liaison),

        new("待组货", "/cooperative/stocks", "basket", Roles.Cooperative),
        new("我的货源", "/cooperative/lots", "list", Roles.Cooperative),
        new("发货", "/cooperative/orders", "truck", Roles.Cooperative),
        new("认定", "/cooperative/certification", "seal", Roles.Cooperative),
        new("守约", "/standing", "shield", Roles.Cooperative),

        new("找货", "/lots", "search", Roles.Purchaser, Roles.Approver, Roles.Finance),
        new("订单", "/orders", "list", Roles.Purchaser, Roles.Approver, Roles.Finance),
        new("审批", "/orders/approvals", "check", Roles.Approver),
        new("收货", "/deliveries", "truck", Roles.Purchaser),
        new("我的承诺", "/member/pledge", "seal", Roles.Purchaser, Roles.Approver, Roles.Finance),
        new("本单位成效", "/member/impact", "chart", Roles.Purchaser, Roles.Approver, Roles.Finance),

        new("货源审核", "/review/lots", "check", Roles.CountyReviewer),
        new("认定证书", "/review/certificates", "seal", Roles.CountyReviewer),
        new("农户", "/review/households", "users", Roles.CountyReviewer),
        new("联络人", "/review/liaisons", "list", Roles.CountyReviewer),
        new("价格观测", "/admin/prices", "chart", Roles.CountyReviewer),

        new("账本", "/ledger", "list", Roles.Auditor),
        new("核验", "/ledger/verify", "shield", Roles.Auditor),
    ];

    private static readonly NavItem[] Admin =
    [
        new("待办", "/admin", "home", Roles.Administrator),
        new("人员", "/admin/accounts", "users", Roles.Administrator),
        new("办案", "/admin/queue", "alert", Roles.Administrator),
        new("争议", "/admin/disputes", "gavel", Roles.Administrator),
        new("记录", "/admin/acts", "document", Roles.Administrator, Roles.Auditor),
    ];

    /// <summary>Every place, whoever sees it.</summary>
    public static IEnumerable<NavItem> All => Items.Concat(Admin);

    /// <summary>What this person sees.</summary>
    public static IReadOnlyList<NavItem> For(ClaimsPrincipal person)
    {
        NavItem[] own = [.. All.Where(item => item.For.Any(person.IsInRole))];
        return own.Length > 0 ? own : [.. Items.Where(item => item.For.Length == 0)];
    }

    /// <summary>Where the day of somebody with these roles begins.</summary>
    public static string FirstOf(IReadOnlyCollection<string> roles) => All.FirstOrDefault(item => item.For.Any(roles.Contains))?.Href ?? "/";

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
