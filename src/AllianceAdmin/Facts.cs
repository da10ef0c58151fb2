using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Findings;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin;

/// <summary>A version of the charter, in force from a day of China until a higher number is.</summary>
public sealed record CharterVersionFact
{
    public required int Number { get; init; }
    public required DateOnly EffectiveFrom { get; init; }
}

/// <summary>What a rule found.</summary>
public sealed record FindingFact
{
    public required Guid Id { get; init; }

    /// <summary>When it was found.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When the fact happened.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
    public required string Rule { get; init; }
    public required CharterEffect Effect { get; init; }

    /// <summary>1 reminder, 3 general, 6 serious, 12 grave.</summary>
    public required int Points { get; init; }
    public required string Subject { get; init; }

    /// <summary>Whom it counts against; null: the alliance's own office.</summary>
    public required PartyKind? AgainstKind { get; init; }
    public required Guid? AgainstId { get; init; }
    public required Guid? CooperativeId { get; init; }
    public required Guid? MemberId { get; init; }
    public required Guid? LiaisonId { get; init; }
    public required string? HouseholdCode { get; init; }
    public required string Measured { get; init; }
    public required string Limit { get; init; }
    public required string Code { get; init; }
    public required int CharterVersion { get; init; }

    /// <summary>Whether it stands still: neither cured nor decided.</summary>
    public required bool Open { get; init; }
}

/// <summary>What others may read of the alliance's charter, composable into their own queries.</summary>
public static class AllianceFacts
{
    public static IQueryable<CharterVersionFact> CharterVersions(this MarketDb db) => db.Set<CharterVersion>().Select(version => new CharterVersionFact
    {
        Number = version.Number, EffectiveFrom = version.EffectiveFrom,
    });

    public static IQueryable<FindingFact> Findings(this MarketDb db) => db.Set<Finding>().Select(finding => new FindingFact
    {
        Id = finding.Id, At = finding.At, OccurredAt = finding.OccurredAt, AgainstKind = finding.AgainstKind, AgainstId = finding.AgainstId, LiaisonId = finding.LiaisonId,
        Open = !db.Set<FindingClosure>().Any(closure => closure.FindingId == finding.Id), Rule = finding.Rule, Effect = finding.Effect, Points = finding.Points, Subject = finding.Subject,
        CooperativeId = finding.CooperativeId, MemberId = finding.MemberId, HouseholdCode = finding.HouseholdCode, Measured = finding.Measured, Limit = finding.Limit,
        Code = finding.Code, CharterVersion = finding.CharterVersion,
    });
}
