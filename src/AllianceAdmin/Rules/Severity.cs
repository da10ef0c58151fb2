namespace ConsumerAid.AllianceAdmin.Rules;

/// <summary>How grave a breach is by the charter, in points.</summary>
internal static class Severity
{
    public const int Reminder = 1;
    public const int General = 3;
    public const int Serious = 6;
    public const int Grave = 12;
}
