using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Foundation.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace ConsumerAid.AllianceAdmin.Findings;

/// <summary>
/// Writes findings in the running transaction, each fact once. Outside of a transaction nothing is kept: then somebody only wanted to know.
/// </summary>
internal sealed class FindingLog(MarketDb db, IMediator mediator)
{
    private const int RowsOfStatement = 80;

    /// <returns>How many of the facts were not known yet.</returns>
    public async Task<int> Keep(IEnumerable<Verdict> verdicts, int charterVersion, DateTimeOffset now, CancellationToken cancellation)
    {
        if (db.Database.CurrentTransaction is null) return 0;
        // All writers go in one order, so that two who find the same facts never wait for each other in a ring.
        var findings = verdicts.Select(verdict => Finding.Of(verdict, charterVersion, now)).DistinctBy(finding => finding.Fact)
            .OrderBy(finding => finding.Fact, StringComparer.Ordinal);
        var kept = new List<Guid>();
        foreach (var rows in findings.Chunk(RowsOfStatement))
        {
            if (await Insert(rows, cancellation) == 0) continue;
            var ids = rows.Select(row => row.Id).ToArray();
            kept.AddRange(await db.Set<Finding>().Where(finding => ids.Contains(finding.Id)).Select(finding => finding.Id).ToListAsync(cancellation));
        }

        if (kept.Count > 0) await mediator.Publish(new FindingsKept(kept), cancellation);
        return kept.Count;
    }

    /// <summary>Closes those of the findings that are open still.</summary>
    /// <returns>How many these were.</returns>
    public async Task<int> Close(IReadOnlyCollection<(Guid Id, ClosureKind Kind)> findings, string? note, DateTimeOffset now, CancellationToken cancellation)
    {
        var ids = findings.Select(finding => finding.Id).ToArray();
        var closed = await db.Set<FindingClosure>().Where(closure => ids.Contains(closure.FindingId)).Select(closure => closure.FindingId).ToListAsync(cancellation);
        var open = findings.ExceptBy(closed, finding => finding.Id).ToList();
        if (open.Count == 0) return 0;
        db.AddRange(open.Select(finding => new FindingClosure { FindingId = finding.Id, At = now, Kind = finding.Kind, Note = note }));
        await db.SaveChangesAsync(cancellation);
        await mediator.Publish(new FindingsClosed(open.ConvertAll(finding => finding.Id)), cancellation);
        return open.Count;
    }

    // Not by the change tracker: a fact that another transaction is just writing must not fail this act.
    private Task<int> Insert(Finding[] rows, CancellationToken cancellation)
    {
        var entity = db.Model.FindEntityType(typeof(Finding))!;
        var sql = db.GetService<ISqlGenerationHelper>();
        var properties = entity.GetProperties().ToList();
        var table = sql.DelimitIdentifier(entity.GetTableName()!, db.Database.IsSqlite() ? null : entity.GetSchema());
        var columns = string.Join(", ", properties.Select(property => sql.DelimitIdentifier(property.GetColumnName())));
        var places = string.Join(", ", rows.Select((_, row) => $"({string.Join(", ", properties.Select((_, column) => $"{{{(row * properties.Count) + column}}}"))})"));
        var values = rows.SelectMany(row => properties.Select(property =>
        {
            var value = property.PropertyInfo!.GetValue(row);
            return value is not null && property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
        }));
        var fact = sql.DelimitIdentifier(nameof(Finding.Fact));
        var statement = db.Database.IsSqlServer()
            ? $"INSERT INTO {table} ({columns}) SELECT * FROM (VALUES {places}) AS found ({columns}) WHERE NOT EXISTS (SELECT 1 FROM {table} WITH (UPDLOCK, HOLDLOCK) WHERE {fact} = found.{fact})"
            : $"INSERT INTO {table} ({columns}) VALUES {places} ON CONFLICT ({fact}) DO NOTHING";
        return db.Database.ExecuteSqlRawAsync(statement, values!, cancellation);
    }
}
