using System.Runtime.CompilerServices;
using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Catalog;
using ConsumerAid.Catalog.Prices;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Rules;

/// <summary>
/// CH-10: a lot's price is not above the reference by more than the charter allows. Above the stop it is not published. Above the warning its cooperative is asked why, and what
/// is not explained in time is a finding; so is a lot on sale from which the market has moved away, whether above the warning or the stop, for its price is fixed.
/// </summary>
internal sealed class NoInflatedPrice(MarketDb db) : CharterRule<NoInflatedPrice.Dear>("CH-10", curable: true)
{
    /// <summary>A lot above the warning.</summary>
    internal sealed record Dear
    {
        public required Listed Lot { get; init; }

        /// <summary>Since when it has been above without a break; when it is asked about, now; of a past one, its publication.</summary>
        public required DateTimeOffset Since { get; init; }

        /// <summary>The reference as of then.</summary>
        public required PriceReference Reference { get; init; }

        /// <summary>Whether it is about to be published, was published, or stands on sale.</summary>
        public required Stage Stage { get; init; }

        /// <summary>Whether its cooperative said why, in time where there was a time.</summary>
        public required bool Explained { get; init; }

        /// <summary>Whether the time to say why is over.</summary>
        public required bool Overdue { get; init; }
    }

    internal enum Stage
    {
        Asking,
        Published,
        OnSale,
    }

    /// <summary>What of a lot the rule looks at.</summary>
    internal sealed record Listed
    {
        public required Guid Id { get; init; }
        public required string Number { get; init; }
        public required Guid CooperativeId { get; init; }
        public required string Produce { get; init; }
        public required Grade Grade { get; init; }
        public required UnitPrice Price { get; init; }
        public required DateTimeOffset? PublishedAt { get; init; }
    }

    protected override IAsyncEnumerable<Dear> Read(Scope scope, CharterBook book, CancellationToken cancellation) => scope switch
    {
        Scope.Acting { Question: LotPublication asked, Now: var now } => Asked(asked.LotId, now, book, cancellation),
        Scope.Standing { Now: var now } => OnSale(now, book, cancellation),
        Scope.Past { From: var from, To: var to } => Published(from, to, book, cancellation),
        _ => AsyncEnumerable.Empty<Dear>(),
    };

    protected override IEnumerable<Verdict> Judge(Dear fact, CharterBook book)
    {
        var (lot, reference, warn, block, hours) = (fact.Lot, fact.Reference, book.Whole(Rule, "warn"), book.Whole(Rule, "block"), book.Whole(Rule, "explain_hours"));
        var isOver = reference.IsAbove(lot.Price, block);
        var (subject, measured) = ($"lot/{lot.Id}", Measures.Percent(reference.OverUpper(lot.Price)));
        var objection = fact switch
        {
            { Stage: not Stage.OnSale } when isOver => new CharterObjection(
                Rule, CharterEffect.Block, subject, "charter.price-too-high", measured + " %", $"{block} %", lot.Number, lot.Price, reference.Upper, measured, block, Prices.Basis(reference)),
            { Explained: true } => null,
            { Stage: Stage.Asking } => new CharterObjection(
                Rule, CharterEffect.Warn, subject, "charter.price-high", measured + " %", $"{warn} %", lot.Number, lot.Price, reference.Upper, measured, warn, Prices.Basis(reference), hours),
            { Overdue: true } => new CharterObjection(
                Rule, CharterEffect.Warn, subject, "charter.price-unexplained", measured + " %", $"{warn} %", lot.Number, lot.Price, fact.Since, warn, hours),
            _ => null,
        };
        if (objection is null) yield break;
        yield return new Verdict(objection, isOver ? Severity.Serious : Severity.General, fact.Stage == Stage.OnSale ? fact.Since.AddHours(hours) : fact.Since)
        {
            Against = Party.Cooperative(lot.CooperativeId), CooperativeId = lot.CooperativeId, OnlyTold = fact.Stage == Stage.Asking, Evidence = [subject, .. Prices.Evidence(reference)],
        };
    }

