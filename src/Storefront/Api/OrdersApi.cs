using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders;
using ConsumerAid.Orders.Acceptance;
using ConsumerAid.Orders.Allocation;
using ConsumerAid.Orders.Dispatching;
using ConsumerAid.Orders.Placing;
using ConsumerAid.Orders.Reading;
using ConsumerAid.Orders.Trade;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ConsumerAid.Storefront.Api;

/// <summary>Orders, their division over households, dispatches, acceptance, disputes.</summary>
internal static class OrdersApi
{
    public static void MapOrders(this RouteGroupBuilder api)
    {
        api.MapPost("/orders", Place).Creates().WithName("PlaceOrder");
        api.MapGet("/orders", Find).WithName("FindOrders");
        api.MapGet("/orders/{id:guid}", Get).WithName("GetOrder");
        api.MapPost("/orders/{id:guid}/approval", Approve).Creates().WithName("ApproveOrder");
        api.MapPost("/orders/{id:guid}/cancellation", Cancel).Creates().WithName("CancelOrder");
        api.MapPost("/orders/{id:guid}/cancellation-request", AskToCancel).Creates().WithName("AskForCancellation");
        api.MapPost("/orders/{id:guid}/cancellation-request/decision", AnswerCancellation).Creates().WithName("AgreeToCancellation");
        api.MapPost("/orders/{id:guid}/missing", ReportMissing).Creates().WithName("ReportMissing");
        api.MapPost("/orders/{id:guid}/closing", Close).Creates().WithName("CloseShort");
        api.MapGet("/orders/{id:guid}/allocation", Allocation).WithName("GetAllocation");
        api.MapGet("/lots/{id:guid}/allocation-preview", Preview).WithName("PreviewAllocation");
        api.MapPost("/orders/{id:guid}/dispatches", Dispatch).Creates().WithName("DispatchGoods");
        api.MapGet("/dispatches/{id:guid}", GetDispatch).WithName("GetDispatch");
        api.MapPost("/dispatches/{id:guid}/arrival", Arrive).Creates().WithName("RecordArrival");
        api.MapPost("/dispatches/{id:guid}/acceptance", Accept).Creates().WithName("AcceptDelivery");
        api.MapPost("/dispatches/{id:guid}/dispute/decision", Decide).Creates().WithName("DecideDispute");
        api.MapPut("/dispatches/{id:guid}/photos/{clientId}", Photo).TakesPicture().WithName("AddDispatchPhoto");
    }

    private static async Task<Created<PlacedOut>> Place(PlaceIn sent, IMediator mediator, Words words, CancellationToken cancellation)
    {
        var errors = new FieldErrors().Require(sent.Lines is { Count: > 0 }, "lines", "orders.no-lines");
        var lines = (sent.Lines ?? []).Select((line, at) => new OrderedLot(line.LotId, errors.Weight(line.Weight, $"lines[{at}].weight"))).ToList();
        var day = errors.Day(sent.DeliverOn, "deliverOn");
        errors.ThrowIfAny();
        var placed = await mediator.Send(new PlaceOrder(sent.MemberPoNumber, lines, sent.DeliverTo ?? "", day, sent.PaymentTerms), cancellation);
        return TypedResults.Created($"/api/v1/orders/{placed.Id}", new PlacedOut(
            placed.Id, placed.Number, Codes.Of(placed.State), MoneyOut.Of(placed.Total), placed.Warnings.Select(warning => Said(warning, words))));
    }

    private static async Task<Ok<ListOut<OrderRowOut>>> Find(IMediator mediator, CancellationToken cancellation, string? state = null, string? q = null, string? cursor = null, int limit = 50)
    {
        OrderState? known = state is null ? null : Codes.Parse<OrderState>(state) ?? throw new RuleBroken("orders.no-such-state", state) { Field = "state" };
        var page = await mediator.Send(new FindOrders(known, q, cursor, limit), cancellation);
        return TypedResults.Ok(new ListOut<OrderRowOut>(
            page.Items.Select(row => new OrderRowOut(
                row.Id, row.Number, row.MemberPoNumber, row.MemberName, Codes.Of(row.State), row.Total is { } total ? MoneyOut.Of(total) : null, row.PlacedAt)),
            page.Next));
    }

