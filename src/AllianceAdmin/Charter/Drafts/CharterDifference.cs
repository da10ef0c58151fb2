using ConsumerAid.Foundation.Charter;

namespace ConsumerAid.AllianceAdmin.Charter.Drafts;

/// <summary>What one version says otherwise than another.</summary>
public enum DifferenceKind
{
    Demand,
    Effect,
    Parameter,
}

/// <summary>One difference, readable as text.</summary>
/// <param name="Rule">The rule, or <c>TERMS</c>.</param>
/// <param name="Name">The rule's name.</param>
/// <param name="What">The parameter's label; null for the text and the effect.</param>
/// <param name="Before">As the first says it.</param>
/// <param name="After">As the second says it.</param>
public sealed record CharterDifference(string Rule, Bilingual Name, DifferenceKind Kind, Bilingual? What, Bilingual Before, Bilingual After)
{
    /// <summary>The differences between two versions, rule by rule; a rule that only one of them has differs in nothing here, for every version has all of them.</summary>
    internal static IReadOnlyList<CharterDifference> Between(CharterVersion one, CharterVersion other)
    {
        var articles = other.Articles.ToDictionary(article => article.Rule);
        var parameters = other.Parameters.ToDictionary(parameter => (parameter.Rule, parameter.Name));
        var found = new List<CharterDifference>();
        foreach (var before in one.Articles.OrderBy(article => article.Position))
        {
            var after = articles[before.Rule];
            if (before.Demand != after.Demand) found.Add(new CharterDifference(before.Rule, before.Name, DifferenceKind.Demand, null, before.Demand, after.Demand));
            if (before.Effect != after.Effect) found.Add(new CharterDifference(before.Rule, before.Name, DifferenceKind.Effect, null, Words(before.Effect), Words(after.Effect)));
            foreach (var parameter in one.Parameters.Where(row => row.Rule == before.Rule).OrderBy(row => row.Position))
            {
                if (parameters.TryGetValue((parameter.Rule, parameter.Name), out var now) && now.Text != parameter.Text)
                {
                    found.Add(new CharterDifference(before.Rule, before.Name, DifferenceKind.Parameter, parameter.Label, parameter.Text, now.Text));
                }
            }
        }

        return found;
    }

    private static Bilingual Words(CharterEffect effect) => effect switch
    {
        CharterEffect.Block => new("拦下", "blocks"),
        CharterEffect.Warn => new("提示", "warns"),
        _ => new("记下", "notes"),
    };
}
