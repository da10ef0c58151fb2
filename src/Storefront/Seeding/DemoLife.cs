namespace ConsumerAid.Storefront.Seeding;

/// <summary>What becomes of an order of the demo.</summary>
internal enum DemoFate
{
    Good,
    Declined,
    Forgotten,
    Cancelled,
    InParts,
    Silent,
    PartlyRejected,
    Disputed,
    ClosedShort,
}

/// <summary>An order's life in the demo: its fate, and the hours from one step to the next. A step that lies in the future has not happened yet.</summary>
internal sealed record DemoLife(DemoFate Fate, int ToApproval, int ToDispatch, int ToArrival, int ToAcceptance)
{
    /// <summary>Orders of the demo's buyer from the demo's cooperative, by the hours since each was placed: whoever signs in, in whatever season, finds one that waits for them.</summary>
    public static IReadOnlyList<(int HoursAgo, DemoLife Life)> Waiting { get; } =
    [
        (150, new(DemoFate.Good, 3, 30, 10, 4)),
        (110, new(DemoFate.InParts, 2, 28, 9, 5)),
        // Two delivered loads under dispute, undecided for another two days.
        (76, new(DemoFate.Disputed, 4, 28, 12, 6)),
        (70, new(DemoFate.Disputed, 2, 27, 11, 9)),
        // On the buyer's yard, on the road, waiting for the lorry, waiting for the approver.
        (60, new(DemoFate.Good, 4, 40, 10, 48)),
        (44, new(DemoFate.Good, 3, 36, 48, 6)),
        (30, new(DemoFate.Good, 5, 72, 9, 6)),
        (27, new(DemoFate.Good, 2, 72, 9, 6)),
        (5, new(DemoFate.Good, 60, 30, 9, 6)),
        (2, new(DemoFate.Good, 60, 30, 9, 6)),
    ];

    /// <summary>Most go well; some are declined, forgotten, cancelled, delivered in parts, accepted by silence, rejected in part or disputed.</summary>
    public static DemoLife Of(int number, Random random) => new(
        (number % 20) switch
        {
            3 => DemoFate.Declined,
            6 => DemoFate.Cancelled,
            8 => DemoFate.InParts,
            10 => DemoFate.Silent,
            12 => DemoFate.PartlyRejected,
            14 => DemoFate.Disputed,
            16 => DemoFate.Forgotten,
            18 => DemoFate.ClosedShort,
            _ => DemoFate.Good,
        },
        1 + random.Next(20), 22 + random.Next(20), 8 + random.Next(4), 1 + random.Next(8));
}
