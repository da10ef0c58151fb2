using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Foundation.Web;

/// <summary>A lot in a list. Partial: <c>_LotCard</c>, in <c>&lt;ul class="lots"&gt;&lt;li&gt;</c>.</summary>
public sealed record LotCard(string Href, string Title, string County, UnitPrice Price)
{
    public ShownPhoto? Photo { get; init; }

    /// <summary>What can still be ordered.</summary>
    public required Weight Free { get; init; }

    /// <summary>What the lot held at first, for the bar; zero shows none, where it would tell of fewer than ten households.</summary>
    public required Weight Estimated { get; init; }

    /// <summary>Days until it spoils; three or less is urgent. Null when it keeps.</summary>
    public int? DaysLeft { get; init; }

    /// <summary>Households behind it; null below ten.</summary>
    public int? Households { get; init; }

    public string? Grade { get; init; }

    /// <summary>A label with its day: 滞销.</summary>
    public string? Label { get; init; }

    /// <summary>A word in place of the days when it cannot be ordered: 已售完, 已过期.</summary>
    public string? State { get; init; }
}

/// <summary>Prices by amount. Partial: <c>_Tiers</c>; inside a form with a <see cref="WeightField"/> of the given name the total follows what is typed.</summary>
public sealed record TierTable(IReadOnlyList<TierRow> Tiers)
{
    /// <summary>The name of the weight field whose amount decides the total; null shows the table alone.</summary>
    public string? Follows { get; init; }

    public Weight? Minimum { get; init; }

    public Weight? Step { get; init; }
}

/// <summary>The price from an amount up.</summary>
public sealed record TierRow(Weight From, UnitPrice Price);

/// <summary>How a weight is divided over households. Partial: <c>_Shares</c>.</summary>
public sealed record ShareTable(IReadOnlyList<ShareRow> Rows)
{
    /// <summary>A preview, not yet in force.</summary>
    public bool Provisional { get; init; }

    /// <summary>What is divided, where several tables stand on one page.</summary>
    public string? Of { get; init; }

    /// <summary>What heads the first column: 农户 or 代号.</summary>
    public required string Who { get; init; }
}

/// <summary>A household's share.</summary>
/// <param name="Household">Its code, or its alias for this order.</param>
/// <param name="Offer">What it has to give; null where the reader may not know.</param>
/// <param name="Weight">Its share.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record ShareRow(string Household, Weight? Offer, Weight Weight, string Reason);

/// <summary>Where something stands, who acts next, and by when. Partial: <c>_StateLine</c>.</summary>
public sealed record StateLine(IReadOnlyList<Step> Steps)
{
    /// <summary>Who acts next and what is to be done.</summary>
    public string? Next { get; init; }

    public DateTimeOffset? By { get; init; }

    /// <summary>The time is short or over.</summary>
    public bool Urgent { get; init; }
}

/// <summary>A step of a way.</summary>
public sealed record Step(string Name, StepState State, DateTimeOffset? At = null);

/// <summary>How far a step is.</summary>
public enum StepState
{
    Ahead,
    Now,
    Done,

    /// <summary>The way ended here: cancelled, declined, withdrawn.</summary>
    Stopped,
}

/// <summary>Who moved something, when, from what to what. Partial: <c>_Timeline</c>.</summary>
public sealed record Timeline(IReadOnlyList<Moment> Moments);

/// <summary>Something that happened.</summary>
public sealed record Moment(DateTimeOffset At, string What, string? Who = null, string? Note = null);

/// <summary>Entries of the tonnage ledger. Partial: <c>_Ledger</c>.</summary>
public sealed record LedgerTable(IReadOnlyList<LedgerRow> Rows)
{
    public Weight? Total { get; init; }
}

/// <summary>An entry.</summary>
/// <param name="At">When it happened.</param>
/// <param name="Kind">Its kind in words: 发出, 收下, 拒收, 损耗, 更正.</param>
/// <param name="What">Produce and lot.</param>
/// <param name="Weight">Signed.</param>
/// <param name="Proof">The paper behind it and its address, if any.</param>
public sealed record LedgerRow(DateTimeOffset At, string Kind, string What, Weight Weight, string? Household = null, string? Proof = null, string? ProofHref = null);

