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

    private static async Task<IResult> Place(PlaceIn sent, IMediator mediator, Words words, CancellationToken cancellation)
    {
        var errors = new FieldErrors().Require(sent.Lines is { Count: > 0 }, "lines", "orders.no-lines");
        var lines = (sent.Lines ?? []).Select((line, at) => new OrderedLot(line.LotId, errors.Weight(line.Weight, $"lines[{at}].weight"))).ToList();
        var day = errors.Day(sent.DeliverOn, "deliverOn");
        errors.ThrowIfAny();
        var placed = await mediator.Send(new PlaceOrder(sent.MemberPoNumber, lines, sent.DeliverTo ?? "", day, sent.PaymentTerms), cancellation);
        return Results.Created($"/api/v1/orders/{placed.Id}", new
        {
            placed.Id, placed.Number, state = Codes.Of(placed.State), total = MoneyOut.Of(placed.Total), warnings = placed.Warnings.Select(warning => Said(warning, words)),
        });
    }

    private static async Task<IResult> Find(IMediator mediator, CancellationToken cancellation, string? state = null, string? q = null, string? cursor = null, int limit = 50)
    {
        OrderState? known = state is null ? null : Codes.Parse<OrderState>(state) ?? throw new RuleBroken("orders.no-such-state", state) { Field = "state" };
        var page = await mediator.Send(new FindOrders(known, q, cursor, limit), cancellation);
        return Results.Ok(new { items = page.Items.Select(row => new { row.Id, row.Number, row.MemberPoNumber, row.MemberName, state = Codes.Of(row.State), total = row.Total is { } total ? MoneyOut.Of(total) : null, row.PlacedAt }), next = page.Next });
    }

    private static async Task<IResult> Get(Guid id, IMediator mediator, Words words, CancellationToken cancellation)
    {
        var order = await mediator.Send(new GetOrder(id), cancellation) ?? throw new Foundation.Requests.NotFound();
        return Results.Ok(new
        {
            order.Id, order.Number, order.MemberPoNumber, order.MemberName, state = Codes.Of(order.State), standing = new { sentence = words[order.Standing.Code], by = order.Standing.By },
            order.DeliverTo, order.DeliverOn, paymentTerms = Codes.Of(order.PaymentTerms), order.PlacedAt, order.RequestedBy, order.ApprovedAt, order.ApprovedBy, order.FreeCancellationUntil,
            order.CharterVersion, total = MoneyOut.Of(order.Total), amount = MoneyOut.Of(order.Amount),
            lines = order.Lines.Select(line => new
            {
                line.Id, line.LotId, line.LotNumber, line.LotTitle, line.Produce, line.Grade, line.CertificateNo, weight = WeightOut.Of(line.Ordered), unitPrice = PriceOut.Of(line.UnitPrice),
                householdPrice = PriceOut.Of(line.HouseholdPrice), price = MoneyOut.Of(line.Price), line.TolerancePerMille, line.AcceptanceHours, open = WeightOut.Of(line.Open),
                dispatched = WeightOut.Of(line.Dispatched), accepted = WeightOut.Of(line.Accepted), rejected = WeightOut.Of(line.Rejected), spoiled = WeightOut.Of(line.Spoiled),
                amount = MoneyOut.Of(line.Amount),
            }),
            parts = order.Parts.Select(part => new { part.CooperativeId, part.CooperativeName, state = Codes.Of(part.State), part.ClosedReason, part.CancellationAskedAt, part.CancellationReason }),
            dispatches = order.Dispatches.Select(dispatch => new { dispatch.Id, dispatch.Number, state = Codes.Of(dispatch.State), net = WeightOut.Of(dispatch.Net), dispatch.LeftAt }),
            history = order.History.Select(step => new { from = step.From is { } from ? Codes.Of(from) : null, to = Codes.Of(step.To), step.By, step.At, step.Reason }),
        });
    }

    private static async Task<IResult> Approve(Guid id, DecisionIn sent, IMediator mediator, CancellationToken cancellation) =>
        Told(await mediator.Send(new ApproveOrder(id, sent.Approve ?? throw Missing("approve"), sent.Reason), cancellation));

    private static async Task<IResult> Cancel(Guid id, ReasonIn sent, IMediator mediator, CancellationToken cancellation) =>
        Told(await mediator.Send(new CancelOrder(id, sent.Reason), cancellation));

    private static async Task<IResult> AskToCancel(Guid id, ReasonIn sent, IMediator mediator, CancellationToken cancellation) =>
        Told(await mediator.Send(new AskForCancellation(id, sent.Reason ?? ""), cancellation));

    private static async Task<IResult> AnswerCancellation(Guid id, AgreementIn sent, IMediator mediator, CancellationToken cancellation) =>
        Told(await mediator.Send(new AgreeToCancellation(id, sent.Agree ?? throw Missing("agree"), sent.Reason), cancellation));

    private static async Task<IResult> ReportMissing(Guid id, MissingIn sent, IMediator mediator, CancellationToken cancellation)
    {
        var errors = new FieldErrors();
        var weight = errors.Weight(sent.Weight, "weight");
        errors.ThrowIfAny();
        var divided = await mediator.Send(new ReportMissing(id, sent.LotId, sent.HouseholdCode ?? "", weight, sent.Reason), cancellation);
        return Results.Ok(new { divided.Run, shortage = WeightOut.Of(divided.Shortage) });
    }

    private static async Task<IResult> Close(Guid id, ReasonIn sent, IMediator mediator, CancellationToken cancellation) =>
        Told(await mediator.Send(new CloseShort(id, sent.Reason ?? ""), cancellation));

    private static async Task<IResult> Allocation(Guid id, IMediator mediator, Words words, CancellationToken cancellation) =>
        Divided(await mediator.Send(new GetAllocation(id), cancellation), words);

    private static async Task<IResult> Preview(Guid id, IMediator mediator, Words words, CancellationToken cancellation, string? weight = null, string? unit = null)
    {
        var errors = new FieldErrors();
        var read = WeightText.Read(weight, WeightUnits.FromCode(unit ?? "kg") ?? WeightUnit.Kilogram);
        errors.Require(read.Succeeded, "weight", read.Error ?? "").ThrowIfAny();
        return Divided(await mediator.Send(new PreviewAllocation(id, read.Value), cancellation), words);
    }

    private static IResult Divided(AllocationView? view, Words words) => view is null ? throw new Foundation.Requests.NotFound() : Results.Ok(new
    {
        view.Provisional,
        lines = view.Lines.Select(line => new
        {
            line.LineId, line.LotId, weight = WeightOut.Of(line.Weight), shortage = WeightOut.Of(line.Shortage),
            shares = line.Shares.Select(share => new
            {
                share.HouseholdCode, share.Alias, offer = WeightOut.OfNullable(share.Offer), share.NeedWeight, alreadySold = WeightOut.OfNullable(share.AlreadySold),
                share = WeightOut.Of(share.Share), dispatched = WeightOut.Of(share.Dispatched), reason = words[share.ReasonCode, [.. share.ReasonArguments]],
            }),
        }),
    });

    private static async Task<IResult> Dispatch(Guid id, DispatchIn sent, IMediator mediator, Words words, CancellationToken cancellation)
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
        return Results.Created($"/api/v1/dispatches/{left.Id}", new { left.Id, left.Number, net = WeightOut.Of(left.Net), warnings = left.Warnings.Select(warning => Said(warning, words)) });
    }

    private static async Task<IResult> GetDispatch(Guid id, IMediator mediator, CancellationToken cancellation)
    {
        var dispatch = await mediator.Send(new GetDispatch(id), cancellation) ?? throw new Foundation.Requests.NotFound();
        return Results.Ok(new
        {
            dispatch.Id, dispatch.Number, dispatch.OrderId, dispatch.OrderNumber, state = Codes.Of(dispatch.State), dispatch.SlipNo, dispatch.SlipHash, dispatch.VehiclePlate, dispatch.ConformityNo,
            dispatch.LeftAt, dispatch.ExpectedArrival, dispatch.ArrivedAt, dispatch.AcceptanceDueAt,
            lines = dispatch.Lines.Select(line => new
            {
                line.LotId, net = WeightOut.Of(line.Net), arrived = WeightOut.OfNullable(line.BuyerArrived), accepted = WeightOut.Of(line.Accepted),
                rejected = WeightOut.Of(line.Rejected), spoiled = WeightOut.Of(line.Spoiled), disputed = WeightOut.Of(line.Disputed), amount = MoneyOut.Of(line.Amount),
            }),
        });
    }

    private static async Task<IResult> Arrive(Guid id, ArrivalIn sent, IMediator mediator, Words words, CancellationToken cancellation)
    {
        var errors = new FieldErrors();
        var arrivedAt = errors.Instant(sent.ArrivedAt, "arrivedAt");
        errors.ThrowIfAny();
        return Told(await mediator.Send(new RecordArrival(id, arrivedAt, sent.SlipNo), cancellation), words);
    }

    private static async Task<IResult> Accept(Guid id, AcceptanceIn sent, IMediator mediator, Words words, CancellationToken cancellation)
    {
        var errors = new FieldErrors().Require(sent.Lines is { Count: > 0 }, "lines", "dispatches.no-lines");
        var lines = (sent.Lines ?? []).Select((line, at) => new AcceptedLot(
            line.LotId, errors.OptionalZero(line.Accepted, $"lines[{at}].accepted"), errors.OptionalZero(line.Rejected, $"lines[{at}].rejected"), line.Reason, line.Households)).ToList();
        errors.ThrowIfAny();
        return Told(await mediator.Send(new AcceptDelivery(id, lines), cancellation), words);
    }

    private static async Task<IResult> Decide(Guid id, DisputeIn sent, IMediator mediator, Words words, CancellationToken cancellation)
    {
        var errors = new FieldErrors();
        var accepted = sent.Accepted is null ? (Weight?)null : errors.OptionalZero(sent.Accepted, "accepted");
        var lines = sent.Lines?.Select((line, at) => new DecidedLot(line.LotId, errors.Weight(line.Accepted, $"lines[{at}].accepted", allowZero: true))).ToList();
        errors.ThrowIfAny();
        return Told(await mediator.Send(new DecideDispute(id, sent.Agree ?? false, accepted, lines, sent.Reason), cancellation), words);
    }

    private static async Task<IResult> Photo(Guid id, string clientId, HttpRequest request, IMediator mediator, CancellationToken cancellation)
    {
        var received = await mediator.Send(new AddDispatchPhoto(id, clientId, await request.Picture(cancellation)), cancellation);
        return Results.Ok(new { received.Id, received.Hash });
    }

    private static Weight OptionalZero(this FieldErrors errors, WeightIn? sent, string field) => sent is null ? default : errors.Weight(sent, field, allowZero: true);

    private static IResult Told(OrderAnswer answer) => Results.Ok(new { answer.Id, answer.Number, state = Codes.Of(answer.State) });

    private static IResult Told(DispatchAnswer answer, Words words) => Results.Ok(new
    {
        answer.Id, answer.Number, state = Codes.Of(answer.State), orderState = Codes.Of(answer.OrderState), answer.DueAt, warnings = answer.Warnings.Select(warning => Said(warning, words)),
    });

    private static object Said(Warning warning, Words words) => new { warning.Code, sentence = words[warning.Code, [.. warning.Arguments]] };

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
