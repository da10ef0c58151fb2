using System.Text.RegularExpressions;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Registry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.Browser.Tests;

/// <summary>
/// What may be Chinese on an English page: data, that is names and notes as somebody wrote them. Such a run of characters stands in a record of the database; what has an
/// English name of its own (counties, produce) may not be called by its Chinese one alone.
/// </summary>
internal sealed partial class KnownChinese(IReadOnlySet<string> said, IReadOnlySet<string> named)
{
    /// <summary>How every text begins that the key ring protects.</summary>
    private const string Sealed = "CfDJ8";

    private readonly string all = string.Join('\n', said);
    private readonly string[] titles = [.. said.Where(text => text.Contains(' ') && named.Contains(text.Split(' ')[0]))];

    public IEnumerable<string> NotDataIn(string text) => Run().Matches(text).Select(run => run.Value).Where(run => !IsData(run, text));

    private bool IsData(string run, string text)
    {
        if (named.Contains(run)) return titles.Any(title => text.Contains(title, StringComparison.Ordinal));
        // A place is written with what it lies in before it.
        return all.Contains(run, StringComparison.Ordinal) || Enumerable.Range(1, run.Length - 1).Any(cut => said.Contains(run[..cut]) && said.Contains(run[cut..]));
    }

    public static Task<KnownChinese> Of(Site site) => site.In(async services =>
    {
        var db = services.GetRequiredService<MarketDb>();
        var vault = services.GetRequiredService<PersonalVault>();
        var said = new HashSet<string>(StringComparer.Ordinal);
        var connection = db.Database.GetDbConnection();
        await db.Database.OpenConnectionAsync();
        var columns = new List<(string Table, string Column)>();
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT tables.name, columns.name FROM sqlite_master AS tables, pragma_table_info(tables.name) AS columns WHERE tables.type = 'table' AND columns.type = 'TEXT'";
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync()) columns.Add((rows.GetString(0), rows.GetString(1)));
        }

        foreach (var (table, column) in columns)
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The database's own names.
            command.CommandText = $"SELECT DISTINCT \"{column}\" FROM \"{table}\" WHERE \"{column}\" IS NOT NULL";
#pragma warning restore CA2100
            await using var rows = await command.ExecuteReaderAsync();
            // Names lie sealed: of households, accounts, witnesses, applicants.
            while (await rows.ReadAsync()) said.Add(rows.GetString(0) is var text && text.StartsWith(Sealed, StringComparison.Ordinal) ? vault.Open(new Ciphertext(text)) : text);
        }

        var named = (await db.Counties().Select(county => county.NameZh).ToListAsync()).Concat(await db.Produce().Select(produce => produce.NameZh).ToListAsync());
        return new KnownChinese(said.Where(text => Run().IsMatch(text)).ToHashSet(StringComparer.Ordinal), named.ToHashSet(StringComparer.Ordinal));
    });

    [GeneratedRegex(@"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”]*[\u3400-\u9fff][\u3000-\u303f\u3400-\u9fff\uff00-\uffef]*", RegexOptions.None, 1000)]
    private static partial Regex Run();
}
