using System.Security.Cryptography;
using System.Text;
using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Foundation.Charter;

namespace ConsumerAid.AllianceAdmin.Findings;

/// <summary>What a rule of the charter found: a row that is never changed. The same fact found again is the same row.</summary>
internal sealed class Finding
{
    public required Guid Id { get; init; }

    /// <summary>When it was found.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When the fact happened; the version then in force judged it.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    public required string Rule { get; init; }

    public required CharterEffect Effect { get; init; }

    /// <summary>How grave by the charter: 1 reminder, 3 general, 6 serious, 12 grave.</summary>
    public required int Points { get; init; }

    public required string Subject { get; init; }

    /// <summary>Whom it counts against; null with <see cref="AgainstId"/>: nobody but the alliance's own office.</summary>
    public required PartyKind? AgainstKind { get; init; }

    public required Guid? AgainstId { get; init; }

    public required Guid? CooperativeId { get; init; }

    public required Guid? MemberId { get; init; }

    public required Guid? LiaisonId { get; init; }

    public required string? HouseholdCode { get; init; }

    public required string Measured { get; init; }

    public required string Limit { get; init; }

    /// <summary>Key of the sentence.</summary>
    public required string Code { get; init; }

    /// <summary>Values for the sentence, with their kinds (<see cref="FindingArguments"/>).</summary>
    public required string Arguments { get; init; }

    /// <summary>The records that it rests on, parted by spaces.</summary>
    public required string Evidence { get; init; }

    public required int CharterVersion { get; init; }

    /// <summary>The fact itself as a hash: rule, code, subject, measured, limit, arguments.</summary>
    public required string Fact { get; init; }

    public static Finding Of(Verdict verdict, int charterVersion, DateTimeOffset now)
    {
        var said = verdict.Objection;
        var arguments = FindingArguments.Write(said.Arguments);
        return new Finding
        {
            Id = Guid.CreateVersion7(now), At = now, OccurredAt = verdict.At, Rule = said.Rule, Effect = said.Effect, Points = verdict.Points, Subject = said.Subject,
            AgainstKind = verdict.Against?.Kind, AgainstId = verdict.Against?.Id, CooperativeId = verdict.CooperativeId, MemberId = verdict.MemberId,
            LiaisonId = verdict.LiaisonId, Evidence = string.Join(' ', verdict.Evidence), HouseholdCode = verdict.HouseholdCode, Measured = said.Measured, Limit = said.Limit,
            Code = said.Code, Arguments = arguments, CharterVersion = charterVersion,
            Fact = FactOf(verdict),
        };
    }

    /// <summary>The fact itself as a hash: the same fact has the same, whenever and by whomever it is found.</summary>
    public static string FactOf(Verdict verdict)
    {
        var said = verdict.Objection;
        var text = string.Join('\n', said.Rule, said.Code, said.Subject, said.Measured, said.Limit, FindingArguments.Write(said.Arguments));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
