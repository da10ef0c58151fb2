using ConsumerAid.AllianceAdmin;
using ConsumerAid.AllianceAdmin.Charter.Drafts;
using ConsumerAid.AllianceAdmin.Charter.WhatIf;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders.Trade;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using NotFound = ConsumerAid.Foundation.Requests.NotFound;

namespace ConsumerAid.Storefront.Api;

/// <summary>Drafts of the next version of the charter, and what they would have done in the past.</summary>
internal static class CharterDraftsApi
{
    public static void MapCharterDrafts(this RouteGroupBuilder api)
    {
        api.MapGet("/charter/versions/{from:int}/changes/{to:int}", Compare).AllowAnonymous().WithName("CompareCharters");
        api.MapGet("/charter/drafts", FindDrafts).WithName("FindDrafts");
        api.MapGet("/charter/drafts/{id:guid}", GetDraft).WithName("GetDraft");
        api.MapPost("/charter/drafts", Write).Creates().WithName("WriteDraft");
        api.MapPost("/charter/drafts/{id:guid}/proposal", Propose).Creates().WithName("ProposeDraft");
        api.MapPost("/charter/drafts/{id:guid}/decision", Decide).Creates().WithName("DecideDraft");
        api.MapPost("/charter/drafts/{id:guid}/discard", Discard).Creates().WithName("DiscardDraft");
        api.MapPost("/charter/what-if", Try).Creates().WithName("TryCharter");
        api.MapGet("/charter/what-if/{id:guid}", GetTrial).WithName("GetWhatIf");
        api.MapGet("/charter/what-if/{id:guid}/acts", FindActs).WithName("FindWhatIfActs");
    }

    private static async Task<Ok<ListOut<DifferenceOut>>> Compare(int from, int to, IMediator mediator, CancellationToken cancellation) =>
        TypedResults.Ok(new ListOut<DifferenceOut>(Told(await mediator.Send(new CompareCharters(from, to), cancellation) ?? throw new NotFound()), null));

    private static async Task<Ok<ListOut<DraftRowOut>>> FindDrafts(IMediator mediator, CancellationToken cancellation, string? cursor = null, int limit = 50)
    {
        var page = await mediator.Send(new FindDrafts(cursor, limit), cancellation);
        return TypedResults.Ok(new ListOut<DraftRowOut>(
            page.Items.Select(row => new DraftRowOut(row.Id, row.CreatedAt, row.Title.ToString(), Codes.Of(row.State), row.EffectiveFrom, row.CreatedBy, row.ProposedBy, row.Number)), page.Next));
    }

    private static async Task<Ok<DraftOut>> GetDraft(Guid id, IMediator mediator, CancellationToken cancellation) => TypedResults.Ok(await Draft(id, mediator, cancellation));

    private static async Task<Created<DraftOut>> Write(DraftIn sent, IMediator mediator, TimeProvider clock, CancellationToken cancellation)
    {
        var id = sent.Id ?? Guid.CreateVersion7(clock.GetUtcNow());
        await mediator.Send(new WriteDraft(id, new Bilingual(sent.Title?.Zh ?? "", sent.Title?.En ?? ""), sent.EffectiveFrom, sent.Reason ?? "", Changes(sent.Numbers, sent.Articles)), cancellation);
        return TypedResults.Created($"/api/v1/charter/drafts/{id}", await Draft(id, mediator, cancellation));
    }

    private static async Task<Ok<DraftOut>> Propose(Guid id, IMediator mediator, CancellationToken cancellation)
    {
        await mediator.Send(new ProposeDraft(id), cancellation);
        return TypedResults.Ok(await Draft(id, mediator, cancellation));
    }

    private static async Task<Ok<DraftOut>> Decide(Guid id, DraftDecisionIn sent, IMediator mediator, CancellationToken cancellation)
    {
        new FieldErrors().Require(sent.Adopt is not null, "adopt", "draft.decision-missing").ThrowIfAny();
        await mediator.Send(new DecideDraft(id, sent.Adopt!.Value, sent.Reason ?? ""), cancellation);
        return TypedResults.Ok(await Draft(id, mediator, cancellation));
    }

    private static async Task<Ok<DraftOut>> Discard(Guid id, IMediator mediator, CancellationToken cancellation)
    {
        await mediator.Send(new DiscardDraft(id), cancellation);
        return TypedResults.Ok(await Draft(id, mediator, cancellation));
    }

    private static async Task<Created<TrialOut>> Try(TrialIn sent, IMediator mediator, TimeProvider clock, CancellationToken cancellation)
    {
        var id = sent.Id ?? Guid.CreateVersion7(clock.GetUtcNow());
        var changes = sent.DraftId is { } draft ? (await mediator.Send(new GetDraft(draft), cancellation) ?? throw new NotFound()).Changes : Changes(sent.Numbers, sent.Articles);
        await mediator.Send(new TryCharter(id, sent.From, sent.To, changes), cancellation);
        return TypedResults.Created($"/api/v1/charter/what-if/{id}", await Trial(id, mediator, cancellation));
    }

    private static async Task<Ok<TrialOut>> GetTrial(Guid id, IMediator mediator, CancellationToken cancellation) => TypedResults.Ok(await Trial(id, mediator, cancellation));

