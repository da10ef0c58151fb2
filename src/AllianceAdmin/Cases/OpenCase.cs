using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Findings;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>An administrator opens a case, from a finding or from what came to the office otherwise; another one will decide it.</summary>
/// <param name="Rule">E.g. <c>CH-22</c>; of a finding its own.</param>
/// <param name="Party">The party's code: <c>C-000001</c>, <c>M-000001</c>, <c>L-000001</c>; of a finding its own.</param>
/// <param name="Points">How grave: 1, 3, 6 or 12; of a finding its own.</param>
/// <param name="Note">What happened, and how the office knows.</param>
/// <param name="FindingId">The finding.</param>
[Allowed(Roles.Administrator)]
public sealed record OpenCase(string? Rule, string? Party, int? Points, string? Note, Guid? FindingId = null) : ICommand<OpenedCase>;

/// <summary>A new case.</summary>
public sealed record OpenedCase(Guid Id, string Number);

internal sealed class OpenCaseHandler(MarketDb db, CaseIntake intake, CaseReach reach, CurrentActor actor, ActTrail trail, TimeProvider clock) : IRequestHandler<OpenCase, OpenedCase>
{
    private static readonly int[] Severities = [1, 3, 6, 12];

    public async Task<OpenedCase> Handle(OpenCase request, CancellationToken cancellationToken)
    {
        var finding = request.FindingId is { } id ? await Loose(id, cancellationToken) : null;
        var named = finding is null ? await PartyNames.Find(db, request.Party, cancellationToken) : null;
        var party = finding?.Party() ?? (named is null ? null : new Party(named.Kind, named.Id));
        var (rule, points, note) = (finding?.Rule ?? request.Rule ?? "", finding?.Points ?? request.Points ?? 0, request.Note?.Trim() ?? "");
        var version = (await reach.Book(clock.GetUtcNow(), cancellationToken)).Version;
        new FieldErrors()
            .Require(await db.Set<CharterArticle>().AnyAsync(row => row.Version == version && row.Rule == rule && row.Rule != CharterBook.Schedule, cancellationToken), "rule", "cases.rule-unknown")
            .Require(party is not null, "party", "cases.party-unknown")
            .Require(Severities.Contains(points), "points", "cases.points-unknown")
            .Require(note.Length > 0, "note", "cases.reasons-missing")
            .Require(note.Length <= CaseText.Longest, "note", "text.too-long", CaseText.Longest)
            .ThrowIfAny();
        var open = await db.Set<Case>().Where(row => row.Rule == rule && row.PartyId == party!.Value.Id && (row.State == CaseState.Answering || row.State == CaseState.Deciding))
            .Select(row => row.Number).FirstOrDefaultAsync(cancellationToken);
        if (open is not null) throw new RuleBroken("cases.open-already", open) { Status = 409 };

        var owner = (await Owners.Of(db, cancellationToken, actor.Code)).Next();
        var one = await intake.Open(rule, party!.Value, points, finding is null ? [] : [finding], owner, actor.Code, note, cancellationToken);
        trail.Say($"case/{one.Id}", one.PartyId.ToString(), rule);
        return new OpenedCase(one.Id, one.Number);
    }

    private async Task<Finding> Loose(Guid id, CancellationToken cancellation) =>
        await db.Set<Finding>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && db.Set<QueueItem>().Any(item => item.Id == id && item.DoneAt == null), cancellation)
            ?? throw new NotFound();
}
