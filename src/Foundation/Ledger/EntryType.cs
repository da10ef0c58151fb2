namespace ConsumerAid.Foundation.Ledger;

/// <summary>What happened to the weight of an entry. The numbers are stored: never reuse one.</summary>
public enum EntryType
{
    /// <summary>Loaded at the household's weigh-in, net.</summary>
    Dispatched = 1,

    /// <summary>Taken over by the buyer.</summary>
    Accepted = 2,

    /// <summary>Arrived and refused by the buyer.</summary>
    Rejected = 3,

    /// <summary>Lost between loading and arrival.</summary>
    Spoiled = 4,

    /// <summary>Came back after acceptance; stands beside it, not netted.</summary>
    Returned = 5,

    /// <summary>A signed difference to an earlier entry, whose type it counts toward.</summary>
    Corrected = 6,
}

/// <summary>The codes of entry types, as they stand in the export and in the API.</summary>
public static class EntryTypes
{
    private static readonly string[] s_codes = ["dispatched", "accepted", "rejected", "spoiled", "returned", "corrected"];

    /// <summary>The code of a type.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a type.</exception>
    public static string Code(this EntryType type) => type is >= EntryType.Dispatched and <= EntryType.Corrected
        ? s_codes[(int)type - 1]
        : throw new ArgumentOutOfRangeException(nameof(type), type, null);

    /// <summary>The type with this code, exactly as written.</summary>
    public static bool TryParse(string? code, out EntryType type)
    {
        var index = Array.IndexOf(s_codes, code);
        type = (EntryType)(index + 1);
        return index >= 0;
    }
}
