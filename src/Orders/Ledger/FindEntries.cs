using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Trade;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Ledger;

/// <summary>The ledger row by row, the newest day of recording first.</summary>
/// <param name="HouseholdCode">Only of this household.</param>
/// <param name="LotId">Only of this lot.</param>
/// <param name="DispatchId">Only of this lorry.</param>
/// <param name="Day">Only what was recorded on this day (China's).</param>
/// <param name="From">Only what was recorded on this day or later.</param>
/// <param name="To">Only what was recorded until this day, which counts.</param>
/// <param name="CountsAs">Only what counts toward this, corrections of it included.</param>
/// <param name="After">The cursor of the page before.</param>
/// <param name="Limit">At most 200.</param>
[Allowed(Roles.Auditor, Roles.Administrator)]
public sealed record FindEntries(
    string? HouseholdCode = null, Guid? LotId = null, Guid? DispatchId = null, DateOnly? Day = null, string? After = null, int Limit = 50,
    DateOnly? From = null, DateOnly? To = null, EntryType? CountsAs = null) : IQuery<Page<EntryRow>>;

/// <summary>An entry with its place under the seals.</summary>
public sealed record EntryRow
{
    public required Guid Id { get; init; }

    /// <summary>Null while it is not sealed.</summary>
    public required long? Seq { get; init; }

    public required string HouseholdCode { get; init; }

    public required Guid LotId { get; init; }

    public required string LotNumber { get; init; }

    public required string LotTitle { get; init; }

    public required Guid LineId { get; init; }

    public required Guid DispatchId { get; init; }

    public required string DispatchNumber { get; init; }

    public required Guid MemberId { get; init; }

    public required EntryType Type { get; init; }

    public required Weight Weight { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public required DateOnly RecordedOn { get; init; }

    public required string RecordedBy { get; init; }

    public required string? OnBehalfOf { get; init; }

    public required string? Proof { get; init; }

    public required Guid? Corrects { get; init; }
}

internal sealed class FindEntriesHandler(MarketDb db) : IRequestHandler<FindEntries, Page<EntryRow>>
{
    public async Task<Page<EntryRow>> Handle(FindEntries request, CancellationToken cancellationToken)
    {
        var entries = db.Set<LedgerEntry>().AsNoTracking();
        if (request.HouseholdCode is { } household) entries = entries.Where(entry => entry.HouseholdCode == household);
        if (request.LotId is { } lot) entries = entries.Where(entry => entry.LotId == lot);
        if (request.DispatchId is { } dispatch) entries = entries.Where(entry => entry.DispatchId == dispatch);
        if (request.Day is { } day) entries = entries.Where(entry => entry.RecordedOn == day);
        if (request.From is { } from) entries = entries.Where(entry => entry.RecordedOn >= from);
        if (request.To is { } to) entries = entries.Where(entry => entry.RecordedOn <= to);
        if (request.CountsAs is { } kind) entries = entries.Where(entry => entry.CountsAs == kind);
        if (Cursor.Parse(request.After) is { } after)
        {
            var (before, id) = (after.Day, after.Id);
            entries = entries.Where(entry => entry.RecordedOn < before || (entry.RecordedOn == before && entry.Id < id));
        }

        var limit = Pages.Rows(request.Limit);
        var rows = await EntryRows.Of(db, entries.OrderByDescending(entry => entry.RecordedOn).ThenByDescending(entry => entry.Id).Take(limit + 1)).ToListAsync(cancellationToken);
        return rows.Count <= limit ? new Page<EntryRow>(rows, null) : new Page<EntryRow>(rows[..limit], Cursor.Of(rows[limit - 1].RecordedOn, rows[limit - 1].Id).ToString());
    }
}

/// <summary>The one projection of entries into rows.</summary>
internal static class EntryRows
{
    public static IQueryable<EntryRow> Of(MarketDb db, IQueryable<LedgerEntry> entries) => entries.Select(entry => new EntryRow
    {
        Id = entry.Id, HouseholdCode = entry.HouseholdCode, LotId = entry.LotId, LineId = entry.LineId, DispatchId = entry.DispatchId, MemberId = entry.MemberId,
        Type = entry.Type, Weight = entry.Weight, OccurredAt = entry.OccurredAt, RecordedAt = entry.RecordedAt, RecordedOn = entry.RecordedOn,
        RecordedBy = entry.RecordedBy, OnBehalfOf = entry.OnBehalfOf, Proof = entry.Proof, Corrects = entry.Corrects,
        LotNumber = db.Lots().Where(lot => lot.Id == entry.LotId).Select(lot => lot.Number).FirstOrDefault() ?? "",
        LotTitle = db.Lots().Where(lot => lot.Id == entry.LotId).Select(lot => lot.Title).FirstOrDefault() ?? "",
        DispatchNumber = db.Set<Dispatch>().Where(dispatch => dispatch.Id == entry.DispatchId).Select(dispatch => dispatch.Number).FirstOrDefault() ?? "",
        Seq = db.Set<SealedEntry>().Where(place => place.EntryId == entry.Id).Select(place => (long?)place.Seq).FirstOrDefault(),
    });
}
