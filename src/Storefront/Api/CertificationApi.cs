using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Storefront.Access;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using NotFound = ConsumerAid.Foundation.Requests.NotFound;

namespace ConsumerAid.Storefront.Api;

/// <summary>Certificates with their applications, notices and removals; results of tests and the lots that they freeze.</summary>
internal static class CertificationApi
{
    public static void MapCertification(this RouteGroupBuilder api)
    {
        api.MapGet("/certificates", FindCertificates).AllowAnonymous().WithName("FindCertificates");
        api.MapGet("/certificates/{id:guid}", GetCertificate).AllowAnonymous().WithName("GetCertificate");
        api.MapPost("/certificates/{id:guid}/removal", Propose).Creates().WithName("ProposeRemoval");
        api.MapPost("/certificates/{id:guid}/removal/decision", DecideRemoval).Creates().WithName("DecideRemoval");
        api.MapGet("/certificates/notices", FindNotices).AllowAnonymous().WithName("FindNotices");
        api.MapPost("/certificates/applications", Apply).Creates().WithName("ApplyForCertificate");
        api.MapGet("/certificates/applications", FindApplications).WithName("FindApplications");
        api.MapGet("/certificates/applications/{id:guid}", GetApplication).AllowAnonymous().WithName("GetApplication");
        api.MapPost("/certificates/applications/{id:guid}/decision", Decide).Creates().WithName("DecideApplication");
        api.MapPost("/certificates/applications/{id:guid}/withdrawal", Withdraw).Creates().WithName("WithdrawApplication");
        // No idempotency key: it would tell whose account an objection without a name came from. The body's clientId does the same.
        api.MapPost("/certificates/applications/{id:guid}/objections", Object).AllowAnonymous().RequireRateLimiting(RateLimits.Objection).WithName("ObjectToCertificate");
        api.MapPost("/certificates/objections/{id:guid}/answer", Answer).Creates().WithName("AnswerObjection");
        api.MapPost("/test-results", Record).Creates().WithName("RecordTest");
        api.MapGet("/test-results", FindTests).WithName("FindTests");
        api.MapGet("/test-results/{id:guid}", GetTest).WithName("GetTest");
        api.MapPut("/test-results/{id:guid}/photos/{clientId}", TestPhoto).TakesPicture().WithName("AddTestPhoto");
        api.MapPost("/lots/{id:guid}/release", Release).Creates().WithName("ReleaseLot");
    }

    private static async Task<Ok<ListOut<CertificateOut>>> FindCertificates(
        IMediator mediator, CancellationToken cancellation, string? produce = null, string? county = null, string? validOn = null, string? cursor = null, int limit = 50)
    {
        var errors = new FieldErrors();
        var day = errors.Day(validOn, "validOn");
        errors.ThrowIfAny();
        var page = await mediator.Send(new FindCertifiedProducts(produce, county, day, cursor, limit), cancellation);
        return TypedResults.Ok(new ListOut<CertificateOut>(page.Items.Select(row => Paper(row)), page.Next));
    }

    private static async Task<Ok<CertificateOut>> GetCertificate(Guid id, IMediator mediator, CancellationToken cancellation)
    {
        var page = await mediator.Send(new GetCertificate(id), cancellation) ?? throw new NotFound();
        return TypedResults.Ok(Paper(page.Paper) with { RemovedBecause = page.RemovedBecause, Applications = page.Applications.Select(row => row.Id) });
    }

    private static async Task<Ok<IdOut>> Propose(Guid id, CatalogApi.ReasonIn sent, IMediator mediator, CancellationToken cancellation) =>
        TypedResults.Ok(new IdOut(await mediator.Send(new ProposeRemoval(id, sent.Reason ?? ""), cancellation)));

    private static async Task<Ok<IdOut>> DecideRemoval(Guid id, RemovalIn sent, IMediator mediator, CancellationToken cancellation)
    {
        new FieldErrors().Require(sent.Agree is not null, "agree", "request.missing").ThrowIfAny();
        await mediator.Send(new DecideRemoval(id, sent.Agree!.Value, sent.Reason ?? ""), cancellation);
        return TypedResults.Ok(new IdOut(id));
    }

