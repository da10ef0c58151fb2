using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Charter;

/// <summary>The version in force now, with every version's number; null when none is.</summary>
[Anyone]
public sealed record GetCharter : IQuery<CharterText?>;

/// <summary>A version of the charter as people read it.</summary>
/// <param name="InForce">Whether it is the one in force now.</param>
/// <param name="Articles">25 rules, in order.</param>
/// <param name="Schedule">The parameters of the trade that belong to no rule.</param>
/// <param name="Versions">All versions, the newest first.</param>
public sealed record CharterText(
    int Number, bool InForce, DateOnly EffectiveFrom, Bilingual Title, Bilingual AdoptedBy, Bilingual Preamble, IReadOnlyList<CharterTextArticle> Articles,
    IReadOnlyList<CharterTextParameter> Schedule, IReadOnlyList<CharterEdition> Versions);

/// <summary>One rule.</summary>
/// <param name="Binds">M member unit, C cooperative, L liaison, P platform and alliance office.</param>
/// <param name="Basis">documented (of the real charter), borrowed (law, national policy, sibling alliances), proposed (this alliance's own).</param>
/// <param name="Effect">The most that the rule does about an act.</param>
/// <param name="Enforced">Whether this version of the program enforces it; the others stand in the text alone.</param>
public sealed record CharterTextArticle(
    string Rule, Bilingual Name, Bilingual Demand, Bilingual ComputedFrom, Bilingual Severity, Bilingual Source, IReadOnlyList<string> Binds, IReadOnlyList<string> Basis,
    CharterEffect Effect, bool Enforced, IReadOnlyList<CharterTextParameter> Parameters);

/// <summary>One parameter.</summary>
/// <param name="Number">In whole units, null for a text.</param>
/// <param name="Value">The number with its unit, or the text.</param>
/// <param name="Least">The least that a version may say.</param>
/// <param name="Most">The most that a version may say.</param>
public sealed record CharterTextParameter(string Name, Bilingual Label, long? Number, CharterUnit Unit, Bilingual Value, long? Least = null, long? Most = null);

/// <summary>A version among others.</summary>
public sealed record CharterEdition(int Number, DateOnly EffectiveFrom);

internal sealed class GetCharterHandler(CharterReading reading) : IRequestHandler<GetCharter, CharterText?>
{
    public Task<CharterText?> Handle(GetCharter request, CancellationToken cancellationToken) => reading.Read(null, cancellationToken);
}

internal sealed class GetCharterVersionHandler(CharterReading reading) : IRequestHandler<GetCharterVersion, CharterText?>
{
    public Task<CharterText?> Handle(GetCharterVersion request, CancellationToken cancellationToken) => reading.Read(request.Number, cancellationToken);
}

internal sealed class CharterReading(MarketDb db, IEnumerable<ICharterRule> rules, TimeProvider clock)
{
    public async Task<CharterText?> Read(int? number, CancellationToken cancellation)
    {
        var today = clock.Today();
        var editions = await db.Set<CharterVersion>().OrderByDescending(version => version.Number)
            .Select(version => new CharterEdition(version.Number, version.EffectiveFrom)).ToListAsync(cancellation);
        var inForce = editions.FirstOrDefault(edition => edition.EffectiveFrom <= today)?.Number;
        var version = await db.Set<CharterVersion>().AsNoTracking().Include(row => row.Articles).Include(row => row.Parameters)
            .SingleOrDefaultAsync(row => row.Number == (number ?? inForce), cancellation);
        if (version is null) return null;

        var enforced = rules.Select(rule => rule.Rule).ToHashSet();
        var parameters = version.Parameters.OrderBy(parameter => parameter.Position).ToLookup(
            parameter => parameter.Rule, parameter => new CharterTextParameter(
                parameter.Name, parameter.Label, parameter.Number, parameter.Unit, parameter.Text, parameter.Least, parameter.Most));
        var articles = version.Articles.Where(article => article.Rule != CharterBook.Schedule).OrderBy(article => article.Position).Select(article => new CharterTextArticle(
            article.Rule, article.Name, article.Demand, article.ComputedFrom, article.Severity, article.Source, article.Binds.Split(','), article.Basis.Split(','), article.Effect,
            enforced.Contains(article.Rule), [.. parameters[article.Rule]]));
        return new CharterText(
            version.Number, version.Number == inForce, version.EffectiveFrom, version.Title, version.AdoptedBy, version.Preamble, [.. articles],
            [.. parameters[CharterBook.Schedule]], editions);
    }
}
