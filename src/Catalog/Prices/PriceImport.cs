using ConsumerAid.Foundation.Model;

namespace ConsumerAid.Catalog.Prices;

/// <summary>Where an import of observations stands.</summary>
public enum PriceImportState
{
    /// <summary>Read and checked; nothing is written.</summary>
    Checked,

    /// <summary>All its rows are written.</summary>
    Written,

    /// <summary>All its rows are withdrawn.</summary>
    Undone,
}

/// <summary>A file of observations: looked at first, then written whole or not at all, and undone whole.</summary>
internal sealed class PriceImport : Aggregate
{
    public required Guid Id { get; init; }

    /// <summary>Made by the sender, so that a file sent twice is one import.</summary>
    public required string ClientId { get; init; }

    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file.</summary>
    public required string Hash { get; init; }

    public required string UploadedBy { get; init; }

    public required DateTimeOffset UploadedAt { get; init; }

    public PriceImportState State { get; private set; } = PriceImportState.Checked;

    /// <summary>Rows below the heading.</summary>
    public required int Rows { get; init; }

    /// <summary>Rows to be written; when written, those that were.</summary>
    public required int New { get; set; }

    /// <summary>Rows that are known already.</summary>
    public required int Known { get; set; }

    /// <summary>Things to mend; the first of them stand in <see cref="Report"/>.</summary>
    public required int Wrong { get; init; }

    /// <summary>What was found, as JSON.</summary>
    public required string Report { get; init; }

    public DateTimeOffset? WrittenAt { get; private set; }

    public string? UndoneBy { get; private set; }

    public DateTimeOffset? UndoneAt { get; private set; }

    public string? UndoneBecause { get; private set; }

    /// <exception cref="RuleBroken"><c>prices.import-not-open</c> (409): written or undone before; <c>prices.import-wrong</c>: there is something to mend.</exception>
    public void MustBeOpen()
    {
        if (State != PriceImportState.Checked) throw new RuleBroken("prices.import-not-open") { Status = 409 };
        RuleBroken.If(Wrong > 0, "prices.import-wrong", Wrong);
    }

    public void Write(int written, int known, DateTimeOffset now)
    {
        MustBeOpen();
        (State, WrittenAt, New, Known) = (PriceImportState.Written, now, written, known);
    }

    /// <exception cref="RuleBroken"><c>prices.import-not-written</c> (409).</exception>
    public void Undo(string by, DateTimeOffset now, string reason)
    {
        if (State != PriceImportState.Written) throw new RuleBroken("prices.import-not-written") { Status = 409 };
        (State, UndoneBy, UndoneAt, UndoneBecause) = (PriceImportState.Undone, by, now, reason);
    }
}

/// <summary>The bytes of an import between the look and the writing; gone when it is written, and after some days.</summary>
internal sealed class PriceImportFile
{
    public required Guid ImportId { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required byte[] Content { get; init; }
}
