using System.Globalization;
using System.IO.Compression;
using System.Text;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace ConsumerAid.Registry.Regions;

/// <summary>
/// Puts Hunan's counties and villages into their tables, whatever is missing of them. Sent at every start; the second time it only counts.
/// </summary>
/// <returns>How many rows were added.</returns>
[SystemOnly]
public sealed record LoadRegions : ICommand<int>;

internal sealed class LoadRegionsHandler(MarketDb db) : IRequestHandler<LoadRegions, int>
{
    public async Task<int> Handle(LoadRegions request, CancellationToken cancellationToken)
    {
        var counties = EmbeddedRegions.Counties();
        var added = 0;
        if (await db.Set<County>().CountAsync(cancellationToken) < counties.Count)
        {
            added += await Insert<County>(counties,
                ["Code", "NameZh", "NameEn", "PrefectureZh", "PrefectureEn", "IsPovertyCounty", "Latitude", "Longitude"], cancellationToken);
        }

        if (await db.Set<Village>().CountAsync(cancellationToken) < EmbeddedRegions.VillageCount)
        {
            added += await Insert<Village>(EmbeddedRegions.Villages(), ["Code", "Name", "Town", "CountyCode"], cancellationToken);
        }

        return added;
    }

    /// <summary>Many rows in one prepared statement: EF itself would take seconds for 29,303 of them at the first start.</summary>
    private async Task<int> Insert<T>(IEnumerable<object[]> rows, string[] columns, CancellationToken cancellation)
    {
        var added = 0;
        // A statement is a journey to a server; SQLite, which is none, looks each parameter up among all by its name.
        foreach (var sameSize in rows.Chunk(db.Database.IsSqlite() ? 8 : 200).GroupBy(chunk => chunk.Length))
        {
            await using var insert = db.Database.GetDbConnection().CreateCommand();
            insert.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
#pragma warning disable CA2100 // Names of the model and parameters' numbers; no value is in the text.
            insert.CommandText = Statement<T>(columns, sameSize.Key);
#pragma warning restore CA2100
            for (var i = 0; i < sameSize.Key * columns.Length; i++)
            {
                var parameter = insert.CreateParameter();
                parameter.ParameterName = $"p{i}";
                insert.Parameters.Add(parameter);
            }

            foreach (var chunk in sameSize)
            {
                var place = 0;
                foreach (var value in chunk.SelectMany(row => row)) insert.Parameters[place++].Value = value;
                added += await insert.ExecuteNonQueryAsync(cancellation);
            }
        }

        return added;
    }

    private string Statement<T>(string[] columns, int rows)
    {
        var sql = db.GetService<ISqlGenerationHelper>();
        var entity = db.Model.FindEntityType(typeof(T))!;
        var table = sql.DelimitIdentifier(entity.GetTableName()!, db.Database.IsSqlite() ? null : entity.GetSchema());
        var statement = new StringBuilder($"INSERT INTO {table} ({string.Join(", ", columns.Select(sql.DelimitIdentifier))}) VALUES ");
        for (var row = 0; row < rows; row++)
        {
            var places = Enumerable.Range(row * columns.Length, columns.Length).Select(place => $"@p{place}");
            statement.Append(row == 0 ? "(" : ", (").AppendJoin(", ", places).Append(')');
        }

        // Two nodes that start at once on an empty database both come here.
        return (db.Database.IsSqlServer() ? statement : statement.Append(" ON CONFLICT DO NOTHING")).ToString();
    }
}

/// <summary>The division codes of Hunan as they come with the product.</summary>
internal static class EmbeddedRegions
{
    public const int VillageCount = 29_303;

    public static IReadOnlyList<object[]> Counties() =>
    [
        .. Lines(Resource("counties.csv")).Select(fields => (object[])
        [
            fields[0], fields[1], fields[2], fields[3], fields[4], fields[5] == "true",
            double.Parse(fields[6], CultureInfo.InvariantCulture), double.Parse(fields[7], CultureInfo.InvariantCulture),
        ]),
    ];

    public static IEnumerable<object[]> Villages() =>
        Lines(new GZipStream(Resource("villages.csv.gz"), CompressionMode.Decompress)).Select(fields => (object[])fields);

    private static Stream Resource(string name) =>
        typeof(EmbeddedRegions).Assembly.GetManifestResourceStream($"ConsumerAid.Registry.Regions.{name}")!;

    // No field of these files holds a comma or a quote.
    private static IEnumerable<string[]> Lines(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        reader.ReadLine();
        while (reader.ReadLine() is { } line) yield return line.Split(',');
    }
}
