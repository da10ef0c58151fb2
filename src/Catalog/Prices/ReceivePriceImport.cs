using System.Security.Cryptography;
using System.Text.Json;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog.Prices;

/// <summary>
/// Reads a CSV or XLSX file of observations and tells everything that is wrong with it, at once; no observation is written. The same file under the same client id is the same
/// import. Refused as a whole with <c>prices.file-…</c>.
/// </summary>
/// <param name="ClientId">Made by the sender, 1 to 64 characters.</param>
/// <param name="FileName">As the sender calls it; only shown.</param>
[Allowed(Roles.Administrator, Roles.CountyReviewer)]
public sealed record ReceivePriceImport(string ClientId, string FileName, ReadOnlyMemory<byte> File) : ICommand<Guid>;

/// <summary>What an import found, as it is kept.</summary>
internal sealed record PriceImportReport(IReadOnlyList<PriceRowRemark> Wrong, IReadOnlyList<PriceRowRemark> Known, IReadOnlyList<PriceRowRemark> Unusual, int UnusualCount);

internal sealed class ReceivePriceImportHandler(MarketDb db, CurrentActor actor, ActTrail trail, TimeProvider clock, CatalogNames names) : IRequestHandler<ReceivePriceImport, Guid>
{
    public async Task<Guid> Handle(ReceivePriceImport request, CancellationToken cancellationToken)
    {
        new FieldErrors().Require(request.ClientId.Length is > 0 and <= 64, "clientId", "text.too-long", 64).ThrowIfAny();
        var (now, by, file) = (clock.GetUtcNow(), actor.Code, request.File.ToArray());
        var hash = Convert.ToHexStringLower(SHA256.HashData(file));
        if (await db.Set<PriceImport>().SingleOrDefaultAsync(row => row.UploadedBy == by && row.ClientId == request.ClientId, cancellationToken) is { } before)
        {
            return before.Hash == hash ? before.Id : throw new RuleBroken("request.key-reused") { Status = 409 };
        }

        var (reading, _) = await PriceReading.Of(db, (await names.Get(db, cancellationToken)).Produce, actor, ChinaTime.DayOf(now), file, cancellationToken);
        RuleBroken.If(reading.Rows == 0, "prices.file-empty");
        var name = request.FileName.Trim() is { Length: > 0 } given ? Path.GetFileName(given) : "-";
        var import = new PriceImport
        {
            Id = Guid.CreateVersion7(now), ClientId = request.ClientId, FileName = name.Length > 200 ? name[..200] : name, Hash = hash, UploadedBy = by, UploadedAt = now,
            Rows = reading.Rows, New = reading.New.Count, Known = reading.KnownCount, Wrong = reading.WrongCount,
            Report = JsonSerializer.Serialize(new PriceImportReport(reading.Wrong, reading.Known, reading.Unusual, reading.UnusualCount)),
        };
        db.Add(import);
        // What cannot be written need not be kept.
        if (import is { Wrong: 0, New: > 0 }) db.Add(new PriceImportFile { ImportId = import.Id, ReceivedAt = now, Content = file });
        trail.Say($"price-import/{import.Id}", detail: $"{import.Rows} rows, {import.New} new, {import.Known} known, {import.Wrong} wrong");
        return import.Id;
    }
}
