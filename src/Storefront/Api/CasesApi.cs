using ConsumerAid.AllianceAdmin.Cases;
using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Orders.Trade;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using NotFound = ConsumerAid.Foundation.Requests.NotFound;

namespace ConsumerAid.Storefront.Api;

/// <summary>Cases with all their steps, and published decisions.</summary>
internal static class CasesApi
{
    public static void MapCases(this RouteGroupBuilder api)
    {
        api.MapGet("/cases", Find).WithName("FindCases");
        api.MapPost("/cases", Open).Creates().WithName("OpenCase");
        api.MapGet("/cases/{id:guid}", Get).WithName("GetCase");
        api.MapPost("/cases/{id:guid}/answer", Answer).Creates().WithName("AnswerCase");
        api.MapPost("/cases/{id:guid}/message", Write).Creates().WithName("WriteToCase");
        // The same bytes again are the same file; a key is not needed.
        api.MapPost("/cases/{id:guid}/evidence", Evidence).TakesPicture().WithName("AddCaseFile");
        api.MapGet("/cases/{id:guid}/evidence/{fileId:guid}", File).WithName("GetCaseFile").ExcludeFromDescription();
        api.MapPost("/cases/{id:guid}/decision", Decide).Creates().WithName("DecideCase");
        api.MapPost("/cases/{id:guid}/dismissal", Dismiss).Creates().WithName("DismissCase");
        api.MapPost("/cases/{id:guid}/appeal", Appeal).Creates().WithName("AppealCase");
        api.MapPost("/cases/{id:guid}/appeal-decision", DecideAppeal).Creates().WithName("DecideAppeal");
        api.MapPost("/cases/{id:guid}/assign", Assign).Creates().WithName("AssignCase");
        api.MapGet("/decisions", Decisions).AllowAnonymous().WithName("FindDecisions");
    }

    /// <summary>Files of evidence for the pages: never shown in the browser's own frame, always saved.</summary>
    public static void MapCaseFiles(this WebApplication app) =>
        app.MapGet("/cases/{id:guid}/files/{fileId:guid}", File).RequireAuthorization().ExcludeFromDescription();

    private static async Task<Ok<ListOut<CaseRowOut>>> Find(
        IMediator mediator, Words words, CancellationToken cancellation, string? state = null, string? rule = null, string? party = null, string? cursor = null, int limit = 50)
    {
        CaseState? known = state is null ? null : Codes.Parse<CaseState>(state) ?? throw new RuleBroken("cases.no-such-state", state) { Field = "state" };
        var page = await mediator.Send(new FindCases(known, rule, party, cursor, limit), cancellation);
        return TypedResults.Ok(new ListOut<CaseRowOut>(
            page.Items.Select(row => new CaseRowOut(
                row.Id, row.Number, row.Rule, Told(row.Party), row.Points, Codes.Of(row.State), row.Outcome is { } outcome ? Codes.Of(outcome) : null,
                row.Measure is { } measure ? Codes.Of(measure) : null, row.OpenedAt, row.DueAt, row.Owner, CaseWords.Next(words, row.State))),
            page.Next));
    }

    private static async Task<Created<OpenedCaseOut>> Open(OpenCaseIn sent, IMediator mediator, CancellationToken cancellation)
    {
        var opened = await mediator.Send(new OpenCase(sent.Rule, sent.Party, sent.Points, sent.Note, sent.FindingId), cancellation);
        return TypedResults.Created($"/api/v1/cases/{opened.Id}", new OpenedCaseOut(opened.Id, opened.Number));
    }

