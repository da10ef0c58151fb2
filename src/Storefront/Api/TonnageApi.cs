using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Text;
using ConsumerAid.Orders.Ledger;
using ConsumerAid.Orders.Trade;
using MediatR;

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

    private static async Task<IResult> Household(string code, IMediator mediator, CancellationToken cancellation, string? asOf = null)
    {
        var tonnage = await mediator.Send(new GetHouseholdTonnage(code, AsOf(asOf)), cancellation) ?? throw new NotFound();
        return Results.Ok(new
        {
            tonnage.HouseholdCode, tonnage.AsOf, tonnage.Pending,
            dispatched = WeightOut.Of(tonnage.Total.Dispatched), accepted = WeightOut.Of(tonnage.Total.Accepted), rejected = WeightOut.Of(tonnage.Total.Rejected),
            spoiled = WeightOut.Of(tonnage.Total.Spoiled), returned = WeightOut.Of(tonnage.Total.Returned),
            byLot = tonnage.ByLot.Select(lot => new
            {
                lot.LotId, lot.Produce, dispatched = WeightOut.Of(lot.Sum.Dispatched), accepted = WeightOut.Of(lot.Sum.Accepted), rejected = WeightOut.Of(lot.Sum.Rejected),
                spoiled = WeightOut.Of(lot.Sum.Spoiled), returned = WeightOut.Of(lot.Sum.Returned),
            }),
            byMonth = tonnage.ByMonth.Select(month => new
            {
                month.Month, dispatched = WeightOut.Of(month.Sum.Dispatched), accepted = WeightOut.Of(month.Sum.Accepted), rejected = WeightOut.Of(month.Sum.Rejected),
                spoiled = WeightOut.Of(month.Sum.Spoiled), returned = WeightOut.Of(month.Sum.Returned),
            }),
        });
    }

    private static async Task<IResult> Table(
        IMediator mediator, CancellationToken cancellation, string? by = null, string? from = null, string? to = null, string? asOf = null, bool @public = false, string? cursor = null, int limit = 200)
    {
        var errors = new FieldErrors();
        var group = Codes.Parse<TonnageBy>(by ?? "county");
        var (first, last) = (errors.Day(from, "from"), errors.Day(to, "to"));
        errors.Require(group is not null, "by", "tonnage.no-such-group").ThrowIfAny();
        var table = await mediator.Send(new GetTonnage(group!.Value, first, last, AsOf(asOf), @public, cursor, limit), cancellation);
        return Results.Ok(new
        {
            by = Codes.Of(table.By), table.From, table.To, table.AsOf, table.Pending, table.IsPublic, items = table.Rows.Select(Row), total = Row(table.Total), next = table.Next,
        });
    }

    private static object Row(TonnageRow row) => new
    {
        row.Key, name = Reader.Current.English ? row.NameEn ?? row.Name : row.Name, dispatched = WeightOut.Of(row.Sum.Dispatched), accepted = WeightOut.Of(row.Sum.Accepted),
        rejected = WeightOut.Of(row.Sum.Rejected), spoiled = WeightOut.Of(row.Sum.Spoiled), returned = WeightOut.Of(row.Sum.Returned), toHouseholds = MoneyOut.Of(row.Sum.ToHouseholds),
        row.Groups, row.Households, row.People,
    };

    private static async Task<IResult> Figures(IMediator mediator, CancellationToken cancellation, string? asOf = null)
    {
        var impact = await mediator.Send(new GetImpact(AsOf(asOf)), cancellation);
        return Results.Ok(new { impact.AsOf, impact.Pending, impact.Seal, impact.SealedAt, figures = impact.Figures });
    }

    private static DateTimeOffset? AsOf(string? sent)
    {
        var errors = new FieldErrors();
        var instant = errors.Instant(sent, "asOf");
        errors.ThrowIfAny();
        return instant;
    }
}
