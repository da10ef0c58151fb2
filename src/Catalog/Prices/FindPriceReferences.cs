using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using MediatR;

namespace ConsumerAid.Catalog.Prices;

/// <summary>The references of a day by what is known now: of one product or of all, without a grade and for each grade; products by code. One query reads what all of them rest on.</summary>
/// <param name="On">China's day; null: today. A day ahead is refused (<c>prices.day-ahead</c>).</param>
[Anyone]
public sealed record FindPriceReferences(string? Produce = null, DateOnly? On = null) : IQuery<IReadOnlyList<NamedReference>>;

/// <summary>A reference with its product's names.</summary>
public sealed record NamedReference(Named Produce, PriceReference Reference)
{
    /// <summary>What it rests on, by market and source, the latest day first.</summary>
    public IReadOnlyList<PriceSource> Sources =>
    [
        .. Reference.Observations.GroupBy(row => (row.Market, row.Source))
            .Select(rows => new PriceSource(rows.Key.Market, rows.Key.Source, rows.Count(), rows.Max(row => row.Day)))
            .OrderByDescending(source => source.LastDay).ThenBy(source => source.Market, StringComparer.Ordinal),
    ];
}

/// <summary>Where observations come from.</summary>
public sealed record PriceSource(string Market, string Source, int Observations, DateOnly LastDay);

internal sealed class FindPriceReferencesHandler(MarketDb db, CatalogNames names, ICharter charter, TimeProvider clock)
    : IRequestHandler<FindPriceReferences, IReadOnlyList<NamedReference>>
{
    private static readonly Grade?[] Grades = [null, Grade.A, Grade.B, Grade.C];

    public async Task<IReadOnlyList<NamedReference>> Handle(FindPriceReferences request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var day = request.On ?? ChinaTime.DayOf(now);
        new FieldErrors().Require(day <= ChinaTime.DayOf(now), "on", "prices.day-ahead", ChinaTime.DayOf(now)).Require(day.Year >= 2000, "on", "date.not-a-day").ThrowIfAny();
        var known = await names.Get(db, cancellationToken);
        if (request.Produce is { } asked && !known.Produce.ContainsKey(asked)) throw new NotFound();
        var terms = (await charter.Terms(now, cancellationToken)).References();
        IReadOnlyList<string> codes = request.Produce is { } one ? [one] : [.. known.Produce.Keys.Order(StringComparer.Ordinal)];
        var market = await PriceMarket.Read(db, known.Produce, request.Produce is null ? null : codes, day, day, terms.Days, cancellationToken);
        return
        [
            .. from code in codes
               from grade in Grades
               let reference = market.On(code, grade, day, now, terms)
               where reference is not null
               select new NamedReference(known.OfProduce(code), reference),
        ];
    }
}
