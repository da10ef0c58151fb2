using ConsumerAid.Foundation.Requests;

namespace ConsumerAid.Foundation.Text;

/// <summary>Roles in words.</summary>
public static class RoleNames
{
    /// <summary>One role in the reader's language.</summary>
    public static string Of(Words T, string role) => role switch
    {
        Roles.Liaison => T["联络人"],
        Roles.Cooperative => T["合作社文员"],
        Roles.Purchaser => T["采购员"],
        Roles.Approver => T["审批人"],
        Roles.Finance => T["财务"],
        Roles.CountyReviewer => T["县级审核员"],
        Roles.Administrator => T["管理员"],
        Roles.Auditor => T["监督员"],
        Roles.Helper => T["志愿者"],
        Roles.Expert => T["农技专家"],
        _ => role,
    };

    /// <summary>Several roles in the order in which they are shown.</summary>
    public static string Of(Words T, IEnumerable<string> roles) => string.Join(T["、"], Roles.All.Intersect(roles).Select(role => Of(T, role)));
}