    private static async Task<Ok<OrderOut>> Get(Guid id, IMediator mediator, Words words, CancellationToken cancellation)
    {
        var order = await mediator.Send(new GetOrder(id), cancellation) ?? throw new Foundation.Requests.NotFound();
        return TypedResults.Ok(new OrderOut(
            order.Id, order.Number, order.MemberPoNumber, order.MemberName, Codes.Of(order.State), new StandingOut(words[order.Standing.Code], order.Standing.By), order.DeliverTo,
            order.DeliverOn, Codes.Of(order.PaymentTerms), order.PlacedAt, order.RequestedBy, order.ApprovedAt, order.ApprovedBy, order.FreeCancellationUntil, order.CharterVersion,
            MoneyOut.Of(order.Total), MoneyOut.Of(order.Amount),
            order.Lines.Select(line => new OrderLineOut(
                line.Id, line.LotId, line.LotNumber, line.LotTitle, line.Produce, line.Grade, line.CertificateNo, WeightOut.Of(line.Ordered), PriceOut.Of(line.UnitPrice),
                PriceOut.Of(line.HouseholdPrice), MoneyOut.Of(line.Price), line.TolerancePerMille, line.AcceptanceHours, WeightOut.Of(line.Open), WeightOut.Of(line.Dispatched),
                WeightOut.Of(line.Accepted), WeightOut.Of(line.Rejected), WeightOut.Of(line.Spoiled), MoneyOut.Of(line.Amount))),
            order.Parts.Select(part => new OrderPartOut(
                part.CooperativeId, part.CooperativeName, Codes.Of(part.State), part.ClosedReason, part.CancellationAskedAt, part.CancellationReason)),
            order.Dispatches.Select(dispatch => new OrderDispatchOut(dispatch.Id, dispatch.Number, Codes.Of(dispatch.State), WeightOut.Of(dispatch.Net), dispatch.LeftAt)),
            order.History.Select(step => new OrderStepOut(step.Act, step.From is { } from ? Codes.Of(from) : null, Codes.Of(step.To), step.By, step.At, step.Reason))));
    }

    private static async Task<Ok<OrderStateOut>> Approve(Guid id, DecisionIn sent, IMediator mediator, CancellationToken cancellation) =>
        Told(await mediator.Send(new ApproveOrder(id, sent.Approve ?? throw Missing("approve"), sent.Reason), cancellation));

    private static async Task<Ok<OrderStateOut>> Cancel(Guid id, ReasonIn sent, IMediator mediator, CancellationToken cancellation) =>
        Told(await mediator.Send(new CancelOrder(id, sent.Reason), cancellation));

    private static async Task<Ok<OrderStateOut>> AskToCancel(Guid id, ReasonIn sent, IMediator mediator, CancellationToken cancellation) =>
        Told(await mediator.Send(new AskForCancellation(id, sent.Reason ?? ""), cancellation));

    private static async Task<Ok<OrderStateOut>> AnswerCancellation(Guid id, AgreementIn sent, IMediator mediator, CancellationToken cancellation) =>
        Told(await mediator.Send(new AgreeToCancellation(id, sent.Agree ?? throw Missing("agree"), sent.Reason), cancellation));

    private static async Task<Ok<RedividedOut>> ReportMissing(Guid id, MissingIn sent, IMediator mediator, CancellationToken cancellation)
    {
        var errors = new FieldErrors();
        var weight = errors.Weight(sent.Weight, "weight");
        errors.ThrowIfAny();
        var divided = await mediator.Send(new ReportMissing(id, sent.LotId, sent.HouseholdCode ?? "", weight, sent.Reason), cancellation);
        return TypedResults.Ok(new RedividedOut(divided.Run, WeightOut.Of(divided.Shortage)));
    }

    private static async Task<Ok<OrderStateOut>> Close(Guid id, ReasonIn sent, IMediator mediator, CancellationToken cancellation) =>
        Told(await mediator.Send(new CloseShort(id, sent.Reason ?? ""), cancellation));

    private static async Task<Ok<AllocationOut>> Allocation(Guid id, IMediator mediator, Words words, CancellationToken cancellation) =>
        Divided(await mediator.Send(new GetAllocation(id), cancellation), words);