    private async IAsyncEnumerable<Dear> Asked(Guid id, DateTimeOffset now, CharterBook book, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (await Lots(db.Lots().Where(lot => lot.Id == id)).SingleOrDefaultAsync(cancellation) is not { } lot) yield break;
        var market = await Prices.Market(db, [lot.Produce], now, now, book, cancellation);
        if (market.At(lot.Produce, lot.Grade, now, Prices.Terms(book)) is not { } reference || !reference.IsAbove(lot.Price, book.Whole(Rule, "warn"))) yield break;
        var price = lot.Price.FenPerTonne;
        var explained = await db.PriceExplanations().AnyAsync(explanation => explanation.LotId == id && explanation.Price.FenPerTonne >= price, cancellation);
        yield return new Dear { Lot = lot, Since = now, Reference = reference, Stage = Stage.Asking, Explained = explained, Overdue = false };
    }

    private async IAsyncEnumerable<Dear> Published(DateTimeOffset from, DateTimeOffset to, CharterBook book, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (warn, hours, terms) = (book.Whole(Rule, "warn"), book.Whole(Rule, "explain_hours"), Prices.Terms(book));
        var market = await Prices.Market(db, null, from, to, book, cancellation);
        var published = db.Lots().Where(lot => lot.PublishedAt >= from && lot.PublishedAt < to);
        var explanations = (await db.PriceExplanations().Where(explanation => published.Any(lot => lot.Id == explanation.LotId)).ToListAsync(cancellation)).ToLookup(row => row.LotId);
        await foreach (var lot in Lots(published).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var at = lot.PublishedAt!.Value;
            if (market.At(lot.Produce, lot.Grade, at, terms) is not { } reference || !reference.IsAbove(lot.Price, warn)) continue;
            var due = at.AddHours(hours);
            yield return new Dear
            {
                Lot = lot, Since = at, Reference = reference, Stage = Stage.Published, Overdue = due <= to,
                Explained = explanations[lot.Id].Any(explanation => explanation.At <= due && explanation.Price >= lot.Price),
            };
        }
    }

    // Two looks: today's references tell the few lots that are dear; for these the market is read back to their publication.
    private async IAsyncEnumerable<Dear> OnSale(DateTimeOffset now, CharterBook book, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (warn, block, hours, terms) = (book.Whole(Rule, "warn"), book.Whole(Rule, "block"), book.Whole(Rule, "explain_hours"), Prices.Terms(book));
        var today = await Prices.Market(db, null, now, now, book, cancellation);
        var (references, dear) = (new Dictionary<(string, Grade), PriceReference?>(), new List<Listed>());
        await foreach (var lot in Lots(db.Lots().Where(lot => lot.State == LotState.Published)).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (!references.TryGetValue((lot.Produce, lot.Grade), out var reference)) references[(lot.Produce, lot.Grade)] = reference = today.At(lot.Produce, lot.Grade, now, terms);
            if (reference?.IsAbove(lot.Price, warn) == true) dear.Add(lot);
        }

        if (dear.Count == 0) yield break;
        var market = await Prices.Market(db, [.. dear.Select(lot => lot.Produce).Distinct()], dear.Min(lot => lot.PublishedAt!.Value), now, book, cancellation);
        var ids = dear.ConvertAll(lot => lot.Id);
        var explanations = (await db.PriceExplanations().Where(explanation => ids.Contains(explanation.LotId)).ToListAsync(cancellation)).ToLookup(row => row.LotId);
        foreach (var lot in dear)
        {
            var published = lot.PublishedAt!.Value;
            // What has been over the stop long enough is told as that; else what has been over the warning.
            var over = market.AboveSince(lot.Produce, lot.Grade, lot.Price, published, now, block, terms);
            var since = over?.AddHours(hours) <= now ? over!.Value : market.AboveSince(lot.Produce, lot.Grade, lot.Price, published, now, warn, terms)!.Value;
            yield return new Dear
            {
                Lot = lot, Since = since, Reference = market.At(lot.Produce, lot.Grade, since, terms)!, Stage = Stage.OnSale, Overdue = since.AddHours(hours) <= now,
                Explained = explanations[lot.Id].Any(explanation => explanation.Price >= lot.Price),
            };
        }
    }

    private static IQueryable<Listed> Lots(IQueryable<LotFact> lots) => lots.OrderBy(lot => lot.Id).Select(lot => new Listed
    {
        Id = lot.Id, Number = lot.Number, CooperativeId = lot.CooperativeId, Produce = lot.Produce, Grade = lot.Grade, Price = lot.UnitPrice, PublishedAt = lot.PublishedAt,
    });
}
