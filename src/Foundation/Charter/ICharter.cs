using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Foundation.Charter;

/// <summary>The port through which the modules ask the alliance charter, at the moment of action.</summary>
public interface ICharter
{
    /// <summary>The parameters of the version in force at an instant.</summary>
    Task<CharterTerms> Terms(DateTimeOffset at, CancellationToken cancellation);

    /// <summary>
    /// What stands against an act, or should be said of it, by the version in force now. The rules read published facts, so the caller saves what they need first.
    /// Warnings and notes are kept as findings.
    /// </summary>
    Task<IReadOnlyList<CharterObjection>> Ask(CharterQuestion question, CancellationToken cancellation);
}

/// <summary>What a rule does about an act.</summary>
public enum CharterEffect
{
    /// <summary>Kept as a finding.</summary>
    Note,

    /// <summary>Told to the actor and kept as a finding.</summary>
    Warn,

    /// <summary>The act does not happen.</summary>
    Block,
}

/// <summary>What one rule says of one subject.</summary>
/// <param name="Rule">The rule's id, e.g. <c>CH-03</c>.</param>
/// <param name="Effect">Block, warn or note.</param>
/// <param name="Subject">What it is about: <c>lot/0199…</c>, <c>household/HH-431226-000123</c>.</param>
/// <param name="Code">Key of the sentence that says rule, measured value, limit and cure, e.g. <c>charter.certificate-expired</c>.</param>
/// <param name="Measured">The measured value, in words or numbers without a language.</param>
/// <param name="Limit">The limit, likewise.</param>
/// <param name="Arguments">Values for the sentence.</param>
public sealed record CharterObjection(string Rule, CharterEffect Effect, string Subject, string Code, string Measured, string Limit, params object[] Arguments);

/// <summary>Something about to happen, as the charter needs to know it.</summary>
public abstract record CharterQuestion;

/// <summary>A lot asks for publication (CH-03, CH-04, CH-17).</summary>
public sealed record LotPublication(Guid LotId) : CharterQuestion;

/// <summary>A member unit orders from lots (CH-03, CH-11, and whether it may order at all).</summary>
/// <param name="MemberId">The unit.</param>
/// <param name="PaymentTerms">The code of the terms, e.g. <c>net-30</c>.</param>
/// <param name="Lines">One line for each lot, at the price frozen for it.</param>
public sealed record OrderPlacing(Guid MemberId, string PaymentTerms, IReadOnlyList<OrderedLine> Lines) : CharterQuestion;

/// <summary>A liaison records a household's stock (whether it may record at all).</summary>
public sealed record StockRecording(Guid LiaisonId, string HouseholdCode) : CharterQuestion;

/// <summary>Shares are about to be written (CH-17): what each household would supply in all this season, by produce, beyond what already stands.</summary>
public sealed record SharesWriting(IReadOnlyList<HouseholdSupply> Supplies) : CharterQuestion;

/// <summary>Goods are about to leave (CH-03, CH-12, CH-17).</summary>
/// <param name="OrderId">The order.</param>
/// <param name="LotIds">Its lots on this lorry.</param>
/// <param name="ConformityNo">The number of the 承诺达标合格证, or empty.</param>
/// <param name="Supplies">Net weight by household beyond what it was promised, if any.</param>
public sealed record DispatchLeaving(Guid OrderId, IReadOnlyList<Guid> LotIds, string? ConformityNo, IReadOnlyList<HouseholdSupply> Supplies) : CharterQuestion;

/// <summary>Goods were weighed at the buyer's (CH-16).</summary>
public sealed record DeliveryWeighed(Guid DispatchId, IReadOnlyList<WeighedLine> Lines) : CharterQuestion;

/// <summary>The acceptance period ended in silence (CH-09).</summary>
public sealed record AcceptedBySilence(Guid DispatchId, Guid MemberId) : CharterQuestion;

/// <summary>A dispute was not decided in time; the buyer's scale stands.</summary>
public sealed record DisputeUndecided(Guid DispatchId, Guid CooperativeId) : CharterQuestion;

/// <summary>An order is to be cancelled (CH-19).</summary>
/// <param name="OrderId">The order.</param>
/// <param name="ApprovedAt">When it was approved, or null.</param>
/// <param name="WeighingBegun">Whether any household's goods were weighed in.</param>
/// <param name="CooperativeAgrees">Whether every cooperative concerned agreed.</param>
public sealed record OrderCancelling(Guid OrderId, DateTimeOffset? ApprovedAt, bool WeighingBegun, bool CooperativeAgrees) : CharterQuestion;

/// <summary>The nightly comparison found a roll-up that is not the sum of its entries: kept as a finding, never repaired in silence.</summary>
/// <param name="Subject">What differs: <c>ledger/2026-11-23</c>, <c>household/HH-431226-000123</c>.</param>
/// <param name="Kind">What is summed: <c>dispatched</c>, <c>accepted</c>, <c>rejected</c>, <c>spoiled</c>, <c>returned</c> in grams, <c>to-households</c> in fen, <c>households</c> and <c>people</c> by number.</param>
/// <param name="Entries">The sum of the entries.</param>
/// <param name="RollUp">What the roll-up says.</param>
public sealed record LedgerDiffering(string Subject, string Kind, long Entries, long RollUp) : CharterQuestion;

