using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Accounts;

namespace ConsumerAid.Storefront.Seeding;

/// <summary>The accounts with which visitors of a demo sign in (README): one phone for each role.</summary>
internal static class DemoAccounts
{
    /// <summary>Their places in <see cref="Of"/>.</summary>
    public const int Liaison = 0, Clerk = 1, Purchaser = 2, Approver = 3, Reviewer = 8;

    /// <summary>How many there are.</summary>
    public const int Count = 12;

    /// <summary>Whether the account at a place is bound to the county.</summary>
    public static bool HasCounty(int at) => at is Liaison or Clerk or Reviewer;

    public static IReadOnlyList<NewAccount> Of(Guid liaison, Guid cooperative, Guid member, Guid office, string county) =>
    [
        new("演示联络人", "19900000001", [Roles.Liaison], new AccountPlace(LiaisonId: liaison)),
        new("演示合作社文员", "19900000002", [Roles.Cooperative], new AccountPlace(cooperative)),
        new("演示采购", "19900000003", [Roles.Purchaser], new AccountPlace(member)),
        new("演示审批", "19900000004", [Roles.Approver], new AccountPlace(member)),
        new("演示财务", "19900000005", [Roles.Finance], new AccountPlace(member)),
        new("演示管理员甲", "19900000006", [Roles.Administrator], new AccountPlace(office)),
        new("演示管理员乙", "19900000007", [Roles.Administrator], new AccountPlace(office)),
        new("演示监督员", "19900000008", [Roles.Auditor], new AccountPlace()),
        new("演示县级审核员", "19900000009", [Roles.CountyReviewer], new AccountPlace(CountyCode: county)),
        new("演示志愿者", "19900000010", [Roles.Helper], new AccountPlace()),
        new("演示农技专家", "19900000011", [Roles.Expert], new AccountPlace()),
        new("演示管理员丙", "19900000012", [Roles.Administrator], new AccountPlace(office)),
    ];
}
