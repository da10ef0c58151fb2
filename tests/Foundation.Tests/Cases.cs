namespace ConsumerAid.Foundation.Tests;

/// <summary>How many random cases a property is tried on: 100,000, or CONSUMERAID_CASES when mutants are tested by the hundred.</summary>
internal static class Cases
{
    public static readonly long Count = long.TryParse(Environment.GetEnvironmentVariable("CONSUMERAID_CASES"), out var count) ? count : 100_000;
}