/// <summary>What is ordered of a lot, and at what price.</summary>
public sealed record OrderedLine(Guid LotId, Weight Weight, UnitPrice UnitPrice);

/// <summary>What a household would supply of a produce.</summary>
public sealed record HouseholdSupply(string HouseholdCode, string Produce, Weight Weight);

/// <summary>What left and what arrived of one order line.</summary>
/// <param name="LotId">The lot.</param>
/// <param name="Dispatched">Dispatched net.</param>
/// <param name="Arrived">Accepted plus rejected by the buyer's scale.</param>
/// <param name="TolerancePerMille">The line's tolerance for the days on the road, both ways.</param>
public sealed record WeighedLine(Guid LotId, Weight Dispatched, Weight Arrived, int TolerancePerMille);

/// <summary>Charter parameters that the trade itself works with. Defaults are the catalogue's.</summary>
public sealed record CharterTerms
{
    /// <summary>The version's number, frozen on what was decided by it.</summary>
    public required int Version { get; init; }

    /// <summary>Need weight in hundredths (50–300) of a household without a category.</summary>
    public int NeedWeight { get; init; } = 100;

    /// <summary>Need weight of a 脱贫户.</summary>
    public int NeedWeightOutOfPoverty { get; init; } = 120;

    /// <summary>Need weight of a 监测户.</summary>
    public int NeedWeightMonitored { get; init; } = 150;

    /// <summary>CH-16: tolerance of fresh goods, per mille both ways.</summary>
    public int FreshTolerancePerMille { get; init; } = 20;

    /// <summary>CH-16: tolerance of packaged and dry goods.</summary>
    public int PackagedTolerancePerMille { get; init; } = 3;

    /// <summary>CH-09: hours to accept fresh goods.</summary>
    public int FreshAcceptanceHours { get; init; } = 24;

    /// <summary>CH-09: hours to accept packaged and dry goods.</summary>
    public int PackagedAcceptanceHours { get; init; } = 72;

    /// <summary>CH-19: hours after approval in which cancelling is free.</summary>
    public int FreeCancellationHours { get; init; } = 24;

    /// <summary>CH-06: the household's part of the price, in hundredths.</summary>
    public int HouseholdShareHundredths { get; init; } = 70;

    /// <summary>CH-10: above so many hundredths of the reference a price is to be explained.</summary>
    public int PriceWarnHundredths { get; init; } = 110;

    /// <summary>CH-10: above so many hundredths of the reference a lot is not published.</summary>
    public int PriceBlockHundredths { get; init; } = 130;

    /// <summary>CH-10: a reference is of so many days.</summary>
    public int ReferenceDays { get; init; } = 14;

    /// <summary>CH-10: with fewer observations the product's band is the reference.</summary>
    public int ReferenceObservations { get; init; } = 3;

    /// <summary>CH-10: hours to explain a high price.</summary>
    public int PriceExplanationHours { get; init; } = 48;

    /// <summary>CH-14: the oldest photo of a 滞销 check, in days.</summary>
    public int DistressEvidenceDays { get; init; } = 7;

    /// <summary>CH-14: days that a 滞销 label lives, the first included.</summary>
    public int DistressLabelDays { get; init; } = 14;

    /// <summary>CH-14: by how many hundredths the weight on hand may differ from the declared one.</summary>
    public int DistressWeightErrorPercent { get; init; } = 15;

    /// <summary>CH-14: a lot is labelled from this part in hundredths of its weight.</summary>
    public int DistressLotPercent { get; init; } = 50;

    /// <summary>Hours after which an order that nobody approved lapses.</summary>
    public int ApprovalHours { get; init; } = 72;

    /// <summary>Hours in which a dispute is decided, else the buyer's scale stands.</summary>
    public int DisputeHours { get; init; } = 72;

    /// <summary>CH-03: days for which a certificate is issued or renewed.</summary>
    public int CertificateValidityDays { get; init; } = 365;

    /// <summary>CH-03: days of public notice before a certificate is issued.</summary>
    public int CertificateNoticeDays { get; init; } = 7;

    /// <summary>CH-03: days before its end from which a certificate can be renewed.</summary>
    public int CertificateWarnDays { get; init; } = 30;

    /// <summary>CH-13: hours after the day of a laboratory's report in which a failing result is recorded here.</summary>
    public int TestReportHours { get; init; } = 24;
}

/// <summary>The charter stands against an act.</summary>
public sealed class CharterBlocked(IReadOnlyList<CharterObjection> objections) : RuleBroken(objections[0].Code, objections[0].Arguments)
{
    /// <summary>Every rule that blocks.</summary>
    public IReadOnlyList<CharterObjection> Objections { get; } = objections;
}

/// <summary>Asking in one word.</summary>
public static class Charters
{
    /// <summary>Asks, and refuses the act when a rule blocks it. Returns the warnings to tell the actor.</summary>
    /// <exception cref="CharterBlocked">A rule blocks.</exception>
    public static async Task<IReadOnlyList<CharterObjection>> Require(this ICharter charter, CharterQuestion question, CancellationToken cancellation)
    {
        var said = await charter.Ask(question, cancellation);
        var blocks = said.Where(objection => objection.Effect == CharterEffect.Block).ToList();
        return blocks.Count == 0 ? said : throw new CharterBlocked(blocks);
    }
}
