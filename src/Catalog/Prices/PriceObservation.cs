using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Catalog.Prices;

/// <summary>What a product cost at a market on a day, by a named source. Never changed: what was wrong is withdrawn and entered anew.</summary>
internal sealed class PriceObservation
{
    public const int LongestMarket = 60;
    public const int LongestSource = 120;

    public required Guid Id { get; init; }

    public required string Market { get; init; }

    /// <summary>China's.</summary>
    public required DateOnly Day { get; init; }

    public required string Produce { get; init; }

    /// <summary>Null: the market does not grade.</summary>
    public required Grade? Grade { get; init; }

    public required UnitPrice Price { get; init; }

    public required string Source { get; init; }

    public required string RecordedBy { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The import that brought it; null when it was entered by hand.</summary>
    public required Guid? ImportId { get; init; }

    /// <summary>Market, day, produce, grade and source as a hash: there is one price for them.</summary>
    public required string Fact { get; init; }

    /// <summary>How often the same was withdrawn before: of each fact one round at most stands.</summary>
    public required int Round { get; init; }

    /// <summary>The hash of what a price is of; letters' case and spaces between do not matter.</summary>
    public static string FactOf(string market, DateOnly day, string produce, Grade? grade, string source)
    {
        var text = string.Join('\n', market.ToUpperInvariant(), day.ToString("O", CultureInfo.InvariantCulture), produce, grade?.ToString(), source.ToUpperInvariant());
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }

    /// <summary>A name without spaces around it and with single ones within.</summary>
    public static string Plain(string? name) => string.Join(' ', (name ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>An observation that counts no more. The row itself stays as it was.</summary>
internal sealed class PriceWithdrawal
{
    public required Guid ObservationId { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Reason { get; init; }
}
