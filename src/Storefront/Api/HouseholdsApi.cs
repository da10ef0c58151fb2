using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Households;
using MediatR;

namespace ConsumerAid.Storefront.Api;

/// <summary>Households, masked by role: a liaison's own, a cooperative's members, a reviewer's county; offices see masks.</summary>
internal static class HouseholdsApi
{
    public static void MapHouseholds(this RouteGroupBuilder api)
    {
        api.MapGet("/households", Find).WithName("FindHouseholds");
        api.MapGet("/households/{code}", Get).WithName("GetHousehold");
    }

    private static async Task<IResult> Find(IMediator mediator, CancellationToken cancellation, string? q = null, string? village = null, string? cursor = null, int limit = 50)
    {
        var page = await mediator.Send(new FindHouseholds(q, village, cursor, limit), cancellation);
        return Results.Ok(new
        {
            items = page.Items.Select(row => new
            {
                row.Code, row.Name, row.Phone, village = new { row.Village.Code, row.Village.Name, row.Village.Town }, county = new { code = row.Village.CountyCode, name = row.CountyName },
                row.People, category = row.Category is { } category ? Orders.Trade.Codes.Of(category) : null, row.LiaisonCode, row.NeedWeight,
            }),
            next = page.Next,
        });
    }

    private static async Task<IResult> Get(string code, IMediator mediator, CancellationToken cancellation)
    {
        var household = await mediator.Send(new OpenHousehold(code), cancellation) ?? throw new NotFound();
        return Results.Ok(new
        {
            household.Code, household.Name, household.Phone, household.IdNumber, household.BankAccount, household.People, household.NeedWeight,
            village = new { household.Village.Code, household.Village.Name, household.Village.Town }, county = new { household.County.Code, name = household.County.NameZh },
            categories = household.Categories.Select(period => new { category = Orders.Trade.Codes.Of(period.Category), period.From, period.To }),
            holdings = household.Holdings.Select(holding => new
            {
                holding.Produce, holding.Size, unit = Orders.Trade.Codes.Of(holding.Unit), yieldPerUnit = WeightOut.Of(holding.YieldPerUnit), yieldPerSeason = WeightOut.Of(holding.YieldPerSeason),
            }),
            consents = household.Consents.Select(consent => new { kind = Orders.Trade.Codes.Of(consent.Kind), consent.TextVersion, consent.GivenOn, consent.WithdrawnOn }),
        });
    }
}
