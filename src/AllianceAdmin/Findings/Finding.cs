using System.Security.Cryptography;
using System.Text;
using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Foundation.Charter;

namespace ConsumerAid.AllianceAdmin.Findings;

/// <summary>What a rule of the charter found: a row that is never changed. The same fact found again is the same row.</summary>
internal sealed class Finding
{
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Rule { get; init; }

    public required CharterEffect Effect { get; init; }

    /// <summary>How grave by the charter: 1 reminder, 3 general, 6 serious, 12 grave.</summary>
    public required int Points { get; init; }

    public required string Subject { get; init; }

    public required Guid? CooperativeId { get; init; }

    public required Guid? MemberId { get; init; }

    public required string? HouseholdCode { get; init; }

    public required string Measured { get; init; }

    public required string Limit { get; init; }

    /// <summary>Key of the sentence.</summary>
    public required string Code { get; init; }

    /// <summary>Values for the sentence, with their kinds (<see cref="FindingArguments"/>).</summary>
    public required string Arguments { get; init; }

    public required int CharterVersion { get; init; }

    /// <summary>The fact itself as a hash: rule, code, subject, measured, limit, arguments.</summary>
    public required string Fact { get; init; }

    public static Finding Of(Verdict verdict, int charterVersion, DateTimeOffset now)
    {
        var said = verdict.Objection;
        var arguments = FindingArguments.Write(said.Arguments);
        return new Finding
        {
            Id = Guid.CreateVersion7(now), At = now, Rule = said.Rule, Effect = said.Effect, Points = verdict.Points, Subject = said.Subject,
            CooperativeId = verdict.CooperativeId, MemberId = verdict.MemberId, HouseholdCode = verdict.HouseholdCode, Measured = said.Measured, Limit = said.Limit,
            Code = said.Code, Arguments = arguments, CharterVersion = charterVersion,
            Fact = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', said.Rule, said.Code, said.Subject, said.Measured, said.Limit, arguments)))),
        };
    }
}