/// <summary>A figure with its definition behind a question mark. Partial: <c>_Figure</c>, several in <c>&lt;div class="figures"&gt;</c>.</summary>
/// <param name="Label">What is counted.</param>
/// <param name="Value">A weight, money or number, as <see cref="QuantityTag"/> shows it.</param>
/// <param name="Definition">What is counted and what is not.</param>
public sealed record Figure(string Label, object? Value, string Definition)
{
    /// <summary>Where the records behind it are listed.</summary>
    public string? Href { get; init; }

    public DateTimeOffset? AsOf { get; init; }

    /// <summary>What part of the whole it covers.</summary>
    public string? Coverage { get; init; }
}

/// <summary>Nothing here yet: says why and what to do first. Partial: <c>_Empty</c>.</summary>
public sealed record EmptyState(string Title, string Text)
{
    public string Icon { get; init; } = "basket";

    public string? Href { get; init; }

    public string? Action { get; init; }
}

/// <summary>To the next page by its cursor. Partial: <c>_Pager</c>; shows nothing on an only page.</summary>
/// <param name="Next">The cursor of the next page.</param>
/// <param name="IsFirst">Whether this is the first page.</param>
public sealed record Pager(string? Next, bool IsFirst);

/// <summary>
/// Filters that live in the address. Partial: <c>_Filter</c>. With script the element <c>id="results"</c> is replaced in place, without it a button sends.
/// </summary>
public sealed record FilterForm(IReadOnlyList<Field> Fields)
{
    /// <summary>How many results there are, said aloud when they change.</summary>
    public string? Count { get; init; }

    /// <summary>Whether anything is filtered, so that the way back to all is shown.</summary>
    public bool Active { get; init; }
}

/// <summary>All answers before they are sent, each with the way to change it. Partial: <c>_Check</c>.</summary>
public sealed record CheckAnswers(IReadOnlyList<Answer> Answers);

/// <summary>An answer: a text, or a quantity as <see cref="QuantityTag"/> shows it.</summary>
public sealed record Answer(string Question, object Value, string? ChangeHref = null);

/// <summary>It is done: the short number, and what happens next. Partial: <c>_Done</c>.</summary>
public sealed record DonePanel(string Title, string Number)
{
    public IReadOnlyList<string> Next { get; init; } = [];

    /// <summary>The draft that is now sent (the name of <see cref="Web.Draft"/>).</summary>
    public string? Draft { get; init; }

    /// <summary>Where photos kept on this phone go, each by PUT with its own id behind this path.</summary>
    public string? PhotosTo { get; init; }

    /// <summary>The batch of <see cref="PhotoField"/>.</summary>
    public Guid? Batch { get; init; }
}

/// <summary>A message over a page or a part of it. Partial: <c>_Notice</c>.</summary>
public sealed record Notice(string Text, NoticeKind Kind = NoticeKind.Information);

/// <summary>How much a message matters.</summary>
public enum NoticeKind
{
    Information,
    Success,
    Urgent,
    Error,
}

/// <summary>Hunan by county: a circle at each place, its area by weight. Partial: <c>_CountyMap</c>; the same figures stand in a table under it.</summary>
public sealed record CountyMap(string Title, IReadOnlyList<CountyDot> Counties)
{
    /// <summary>What heads the column of weights.</summary>
    public required string Measure { get; init; }
}

/// <summary>A county on the map.</summary>
/// <param name="Name">Its name in the reader's language.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Weight">Null where fewer than ten households stand behind it.</param>
/// <param name="Href">Its page; null where there is nothing to see.</param>
public sealed record CountyDot(string Name, string Prefecture, double Latitude, double Longitude, Weight? Weight, string? Href);

/// <summary>How much of a target is reached. Partial: <c>_Progress</c>.</summary>
/// <param name="Label">What is to be reached.</param>
/// <param name="Done">A weight, money or number.</param>
/// <param name="Target">The same kind.</param>
/// <param name="Hundredths">The part reached, in hundredths; may be over 100.</param>
public sealed record ProgressMeter(string Label, object Done, object Target, int Hundredths)
{
    /// <summary>What is on its way but not yet counted, in hundredths of the target.</summary>
    public int Provisional { get; init; }

    public string? Note { get; init; }
}
