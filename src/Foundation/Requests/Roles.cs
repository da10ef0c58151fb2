namespace ConsumerAid.Foundation.Requests;

/// <summary>The roles that an account can hold.</summary>
public static class Roles
{
    public const string Liaison = "liaison";
    public const string Cooperative = "cooperative";
    public const string Purchaser = "purchaser";
    public const string Approver = "approver";
    public const string Finance = "finance";
    public const string CountyReviewer = "county-reviewer";
    public const string Administrator = "administrator";
    public const string Auditor = "auditor";
    public const string Helper = "helper";
    public const string Expert = "expert";

    /// <summary>All of them, in the order in which they are shown.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Liaison, Cooperative, Purchaser, Approver, Finance, CountyReviewer, Administrator, Auditor, Helper, Expert];
}