    private static async Task<Ok<AllocationOut>> Preview(Guid id, IMediator mediator, Words words, CancellationToken cancellation, string? weight = null, string? unit = null)
    {
        var errors = new FieldErrors();
        var read = WeightText.Read(weight, WeightUnits.FromCode(unit ?? "kg") ?? WeightUnit.Kilogram);
        errors.Require(read.Succeeded, "weight", read.Error ?? "").ThrowIfAny();
        return Divided(await mediator.Send(new PreviewAllocation(id, read.Value), cancellation), words);
    }

    private static Ok<AllocationOut> Divided(AllocationView? view, Words words) => view is null ? throw new Foundation.Requests.NotFound() : TypedResults.Ok(new AllocationOut(
        view.Provisional,
        view.Lines.Select(line => new AllocationLineOut(
            line.LineId, line.LotId, WeightOut.Of(line.Weight), WeightOut.Of(line.Shortage),
            line.Shares.Select(share => new ShareOut(
                share.HouseholdCode, share.Alias, WeightOut.OfNullable(share.Offer), share.NeedWeight, WeightOut.OfNullable(share.AlreadySold), WeightOut.Of(share.Share),
                WeightOut.Of(share.Dispatched), words[share.ReasonCode, [.. share.ReasonArguments]]))))));

    private static async Task<Created<DispatchedOut>> Dispatch(Guid id, DispatchIn sent, IMediator mediator, Words words, CancellationToken cancellation)
    {
        var errors = new FieldErrors().Require(sent.Lines is { Count: > 0 }, "lines", "dispatches.no-lines");
        var expected = errors.Instant(sent.ExpectedArrival, "expectedArrival");
        var lines = (sent.Lines ?? []).Select((line, at) => new LoadedLot(line.LotId, [.. (line.Weighings ?? []).Select((weighing, row) => new WeighIn(
            weighing.HouseholdCode ?? "",
            errors.Weight(weighing.Gross, $"lines[{at}].weighings[{row}].gross"),
            errors.OptionalZero(weighing.Tare, $"lines[{at}].weighings[{row}].tare"),
            errors.OptionalZero(weighing.Deduction, $"lines[{at}].weighings[{row}].deduction")))])).ToList();
        errors.ThrowIfAny();
        var left = await mediator.Send(new DispatchGoods(id, sent.VehiclePlate ?? "", sent.SlipNo ?? "", sent.ConformityNo, expected, lines), cancellation);
        return TypedResults.Created(
            $"/api/v1/dispatches/{left.Id}", new DispatchedOut(left.Id, left.Number, WeightOut.Of(left.Net), left.Warnings.Select(warning => Said(warning, words))));
    }

    private static async Task<Ok<DispatchOut>> GetDispatch(Guid id, IMediator mediator, CancellationToken cancellation)
    {
        var dispatch = await mediator.Send(new GetDispatch(id), cancellation) ?? throw new Foundation.Requests.NotFound();
        return TypedResults.Ok(new DispatchOut(
            dispatch.Id, dispatch.Number, dispatch.OrderId, dispatch.OrderNumber, Codes.Of(dispatch.State), dispatch.SlipNo, dispatch.SlipHash, dispatch.VehiclePlate, dispatch.ConformityNo,
            dispatch.LeftAt, dispatch.ExpectedArrival, dispatch.ArrivedAt, dispatch.AcceptanceDueAt,
            dispatch.Lines.Select(line => new DispatchLineOut(
                line.LotId, WeightOut.Of(line.Net), WeightOut.OfNullable(line.BuyerArrived), WeightOut.Of(line.Accepted), WeightOut.Of(line.Rejected), WeightOut.Of(line.Spoiled),
                WeightOut.Of(line.Disputed), MoneyOut.Of(line.Amount)))));
    }

    private static async Task<Ok<DispatchStateOut>> Arrive(Guid id, ArrivalIn sent, IMediator mediator, Words words, CancellationToken cancellation)
    {
        var errors = new FieldErrors();
        var arrivedAt = errors.Instant(sent.ArrivedAt, "arrivedAt");
        errors.ThrowIfAny();
        return Told(await mediator.Send(new RecordArrival(id, arrivedAt, sent.SlipNo), cancellation), words);
    }

