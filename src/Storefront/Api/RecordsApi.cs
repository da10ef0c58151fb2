using ConsumerAid.AllianceAdmin.Complaints;
using ConsumerAid.AllianceAdmin.Objections;
using ConsumerAid.Catalog.Distress;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Storefront.Access;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using NotFound = ConsumerAid.Foundation.Requests.NotFound;

namespace ConsumerAid.Storefront.Api;

/// <summary>What the charter's rules rest on: checks of distress, complaints, objections.</summary>
internal static class RecordsApi
{
    public static void MapRecords(this RouteGroupBuilder api)
    {
        api.MapPost("/stocks/{id:guid}/distress-check", CheckDistress).Creates().WithName("CheckDistress");
        api.MapPost("/complaints", File).Creates().WithName("FileComplaint");
        api.MapGet("/complaints", Find).WithName("FindComplaints");
        api.MapGet("/complaints/{id:guid}", Get).WithName("GetComplaint");
        api.MapPost("/complaints/{id:guid}/answers", Answer).Creates().WithName("AnswerComplaint");
        api.MapPost("/complaints/{id:guid}/settlement", Settle).Creates().WithName("SettleComplaint");
        api.MapPost("/complaints/{id:guid}/escalation", Escalate).Creates().WithName("EscalateComplaint");
        // Without Idempotency-Key, which would keep who sent it: the same words on the same day are one objection by themselves.
        api.MapPost("/objections", Object).AllowAnonymous().RequireRateLimiting(RateLimits.Objection).WithName("RaiseObjection");
    }

    private static async Task<Created<DistressOut>> CheckDistress(Guid id, DistressIn sent, IMediator mediator, CancellationToken cancellation)
    {
        var errors = new FieldErrors();
        var weight = errors.Weight(sent.OnHand, "onHand");
        errors.ThrowIfAny();
        var done = await mediator.Send(new CheckDistress(id, weight, sent.Place, sent.Photos ?? [], sent.Note), cancellation);
        return TypedResults.Created($"/api/v1/stocks/{id}", new DistressOut(done.Id, done.LastOn));
    }

    private static async Task<Created<FiledOut>> File(ComplaintIn sent, IMediator mediator, CancellationToken cancellation)
    {
        var kind = Orders.Trade.Codes.Parse<ComplaintKind>(sent.Kind);
        new FieldErrors().Require(!string.IsNullOrWhiteSpace(sent.Subject), "subject", "request.missing").Require(kind is not null, "kind", "complaint.kind-unknown").ThrowIfAny();
        var filed = await mediator.Send(new FileComplaint(sent.Subject!.Trim(), kind!.Value, sent.Text, AgainstId: sent.AgainstId), cancellation);
        return TypedResults.Created($"/api/v1/complaints/{filed.Id}", new FiledOut(filed.Id, filed.Number));
    }

    private static async Task<Ok<ListOut<ComplaintOut>>> Find(
        IMediator mediator, CancellationToken cancellation, string? state = null, string? kind = null, Guid? against = null, bool late = false, string? cursor = null, int limit = 30)
    {
        var (known, about) = (Orders.Trade.Codes.Parse<ComplaintState>(state), Orders.Trade.Codes.Parse<ComplaintKind>(kind));
        new FieldErrors().Require(state is null || known is not null, "state", "complaint.state-unknown").Require(kind is null || about is not null, "kind", "complaint.kind-unknown").ThrowIfAny();
        var page = await mediator.Send(new FindComplaints(known, about, against, late, cursor, limit), cancellation);
        return TypedResults.Ok(new ListOut<ComplaintOut>(page.Items.Select(Out), page.Next));
    }

    private static async Task<Ok<ComplaintSheetOut>> Get(Guid id, IMediator mediator, CancellationToken cancellation)
    {
        var sheet = await mediator.Send(new GetComplaint(id), cancellation) ?? throw new NotFound();
        return TypedResults.Ok(new ComplaintSheetOut(
            Out(sheet.Row), sheet.Text, sheet.Settlement, sheet.Words.Select(word => new ComplaintWordOut(word.At, Orders.Trade.Codes.Of(word.Side), word.By, word.Text))));
    }

    private static async Task<Ok<ComplaintSheetOut>> Answer(Guid id, ComplaintTextIn sent, IMediator mediator, CancellationToken cancellation)
    {
        await mediator.Send(new AnswerComplaint(id, sent.Text), cancellation);
        return await Get(id, mediator, cancellation);
    }

    private static async Task<Ok<ComplaintSheetOut>> Settle(Guid id, SettlementIn sent, IMediator mediator, CancellationToken cancellation)
    {
        await mediator.Send(new SettleComplaint(id, sent.Settlement), cancellation);
        return await Get(id, mediator, cancellation);
    }

    private static async Task<Ok<ComplaintSheetOut>> Escalate(Guid id, EscalationIn sent, IMediator mediator, CancellationToken cancellation)
    {
        await mediator.Send(new EscalateComplaint(id, sent.Reason), cancellation);
        return await Get(id, mediator, cancellation);
    }

    private static async Task<Ok<HeardOut>> Object(ObjectionIn sent, IMediator mediator, CancellationToken cancellation)
    {
        new FieldErrors().Require(sent.MemberId is not null, "memberId", "request.missing").ThrowIfAny();
        await mediator.Send(new RaiseObjection(sent.MemberId!.Value, sent.Text), cancellation);
        return TypedResults.Ok(new HeardOut(true));
    }

    private static ComplaintOut Out(ComplaintRow row) => new(
        row.Id, row.Number, Orders.Trade.Codes.Of(row.Kind), Orders.Trade.Codes.Of(row.State), row.Subject, row.AgainstId, row.Against, row.At, row.FirstAnswerDueAt, row.SettleDueAt, row.LastDueAt,
        row.FirstAnsweredAt, row.EscalatedAt, row.SettledAt);

    internal sealed record DistressIn(WeightIn? OnHand, string? Place, IReadOnlyList<Guid>? Photos, string? Note);

    internal sealed record ComplaintIn(string? Subject, string? Kind, string? Text, Guid? AgainstId);

    internal sealed record ComplaintTextIn(string? Text);

    internal sealed record SettlementIn(string? Settlement);

    internal sealed record EscalationIn(string? Reason);

    internal sealed record ObjectionIn(Guid? MemberId, string? Text);
}

/// <param name="LastOn">The label's last day.</param>
internal sealed record DistressOut(Guid Id, DateOnly LastOn);

internal sealed record FiledOut(Guid Id, string Number);

internal sealed record ComplaintOut(
    Guid Id, string Number, string Kind, string State, string? Subject, Guid AgainstId, string Against, DateTimeOffset At, DateTimeOffset FirstAnswerDueAt, DateTimeOffset SettleDueAt,
    DateTimeOffset LastDueAt, DateTimeOffset? FirstAnsweredAt, DateTimeOffset? EscalatedAt, DateTimeOffset? SettledAt);

internal sealed record ComplaintSheetOut(ComplaintOut Complaint, string Text, string? Settlement, IEnumerable<ComplaintWordOut> Words);

internal sealed record ComplaintWordOut(DateTimeOffset At, string Side, string? By, string Text);
