using System.Text.Json;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Model;

namespace ConsumerAid.AllianceAdmin.Charter.Drafts;

/// <summary>What a draft changes of the version that it is based on.</summary>
/// <param name="Numbers">Parameters, each once.</param>
/// <param name="Articles">Rules' texts and effects, each rule once.</param>
public sealed record CharterChanges(IReadOnlyList<NumberChange> Numbers, IReadOnlyList<ArticleChange> Articles)
{
    /// <summary>Changes nothing.</summary>
    public static CharterChanges None { get; } = new([], []);

    internal string ToJson() => JsonSerializer.Serialize(this);

    internal static CharterChanges FromJson(string json) => JsonSerializer.Deserialize<CharterChanges>(json)!;

    /// <exception cref="InvalidFields">
    /// A rule or parameter that the version does not have, one named twice, a number out of its range or above the one that it leads up to, a demand that is empty or too long.
    /// </exception>
    internal void Check(CharterVersion basis)
    {
        var parameters = basis.Parameters.ToDictionary(parameter => (parameter.Rule, parameter.Name));
        var rules = basis.Articles.Select(article => article.Rule).ToHashSet();
        var errors = new FieldErrors();
        foreach (var (change, at) in Numbers.Select((change, at) => (change, at)))
        {
            var field = $"numbers[{at}].number";
            var known = parameters.GetValueOrDefault((change.Rule, change.Name));
            errors.Require(known is { Number: not null }, $"numbers[{at}].name", "draft.unknown-parameter", change.Rule, change.Name)
                .Require(Numbers.Take(at).All(other => (other.Rule, other.Name) != (change.Rule, change.Name)), $"numbers[{at}].name", "draft.changed-twice", change.Rule);
            if (known is { Least: { } least, Most: { } most })
            {
                errors.Require(change.Number >= least && change.Number <= most, field, "draft.out-of-range", known.Label, known.Unit.Show(least), known.Unit.Show(most));
            }
        }

        foreach (var (change, at) in Articles.Select((change, at) => (change, at)))
        {
            errors.Require(rules.Contains(change.Rule), $"articles[{at}].rule", "draft.unknown-rule", change.Rule)
                .Require(Articles.Take(at).All(other => other.Rule != change.Rule), $"articles[{at}].rule", "draft.changed-twice", change.Rule)
                .Require(change.Effect is not { } effect || Enum.IsDefined(effect), $"articles[{at}].effect", "draft.unknown-effect")
                .Require(change.Demand is null or { Zh.Length: > 0 and <= LongestDemand, En.Length: > 0 and <= LongestDemand }, $"articles[{at}].demand", "draft.demand-length", LongestDemand);
        }

        errors.ThrowIfAny();
        CheckOrder(parameters, errors);
        errors.ThrowIfAny();
    }

    // A warning above its stop would stop nobody.
    private void CheckOrder(Dictionary<(string, string), CharterParameter> parameters, FieldErrors errors)
    {
        foreach (var (rule, names) in Rising)
        {
            foreach (var (lower, upper) in names.Zip(names.Skip(1)))
            {
                if (!parameters.TryGetValue((rule, lower), out var low) || !parameters.TryGetValue((rule, upper), out var high) || Value(low) <= Value(high)) continue;
                var at = Numbers.ToList().FindLastIndex(change => change.Rule == rule && (change.Name == lower || change.Name == upper));
                errors.Require(at < 0, $"numbers[{at}].number", "draft.out-of-order", low.Label, high.Label);
            }
        }
    }

    private long? Value(CharterParameter parameter) => Numbers.FirstOrDefault(change => change.Rule == parameter.Rule && change.Name == parameter.Name)?.Number ?? parameter.Number;

    private static readonly (string Rule, string[] Names)[] Rising =
    [
        ("CH-01", ["checkpoint_q1", "checkpoint_q2", "checkpoint_q3", "checkpoint_q4"]), ("CH-06", ["min_share", "warn_share"]), ("CH-07", ["warn_day", "days"]),
        ("CH-08", ["default_days", "max_days"]), ("CH-10", ["warn", "block"]), ("CH-16", ["loss_default", "loss_max"]), ("CH-17", ["cap", "stop"]), ("CH-20", ["settle_days", "max_days"]),
        (CharterBook.Schedule, ["warning_points", "talk_points", "suspension_points", "removal_points"]), (CharterBook.Schedule, ["suspension_days", "suspension_repeat_days"]),
    ];

    private const int LongestDemand = 2000;
}

/// <summary>Another number for a parameter, in its own unit.</summary>
public sealed record NumberChange(string Rule, string Name, long Number);

/// <summary>Another text or effect of a rule; null leaves what is.</summary>
public sealed record ArticleChange(string Rule, CharterEffect? Effect, Bilingual? Demand);
