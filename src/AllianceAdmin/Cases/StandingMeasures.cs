using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Foundation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>A measure that holds.</summary>
internal sealed record MeasureFact
{
    public required Guid CaseId { get; init; }
    public required string Number { get; init; }
    public required string Rule { get; init; }
    public required PartyKind PartyKind { get; init; }
    public required Guid PartyId { get; init; }
    public required Measure Measure { get; init; }
    public required DateTimeOffset From { get; init; }

    /// <summary>Null: until admitted again.</summary>
    public required DateTimeOffset? Until { get; init; }
}

/// <summary>The measures of decided cases as a query.</summary>
internal static class StandingMeasures
{
    /// <summary>Those that hold at an instant.</summary>
    public static IQueryable<MeasureFact> MeasuresAt(this MarketDb db, DateTimeOffset at) => db.Set<Case>()
        .Where(row => row.Measure != null && row.DecidedAt <= at && (row.MeasureUntil > at || row.MeasureUntil == null))
        .Select(row => new MeasureFact
        {
            CaseId = row.Id, Number = row.Number, Rule = row.Rule, PartyKind = row.PartyKind, PartyId = row.PartyId, Measure = row.Measure!.Value, From = row.DecidedAt!.Value, Until = row.MeasureUntil,
        });
}
