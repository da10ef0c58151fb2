using System.Runtime.InteropServices;
using System.Text.Json;

namespace ConsumerAid.Foundation.Ledger;

/// <summary>
/// Recomputes an export from its lines alone: seq from 1 without a gap, each seal's root, the chain of seals, the header's counts, the sum of grams,
/// corrections of
/// earlier entries, no entry twice. Whatever the bytes are, the answer is a verdict and never an exception; only a stream that fails throws.
/// </summary>
/// <remarks>
/// What lies under a seal cannot be changed unseen, short of making all later seals anew, which changes the newest hash that is published. Entries
/// not yet sealed and the
/// header's instant are protected by nothing: of those only form, counts and references are checked. Takes about 100 bytes of memory per entry (leaf
/// and id).
/// </remarks>
public sealed class LedgerFileVerifier
{
    private enum Part
    {
        Header,
        Sealed,
        Seals,
        Unsealed,
    }

    private readonly List<Digest> _leaves = [];
    private readonly HashSet<Guid> _ids = [];
    private Part _part;
    private LedgerHeader? _header;
    private SealLine? _last;
    private long _entries;
    private Int128 _grams;
    private string? _broken;

    private LedgerFileVerifier()
    {
    }

    /// <summary>Reads the stream to its end, or to the first thing that is wrong.</summary>
    public static LedgerVerdict Verify(Stream stream)
    {
        var verifier = new LedgerFileVerifier();
        verifier.Read(stream);
        var grams = Int128.Clamp(verifier._grams, long.MinValue, long.MaxValue);
        return new LedgerVerdict(verifier._entries, (long)grams, verifier._last?.N ?? 0, verifier._broken, verifier._last?.Hash);
    }

    private void Read(Stream stream)
    {
        var lines = new LineFeed(stream);
        while (_broken is null && lines.TryNext(out var line))
        {
            try
            {
                Take(line, lines.Number);
            }
            catch (FormatException wrong)
            {
                _broken = $"line {lines.Number}: {wrong.Message}";
            }
            catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
            {
                _broken = $"line {lines.Number}: not well-formed JSON in UTF-8";
            }
        }

        _broken ??= lines.Fault ?? AtEnd();
    }

    private void Take(ReadOnlySpan<byte> line, long number)
    {
        if (_header is null)
        {
            _header = LedgerHeader.Read(line);
            _part = Part.Sealed;
        }
        else if (IsSeal(line))
        {
            Take(SealLine.Read(line));
        }
        else
        {
            _broken = Take(LedgerLine.Read(line)) is { } fault ? $"line {number}: {fault}" : null;
        }
    }

    private string? Take(LedgerLine entry)
    {
        if (entry.Seq is not { } seq)
        {
            _part = Part.Unsealed;
        }
        else
        {
            if (_part != Part.Sealed) return "a sealed entry stands behind the seals";
            if (seq != _leaves.Count + 1) return $"seq {seq} stands where {_leaves.Count + 1} was due";
            _leaves.Add(entry.LeafHash());
        }

        if (entry.Corrects is { } corrected && !_ids.Contains(corrected)) return $"it corrects {corrected}, which is no earlier entry";
        if (!_ids.Add(entry.Id)) return $"entry {entry.Id} stands twice";
        _entries++;
        _grams += entry.Grams;
        return _grams > long.MaxValue || _grams < long.MinValue ? "the sum of grams is beyond 64 bits" : null;
    }

    private void Take(SealLine seal)
    {
        if (_part == Part.Unsealed)
        {
            _broken = $"seal {seal.N}: it stands behind entries not sealed";
            return;
        }

        _part = Part.Seals;
        // A seal that names other entries than it may is at fault whatever root they have.
        var named = seal.First <= seal.Last && seal.Last <= _leaves.Count
            ? CollectionsMarshal.AsSpan(_leaves)[(int)(seal.First - 1)..(int)seal.Last]
            : default;
        var fault = seal.Last > _leaves.Count ? $"entry {seal.Last} is missing" : seal.Fault(_last, MerkleTree.RootOf(named));
        if (fault is not null) _broken = $"seal {seal.N}: {fault}";
        else _last = seal;
    }

    private string? AtEnd()
    {
        if (_header is null) return "line 1: there is no header";
        var (seals, last) = (_last?.N ?? 0, _last?.Last ?? 0);
        if (last != _leaves.Count) return $"seal {seals + 1}: entries from {last + 1} to {_leaves.Count} stand under no seal";
        if (_header.Seals != seals) return $"line 1: {_header.Seals} seals are stated, {seals} found";
        if (_header.Sealed != _leaves.Count) return $"line 1: {_header.Sealed} sealed entries are stated, {_leaves.Count} found";
        return _header.Entries == _entries ? null : $"line 1: {_header.Entries} entries are stated, {_entries} found";
    }

    /// <summary>Whether the line says that it is a seal; a line that says nothing intelligible is left to be refused as an entry.</summary>
    private static bool IsSeal(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var kind = reader.ValueTextEquals("kind"u8);
            reader.Read();
            if (kind) return reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("seal"u8);
            reader.Skip();
        }

        return false;
    }

    /// <summary>Cuts a stream at its line feeds.</summary>
    private sealed class LineFeed(Stream stream)
    {
        private const int Longest = 64 * 1024;

        private readonly byte[] _buffer = new byte[16 * Longest];
        private int _start;
        private int _end;

        /// <summary>The number of the line last cut, from 1.</summary>
        public long Number { get; private set; }

        /// <summary>Why no line was cut, when that was not the end.</summary>
        public string? Fault { get; private set; }

        public bool TryNext(out ReadOnlySpan<byte> line)
        {
            var length = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            while (length < 0 && _end - _start <= Longest && Fill()) length = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            line = length < 0 ? default : _buffer.AsSpan(_start, length);
            if (length is < 0 or > Longest)
            {
                var why = _end - _start > Longest ? $"longer than {Longest} bytes" : "cut off before its line feed";
                if (_end > _start) Fault = $"line {Number + 1}: {why}";
                return false;
            }

            _start += length + 1;
            Number++;
            return true;
        }

        private bool Fill()
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
            var read = stream.Read(_buffer, _end, _buffer.Length - _end);
            _end += read;
            return read > 0;
        }
    }
}
