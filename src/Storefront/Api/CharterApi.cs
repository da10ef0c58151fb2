using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Findings;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using NotFound = ConsumerAid.Foundation.Requests.NotFound;

namespace ConsumerAid.Storefront.Api;

/// <summary>The charter's text and parameters, and what its rules found.</summary>
internal static class CharterApi
{
    public static void MapCharter(this RouteGroupBuilder api)
    {
        api.MapGet("/charter", async (IMediator mediator, CancellationToken cancellation) => Told(await mediator.Send(new GetCharter(), cancellation))).AllowAnonymous().WithName("GetCharter");
        api.MapGet("/charter/versions/{number:int}", async (int number, IMediator mediator, CancellationToken cancellation) => Told(await mediator.Send(new GetCharterVersion(number), cancellation)))
            .AllowAnonymous().WithName("GetCharterVersion");
        api.MapGet("/findings", Find).WithName("FindFindings");
    }

    private static Ok<CharterOut> Told(CharterText? text) => text is null ? throw new NotFound() : TypedResults.Ok(new CharterOut(
        text.Number, text.InForce, text.EffectiveFrom, text.Title.ToString(), text.AdoptedBy.ToString(), text.Preamble.ToString(),
        text.Articles.Select(article => new ArticleOut(
            article.Rule, article.Name.ToString(), article.Demand.ToString(), article.Source.ToString(), article.Severity.ToString(), article.Binds, article.Basis,
            Orders.Trade.Codes.Of(article.Effect), article.Enforced, article.Parameters.Select(Parameter))),
        text.Schedule.Select(Parameter), text.Versions));

    private static ParameterOut Parameter(CharterTextParameter parameter) => new(parameter.Name, parameter.Label.ToString(), parameter.Number, parameter.Value.ToString());

    private static async Task<Ok<ListOut<FindingOut>>> Find(IMediator mediator, CancellationToken cancellation, string? rule = null, string? subject = null, string? cursor = null, int limit = 50)
    {
        var page = await mediator.Send(new FindFindings(rule, Subject: subject, After: cursor, Limit: limit), cancellation);
        return TypedResults.Ok(new ListOut<FindingOut>(
            page.Items.Select(row => new FindingOut(row.Id, row.At, row.Rule, Orders.Trade.Codes.Of(row.Effect), row.Subject, row.Measured, row.Limit, row.Sentence)), page.Next));
    }
}
