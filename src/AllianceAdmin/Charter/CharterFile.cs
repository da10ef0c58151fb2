using System.Text.Json;
using ConsumerAid.Foundation.Charter;

namespace ConsumerAid.AllianceAdmin.Charter;

/// <summary>The text that is supplied with the program, as a file that people can read and correct before it is loaded.</summary>
internal sealed record CharterFile(
    int Number, DateOnly EffectiveFrom, Bilingual Title, Bilingual AdoptedBy, Bilingual Preamble, IReadOnlyList<CharterFile.Article> Articles)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    /// <summary>A rule; each parameter is name, number or Chinese text, unit, label zh, label en, then least and most of a number or the English of a text.</summary>
    internal sealed record Article(
        string Rule, string Effect, string Binds, string Basis, Bilingual Name, Bilingual Demand, Bilingual ComputedFrom, Bilingual Severity, Bilingual Source,
        IReadOnlyList<JsonElement[]> Parameters);

    public static CharterFile Supplied()
    {
        using var stream = typeof(CharterFile).Assembly.GetManifestResourceStream("charter-1.json")!;
        return JsonSerializer.Deserialize<CharterFile>(stream, Web)!;
    }

    public CharterVersion ToVersion(DateTimeOffset now) => new()
    {
        Number = Number, Title = Title, EffectiveFrom = EffectiveFrom, AdoptedBy = AdoptedBy, Preamble = Preamble, RecordedAt = now,
        Articles = [.. Articles.Select((article, position) => new CharterArticle
        {
            Version = Number, Rule = article.Rule, Position = position, Name = article.Name, Demand = article.Demand, ComputedFrom = article.ComputedFrom,
            Severity = article.Severity, Source = article.Source, Binds = article.Binds, Basis = article.Basis,
            Effect = Enum.Parse<CharterEffect>(article.Effect, ignoreCase: true),
        })],
        Parameters = [.. Articles.SelectMany(article => article.Parameters.Select((parameter, position) => Parameter(article.Rule, parameter, position)))],
    };

    private CharterParameter Parameter(string rule, JsonElement[] given, int position)
    {
        string Said(int at) => given[at].GetString()!;
        var unit = Enum.Parse<CharterUnit>(Said(2).Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
        var number = unit == CharterUnit.None ? (long?)null : given[1].GetInt64();
        return new CharterParameter
        {
            Version = Number, Rule = rule, Name = Said(0), Position = position, Label = new Bilingual(Said(3), Said(4)), Number = number, Unit = unit,
            Text = number is { } count ? unit.Show(count) : new Bilingual(Said(1), Said(5)),
            Least = number is null ? null : given[5].GetInt64(), Most = number is null ? null : given[6].GetInt64(),
        };
    }
}
