using ConsumerAid.Catalog;
using ConsumerAid.Catalog.Prices;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using NotFound = ConsumerAid.Foundation.Requests.NotFound;

namespace ConsumerAid.Storefront.Api;

/// <summary>Observations of prices, imports of them, references, and explanations of high prices.</summary>
internal static class PricesApi
{
    /// <summary>A file of observations; one byte more is told in our own words.</summary>
    private const int LargestFile = 16 * 1024 * 1024;

    public static void MapPrices(this RouteGroupBuilder api)
    {
        api.MapGet("/price-references", References).AllowAnonymous().WithName("FindPriceReferences");
        api.MapGet("/price-observations", Find).WithName("FindPriceObservations");
        api.MapPost("/price-observations", Record).Creates().WithName("RecordPriceObservation");
        api.MapPost("/price-observations/{id:guid}/withdrawal", Withdraw).Creates().WithName("WithdrawPriceObservation");
        api.MapPut("/price-imports/{clientId}", Receive).WithMetadata(new RequestSizeLimitAttribute(LargestFile + 1)).WithName("ReceivePriceImport");
        api.MapGet("/price-imports", FindImports).WithName("FindPriceImports");
        api.MapGet("/price-imports/{id:guid}", GetImport).WithName("GetPriceImport");
        api.MapPost("/price-imports/{id:guid}/writing", Write).Creates().WithName("WritePriceImport");
        api.MapPost("/price-imports/{id:guid}/undoing", Undo).Creates().WithName("UndoPriceImport");
        api.MapPost("/lots/{id:guid}/price-explanation", Explain).Creates().WithName("ExplainPrice");
    }

    private static async Task<Ok<ListOut<PriceReferenceOut>>> References(IMediator mediator, CancellationToken cancellation, string? produce = null, string? on = null)
    {
        var errors = new FieldErrors();
        var day = errors.Day(on, "on");
        errors.ThrowIfAny();
        var found = await mediator.Send(new FindPriceReferences(produce, day), cancellation);
        return TypedResults.Ok(new ListOut<PriceReferenceOut>(
            found.Select(row => new PriceReferenceOut(
                Name(row.Produce), row.Reference.Grade?.ToString(), row.Reference.Day, Orders.Trade.Codes.Of(row.Reference.Basis), PriceOut.Of(row.Reference.Upper), PriceOut.Of(row.Reference.Lower),
                row.Reference.Observations.Count, row.Sources.Select(source => new PriceSourceOut(source.Market, source.Source, source.Observations, source.LastDay)))),
            null));
    }

    private static async Task<Ok<ListOut<PriceObservationOut>>> Find(
        IMediator mediator, CancellationToken cancellation, string? produce = null, string? market = null, string? from = null, string? to = null, Guid? import = null, string? cursor = null, int limit = 50)
    {
        var errors = new FieldErrors();
        var (first, last) = (errors.Day(from, "from"), errors.Day(to, "to"));
        errors.ThrowIfAny();
        var page = await mediator.Send(new FindPriceObservations(produce, market, first, last, import, cursor, limit), cancellation);
        return TypedResults.Ok(new ListOut<PriceObservationOut>(
            page.Items.Select(row => new PriceObservationOut(
                row.Observation.Id, row.Observation.Market, row.Observation.Day, Name(row.Produce), row.Observation.Grade?.ToString(), PriceOut.Of(row.Observation.Price), row.Observation.Source,
                row.Observation.RecordedBy, row.Observation.RecordedAt, row.Observation.ImportId, row.Observation.WithdrawnAt, row.Observation.WithdrawnBecause)),
            page.Next));
    }

    private static async Task<Created<PriceObservationIdOut>> Record(PriceObservationIn sent, IMediator mediator, CancellationToken cancellation)
    {
        var errors = new FieldErrors();
        var (day, price) = (errors.Day(sent.Day, "day"), errors.Price(sent.Price, "price"));
        errors.Require(day is not null || !string.IsNullOrEmpty(sent.Day), "day", "request.missing")
            .Require(!string.IsNullOrWhiteSpace(sent.Produce), "produce", "request.missing")
            .Require(string.IsNullOrEmpty(sent.Grade) || GradeOf(sent.Grade) is not null, "grade", "catalog.no-such-grade")
            .ThrowIfAny();
        var id = await mediator.Send(new RecordPriceObservation(sent.Market ?? "", day!.Value, sent.Produce!, GradeOf(sent.Grade), price, sent.Source ?? ""), cancellation);
        return TypedResults.Created($"/api/v1/price-observations?produce={sent.Produce}", new PriceObservationIdOut(id));
    }

    private static async Task<Ok<PriceObservationIdOut>> Withdraw(Guid id, PriceReasonIn sent, IMediator mediator, CancellationToken cancellation)
    {
        await mediator.Send(new WithdrawPriceObservation(id, sent.Reason ?? ""), cancellation);
        return TypedResults.Ok(new PriceObservationIdOut(id));
    }

    private static async Task<Ok<PriceImportOut>> Receive(string clientId, HttpRequest request, IMediator mediator, Words words, CancellationToken cancellation, string? name = null)
    {
        if (request.ContentLength > LargestFile) throw new RuleBroken("prices.file-too-large", LargestFile / 1024 / 1024) { Status = 413 };
        using var memory = new MemoryStream();
        await request.Body.CopyToAsync(memory, cancellation);
        var id = await mediator.Send(new ReceivePriceImport(clientId, name ?? "", memory.ToArray()), cancellation);
        return await GetImport(id, mediator, words, cancellation);
    }

