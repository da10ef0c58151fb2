using System.Globalization;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.AllianceAdmin.Rules;

/// <summary>Measured values and limits as a finding keeps them: numbers with a unit that no language owns.</summary>
internal static class Measures
{
    public static string Kilograms(this Weight weight) => weight.Amount(WeightUnit.Kilogram) + " kg";

    public static string Iso(this DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Whole hours, begun ones not counted.</summary>
    public static string WholeHours(this TimeSpan time) => $"{(long)Math.Floor(time.TotalHours)} h";

    /// <summary>Hundredths of a per cent as <c>2.05</c>.</summary>
    public static string Percent(long basisPoints) => Decimals.WriteAtMost(basisPoints, 100, 2).Replace(",", "", StringComparison.Ordinal);
}
