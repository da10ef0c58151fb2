using ConsumerAid.AllianceAdmin.Members;
using ConsumerAid.AllianceAdmin.Papers;
using ConsumerAid.AllianceAdmin.Pledges;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Registry;
using ConsumerAid.Storefront.Access;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using NotFound = ConsumerAid.Foundation.Requests.NotFound;

namespace ConsumerAid.Storefront.Api;

/// <summary>Pledges, applications of companies, offline sales.</summary>
internal static class MembersApi
{
    public static void MapMembers(this RouteGroupBuilder api)
    {
        api.MapGet("/members/{id:guid}/pledge", Pledge).WithName("GetPledge");
        api.MapGet("/applications", Applications).WithName("FindMemberApplications");
        api.MapPost("/applications", Apply).AllowAnonymous().WithMetadata(new RequestSizeLimitAttribute(ApiWiring.LargestUpload), new EnableRateLimitingAttribute(RateLimits.Apply))
            .WithName("ApplyForMembership");
        api.MapGet("/offline-sales", Sales).WithName("FindOfflineSales");
        api.MapPost("/offline-sales", Report).Creates().WithMetadata(new RequestSizeLimitAttribute(ApiWiring.LargestUpload)).WithName("ReportOfflineSale");
    }

    private static async Task<Ok<PledgeOut>> Pledge(Guid id, IMediator mediator, CancellationToken cancellation, int? year = null)
    {
        var pledge = await mediator.Send(new GetPledge(id, year), cancellation) ?? throw new NotFound();
        return TypedResults.Ok(new PledgeOut(
            pledge.MemberId, pledge.Code, pledge.Name, pledge.PlaqueNumber, Codes.Of(pledge.State), pledge.Year, MoneyOut.Of(pledge.Target), MoneyOut.Of(pledge.Credited), MoneyOut.Of(pledge.Provisional),
            pledge.ByKind.Select(kind => new KindOut(Codes.Of(kind.Kind), MoneyOut.Of(kind.Credited), WeightOut.Of(kind.Weight))), MoneyOut.Of(pledge.TargetByNow), MoneyOut.Of(pledge.Pledge),
            pledge.MemberDays, pledge.DaysInYear, WeightOut.Of(pledge.Weight), pledge.Households, pledge.ReportedHouseholds,
            pledge.Checkpoints.Select(point => new CheckpointOut(point.Quarter, point.Day, MoneyOut.Of(point.Target), MoneyOut.Of(point.Credited), point.IsOver, point.IsMet)),
            pledge.Forecast is { } forecast ? MoneyOut.Of(forecast) : null));
    }

    private static async Task<Ok<ListOut<MemberApplicationOut>>> Applications(IMediator mediator, CancellationToken cancellation, string? state = null, string? cursor = null, int limit = 50)
    {
        ApplicationState? known = state is null ? null : Codes.Parse<ApplicationState>(state) ?? throw new RuleBroken("orders.no-such-state", state) { Field = "state" };
        var page = await mediator.Send(new FindApplications(known, cursor, limit), cancellation);
        return TypedResults.Ok(new ListOut<MemberApplicationOut>(
            page.Items.Select(row => new MemberApplicationOut(row.Id, row.Number, row.Name, Codes.Of(row.Field), row.CreditCode, MoneyOut.Of(row.Pledge), row.AppliedAt, Codes.Of(row.State))), page.Next));
    }

    /// <summary>Nobody is signed in, so a repeated key is known by what was sent with it.</summary>
    private static async Task<Created<AppliedOut>> Apply(ApplicationIn sent, HttpContext http, IMediator mediator, CancellationToken cancellation)
    {
        var errors = new FieldErrors();
        var letter = errors.Paper(sent.Letter, PaperKind.PledgeLetter, "letter");
        var documents = (sent.Documents ?? []).Select((file, at) => errors.Paper(file, PaperKind.Document, $"documents[{at}]")).OfType<SentPaper>().ToList();
        errors.ThrowIfAny();
        var key = http.Request.Headers["Idempotency-Key"].ToString();
        var applied = await mediator.Send(
            new ApplyForMembership(
                key.Length > 0 ? key : System.Security.Cryptography.RandomNumberGenerator.GetHexString(32, lowercase: true), sent.Name, sent.NameEn, Codes.Parse<MemberField>(sent.Field ?? ""), sent.CreditCode, sent.ContactName, sent.ContactPhone,
                sent.Pledge is { } pledge ? new Money(pledge.Fen) : null, sent.ParentCode, letter, documents),
            cancellation);
        return TypedResults.Created((string?)null, new AppliedOut(applied.Number));
    }

    private static async Task<Ok<ListOut<OfflineSaleOut>>> Sales(IMediator mediator, CancellationToken cancellation, string? state = null, string? cursor = null, int limit = 50)
    {
        OfflineSaleState? known = state is null ? null : Codes.Parse<OfflineSaleState>(state) ?? throw new RuleBroken("orders.no-such-state", state) { Field = "state" };
        var page = await mediator.Send(new FindOfflineSales(known, cursor, limit), cancellation);
        return TypedResults.Ok(new ListOut<OfflineSaleOut>(
            page.Items.Select(row => new OfflineSaleOut(
                row.Id, row.Number, row.MemberName, Codes.Of(row.Kind), row.BuyerName, row.Produce, WeightOut.Of(row.Weight), MoneyOut.Of(row.Amount), row.SoldOn, row.ReportedAt, Codes.Of(row.State),
                row.Reason, row.DueAt)), page.Next));
    }

