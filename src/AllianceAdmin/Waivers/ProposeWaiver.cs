using ConsumerAid.AllianceAdmin.Cases;
using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Waivers;

/// <summary>An administrator proposes that a rule does not bar something for a time; another one decides. Until then it bars.</summary>
/// <param name="Party">A party's code, or empty.</param>
/// <param name="Subject">A path such as <c>lot/0199…</c>, or empty; one of both at least.</param>
/// <param name="From">The first day (China's): today or later.</param>
/// <param name="To">The last day.</param>
[Allowed(Roles.Administrator)]
public sealed record ProposeWaiver(string? Rule, string? Party, string? Subject, DateOnly? From, DateOnly? To, string? Reason) : ICommand<Guid>;

internal sealed class ProposeWaiverHandler(MarketDb db, CaseReach reach, CurrentActor actor, ActTrail trail, TimeProvider clock) : IRequestHandler<ProposeWaiver, Guid>
{
    public async Task<Guid> Handle(ProposeWaiver request, CancellationToken cancellationToken)
    {
        var (now, today, reason) = (clock.GetUtcNow(), clock.Today(), request.Reason?.Trim() ?? "");
        var (rule, subject) = (request.Rule?.Trim() ?? "", string.IsNullOrWhiteSpace(request.Subject) ? null : request.Subject.Trim());
        var party = await PartyNames.Find(db, request.Party, cancellationToken);
        var version = (await reach.Book(now, cancellationToken)).Version;
        new FieldErrors()
            .Require(await db.Set<CharterArticle>().AnyAsync(row => row.Version == version && row.Rule == rule && row.Rule != CharterBook.Schedule, cancellationToken), "rule", "cases.rule-unknown")
            .Require(string.IsNullOrWhiteSpace(request.Party) || party is not null, "party", "cases.party-unknown")
            .Require(party is not null || subject is not null, "party", "waivers.scope-missing")
            .Require(subject is null || (subject.Length <= 100 && subject.IndexOf('/') is > 0), "subject", "waivers.subject-unknown")
            .Require(request.From >= today, "from", "waivers.from-past")
            .Require(request.To >= request.From, "to", "waivers.to-before-from")
            .Require(request.From is null || request.To is null || request.To.Value.DayNumber - request.From.Value.DayNumber < Waiver.MostDays, "to", "waivers.too-long", Waiver.MostDays)
            .Require(reason.Length > 0, "reason", "cases.reasons-missing")
            .Require(reason.Length <= 400, "reason", "text.too-long", 400)
            .ThrowIfAny();
        var id = Guid.CreateVersion7(now);
        db.Add(new Waiver
        {
            Id = id, Number = CaseNumber.Of('W', id, now), Rule = rule, PartyKind = party?.Kind, PartyId = party?.Id, Subject = subject, Reason = reason,
            From = ChinaTime.StartOf(request.From!.Value), Until = ChinaTime.EndOf(request.To!.Value), ProposedBy = actor.Code, ProposedAt = now,
        });
        trail.Say($"waiver/{id}", party?.Id.ToString(), $"{rule} {subject}");
        return id;
    }
}