    private static async Task<Ok<CaseOut>> Get(Guid id, IMediator mediator, CancellationToken cancellation)
    {
        var one = await mediator.Send(new GetCase(id), cancellation) ?? throw new NotFound();
        return TypedResults.Ok(new CaseOut(
            one.Id, one.Number, one.Rule, one.RuleName?.ToString(), one.CharterVersion, Told(one.Party), one.Points, Codes.Of(one.State), one.Outcome is { } outcome ? Codes.Of(outcome) : null, one.OpenedBy,
            one.OpenedAt, one.AnswerUntil, one.DueAt, one.Owner, one.Measure is { } measure ? Codes.Of(measure) : null, one.MeasureUntil, one.AppealUntil, one.CureUntil, one.CuredAt, one.LeavesAt,
            one.PublishedAt,
            one.Facts.Select(fact => new CaseFactOut(fact.FindingId, fact.OccurredAt, fact.Points, fact.Subject, fact.Measured, fact.Limit, fact.Sentence, fact.Facts, fact.Hash, fact.Intact)),
            one.Letters.Select(line => new CaseMessageOut(line.At, line.By, Codes.Of(line.Side), Codes.Of(line.Kind), line.Text)),
            one.Files.Select(file => new CaseFileOut(file.Id, file.Name, Codes.Of(file.Kind), file.Bytes, file.Hash, file.At, file.By, Codes.Of(file.Side))),
            one.Moments.Select(moment => new CaseMomentOut(moment.At, moment.Act, Codes.Of(moment.To), moment.By, moment.Note)),
            one.Decision is { } decision
                ? new CaseDecisionOut(
                    Codes.Of(decision.Measure), decision.Days, decision.Points, decision.Reasons, decision.Rule, decision.CharterVersion, decision.HowToAppeal.ToString(), decision.DecidedBy, decision.At,
                    decision.EffectiveFrom)
                : null,
            one.Appeal is { } appeal
                ? new CaseAppealOut(appeal.At, appeal.Text, appeal.AnswerUntil, appeal.Outcome is { } answered ? Codes.Of(answered) : null, appeal.Reasons, appeal.DecidedBy, appeal.DecidedAt)
                : null));
    }

    private static async Task<Ok<CaseStateOut>> Answer(Guid id, TextIn sent, IMediator mediator, CancellationToken cancellation) =>
        Told(id, await mediator.Send(new AnswerCase(id, sent.Text), cancellation));

    private static async Task<Ok<DoneOut>> Write(Guid id, TextIn sent, IMediator mediator, CancellationToken cancellation)
    {
        await mediator.Send(new WriteToCase(id, sent.Text), cancellation);
        return TypedResults.Ok(new DoneOut(id));
    }

    private static async Task<Ok<AddedFileOut>> Evidence(Guid id, HttpRequest request, IMediator mediator, CancellationToken cancellation, string? name = null)
    {
        var added = await mediator.Send(new AddCaseFile(id, name, await request.Picture(cancellation)), cancellation);
        return TypedResults.Ok(new AddedFileOut(added.Id, added.Name, added.Hash));
    }

    private static async Task<FileContentHttpResult> File(Guid id, Guid fileId, HttpContext http, IMediator mediator, CancellationToken cancellation)
    {
        var file = await mediator.Send(new GetCaseFile(id, fileId), cancellation) ?? throw new NotFound();
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return TypedResults.File(file.Bytes, file.Type, file.Name);
    }

    private static async Task<Ok<CaseStateOut>> Decide(Guid id, CaseDecisionIn sent, IMediator mediator, CancellationToken cancellation) =>
        Told(id, await mediator.Send(new DecideCase(id, Read<Measure>(sent.Measure, "measure"), sent.Days, sent.Reasons, sent.Summary), cancellation));

    private static async Task<Ok<CaseStateOut>> Dismiss(Guid id, ReasonsIn sent, IMediator mediator, CancellationToken cancellation) =>
        Told(id, await mediator.Send(new DismissCase(id, sent.Reasons), cancellation));

    private static async Task<Ok<CaseStateOut>> Appeal(Guid id, TextIn sent, IMediator mediator, CancellationToken cancellation) =>
        Told(id, await mediator.Send(new AppealCase(id, sent.Text), cancellation));

    private static async Task<Ok<CaseStateOut>> DecideAppeal(Guid id, AppealDecisionIn sent, IMediator mediator, CancellationToken cancellation) =>
        Told(id, await mediator.Send(new DecideAppeal(id, Read<CaseOutcome>(sent.Outcome, "outcome"), sent.Reasons, Read<Measure>(sent.Measure, "measure"), sent.Days), cancellation));

    private static async Task<Ok<DoneOut>> Assign(Guid id, AssignIn sent, IMediator mediator, CancellationToken cancellation)
    {
        await mediator.Send(new AssignCase(id, sent.Owner), cancellation);
        return TypedResults.Ok(new DoneOut(id));
    }