    private static async Task<Ok<DispatchStateOut>> Accept(Guid id, AcceptanceIn sent, IMediator mediator, Words words, CancellationToken cancellation)
    {
        var errors = new FieldErrors().Require(sent.Lines is { Count: > 0 }, "lines", "dispatches.no-lines");
        // A figure that is missing is no zero: it would dispute the whole load.
        var lines = (sent.Lines ?? []).Select((line, at) => new AcceptedLot(
            line.LotId, line.Rejected is null ? errors.Weight(line.Accepted, $"lines[{at}].accepted", allowZero: true) : errors.OptionalZero(line.Accepted, $"lines[{at}].accepted"), errors.OptionalZero(line.Rejected, $"lines[{at}].rejected"), line.Reason, line.Households)).ToList();
        errors.ThrowIfAny();
        return Told(await mediator.Send(new AcceptDelivery(id, lines), cancellation), words);
    }

    private static async Task<Ok<DispatchStateOut>> Decide(Guid id, DisputeIn sent, IMediator mediator, Words words, CancellationToken cancellation)
    {
        var errors = new FieldErrors();
        var accepted = sent.Accepted is null ? (Weight?)null : errors.OptionalZero(sent.Accepted, "accepted");
        var lines = sent.Lines?.Select((line, at) => new DecidedLot(line.LotId, errors.Weight(line.Accepted, $"lines[{at}].accepted", allowZero: true))).ToList();
        errors.ThrowIfAny();
        return Told(await mediator.Send(new DecideDispute(id, sent.Agree ?? false, accepted, lines, sent.Reason), cancellation), words);
    }

    private static async Task<Ok<PictureOut>> Photo(Guid id, string clientId, HttpRequest request, IMediator mediator, CancellationToken cancellation)
    {
        var received = await mediator.Send(new AddDispatchPhoto(id, clientId, await request.Picture(cancellation)), cancellation);
        return TypedResults.Ok(new PictureOut(received.Id, received.Hash));
    }

    private static Weight OptionalZero(this FieldErrors errors, WeightIn? sent, string field) => sent is null ? default : errors.Weight(sent, field, allowZero: true);

    private static Ok<OrderStateOut> Told(OrderAnswer answer) => TypedResults.Ok(new OrderStateOut(answer.Id, answer.Number, Codes.Of(answer.State)));

    private static Ok<DispatchStateOut> Told(DispatchAnswer answer, Words words) => TypedResults.Ok(new DispatchStateOut(
        answer.Id, answer.Number, Codes.Of(answer.State), Codes.Of(answer.OrderState), answer.DueAt, answer.Warnings.Select(warning => Said(warning, words))));

    private static WarningOut Said(Warning warning, Words words) => new(warning.Code, words[warning.Code, [.. warning.Arguments]]);

    private static InvalidFields Missing(string field) => new([new FieldError(field, "request.missing")]);

    internal sealed record PlaceIn(string? MemberPoNumber, IReadOnlyList<PlaceLineIn>? Lines, string? DeliverTo, string? DeliverOn, string? PaymentTerms);

    internal sealed record PlaceLineIn(Guid LotId, WeightIn? Weight);

    internal sealed record DecisionIn(bool? Approve, string? Reason);

    internal sealed record ReasonIn(string? Reason);

    internal sealed record DispatchIn(string? VehiclePlate, string? SlipNo, string? ConformityNo, string? ExpectedArrival, IReadOnlyList<DispatchLineIn>? Lines);

    internal sealed record DispatchLineIn(Guid LotId, IReadOnlyList<WeighingIn>? Weighings);

    internal sealed record WeighingIn(string? HouseholdCode, WeightIn? Gross, WeightIn? Tare, WeightIn? Deduction);

    internal sealed record ArrivalIn(string? ArrivedAt, string? SlipNo);

    internal sealed record AcceptanceIn(IReadOnlyList<AcceptanceLineIn>? Lines);

    internal sealed record AcceptanceLineIn(Guid LotId, WeightIn? Accepted, WeightIn? Rejected, string? Reason, IReadOnlyList<string>? Households);

    internal sealed record AgreementIn(bool? Agree, string? Reason);

    internal sealed record MissingIn(Guid LotId, string? HouseholdCode, WeightIn? Weight, string? Reason);

    /// <summary><c>agree</c>, or <c>accepted</c> where one lot is disputed, or <c>lines</c> where several are.</summary>
    internal sealed record DisputeIn(bool? Agree, WeightIn? Accepted, IReadOnlyList<DisputeLineIn>? Lines, string? Reason);

    internal sealed record DisputeLineIn(Guid LotId, WeightIn? Accepted);
}