    private static async Task<Ok<ListOut<ApplicationOut>>> FindNotices(IMediator mediator, CancellationToken cancellation, string? cursor = null, int limit = 50)
    {
        var page = await mediator.Send(new FindNotices(cursor, limit), cancellation);
        return TypedResults.Ok(new ListOut<ApplicationOut>(page.Items.Select(row => Row(row)), page.Next));
    }

    private static async Task<Created<IdOut>> Apply(ApplicationIn sent, IMediator mediator, CancellationToken cancellation)
    {
        var errors = new FieldErrors().Require(!string.IsNullOrWhiteSpace(sent.Produce), "produce", "request.missing").Require(sent.Households is { Count: > 0 }, "households", "request.missing");
        var households = (sent.Households ?? []).Select((row, at) =>
        {
            var benefit = Orders.Trade.Codes.Parse<BenefitKind>(row.Benefit);
            errors.Require(benefit is not null, $"households[{at}].benefit", "certification.benefit-unknown");
            return new HouseholdBacking(row.HouseholdCode ?? "", errors.Weight(row.Weight, $"households[{at}].weight"), errors.Price(row.Price, $"households[{at}].price"), benefit ?? default);
        }).ToList();
        errors.ThrowIfAny();
        var id = await mediator.Send(new ApplyForCertificate(sent.Produce!, households, sent.Note), cancellation);
        return TypedResults.Created($"/api/v1/certificates/applications/{id}", new IdOut(id));
    }

    private static async Task<Ok<ListOut<ApplicationOut>>> FindApplications(IMediator mediator, CancellationToken cancellation, string? state = null, string? cursor = null, int limit = 50)
    {
        var known = state is null ? null : Orders.Trade.Codes.Parse<ApplicationState>(state);
        new FieldErrors().Require(state is null || known is not null, "state", "certification.state-unknown").ThrowIfAny();
        var page = await mediator.Send(new FindApplications(known, After: cursor, Limit: limit), cancellation);
        return TypedResults.Ok(new ListOut<ApplicationOut>(page.Items.Select(row => Row(row)), page.Next));
    }

    private static async Task<Ok<ApplicationOut>> GetApplication(Guid id, IMediator mediator, CancellationToken cancellation)
    {
        var sheet = await mediator.Send(new GetApplication(id), cancellation) ?? throw new NotFound();
        return TypedResults.Ok(Row(sheet.Row) with
        {
            Note = sheet.Note,
            Backing = sheet.Households?.Select(row => new BackingOut(row.HouseholdCode, WeightOut.Of(row.Weight), PriceOut.Of(row.Price), Orders.Trade.Codes.Of(row.Benefit))),
            Steps = sheet.Steps.Select(step => new ApplicationStepOut(step.From is { } from ? Orders.Trade.Codes.Of(from) : null, Orders.Trade.Codes.Of(step.To), step.At, step.By, step.Reason)),
            Objections = sheet.Objections.Select(row => new ObjectionToCertificateOut(row.Id, row.At, row.Name, row.Reason, row.Upheld, row.Answer, row.AnsweredAt)),
        });
    }

    private static async Task<Ok<StateOut>> Decide(Guid id, CatalogApi.ReviewIn sent, IMediator mediator, CancellationToken cancellation)
    {
        new FieldErrors().Require(sent.Approve is not null, "approve", "request.missing").ThrowIfAny();
        return TypedResults.Ok(new StateOut(id, Orders.Trade.Codes.Of(await mediator.Send(new DecideApplication(id, sent.Approve!.Value, sent.Reason ?? ""), cancellation))));
    }

    private static async Task<Ok<StateOut>> Withdraw(Guid id, CatalogApi.ReasonIn? sent, IMediator mediator, CancellationToken cancellation)
    {
        await mediator.Send(new WithdrawApplication(id, sent?.Reason), cancellation);
        return TypedResults.Ok(new StateOut(id, Orders.Trade.Codes.Of(ApplicationState.Withdrawn)));
    }

