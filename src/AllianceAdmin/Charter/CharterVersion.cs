using ConsumerAid.Foundation.Charter;

namespace ConsumerAid.AllianceAdmin.Charter;

/// <summary>A version of the charter: its text and its parameters. Never changed; what is to be otherwise comes as another version.</summary>
internal sealed class CharterVersion
{
    /// <summary>From 1, without gaps.</summary>
    public required int Number { get; init; }

    public required Bilingual Title { get; init; }

    /// <summary>The first day (China's) on which it is in force, until a higher number is.</summary>
    public required DateOnly EffectiveFrom { get; init; }

    public required Bilingual AdoptedBy { get; init; }

    /// <summary>What of the text is documented, borrowed and proposed.</summary>
    public required Bilingual Preamble { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public List<CharterArticle> Articles { get; init; } = [];

    public List<CharterParameter> Parameters { get; init; } = [];
}

/// <summary>One rule's text in a version.</summary>
internal sealed class CharterArticle
{
    public required int Version { get; init; }

    /// <summary><c>CH-01</c>–<c>CH-25</c>; <c>TERMS</c> for the schedule of what the trade itself works with.</summary>
    public required string Rule { get; init; }

    public required int Position { get; init; }

    public required Bilingual Name { get; init; }

    public required Bilingual Demand { get; init; }

    public required Bilingual ComputedFrom { get; init; }

    public required Bilingual Severity { get; init; }

    public required Bilingual Source { get; init; }

    /// <summary>M member unit, C cooperative, L liaison, P platform and alliance office; with commas.</summary>
    public required string Binds { get; init; }

    /// <summary>documented, borrowed, proposed; with commas.</summary>
    public required string Basis { get; init; }

    /// <summary>The most that the rule does about an act.</summary>
    public required CharterEffect Effect { get; init; }
}

/// <summary>One number or text that a rule works with in a version.</summary>
internal sealed class CharterParameter
{
    public required int Version { get; init; }

    public required string Rule { get; init; }

    public required string Name { get; init; }

    public required int Position { get; init; }

    public required Bilingual Label { get; init; }

    /// <summary>In whole <see cref="Unit"/>s, or null when it is a text.</summary>
    public required long? Number { get; init; }

    public required Bilingual Text { get; init; }

    public required CharterUnit Unit { get; init; }
}

/// <summary>In what a parameter is counted. All are whole numbers.</summary>
public enum CharterUnit
{
    /// <summary>A text.</summary>
    None,
    Count,
    Fen,
    Percent,
    PerMille,

    /// <summary>Hundredths of a per cent.</summary>
    BasisPoints,
    Hours,
    Days,
    Months,
    Years,
}
