using ConsumerAid.AllianceAdmin.Charter.Drafts;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Values;

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

    /// <summary>The next version: this one with what a draft changes.</summary>
    /// <exception cref="InvalidOperationException">The draft changes what this version does not have; it was checked before.</exception>
    public CharterVersion With(CharterChanges changes, int number, Bilingual title, Bilingual adoptedBy, DateOnly effectiveFrom, DateTimeOffset now)
    {
        var (numbers, articles) = (changes.Numbers.ToDictionary(change => (change.Rule, change.Name), change => change.Number), changes.Articles.ToDictionary(change => change.Rule));
        return new CharterVersion
        {
            Number = number, Title = title, EffectiveFrom = effectiveFrom, AdoptedBy = adoptedBy, Preamble = Preamble, RecordedAt = now,
            Articles = [.. Articles.Select(article => article.With(articles.GetValueOrDefault(article.Rule), number))],
            Parameters = [.. Parameters.Select(parameter => parameter.With(numbers.TryGetValue((parameter.Rule, parameter.Name), out var value) ? value : parameter.Number, number))],
        };
    }
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

    internal CharterArticle With(ArticleChange? change, int version) => new()
    {
        Version = version, Rule = Rule, Position = Position, Name = Name, Demand = change?.Demand ?? Demand, ComputedFrom = ComputedFrom, Severity = Severity, Source = Source,
        Binds = Binds, Basis = Basis, Effect = change?.Effect ?? Effect,
    };
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

    /// <summary>The least that a version may say, or null for a text.</summary>
    public required long? Least { get; init; }

    /// <summary>The most that a version may say, or null for a text.</summary>
    public required long? Most { get; init; }

    internal CharterParameter With(long? number, int version) => new()
    {
        Version = version, Rule = Rule, Name = Name, Position = Position, Label = Label, Number = number, Unit = Unit, Least = Least, Most = Most,
        Text = number is { } value ? Unit.Show(value) : Text,
    };
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

/// <summary>How a parameter is shown.</summary>
internal static class CharterUnits
{
    public static Bilingual Show(this CharterUnit unit, long number)
    {
        Bilingual Both(string text) => new(text, text);
        Bilingual In(string zh, string one) => new($"{number} {zh}", number == 1 ? $"1 {one}" : $"{number} {one}s");
        return unit switch
        {
            CharterUnit.Count => Both(Decimals.Write(number, 1, 0)),
            CharterUnit.Fen => Both(new Money(number).Show()),
            CharterUnit.Percent => Both($"{number} %"),
            CharterUnit.PerMille => Both($"{Decimals.Write(number, 10, 1)} %"),
            CharterUnit.BasisPoints => Both($"{Decimals.Write(number, 100, 2)} %"),
            CharterUnit.Hours => In("小时", "hour"),
            CharterUnit.Days => In("天", "day"),
            CharterUnit.Months => In("个月", "month"),
            CharterUnit.Years => In("年", "year"),
            _ => throw new ArgumentOutOfRangeException(nameof(unit)),
        };
    }
}