    private static async Task<Created<IdOut>> Object(Guid id, ObjectionToCertificateIn sent, IMediator mediator, CancellationToken cancellation)
    {
        var objection = await mediator.Send(new ObjectToCertificate(id, sent.Name, sent.Reason ?? "", sent.ClientId ?? System.Security.Cryptography.RandomNumberGenerator.GetHexString(32, lowercase: true)), cancellation);
        return TypedResults.Created($"/api/v1/certificates/applications/{id}", new IdOut(objection));
    }

    private static async Task<Ok<StateOut>> Answer(Guid id, ObjectionAnswerIn sent, IMediator mediator, CancellationToken cancellation)
    {
        new FieldErrors().Require(sent.Uphold is not null, "uphold", "request.missing").ThrowIfAny();
        return TypedResults.Ok(new StateOut(id, Orders.Trade.Codes.Of(await mediator.Send(new AnswerObjection(id, sent.Uphold!.Value, sent.Answer ?? ""), cancellation))));
    }

    private static async Task<Created<RecordedTestOut>> Record(TestIn sent, IMediator mediator, CancellationToken cancellation)
    {
        var errors = new FieldErrors();
        var day = errors.Day(sent.ReportedOn, "reportedOn");
        errors.Require(sent.LotId is not null, "lotId", "request.missing").Require(sent.Passed is not null, "passed", "request.missing")
            .Require(day is not null || !string.IsNullOrEmpty(sent.ReportedOn), "reportedOn", "request.missing").ThrowIfAny();
        var recorded = await mediator.Send(new RecordTest(sent.LotId!.Value, sent.Laboratory ?? "", sent.ReportNo ?? "", day!.Value, sent.Passed!.Value, sent.Failure), cancellation);
        return TypedResults.Created($"/api/v1/test-results/{recorded.Id}", new RecordedTestOut(recorded.Id, recorded.FrozenLots));
    }

    private static async Task<Ok<ListOut<TestOut>>> FindTests(
        IMediator mediator, CancellationToken cancellation, Guid? lotId = null, bool failed = false, string? cursor = null, int limit = 50)
    {
        var page = await mediator.Send(new FindTests(lotId, failed, cursor, limit), cancellation);
        return TypedResults.Ok(new ListOut<TestOut>(page.Items.Select(row => Test(row)), page.Next));
    }

    private static async Task<Ok<TestOut>> GetTest(Guid id, IMediator mediator, CancellationToken cancellation)
    {
        var sheet = await mediator.Send(new GetTest(id), cancellation) ?? throw new NotFound();
        return TypedResults.Ok(Test(sheet.Test) with
        {
            Photos = sheet.Photos.Select(photo => new PictureOut(photo.Id, photo.Hash)),
            FrozenLots = sheet.Lots.Select(lot => new FrozenLotOut(lot.LotId, lot.Number, lot.IsSister, lot.At, lot.ReleasedAt, lot.Reason)),
        });
    }

    private static async Task<Ok<PictureOut>> TestPhoto(Guid id, string clientId, HttpRequest request, IMediator mediator, CancellationToken cancellation)
    {
        var received = await mediator.Send(new AddTestPhoto(id, clientId, await request.Picture(cancellation)), cancellation);
        return TypedResults.Ok(new PictureOut(received.Id, received.Hash));
    }

    private static async Task<Ok<IdOut>> Release(Guid id, CatalogApi.ReasonIn sent, IMediator mediator, CancellationToken cancellation)
    {
        await mediator.Send(new ReleaseLot(id, sent.Reason ?? ""), cancellation);
        return TypedResults.Ok(new IdOut(id));
    }

    private static NamedOut Name(Named named) => new(named.Code, Reader.Current.English ? named.En : named.Zh);

    private static CertificateOut Paper(CertificateRow row) => new(
        row.Id, row.Number, row.CooperativeId, row.Cooperative, new NamedOut(row.Produce, Reader.Current.English ? row.ProduceEn : row.ProduceZh), row.CountyCode, row.ValidFrom, row.ValidTo, row.RemovedOn,
        row.ApplicationId);

