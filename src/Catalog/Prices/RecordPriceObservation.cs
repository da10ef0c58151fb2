using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog.Prices;

/// <summary>
/// The office, or a county's reviewer for what that county grows, enters what a product cost at a market on a day. The same once more is the same row; another price for the
/// same market, day, produce, grade and source is refused (<c>prices.known-otherwise</c>): withdraw the wrong one first.
/// </summary>
/// <param name="Grade">Null when the market does not grade.</param>
[Allowed(Roles.Administrator, Roles.CountyReviewer)]
public sealed record RecordPriceObservation(string Market, DateOnly Day, string Produce, Grade? Grade, UnitPrice Price, string Source) : ICommand<Guid>;

internal sealed class RecordPriceObservationHandler(MarketDb db, CurrentActor actor, ActTrail trail, TimeProvider clock, Counters counters, CatalogNames names)
    : IRequestHandler<RecordPriceObservation, Guid>
{
    public async Task<Guid> Handle(RecordPriceObservation request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var check = new ObservationCheck((await names.Get(db, cancellationToken)).Produce, actor, ChinaTime.DayOf(now));
        var (market, source) = (PriceObservation.Plain(request.Market), PriceObservation.Plain(request.Source));
        var errors = new FieldErrors();
        check.Look(market, request.Day, request.Produce, request.Price, source, (field, code, arguments) => errors.Require(false, field, code, arguments));
        errors.ThrowIfAny();

        await PriceWriters.WaitForTurn(counters, cancellationToken);
        var fact = PriceObservation.FactOf(market, request.Day, request.Produce, request.Grade, source);
        var known = await KnownFacts.Of(db, [fact], cancellationToken);
        if (known.Standing(fact) is { } standing)
        {
            new FieldErrors().Require(standing.Price == request.Price.FenPerTonne, "price", "prices.known-otherwise", new UnitPrice(standing.Price, request.Price.Per)).ThrowIfAny();
            return standing.Id;
        }

        var observation = new PriceObservation
        {
            Id = Guid.CreateVersion7(now), Market = market, Day = request.Day, Produce = request.Produce, Grade = request.Grade, Price = request.Price, Source = source,
            RecordedBy = actor.Code, RecordedAt = now, ImportId = null, Fact = fact, Round = known.Rounds(fact),
        };
        db.Add(observation);
        trail.Say($"price-observation/{observation.Id}", detail: $"{request.Produce} {request.Day:O} {market} {request.Price.FenPerTonne}");
        return observation.Id;
    }
}

/// <summary>What an observation must be like, by hand or in a file.</summary>
internal sealed class ObservationCheck(IReadOnlyDictionary<string, ProduceFact> produce, CurrentActor actor, DateOnly today)
{
    private const int OldestDays = 3 * 366;

    /// <summary>Tells everything that is wrong: the field, the code, the sentence's values.</summary>
    public void Look(string market, DateOnly? day, string? code, UnitPrice? price, string source, Action<string, string, object[]> tell)
    {
        if (market.Length == 0) tell("market", "prices.market-missing", []);
        if (market.Length > PriceObservation.LongestMarket) tell("market", "text.too-long", [PriceObservation.LongestMarket]);
        if (day > today) tell("day", "prices.day-ahead", [today]);
        if (day < today.AddDays(-OldestDays)) tell("day", "prices.day-too-old", [today.AddDays(-OldestDays)]);
        if (code is not null && !produce.ContainsKey(code)) tell("produce", "stock.produce-unknown", []);
        else if (code is not null && !IsOwn(produce[code])) tell("produce", "prices.other-county", []);
        if (price is { FenPerTonne: <= 0 }) tell("price", "price.not-positive", []);
        if (price > UnitPriceText.Largest) tell("price", "price.too-large", []);
        if (source.Length == 0) tell("source", "prices.source-missing", []);
        if (source.Length > PriceObservation.LongestSource) tell("source", "text.too-long", [PriceObservation.LongestSource]);
    }

    /// <summary>A slip of the unit is likely: more than five times the band's upper end, less than a fifth of its lower end.</summary>
    public bool IsUnusual(string code, UnitPrice price) => produce[code] is { PriceLow.FenPerTonne: > 0 } kind
        && ((Int128)price.FenPerTonne > (Int128)kind.PriceHigh.FenPerTonne * 5 || (Int128)price.FenPerTonne * 5 < kind.PriceLow.FenPerTonne);

    private bool IsOwn(ProduceFact kind) => actor.Value.IsSystem || actor.Is(Roles.Administrator) || kind.CountyCode == actor.Value.CountyCode;
}

/// <summary>Whoever writes observations waits for the one before: what he found to be new is still new when he writes.</summary>
internal static class PriceWriters
{
    public static Task<long> WaitForTurn(Counters counters, CancellationToken cancellation) => counters.Next("price-writers", cancellation);
}

/// <summary>What the database knows of some facts.</summary>
internal sealed class KnownFacts
{
    private const int FactsAtOnce = 5_000;
    private readonly Dictionary<string, (Guid Id, long Price)> standing = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> rounds = new(StringComparer.Ordinal);

    /// <summary>The observation that counts, with its price in fen per tonne.</summary>
    public (Guid Id, long Price)? Standing(string fact) => standing.TryGetValue(fact, out var known) ? known : null;

    /// <summary>How often the fact was recorded.</summary>
    public int Rounds(string fact) => rounds.GetValueOrDefault(fact);

    public static async Task<KnownFacts> Of(MarketDb db, IReadOnlyCollection<string> facts, CancellationToken cancellation)
    {
        var known = new KnownFacts();
        foreach (var some in facts.Distinct(StringComparer.Ordinal).Chunk(FactsAtOnce))
        {
            var rows = await db.Set<PriceObservation>().Where(row => some.Contains(row.Fact))
                .Select(row => new { row.Id, row.Fact, row.Price.FenPerTonne, Gone = db.Set<PriceWithdrawal>().Any(gone => gone.ObservationId == row.Id) })
                .ToListAsync(cancellation);
            foreach (var row in rows)
            {
                known.rounds[row.Fact] = known.Rounds(row.Fact) + 1;
                if (!row.Gone) known.standing[row.Fact] = (row.Id, row.FenPerTonne);
            }
        }

        return known;
    }
}