    private static async Task<Ok<ListOut<TrialActOut>>> FindActs(
        Guid id, IMediator mediator, CancellationToken cancellation, string? rule = null, string? outcome = null, string? cursor = null, int limit = 50)
    {
        WhatIfOutcome? known = outcome is null ? null : Codes.Parse<WhatIfOutcome>(outcome) ?? throw new RuleBroken("draft.no-such-outcome", outcome) { Field = "outcome" };
        _ = await Trial(id, mediator, cancellation);
        var page = await mediator.Send(new FindWhatIfActs(id, rule, known, cursor, limit), cancellation);
        return TypedResults.Ok(new ListOut<TrialActOut>(
            page.Items.Select(act => new TrialActOut(
                act.Rule, Codes.Of(act.Outcome), act.Subject, act.At, act.Measured, act.LimitThen, act.LimitNow, act.EffectThen is { } then ? Codes.Of(then) : null,
                act.EffectNow is { } now ? Codes.Of(now) : null, act.Sentence)),
            page.Next));
    }

    private static async Task<DraftOut> Draft(Guid id, IMediator mediator, CancellationToken cancellation)
    {
        var draft = await mediator.Send(new GetDraft(id), cancellation) ?? throw new NotFound();
        return new DraftOut(
            draft.Id, draft.BasedOn, draft.Title.ToString(), Codes.Of(draft.State), draft.EffectiveFrom, draft.Reason, draft.CreatedBy, draft.ProposedBy, draft.DecidedBy, draft.DecisionReason,
            draft.Number, Told(draft.Differences));
    }

    private static async Task<TrialOut> Trial(Guid id, IMediator mediator, CancellationToken cancellation)
    {
        var trial = await mediator.Send(new GetWhatIf(id), cancellation) ?? throw new NotFound();
        return new TrialOut(
            trial.Id, trial.From, trial.To, trial.BasedOn, Codes.Of(trial.State), trial.RulesDone, trial.RulesAll, trial.StartedAt, trial.FinishedAt, trial.Acts, trial.Error,
            trial.Totals.Select(sum => new TrialSumOut(sum.Rule, Codes.Of(sum.Outcome), sum.Acts, sum.Parties, WeightOut.Of(sum.Weight), MoneyOut.Of(sum.Money), sum.Households)));
    }

    private static IEnumerable<DifferenceOut> Told(IEnumerable<CharterDifference> differences) => differences.Select(difference => new DifferenceOut(
        difference.Rule, difference.Name.ToString(), Codes.Of(difference.Kind), difference.What?.ToString(), difference.Before.ToString(), difference.After.ToString()));

    private static CharterChanges Changes(IReadOnlyList<NumberIn>? numbers, IReadOnlyList<ArticleIn>? articles)
    {
        var errors = new FieldErrors();
        var effects = (articles ?? []).Select((article, at) =>
        {
            var effect = article.Effect is null ? null : Codes.Parse<CharterEffect>(article.Effect);
            errors.Require(article.Effect is null || effect is not null, $"articles[{at}].effect", "draft.unknown-effect");
            return new ArticleChange(article.Rule ?? "", effect, article.Demand is { } demand ? new Bilingual(demand.Zh ?? "", demand.En ?? "") : null);
        }).ToList();
        errors.ThrowIfAny();
        return new CharterChanges([.. (numbers ?? []).Select(number => new NumberChange(number.Rule ?? "", number.Name ?? "", number.Number))], effects);
    }

    internal sealed record BilingualIn(string? Zh, string? En);

    internal sealed record NumberIn(string? Rule, string? Name, long Number);

    internal sealed record ArticleIn(string? Rule, string? Effect, BilingualIn? Demand);

    /// <param name="Id">Of the draft that is written on in; null begins one.</param>
    internal sealed record DraftIn(Guid? Id, BilingualIn? Title, DateOnly? EffectiveFrom, string? Reason, IReadOnlyList<NumberIn>? Numbers, IReadOnlyList<ArticleIn>? Articles);

    internal sealed record DraftDecisionIn(bool? Adopt, string? Reason);

    /// <param name="DraftId">A draft to try; null: the changes that stand here.</param>
    internal sealed record TrialIn(Guid? Id, DateOnly? From, DateOnly? To, Guid? DraftId, IReadOnlyList<NumberIn>? Numbers, IReadOnlyList<ArticleIn>? Articles);
}

internal sealed record DifferenceOut(string Rule, string Name, string Kind, string? What, string Before, string After);

internal sealed record DraftRowOut(Guid Id, DateTimeOffset CreatedAt, string Title, string State, DateOnly EffectiveFrom, string CreatedBy, string? ProposedBy, int? Number);

internal sealed record DraftOut(
    Guid Id, int BasedOn, string Title, string State, DateOnly EffectiveFrom, string Reason, string CreatedBy, string? ProposedBy, string? DecidedBy, string? DecisionReason, int? Number,
    IEnumerable<DifferenceOut> Differences);

internal sealed record TrialOut(
    Guid Id, DateOnly From, DateOnly To, int BasedOn, string State, int RulesDone, int RulesAll, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, int Acts, string? Error,
    IEnumerable<TrialSumOut> Totals);

internal sealed record TrialSumOut(string Rule, string Outcome, int Acts, int Parties, WeightOut Weight, MoneyOut Money, int Households);

internal sealed record TrialActOut(
    string Rule, string Outcome, string Subject, DateTimeOffset At, string Measured, string? LimitThen, string? LimitNow, string? EffectThen, string? EffectNow, string Sentence);