    private static async Task<Results<Created<ReportedOut>, JsonHttpResult<ProblemDetails>>> Report(OfflineSaleIn sent, IMediator mediator, Words words, CancellationToken cancellation)
    {
        var errors = new FieldErrors();
        var (weight, sold) = (errors.OptionalWeight(sent.Weight, "weight"), errors.Day(sent.SoldOn, "soldOn"));
        var (invoice, slip) = (errors.Paper(sent.Invoice, PaperKind.Invoice, "invoice"), errors.Paper(sent.WeighSlip, PaperKind.WeighSlip, "weighSlip"));
        errors.ThrowIfAny();
        var reported = await mediator.Send(
            new ReportOfflineSale(
                Codes.Parse<CreditKind>(sent.Kind ?? "") ?? CreditKind.OwnPurchase, sent.BuyerName, sent.CertificateNo, weight, sent.Amount is { } amount ? new Money(amount.Fen) : null, sent.Households, sold,
                sent.InvoiceNo, sent.SlipNo, sent.Consent == true, [.. (sent.Shares ?? []).Select(share => new SharedWith(share.MemberCode, share.PerMille))], invoice, slip),
            cancellation);
        if (reported.Known is { } known)
        {
            var refused = Problems.Of(words, 409, "pledge.already-credited");
            refused.Detail = words["pledge.already-credited", known];
            return TypedResults.Json(refused, contentType: "application/problem+json", statusCode: 409);
        }

        return TypedResults.Created($"/api/v1/offline-sales?state=reported", new ReportedOut(reported.Id!.Value, reported.Number!));
    }

    private static SentPaper? Paper(this FieldErrors errors, FileIn? sent, PaperKind kind, string field)
    {
        if (sent?.Content is null) return null;
        var bytes = new byte[sent.Content.Length];
        var isRead = Convert.TryFromBase64String(sent.Content, bytes, out var length);
        errors.Require(isRead, field, "papers.wrong-type");
        return isRead ? new SentPaper(kind, sent.FileName ?? "file", bytes.AsMemory(0, length)) : null;
    }
}

/// <summary>A file in a JSON body.</summary>
/// <param name="Content">Base64.</param>
internal sealed record FileIn(string? FileName, string? Content);

/// <summary>Whole fen.</summary>
internal sealed record MoneyIn(long Fen);

/// <param name="Field">production, circulation, consumption, publicity or services.</param>
/// <param name="Pledge">A year.</param>
internal sealed record ApplicationIn(
    string? Name, string? NameEn, string? Field, string? CreditCode, string? ContactName, string? ContactPhone, MoneyIn? Pledge, string? ParentCode, FileIn? Letter, IReadOnlyList<FileIn>? Documents);

internal sealed record AppliedOut(string Number);

internal sealed record MemberApplicationOut(Guid Id, string Number, string Name, string Field, string CreditCode, MoneyOut Pledge, DateTimeOffset AppliedAt, string State);

/// <param name="Kind">facilitated-sale or staff-purchase.</param>
/// <param name="Shares">Sum to 1000 per mille, the own unit among them; none: all its own.</param>
internal sealed record OfflineSaleIn(
    string? Kind, string? BuyerName, string? CertificateNo, WeightIn? Weight, MoneyIn? Amount, int? Households, string? SoldOn, string? InvoiceNo, string? SlipNo, bool? Consent,
    IReadOnlyList<ShareIn>? Shares, FileIn? Invoice, FileIn? WeighSlip);

/// <param name="MemberCode"><c>M-000017</c>; null: the own unit.</param>
internal sealed record ShareIn(string? MemberCode, int PerMille);

internal sealed record ReportedOut(Guid Id, string Number);

internal sealed record OfflineSaleOut(
    Guid Id, string Number, string MemberName, string Kind, string BuyerName, string Produce, WeightOut Weight, MoneyOut Amount, DateOnly SoldOn, DateTimeOffset ReportedAt, string State, string? Reason,
    DateTimeOffset? DueAt);

/// <param name="Credited">All that counts, what is provisional included.</param>
/// <param name="Provisional">Accepted, not yet paid.</param>
internal sealed record PledgeOut(
    Guid MemberId, string Code, string Name, string PlaqueNumber, string State, int Year, MoneyOut Target, MoneyOut Credited, MoneyOut Provisional, IEnumerable<KindOut> ByKind, MoneyOut TargetByNow,
    MoneyOut Pledge, int MemberDays, int DaysInYear, WeightOut Weight, int Households, int ReportedHouseholds, IEnumerable<CheckpointOut> Checkpoints, MoneyOut? Forecast);

internal sealed record KindOut(string Kind, MoneyOut Credited, WeightOut Weight);

internal sealed record CheckpointOut(int Quarter, DateOnly Day, MoneyOut Target, MoneyOut Credited, bool IsOver, bool IsMet);
