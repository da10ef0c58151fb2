using System.Collections;
using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Resources;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;

namespace ConsumerAid.Foundation.Text;

/// <summary>
/// Everything the product says, in Chinese and English. The Chinese sentence is itself the key (<c>T["共 {0} 户", n]</c>); rule codes (<c>orders.not-enough</c>)
/// are keys with words in both languages. The texts are the resources <c>Words*.resx</c> (only for keys that are not the text itself) and <c>Words*.en.resx</c>
/// of all registered assemblies, merged once. In a text, <c>{0}</c> shows weights, money, prices and days in the reader's way (<see cref="Shown"/>), and
/// <c>{0|household|households}</c> chooses the first word for one and the second for any other number.
/// </summary>
public sealed class Words : IStringLocalizer
{
    private readonly FrozenDictionary<string, string> chinese;
    private readonly FrozenDictionary<string, string> english;

    public Words(IEnumerable<WordsSource> sources)
    {
        var (zh, en) = (new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var source in sources.Select(source => source.Assembly).Distinct())
        {
            foreach (var (_, key, text) in Read(source, english: false)) zh.TryAdd(key, text);
            foreach (var (_, key, text) in Read(source, english: true)) en.TryAdd(key, text);
        }

        (chinese, english) = (zh.ToFrozenDictionary(StringComparer.Ordinal), en.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>The text in the reader's language; the key itself where there is none.</summary>
    public string this[string key] => Find(key) ?? key;

    /// <summary>The text in the reader's language with its places filled.</summary>
    public string this[string key, params object?[] arguments] => string.Format(Shown.ForReader, Choices.Resolve(this[key], arguments), arguments);

    LocalizedString IStringLocalizer.this[string name] => new(name, this[name], Find(name) is null);

    LocalizedString IStringLocalizer.this[string name, params object[] arguments] => new(name, this[name, arguments], Find(name) is null);

    /// <summary>Whether there is a text of its own for this key in the reader's language.</summary>
    public bool Knows(string key) => Find(key) is not null;

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) =>
        Texts.Select(text => new LocalizedString(text.Key, text.Value, resourceNotFound: false));

    private FrozenDictionary<string, string> Texts => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? english : chinese;

    private string? Find(string key) => Texts.GetValueOrDefault(key);

    /// <summary>All texts of one assembly in one language, with the name of the set in which each stands.</summary>
    public static IEnumerable<(string Set, string Key, string Text)> Read(Assembly assembly, bool english)
    {
        if (!english) return Sets(assembly);
        try
        {
            return Sets(assembly.GetSatelliteAssembly(Reader.EnglishCulture));
        }
        catch (FileNotFoundException)
        {
            // The assembly says nothing in English; the test of words tells whether it should.
            return [];
        }
    }

    private static IEnumerable<(string Set, string Key, string Text)> Sets(Assembly assembly)
    {
        foreach (var set in assembly.GetManifestResourceNames().Where(IsWords).Order(StringComparer.Ordinal))
        {
            using var reader = new ResourceReader(assembly.GetManifestResourceStream(set)!);
            foreach (DictionaryEntry entry in reader) yield return (set, (string)entry.Key, (string)entry.Value!);
        }
    }

    private static bool IsWords(string resource) =>
        resource.EndsWith(".resources", StringComparison.Ordinal) && resource.Split('.').Any(part => part.StartsWith("Words", StringComparison.Ordinal));
}

/// <summary>An assembly that brings <c>Words*.resx</c>.</summary>
public sealed record WordsSource(Assembly Assembly);

/// <summary>All texts by one name for any type, so that labels and messages of attributes find theirs.</summary>
internal sealed class WordsFactory(Words words) : IStringLocalizerFactory
{
    public IStringLocalizer Create(Type resourceSource) => words;

    public IStringLocalizer Create(string baseName, string location) => words;
}

/// <summary>Registration of texts.</summary>
public static class WordsRegistration
{
    /// <summary>Adds the texts of an assembly to <see cref="Words"/>. Each module calls it with its own.</summary>
    public static IServiceCollection AddWords(this IServiceCollection services, Assembly assembly)
    {
        services.AddSingleton(new WordsSource(assembly));
        services.TryAddSingleton<Words>();
        services.TryAddSingleton<IStringLocalizer>(provider => provider.GetRequiredService<Words>());
        services.TryAddSingleton<IStringLocalizerFactory, WordsFactory>();
        return services;
    }
}