    private static async Task<Ok<ListOut<PriceImportRowOut>>> FindImports(IMediator mediator, CancellationToken cancellation, string? cursor = null, int limit = 50)
    {
        var page = await mediator.Send(new FindPriceImports(cursor, limit), cancellation);
        return TypedResults.Ok(new ListOut<PriceImportRowOut>(page.Items.Select(Row), page.Next));
    }

    private static async Task<Ok<PriceImportOut>> GetImport(Guid id, IMediator mediator, Words words, CancellationToken cancellation)
    {
        var sheet = await mediator.Send(new GetPriceImport(id), cancellation) ?? throw new NotFound();
        IEnumerable<PriceRemarkOut> Told(IEnumerable<PriceRowRemark> remarks) => remarks.Select(remark => new PriceRemarkOut(
            remark.Row, remark.Column, remark.Value, remark.Code, words[remark.Code, [.. remark.Arguments]]));
        return TypedResults.Ok(new PriceImportOut(Row(sheet.Import), Told(sheet.Wrong), Told(sheet.Known), Told(sheet.Unusual), sheet.UnusualCount, sheet.SameFileAt));
    }

    private static async Task<Ok<PriceImportRowOut>> Write(Guid id, IMediator mediator, CancellationToken cancellation)
    {
        await mediator.Send(new WritePriceImport(id), cancellation);
        return TypedResults.Ok(Row((await mediator.Send(new GetPriceImport(id), cancellation))!.Import));
    }

    private static async Task<Ok<PriceImportRowOut>> Undo(Guid id, PriceReasonIn sent, IMediator mediator, CancellationToken cancellation)
    {
        await mediator.Send(new UndoPriceImport(id, sent.Reason ?? ""), cancellation);
        return TypedResults.Ok(Row((await mediator.Send(new GetPriceImport(id), cancellation))!.Import));
    }

    private static async Task<Created<PriceExplanationOut>> Explain(Guid id, PriceExplanationIn sent, IMediator mediator, CancellationToken cancellation) =>
        TypedResults.Created($"/api/v1/lots/{id}", new PriceExplanationOut(await mediator.Send(new ExplainPrice(id, sent.Text ?? ""), cancellation), id));

    private static PriceImportRowOut Row(PriceImportRow row) => new(
        row.Id, row.FileName, row.Hash, Orders.Trade.Codes.Of(row.State), row.Rows, row.New, row.Known, row.Wrong, row.UploadedBy, row.UploadedAt, row.WrittenAt, row.UndoneBy, row.UndoneAt,
        row.UndoneBecause);

    private static NamedOut Name(Named named) => new(named.Code, Reader.Current.English ? named.En : named.Zh);

    private static Grade? GradeOf(string? grade) => grade is { Length: 1 } && Enum.TryParse<Grade>(grade, out var known) ? known : null;

    internal sealed record PriceObservationIn(string? Market, string? Day, string? Produce, string? Grade, PriceIn? Price, string? Source);

    internal sealed record PriceReasonIn(string? Reason);

    internal sealed record PriceExplanationIn(string? Text);
}

/// <param name="Basis">graded or ungraded: the median of observations; band: the product's band, for orientation only, no market data.</param>
/// <param name="Upper">The median, or the upper end of the band: what a listing's price is compared with.</param>
/// <param name="Lower">The median, or the lower end of the band: what an order's price is compared with.</param>
internal sealed record PriceReferenceOut(NamedOut Produce, string? Grade, DateOnly Day, string Basis, PriceOut Upper, PriceOut Lower, int Observations, IEnumerable<PriceSourceOut> Sources);

internal sealed record PriceSourceOut(string Market, string Source, int Observations, DateOnly LastDay);

internal sealed record PriceObservationOut(
    Guid Id, string Market, DateOnly Day, NamedOut Produce, string? Grade, PriceOut Price, string Source, string RecordedBy, DateTimeOffset RecordedAt, Guid? ImportId, DateTimeOffset? WithdrawnAt,
    string? WithdrawnBecause);

internal sealed record PriceObservationIdOut(Guid Id);

/// <param name="State">checked: nothing is written; written; undone: its rows are withdrawn.</param>
/// <param name="New">Rows to write, or that were written.</param>
/// <param name="Known">Rows that are recorded already or stand there twice.</param>
/// <param name="Wrong">Things to mend; with any, nothing can be written.</param>
internal sealed record PriceImportRowOut(
    Guid Id, string FileName, string Hash, string State, int Rows, int New, int Known, int Wrong, string UploadedBy, DateTimeOffset UploadedAt, DateTimeOffset? WrittenAt, string? UndoneBy,
    DateTimeOffset? UndoneAt, string? UndoneBecause);

/// <summary>An import with the first thousand remarks of each kind.</summary>
internal sealed record PriceImportOut(
    PriceImportRowOut Import, IEnumerable<PriceRemarkOut> Wrong, IEnumerable<PriceRemarkOut> Known, IEnumerable<PriceRemarkOut> Unusual, int UnusualCount, DateTimeOffset? SameFileWrittenAt);

/// <param name="Row">As a spreadsheet counts: the heading is 1.</param>
/// <param name="Column">market, day, produce, grade, price, unit or source.</param>
internal sealed record PriceRemarkOut(int Row, string Column, string Value, string Code, string Sentence);

internal sealed record PriceExplanationOut(Guid Id, Guid LotId);
