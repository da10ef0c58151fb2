using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.AllianceAdmin.Pledges;

/// <summary>Where a reported sale stands.</summary>
public enum OfflineSaleState
{
    /// <summary>Waits for review.</summary>
    Reported,

    /// <summary>Reviewed and credited.</summary>
    Credited,

    Refused,

    /// <summary>Was credited, and taken back by a negative entry.</summary>
    Reversed,
}

/// <summary>A sale outside of this program, reported by a member unit with invoice and weigh slip.</summary>
internal sealed class OfflineSale : Aggregate
{
    private readonly List<OfflineShare> shares = [];

    public required Guid Id { get; init; }

    public required string Number { get; init; }

    /// <summary>Who reports.</summary>
    public required Guid MemberId { get; init; }

    /// <summary>Facilitated sale or staff purchase.</summary>
    public required CreditKind Kind { get; init; }

    /// <summary>Who bought: a company; of staff purchases the unit itself.</summary>
    public required string BuyerName { get; init; }

    /// <summary>The cooperative that sold; seller of record.</summary>
    public required Guid CooperativeId { get; init; }

    public required string Produce { get; init; }

    /// <summary>The product's certificate on the day of the sale.</summary>
    public required string CertificateNo { get; init; }

    public required Weight Weight { get; init; }

    /// <summary>Value of the goods, without freight.</summary>
    public required Money Amount { get; init; }

    /// <summary>Households that supplied, as reported.</summary>
    public required int Households { get; init; }

    public required DateOnly SoldOn { get; init; }

    public required string InvoiceNo { get; init; }

    public required string SlipNo { get; init; }

    /// <summary>SHA-256 of the weigh slip's file: one slip proves one sale.</summary>
    public required string SlipHash { get; init; }

    public required DateTimeOffset ReportedAt { get; init; }

    public required Guid ReportedBy { get; init; }

    public required string ReportedByCode { get; init; }

    public OfflineSaleState State { get; private set; }

    public Guid? ReviewedBy { get; private set; }

    public string? ReviewedByCode { get; private set; }

    public DateTimeOffset? ReviewedAt { get; private set; }

    public string? Reason { get; private set; }

    public Guid? ReversedBy { get; private set; }

    public DateTimeOffset? ReversedAt { get; private set; }

    /// <summary>Sum to 1000, in order.</summary>
    public IReadOnlyList<OfflineShare> Shares => shares;

    public void Divide(IEnumerable<OfflineShare> divided) => shares.AddRange(divided);

    /// <exception cref="RuleBroken"><c>pledge.already-reviewed</c>; <c>pledge.own-review</c>: by who reported it.</exception>
    public void Review(bool accept, Guid by, string code, string? reason, DateTimeOffset now)
    {
        if (State != OfflineSaleState.Reported) throw new RuleBroken("pledge.already-reviewed") { Status = 409 };
        RuleBroken.If(by == ReportedBy, "pledge.own-review");
        (State, ReviewedBy, ReviewedByCode, ReviewedAt, Reason) = (accept ? OfflineSaleState.Credited : OfflineSaleState.Refused, by, code, now, reason);
    }

    /// <summary>The first entry of one part of its credit.</summary>
    public CreditEntry Entry(CreditPart part, DateTimeOffset now, string by) => new()
    {
        SourceId = Id, FromPerMille = part.FromPerMille, Turn = 0, Source = CreditSource.Offline, MemberId = part.MemberId, Kind = Kind, Grams = part.Of(Weight.Grams), Fen = part.Of(Amount.Fen),
        CountedOn = SoldOn, RecordedAt = now, RecordedBy = by,
    };

    /// <exception cref="RuleBroken"><c>pledge.not-credited</c>; <c>pledge.own-review</c>: by who credited it.</exception>
    public void Reverse(Guid by, string reason, DateTimeOffset now)
    {
        if (State != OfflineSaleState.Credited) throw new RuleBroken("pledge.not-credited") { Status = 409 };
        RuleBroken.If(by == ReportedBy || by == ReviewedBy, "pledge.own-review");
        (State, ReversedBy, ReversedAt, Reason) = (OfflineSaleState.Reversed, by, now, reason);
    }
}

/// <summary>A member's share of a reported sale.</summary>
internal sealed class OfflineShare
{
    public required Guid SaleId { get; init; }

    public required int Position { get; init; }

    public required Guid MemberId { get; init; }

    public required int PerMille { get; init; }
}

/// <summary>That somebody tried to have the same kilograms credited again (CH-02). Nothing was credited.</summary>
internal sealed class DoubleCredit
{
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Guid MemberId { get; init; }

    public required string By { get; init; }

    /// <summary>What was tried: the invoice or slip number as typed, or an order's number.</summary>
    public required string Paper { get; init; }

    /// <summary>What stands already: <c>offline-sale/…</c>, <c>dispatch/…</c>, <c>order/…</c>.</summary>
    public required string Known { get; init; }
}
