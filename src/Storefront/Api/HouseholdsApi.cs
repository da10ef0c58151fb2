using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders.Trade;
using ConsumerAid.Registry;
using ConsumerAid.Registry.Households;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using NotFound = ConsumerAid.Foundation.Requests.NotFound;

namespace ConsumerAid.Storefront.Api;

/// <summary>Households, masked by role: a liaison's own, a cooperative's members, a reviewer's county; offices see masks.</summary>
internal static class HouseholdsApi
{
    public static void MapHouseholds(this RouteGroupBuilder api)
    {
        api.MapGet("/households", Find).WithName("FindHouseholds");
        api.MapGet("/households/{code}", Get).WithName("GetHousehold");
    }

    private static async Task<Ok<ListOut<HouseholdOut>>> Find(IMediator mediator, CancellationToken cancellation, string? q = null, string? village = null, string? cursor = null, int limit = 50)
    {
        var page = await mediator.Send(new FindHouseholds(q, village, cursor, limit), cancellation);
        return TypedResults.Ok(new ListOut<HouseholdOut>(
            page.Items.Select(row => new HouseholdOut(
                row.Code, row.Name, row.Phone, Of(row.Village), new NamedOut(row.Village.CountyCode, row.CountyName), row.People,
                row.Category is { } category ? Codes.Of(category) : null, row.LiaisonCode, row.NeedWeight)),
            page.Next));
    }

    private static async Task<Ok<HouseholdSheetOut>> Get(string code, IMediator mediator, CancellationToken cancellation)
    {
        var household = await mediator.Send(new OpenHousehold(code), cancellation) ?? throw new NotFound();
        return TypedResults.Ok(new HouseholdSheetOut(
            household.Code, household.Name, household.Phone, household.IdNumber, household.BankAccount, household.People, household.NeedWeight, Of(household.Village),
            new NamedOut(household.County.Code, household.County.NameZh),
            household.Categories.Select(period => new CategoryOut(Codes.Of(period.Category), period.From, period.To)),
            household.Holdings.Select(holding => new HoldingOut(
                holding.Produce, holding.Size, Codes.Of(holding.Unit), WeightOut.Of(holding.YieldPerUnit), WeightOut.Of(holding.YieldPerSeason))),
            household.Consents.Select(consent => new ConsentOut(Codes.Of(consent.Kind), consent.TextVersion, consent.GivenOn, consent.WithdrawnOn))));
    }

    private static VillageOut Of(VillageFact village) => new(village.Code, village.Name, village.Town);
}
