namespace ConsumerAid.Foundation.Ledger;

/// <summary>
/// Writes an export as NDJSON (UTF-8, line feeds): the header, the sealed entries by seq, the seals by n, the entries not yet sealed. The order is
/// the caller's.
/// Disposing writes out what is buffered and leaves the stream open.
/// </summary>
public sealed class LedgerFile(Stream stream) : IDisposable
{
    private const int Enough = 64 * 1024;

    private readonly MemoryStream _pending = new(2 * Enough);

    public void Write(LedgerHeader header)
    {
        var json = new JsonBytes(stackalloc byte[JsonBytes.UsualLine]);
        header.Write(ref json);
        End(ref json);
    }

    /// <exception cref="FormatException">A text holds half of a surrogate pair.</exception>
    public void Write(LedgerLine entry)
    {
        var json = new JsonBytes(stackalloc byte[JsonBytes.UsualLine]);
        entry.Write(ref json);
        End(ref json);
    }

    public void Write(SealLine seal)
    {
        var json = new JsonBytes(stackalloc byte[JsonBytes.UsualLine]);
        seal.Write(ref json);
        End(ref json);
    }

    public void Dispose()
    {
        Flush();
        _pending.Dispose();
    }

    private void End(ref JsonBytes json)
    {
        json.Raw((byte)'\n');
        _pending.Write(json.Written);
        json.Dispose();
        if (_pending.Length >= Enough) Flush();
    }

    private void Flush()
    {
        stream.Write(_pending.GetBuffer().AsSpan(0, (int)_pending.Length));
        _pending.SetLength(0);
    }
}