    private static async Task<Ok<ListOut<PublishedDecisionOut>>> Decisions(IMediator mediator, CancellationToken cancellation, string? cursor = null, int limit = 50)
    {
        var page = await mediator.Send(new FindDecisions(cursor, limit), cancellation);
        return TypedResults.Ok(new ListOut<PublishedDecisionOut>(
            page.Items.Select(row => new PublishedDecisionOut(
                row.Number, row.PublishedAt, Told(row.Party), row.Rule, row.CharterVersion, Codes.Of(row.Measure), row.Days, row.From, row.Until, row.Summary,
                row.Outcome is { } outcome ? Codes.Of(outcome) : null)),
            page.Next));
    }

    // A word that is none of ours must not pass for one that was left out.
    private static T? Read<T>(string? code, string field)
        where T : struct, Enum
    {
        if (string.IsNullOrEmpty(code)) return null;
        return Codes.Parse<T>(code) ?? throw new InvalidFields([new FieldError(field, "cases.no-such-code", code)]);
    }

    private static Ok<CaseStateOut> Told(Guid id, CaseState state) => TypedResults.Ok(new CaseStateOut(id, Codes.Of(state)));

    private static PartyOut Told(PartyName party) => new(Codes.Of(party.Kind), party.Code, party.Name);
}

internal sealed record OpenCaseIn(string? Rule, string? Party, int? Points, string? Note, Guid? FindingId);

internal sealed record TextIn(string? Text);

internal sealed record ReasonsIn(string? Reasons);

internal sealed record AssignIn(string? Owner);

internal sealed record CaseDecisionIn(string? Measure, int? Days, string? Reasons, string? Summary);

internal sealed record AppealDecisionIn(string? Outcome, string? Measure, int? Days, string? Reasons);

/// <param name="Kind">cooperative, member or liaison.</param>
internal sealed record PartyOut(string Kind, string Code, string Name);

internal sealed record CaseRowOut(
    Guid Id, string Number, string Rule, PartyOut Party, int Points, string State, string? Outcome, string? Measure, DateTimeOffset OpenedAt, DateTimeOffset? DueAt, string? Owner, string Next);

internal sealed record OpenedCaseOut(Guid Id, string Number);

internal sealed record CaseStateOut(Guid Id, string State);

internal sealed record AddedFileOut(Guid Id, string Name, string Hash);

internal sealed record CaseOut(
    Guid Id, string Number, string Rule, string? RuleName, int CharterVersion, PartyOut Party, int Points, string State, string? Outcome, string OpenedBy, DateTimeOffset OpenedAt,
    DateTimeOffset AnswerUntil, DateTimeOffset? DueAt, string? Owner, string? Measure, DateTimeOffset? MeasureUntil, DateTimeOffset? AppealUntil, DateTimeOffset? CureUntil, DateTimeOffset? CuredAt,
    DateTimeOffset? LeavesAt, DateTimeOffset? PublishedAt, IEnumerable<CaseFactOut> Facts, IEnumerable<CaseMessageOut> Messages, IEnumerable<CaseFileOut> Evidence, IEnumerable<CaseMomentOut> History,
    CaseDecisionOut? Decision, CaseAppealOut? Appeal);

/// <param name="Facts">Canonical JSON (RFC 8785), over which the hash goes.</param>
internal sealed record CaseFactOut(
    Guid FindingId, DateTimeOffset OccurredAt, int Points, string Subject, string Measured, string Limit, string Sentence, string Facts, string Hash, bool Intact);

internal sealed record CaseMessageOut(DateTimeOffset At, string By, string Side, string Kind, string Text);

internal sealed record CaseFileOut(Guid Id, string Name, string Kind, int Bytes, string Hash, DateTimeOffset At, string By, string Side);

internal sealed record CaseMomentOut(DateTimeOffset At, string Act, string State, string By, string? Note);

internal sealed record CaseDecisionOut(
    string Measure, int Days, int Points, string Reasons, string Rule, int CharterVersion, string HowToAppeal, string DecidedBy, DateTimeOffset At, DateTimeOffset EffectiveFrom);

internal sealed record CaseAppealOut(DateTimeOffset At, string Text, DateTimeOffset AnswerUntil, string? Outcome, string? Reasons, string? DecidedBy, DateTimeOffset? DecidedAt);

internal sealed record PublishedDecisionOut(
    string Number, DateTimeOffset PublishedAt, PartyOut Party, string Rule, int CharterVersion, string Measure, int Days, DateTimeOffset From, DateTimeOffset? Until, string Summary, string? Outcome);