    private static ApplicationOut Row(ApplicationRow row) => new(
        row.Id, row.Number, row.CooperativeId, row.Cooperative, Name(row.Produce), Name(row.County), Orders.Trade.Codes.Of(row.State), row.AppliedAt, row.IsRenewal, row.Households, row.NoticeFrom,
        row.NoticeTo, row.OpenObjections, row.CertificateId);

    private static TestOut Test(TestRow row) =>
        new(row.Id, row.LotId, row.LotNumber, row.Laboratory, row.ReportNo, row.ReportedOn, row.Passed, row.Failure, row.RecordedBy, row.RecordedAt, row.DueAt, row.Frozen);

    internal sealed record ApplicationIn(string? Produce, IReadOnlyList<BackingIn>? Households, string? Note);

    internal sealed record BackingIn(string? HouseholdCode, WeightIn? Weight, PriceIn? Price, string? Benefit);

    internal sealed record RemovalIn(bool? Agree, string? Reason);

    /// <param name="ClientId">Made by the sender: the same again is the same objection.</param>
    internal sealed record ObjectionToCertificateIn(string? Name, string? Reason, string? ClientId);

    internal sealed record ObjectionAnswerIn(bool? Uphold, string? Answer);

    internal sealed record TestIn(Guid? LotId, string? Laboratory, string? ReportNo, string? ReportedOn, bool? Passed, string? Failure);
}

internal sealed record IdOut(Guid Id);

internal sealed record StateOut(Guid Id, string State);

/// <param name="RemovedOn">The day from which it is valid no longer, whatever its period.</param>
/// <param name="ApplicationId">Null of a paper certificate that a county's reviewer entered.</param>
internal sealed record CertificateOut(
    Guid Id, string Number, Guid CooperativeId, string Cooperative, NamedOut Produce, string CountyCode, DateOnly ValidFrom, DateOnly ValidTo, DateOnly? RemovedOn, Guid? ApplicationId)
{
    public string? RemovedBecause { get; init; }

    /// <summary>Those by which it was issued and renewed; in a list null.</summary>
    public IEnumerable<Guid>? Applications { get; init; }
}

/// <param name="Households">For the public null below ten.</param>
internal sealed record ApplicationOut(
    Guid Id, string Number, Guid CooperativeId, string Cooperative, NamedOut Produce, NamedOut County, string State, DateTimeOffset AppliedAt, bool IsRenewal, int? Households,
    DateOnly? NoticeFrom, DateOnly? NoticeTo, int OpenObjections, Guid? CertificateId)
{
    public string? Note { get; init; }

    /// <summary>The households behind it; null for the public and in a list.</summary>
    public IEnumerable<BackingOut>? Backing { get; init; }

    public IEnumerable<ApplicationStepOut>? Steps { get; init; }

    public IEnumerable<ObjectionToCertificateOut>? Objections { get; init; }
}

internal sealed record BackingOut(string HouseholdCode, WeightOut Weight, PriceOut Price, string Benefit);

internal sealed record ApplicationStepOut(string? From, string To, DateTimeOffset At, string? By, string? Reason);

/// <param name="Reason">For the public null until it is answered.</param>
internal sealed record ObjectionToCertificateOut(Guid Id, DateTimeOffset At, string? Name, string? Reason, bool? Upheld, string? Answer, DateTimeOffset? AnsweredAt);

internal sealed record RecordedTestOut(Guid Id, IReadOnlyList<Guid> FrozenLots);

/// <param name="DueAt">By when it had to be recorded.</param>
/// <param name="Frozen">Lots that it froze and nobody has released.</param>
internal sealed record TestOut(
    Guid Id, Guid LotId, string LotNumber, string Laboratory, string ReportNo, DateOnly ReportedOn, bool Passed, string? Failure, string RecordedBy, DateTimeOffset RecordedAt, DateTimeOffset DueAt, int Frozen)
{
    public IEnumerable<PictureOut>? Photos { get; init; }

    public IEnumerable<FrozenLotOut>? FrozenLots { get; init; }
}

internal sealed record FrozenLotOut(Guid LotId, string Number, bool IsSister, DateTimeOffset At, DateTimeOffset? ReleasedAt, string? Reason);
