using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog.Prices;

/// <summary>
/// The cooperative says why its lot costs more than the reference. Refused when it does not (<c>prices.nothing-to-explain</c>) or the lot is no longer live. The same words for
/// the same price once more are the same explanation.
/// </summary>
/// <param name="Text">10 to 1,000 characters.</param>
[Allowed(Roles.Cooperative)]
public sealed record ExplainPrice(Guid LotId, string Text) : ICommand<Guid>;

internal sealed class ExplainPriceHandler(MarketDb db, CatalogNames names, CurrentActor actor, ActTrail trail, TimeProvider clock, ICharter charter) : IRequestHandler<ExplainPrice, Guid>
{
    public async Task<Guid> Handle(ExplainPrice request, CancellationToken cancellationToken)
    {
        var (now, text) = (clock.GetUtcNow(), (request.Text ?? "").Trim());
        var lot = await OwnLots.Get(db, actor, request.LotId, cancellationToken);
        new FieldErrors()
            .Require(text.Length >= PriceExplanation.ShortestText, "text", "prices.explanation-short", PriceExplanation.ShortestText)
            .Require(text.Length <= PriceExplanation.LongestText, "text", "text.too-long", PriceExplanation.LongestText)
            .ThrowIfAny();
        if (!lot.State.IsLive()) throw new RuleBroken("catalog.wrong-state") { Status = 409 };

        var (id, price) = (lot.Id, lot.UnitPrice.FenPerTonne);
        var same = await db.Set<PriceExplanation>().Where(row => row.LotId == id && row.Price.FenPerTonne == price && row.Text == text).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancellationToken);
        if (same is { } known) return known;

        var charterTerms = await charter.Terms(now, cancellationToken);
        var (terms, today) = (charterTerms.References(), ChinaTime.DayOf(now));
        var market = await PriceMarket.Read(db, (await names.Get(db, cancellationToken)).Produce, [lot.Produce], today, today, terms.Days, cancellationToken);
        var reference = market.At(lot.Produce, lot.Grade, now, terms);
        if (reference?.IsAbove(lot.UnitPrice, charterTerms.PriceWarnHundredths) != true) throw new RuleBroken("prices.nothing-to-explain", charterTerms.PriceWarnHundredths);
        var explanation = new PriceExplanation
        {
            Id = Guid.CreateVersion7(now), LotId = lot.Id, CooperativeId = lot.CooperativeId, Text = text, Price = lot.UnitPrice, Reference = reference.Upper, Basis = reference.Basis,
            By = actor.Code, At = now,
        };
        db.Add(explanation);
        trail.Say($"lot/{lot.Id}", lot.CooperativeId.ToString(), $"price-explanation/{explanation.Id}");
        return explanation.Id;
    }
}
