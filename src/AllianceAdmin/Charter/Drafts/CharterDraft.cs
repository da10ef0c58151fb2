using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Time;

namespace ConsumerAid.AllianceAdmin.Charter.Drafts;

/// <summary>Where a draft stands.</summary>
public enum DraftState
{
    Editing,

    /// <summary>Waits for a second administrator.</summary>
    Proposed,
    Adopted,
    Discarded,
}

/// <summary>A version of the charter in the making: one administrator proposes it, another adopts it, at least so many days ahead as the version in force says (CH-25).</summary>
internal sealed class CharterDraft : Aggregate
{
    public required Guid Id { get; init; }

    /// <summary>The version that it changes.</summary>
    public required int BasedOn { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public Bilingual Title { get; private set; } = new("", "");

    public DateOnly EffectiveFrom { get; private set; }

    /// <summary>Why, for those who are bound by it.</summary>
    public string Reason { get; private set; } = "";

    /// <summary><see cref="CharterChanges"/> as JSON.</summary>
    public string Changes { get; private set; } = CharterChanges.None.ToJson();

    public DraftState State { get; private set; }

    public string? ProposedBy { get; private set; }

    public string? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? DecisionReason { get; private set; }

    /// <summary>The version that it became.</summary>
    public int? Number { get; private set; }

    /// <exception cref="RuleBroken"><c>draft.closed</c>.</exception>
    public void Write(Bilingual title, DateOnly effectiveFrom, string reason, CharterChanges changes)
    {
        Require(State == DraftState.Editing);
        (Title, EffectiveFrom, Reason, Changes) = (title, effectiveFrom, reason, changes.ToJson());
    }

    /// <exception cref="RuleBroken"><c>draft.closed</c>; <c>draft.empty</c>.</exception>
    public void Propose(string by)
    {
        Require(State == DraftState.Editing);
        RuleBroken.If(CharterChanges.FromJson(Changes) is { Numbers.Count: 0, Articles.Count: 0 }, "draft.empty");
        (State, ProposedBy, DecidedBy, DecidedAt, DecisionReason) = (DraftState.Proposed, by, null, null, null);
    }

    /// <summary>Back to its makers, with a reason.</summary>
    /// <exception cref="RuleBroken"><c>draft.closed</c>; <c>draft.own</c>.</exception>
    public void SendBack(string by, string reason, DateTimeOffset now)
    {
        Require(State == DraftState.Proposed);
        RuleBroken.If(by == ProposedBy, "draft.own");
        (State, ProposedBy, DecidedBy, DecidedAt, DecisionReason) = (DraftState.Editing, null, by, now, reason);
    }

    /// <param name="noticeDays">Days of notice that the version in force asks for.</param>
    /// <param name="latest">The version after which it comes.</param>
    /// <exception cref="RuleBroken">
    /// <c>draft.own</c>; <c>draft.too-soon</c>: less notice than is due, or in the past; <c>draft.overlapping</c>: an adopted version begins on that day or later;
    /// <c>draft.based-on-old</c>: another version was adopted meanwhile.
    /// </exception>
    public void Adopt(string by, string reason, int noticeDays, CharterVersion latest, DateTimeOffset now)
    {
        Require(State == DraftState.Proposed);
        RuleBroken.If(by == ProposedBy, "draft.own");
        RuleBroken.If(latest.Number != BasedOn, "draft.based-on-old", latest.Number);
        CheckDay(EffectiveFrom, noticeDays, latest, ChinaTime.DayOf(now));
        (State, DecidedBy, DecidedAt, DecisionReason, Number) = (DraftState.Adopted, by, now, reason, latest.Number + 1);
    }

    /// <exception cref="RuleBroken"><c>draft.closed</c>.</exception>
    public void Discard()
    {
        Require(State is DraftState.Editing or DraftState.Proposed);
        State = DraftState.Discarded;
    }

    /// <summary>Whether a version may begin on that day.</summary>
    public static void CheckDay(DateOnly day, int noticeDays, CharterVersion latest, DateOnly today)
    {
        if (day < today.AddDays(noticeDays)) throw new RuleBroken("draft.too-soon", noticeDays, today.AddDays(noticeDays)) { Field = "effectiveFrom" };
        if (day <= latest.EffectiveFrom) throw new RuleBroken("draft.overlapping", latest.Number, latest.EffectiveFrom) { Field = "effectiveFrom" };
    }

    private void Require(bool holds)
    {
        if (!holds) throw new RuleBroken("draft.closed", State) { Status = 409 };
    }
}
