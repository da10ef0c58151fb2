using System.Security.Cryptography;
using System.Text;
using ConsumerAid.AllianceAdmin.Rules;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Registry;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Objections;

/// <summary>
/// Objects, without a name, to being made to buy by one's unit. Whoever sends it, signed in or not, leaves no trace: the act stands in no record. Words with an ID number, a phone or an account are refused.
/// </summary>
/// <param name="Text">10 to 1,000 characters.</param>
[Anyone]
public sealed record RaiseObjection(Guid MemberId, string? Text) : ICommand<Done>;

internal sealed class RaiseObjectionHandler(MarketDb db, TimeProvider clock) : IRequestHandler<RaiseObjection, Done>
{
    private const int Longest = 1_000;

    public async Task<Done> Handle(RaiseObjection request, CancellationToken cancellationToken)
    {
        var (today, text) = (clock.Today(), request.Text?.Trim());
        new FieldErrors()
            .Require(text is { Length: >= 10 }, "text", "complaint.text-missing", 10)
            .Require(text is not { Length: > Longest }, "text", "text.too-long", Longest)
            .Require(text is null || PersonalTraces.In(text).Count == 0, "text", "objection.personal")
            .Require(await db.Organisations().AnyAsync(row => row.Id == request.MemberId && row.Kind == OrganisationKind.MemberUnit && row.Active, cancellationToken), "memberId", "objection.unit-unknown")
            .ThrowIfAny();
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{request.MemberId}\n{today:O}\n{text}")));
        if (await db.Set<Objection>().AnyAsync(row => row.Digest == digest, cancellationToken)) return default;
        // Nothing is said to the trail, on purpose.
        db.Add(new Objection { Id = Guid.CreateVersion7(ChinaTime.StartOf(today)), MemberId = request.MemberId, On = today, Text = text!, Digest = digest });
        return default;
    }
}
