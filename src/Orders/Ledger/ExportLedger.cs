using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Proposals;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Ledger;

/// <summary>Writes the whole ledger for an outside checker: header, sealed entries by seq, seals, unsealed entries; codes only, no personal data.</summary>
/// <param name="To">Where to; stays open.</param>
/// <returns>How many entries were written.</returns>
/// <exception cref="RuleBroken"><c>ledger.export-not-agreed</c> (403): nobody agreed within a day that this person takes it; the system's console needs no agreement.</exception>
/// <exception cref="InvalidDataException">An entry that has a place in the sequence is gone.</exception>
[Allowed(Roles.Auditor, Roles.Administrator)]
public sealed record ExportLedger(Stream To) : IQuery<long>;

internal sealed class ExportLedgerHandler(MarketDb db, CurrentActor actor, TimeProvider clock) : IRequestHandler<ExportLedger, long>
{
    public async Task<long> Handle(ExportLedger request, CancellationToken cancellationToken)
    {
        if (!actor.Value.IsSystem && !await db.ExportAgreements(actor.Account, clock.GetUtcNow()).AnyAsync(cancellationToken)) throw new RuleBroken("ledger.export-not-agreed") { Status = 403 };
        await using var ledger = await LedgerReader.Open(db, cancellationToken);
        using var file = new LedgerFile(request.To);
        var entries = ledger.Count<LedgerEntry>();
        file.Write(new LedgerHeader(clock.GetUtcNow(), entries, ledger.Count<SealedEntry>(), ledger.Count<Seal>()));
        foreach (var row in ledger.Sealed()) file.Write((row.Entry ?? throw new InvalidDataException($"Entry {row.EntryId} with seq {row.Seq} is gone.")).Line(row.Seq));
        foreach (var seal in ledger.Seals()) file.Write(seal);
        foreach (var entry in ledger.Unsealed()) file.Write(entry.Line(null));
        return entries;
    }
}
