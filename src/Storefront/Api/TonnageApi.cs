using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Orders.Ledger;
using ConsumerAid.Orders.Trade;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using NotFound = ConsumerAid.Foundation.Requests.NotFound;

namespace ConsumerAid.Storefront.Api;

/// <summary>Tonnage from the roll-ups and the public figures drawn from it.</summary>
internal static class TonnageApi
{
    public static void MapTonnage(this RouteGroupBuilder api)
    {
        api.MapGet("/households/{code}/tonnage", Household).WithName("GetHouseholdTonnage");
        api.MapGet("/tonnage", Table).AllowAnonymous().WithName("GetTonnage");
        api.MapGet("/impact", Figures).AllowAnonymous().WithName("GetImpact");
    }

    private static async Task<Ok<HouseholdTonnageOut>> Household(string code, IMediator mediator, CancellationToken cancellation, string? asOf = null)
    {
        var tonnage = await mediator.Send(new GetHouseholdTonnage(code, AsOf(asOf)), cancellation) ?? throw new NotFound();
        return TypedResults.Ok(new HouseholdTonnageOut(
            tonnage.HouseholdCode, tonnage.AsOf, tonnage.Pending, WeightOut.Of(tonnage.Total.Dispatched), WeightOut.Of(tonnage.Total.Accepted), WeightOut.Of(tonnage.Total.Rejected), WeightOut.Of(tonnage.Total.Spoiled), WeightOut.Of(tonnage.Total.Returned),
            tonnage.ByLot.Select(lot => new LotTonnageOut(lot.LotId, lot.Produce, WeightOut.Of(lot.Sum.Dispatched), WeightOut.Of(lot.Sum.Accepted), WeightOut.Of(lot.Sum.Rejected), WeightOut.Of(lot.Sum.Spoiled), WeightOut.Of(lot.Sum.Returned))),
            tonnage.ByMonth.Select(month => new MonthTonnageOut(month.Month, WeightOut.Of(month.Sum.Dispatched), WeightOut.Of(month.Sum.Accepted), WeightOut.Of(month.Sum.Rejected), WeightOut.Of(month.Sum.Spoiled), WeightOut.Of(month.Sum.Returned)))));
    }

    private static async Task<Ok<TonnageOut>> Table(
        IMediator mediator, CancellationToken cancellation, string? by = null, string? from = null, string? to = null, string? asOf = null, bool @public = false, string? cursor = null, int limit = 200)
    {
        var errors = new FieldErrors();
        var group = Codes.Parse<TonnageBy>(by ?? "county");
        var (first, last) = (errors.Day(from, "from"), errors.Day(to, "to"));
        errors.Require(group is not null, "by", "tonnage.no-such-group").ThrowIfAny();
        var table = await mediator.Send(new GetTonnage(group!.Value, first, last, AsOf(asOf), @public, cursor, limit), cancellation);
        return TypedResults.Ok(new TonnageOut(
            Codes.Of(table.By), table.From, table.To, table.AsOf, table.Pending, table.IsPublic, table.Rows.Select(Row), Row(table.Total), table.Next));
    }

    private static TonnageRowOut Row(TonnageRow row) => new(
        row.Key, Reader.Current.English ? row.NameEn ?? row.Name : row.Name, WeightOut.Of(row.Sum.Dispatched), WeightOut.Of(row.Sum.Accepted), WeightOut.Of(row.Sum.Rejected), WeightOut.Of(row.Sum.Spoiled), WeightOut.Of(row.Sum.Returned),
        MoneyOut.Of(row.Sum.ToHouseholds), row.Groups, row.Households, row.People);

    private static async Task<Ok<ImpactOut>> Figures(IMediator mediator, CancellationToken cancellation, string? asOf = null)
    {
        var impact = await mediator.Send(new GetImpact(AsOf(asOf)), cancellation);
        return TypedResults.Ok(new ImpactOut(impact.AsOf, impact.Pending, impact.Seal, impact.SealedAt, impact.Figures));
    }

    private static DateTimeOffset? AsOf(string? sent)
    {
        var errors = new FieldErrors();
        var instant = errors.Instant(sent, "asOf");
        errors.ThrowIfAny();
        return instant;
    }
}
