using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Findings;
using ConsumerAid.Foundation.Requests;
using MediatR;

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

    private static IResult Told(CharterText? text) => text is null ? throw new NotFound() : Results.Ok(new
    {
        text.Number, text.InForce, text.EffectiveFrom, title = text.Title.ToString(), adoptedBy = text.AdoptedBy.ToString(), preamble = text.Preamble.ToString(),
        articles = text.Articles.Select(article => new
        {
            article.Rule, name = article.Name.ToString(), demand = article.Demand.ToString(), source = article.Source.ToString(), severity = article.Severity.ToString(), article.Binds, article.Basis,
            effect = Orders.Trade.Codes.Of(article.Effect), article.Enforced, parameters = article.Parameters.Select(Parameter),
        }),
        schedule = text.Schedule.Select(Parameter),
        versions = text.Versions,
    });

    private static object Parameter(CharterTextParameter parameter) => new { parameter.Name, label = parameter.Label.ToString(), parameter.Number, value = parameter.Value.ToString() };

    private static async Task<IResult> Find(IMediator mediator, CancellationToken cancellation, string? rule = null, string? subject = null, string? cursor = null, int limit = 50)
    {
        var page = await mediator.Send(new FindFindings(rule, Subject: subject, After: cursor, Limit: limit), cancellation);
        return Results.Ok(new
        {
            items = page.Items.Select(row => new { row.Id, row.At, row.Rule, effect = Orders.Trade.Codes.Of(row.Effect), row.Subject, row.Measured, row.Limit, row.Sentence }), next = page.Next,
        });
    }
}
