using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog;

/// <summary>A lot in a list. What would tell of fewer than ten households is null: their number, what is reserved, what is sold.</summary>
public sealed record LotCard
{
    /// <summary>From how many households up their number and what was bought of them may be seen by all.</summary>
    public const int FewestSeen = 10;

    public required Guid Id { get; init; }
    public required string Number { get; init; }
    public required string Title { get; init; }
    public required Named Produce { get; init; }
    public required Grade Grade { get; init; }
    public required Named County { get; init; }
    public required Guid CooperativeId { get; init; }
    public required LotState State { get; init; }
    public required UnitPrice UnitPrice { get; init; }
    public required Weight MinimumOrder { get; init; }
    public required Weight Step { get; init; }
    public required Weight Free { get; init; }
    public required Weight? Reserved { get; init; }
    public required Weight? Sold { get; init; }
    public required int? Households { get; init; }
    public required string CertificateNo { get; init; }
    public required DateOnly SpoilsOn { get; init; }
    public required int DaysLeft { get; init; }
    public required DateOnly HarvestedFrom { get; init; }
    public required DateTimeOffset? PublishedAt { get; init; }

    /// <summary>It stands still because of a failing test (CH-13).</summary>
    public required bool IsFrozen { get; init; }

    /// <summary>The day on which liaisons saw that at least half of it lies unsold; null without a label in force.</summary>
    public required DateOnly? DistressCheckedOn { get; init; }

    /// <summary>Hash of the picture to show, if there is one.</summary>
    public required string? Cover { get; init; }
}

/// <summary>A list's row as the database gives it.</summary>
internal sealed record LotRow
{
    public required Guid Id { get; init; }
    public required string Number { get; init; }
    public required string Title { get; init; }
    public required string Produce { get; init; }
    public required Grade Grade { get; init; }
    public required string CountyCode { get; init; }
    public required Guid CooperativeId { get; init; }
    public required LotState State { get; init; }
    public required UnitPrice UnitPrice { get; init; }
    public required Weight MinimumOrder { get; init; }
    public required Weight Step { get; init; }
    public required Weight Free { get; init; }
    public required Weight Reserved { get; init; }
    public required Weight Dispatched { get; init; }
    public required int Households { get; init; }
    public required string CertificateNo { get; init; }
    public required DateOnly SpoilsOn { get; init; }
    public required DateOnly HarvestedFrom { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset? SubmittedAt { get; init; }
    public required DateTimeOffset? PublishedAt { get; init; }
    public required DateTimeOffset? FrozenAt { get; init; }
    public required string? Cover { get; init; }
    public required DateOnly? DistressCheckedOn { get; init; }
    public required DateOnly? DistressUntil { get; init; }

    public static System.Linq.Expressions.Expression<Func<Lot, LotRow>> Of { get; } = lot => new LotRow
    {
        Id = lot.Id, Number = lot.Number, Title = lot.Title, Produce = lot.Produce, Grade = lot.Grade, CountyCode = lot.CountyCode, CooperativeId = lot.CooperativeId,
        State = lot.State, UnitPrice = lot.UnitPrice, MinimumOrder = lot.MinimumOrder, Step = lot.Step, Free = lot.Free, Reserved = lot.Reserved, Dispatched = lot.Dispatched,
        Households = lot.Households, CertificateNo = lot.CertificateNo, SpoilsOn = lot.SpoilsOn, HarvestedFrom = lot.HarvestedFrom,
        CreatedAt = lot.CreatedAt, SubmittedAt = lot.SubmittedAt, PublishedAt = lot.PublishedAt, FrozenAt = lot.FrozenAt, Cover = lot.Cover,
        DistressCheckedOn = lot.DistressCheckedOn, DistressUntil = lot.DistressUntil,
    };

    public LotCard ToCard(CatalogNames.Kept names, DateOnly today, bool toAll) => new()
    {
        Id = Id, Number = Number, Title = Title, Produce = names.OfProduce(Produce), Grade = Grade, County = names.OfCounty(CountyCode), CooperativeId = CooperativeId, State = State,
        UnitPrice = UnitPrice, MinimumOrder = MinimumOrder, Step = Step, Free = Free, Reserved = Seen(toAll) ? Reserved : null, Sold = Seen(toAll) ? Dispatched : null,
        Households = Seen(toAll) ? Households : null, CertificateNo = CertificateNo, SpoilsOn = SpoilsOn, DaysLeft = SpoilsOn.DayNumber - today.DayNumber,
        HarvestedFrom = HarvestedFrom, PublishedAt = PublishedAt, IsFrozen = FrozenAt is not null, Cover = Cover,
        DistressCheckedOn = State == LotState.Published && DistressUntil >= today ? DistressCheckedOn : null,
    };

    private bool Seen(bool toAll) => !toAll || Households >= LotCard.FewestSeen;
}

/// <summary>Pages of cards.</summary>
internal static class LotCards
{
    public static Page<LotCard> ToCards(this Page<LotRow> page, CatalogNames.Kept names, DateOnly today, bool toAll) =>
        new([.. page.Items.Select(row => row.ToCard(names, today, toAll))], page.Next);
}
