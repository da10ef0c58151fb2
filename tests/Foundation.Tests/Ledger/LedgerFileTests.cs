using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ConsumerAid.Foundation.Ledger;

namespace ConsumerAid.Foundation.Tests.Ledger;

public sealed class LedgerFileTests
{
    [Fact]
    public void Lines_stand_as_the_format_says()
    {
        var ledger = ALedger.With(1, 1);

        var lines = Encoding.UTF8.GetString(ledger.Export()).Split('\n');

        Assert.Equal(5, lines.Length);
        Assert.Equal("""{"kind":"header","format":"consumeraid-ledger/1","exportedAt":"2026-12-01T00:00:00.000Z","entries":2,"sealed":1,"seals":1}""", lines[0]);
        var entry = "{'kind':'entry','seq':1,'id':'00000001-7abc-7def-8abc-def012345678','household':'HH-431226-000001','lot':'000dbba1-7abc-7def-8abc-def012345678',"
            + "'line':'000dbba3-7abc-7def-8abc-def012345678','dispatch':'000dbbb5-7abc-7def-8abc-def012345678','type':'accepted','grams':123001,"
            + "'occurredAt':'2026-11-01T00:01:00.000Z','recordedAt':'2026-11-01T00:06:00.001Z','recordedBy':'U-000001','onBehalfOf':'HH-431226-000001',"
            + "'proof':'sha256:4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a','corrects':null}";
        Assert.Equal(entry.Replace('\'', '"'), lines[1]);
        Assert.Equal($$"""{"kind":"seal","n":1,"first":1,"last":1,"entries":1,"root":"{{ledger.Seals[0].Root}}","previous":null,"sealedAt":"2026-11-02T00:00:00.000Z","hash":"{{ledger.Seals[0].Hash}}"}""", lines[2]);
        Assert.StartsWith("""{"kind":"entry","seq":null,"id":"00000002-""", lines[3], StringComparison.Ordinal);
        Assert.Empty(lines[4]);
    }

    [Fact]
    public void Hashes_are_over_the_canonical_form_of_the_whole_line()
    {
        var ledger = ALedger.With(0, 20, 1);
        ledger.Sealed[20] = ledger.Sealed[20] with { Household = "HH-\"户\\\t😀", RecordedBy = "U-麻阳" };
        ledger.Seal(20, 1);

        var lines = Encoding.UTF8.GetString(ledger.Export()).Split('\n');

        for (var index = 0; index < 21; index++)
        {
            Assert.Equal(MerkleTree.Leaf(CanonicalJson.Of(Encoding.UTF8.GetBytes(lines[index + 1]))), ledger.Sealed[index].LeafHash());
        }

        foreach (var (index, line) in lines[22..24].Index())
        {
            var seal = JsonNode.Parse(line)!.AsObject();
            seal.Remove("hash");
            Assert.Equal(Digest.Of(CanonicalJson.Of(JsonSerializer.SerializeToUtf8Bytes(seal))), ledger.Seals[index].Hash);
        }
    }

    [Fact]
    public void Times_are_written_in_UTC_and_cut_to_milliseconds()
    {
        var entry = ALedger.Entry(1);
        var china = entry with { OccurredAt = entry.OccurredAt.ToOffset(TimeSpan.FromHours(8)).AddTicks(9_999) };

        Assert.Equal(entry.LeafHash(), china.LeafHash());
    }

    [Theory]
    [InlineData(EntryType.Dispatched, 1, "dispatched")]
    [InlineData(EntryType.Accepted, 2, "accepted")]
    [InlineData(EntryType.Rejected, 3, "rejected")]
    [InlineData(EntryType.Spoiled, 4, "spoiled")]
    [InlineData(EntryType.Returned, 5, "returned")]
    [InlineData(EntryType.Corrected, 6, "corrected")]
    public void A_type_has_its_number_and_its_code(EntryType type, int number, string code)
    {
        Assert.Equal(number, (int)type);
        Assert.Equal(code, type.Code());
        Assert.True(EntryTypes.TryParse(code, out var read));
        Assert.Equal(type, read);
        Assert.False(EntryTypes.TryParse(code.ToUpperInvariant(), out _));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void A_number_that_is_no_type_has_no_code(int number) => Assert.Throws<ArgumentOutOfRangeException>(() => ((EntryType)number).Code());

    [Fact]
    public void A_code_of_no_type_is_not_read()
    {
        Assert.False(EntryTypes.TryParse("eaten", out _));
        Assert.False(EntryTypes.TryParse(null, out _));
    }

    [Fact]
    public void Grams_that_a_reader_of_JSON_would_not_keep_are_not_written()
    {
        var most = (1L << 53) - 1;
        var entry = ALedger.Entry(7);

        foreach (var grams in (long[])[most, -most]) Assert.Contains($"\"grams\":{grams},", Written(entry with { Grams = grams }), StringComparison.Ordinal);
        foreach (var grams in (long[])[most + 1, -most - 1]) Assert.Throws<ArgumentOutOfRangeException>(() => (entry with { Grams = grams }).LeafHash());
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_not_written() =>
        Assert.Throws<FormatException>(() => (ALedger.Entry(1) with { Household = "HH-\ud83d" }).LeafHash());

    [Fact]
    public void A_seal_over_nothing_is_not_made() => Assert.Throws<ArgumentException>(() => SealLine.Close(new MerkleTree(), null, ALedger.Start));

    [Fact]
    public void Lines_go_out_while_the_file_is_written_and_each_once()
    {
        using var stream = new MemoryStream();
        using (var file = new LedgerFile(stream))
        {
            file.Write(ALedger.Entry(1));
            Assert.Equal(0, stream.Length);
            for (var number = 2; number <= 400; number++) file.Write(ALedger.Entry(number));
            Assert.InRange(stream.Length, 64 * 1024, 400 * 500);
        }

        Assert.Equal([.. Enumerable.Range(1, 400).Select(number => ALedger.Entry(number).Id)], Encoding.UTF8.GetString(stream.ToArray()).TrimEnd('\n').Split('\n')
            .Select(line => JsonNode.Parse(line)!["id"]!.GetValue<Guid>()));
    }

    [Fact]
    public void Instants_at_the_ends_of_their_fields_are_read_as_they_were_written()
    {
        var ledger = ALedger.With(0, 4);
        foreach (var (index, instant) in ((string[])["0001-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z", "2028-02-29T12:30:30.050Z", "2026-10-09T08:07:06.405Z"]).Index())
        {
            ledger.Sealed[index] = ledger.Sealed[index] with { OccurredAt = DateTimeOffset.Parse(instant, null), RecordedAt = DateTimeOffset.Parse(instant, null) };
            Assert.Contains($"\"occurredAt\":\"{instant}\",\"recordedAt\":\"{instant}\"", Written(ledger.Sealed[index]), StringComparison.Ordinal);
        }

        ledger.Seal(4);
        Assert.Null(ledger.Verify().FirstBroken);
    }

    [Fact]
    public void A_value_may_be_escaped_from_end_to_end()
    {
        var ledger = ALedger.With(0, 1);
        var hash = $"{ledger.Seals[0].Hash}";

        var escaped = Encoding.UTF8.GetString(ledger.Export()).Replace(hash, string.Concat(hash.Select(digit => $"\\u{(int)digit:x4}")), StringComparison.Ordinal);
        Assert.Equal(ledger.Verify(), ALedger.Verify(Encoding.UTF8.GetBytes(escaped)));
        Assert.True(ledger.Verify().Ok);
    }

    [Fact]
    public void A_whole_ledger_is_found_whole()
    {
        var ledger = ALedger.With(7, 16, 1, 33, 10);

        var verdict = ledger.Verify();

        Assert.Null(verdict.FirstBroken);
        Assert.True(verdict.Ok);
        Assert.Equal(67, verdict.Entries);
        Assert.Equal(ledger.Sealed.Concat(ledger.Unsealed).Sum(entry => entry.Grams), verdict.Grams);
        Assert.Equal(4, verdict.Seals);
        Assert.Equal(ledger.Seals[3].Hash, verdict.Head);
    }

    [Fact]
    public void A_ledger_of_nothing_and_one_without_seals_are_whole()
    {
        Assert.Equal(new LedgerVerdict(0, 0, 0, null, null), ALedger.With(0).Verify());
        Assert.Equal(3, ALedger.With(3).Verify().Entries);
        Assert.True(ALedger.With(3).Verify().Ok);
    }

    [Fact]
    public void A_file_larger_than_the_buffer_is_read_whole_however_the_stream_is_cut()
    {
        var export = ALedger.With(100, 4000, 100).Export();

        using var dribble = new Dribble(export);

        Assert.True(export.Length > 1024 * 1024);
        Assert.Equal(ALedger.Verify(export), LedgerFileVerifier.Verify(dribble));
        Assert.True(ALedger.Verify(export).Ok);
    }

    [Fact]
    public void Order_of_members_spacing_and_escapes_do_not_matter_because_the_hash_is_over_the_canonical_form()
    {
        var ledger = ALedger.With(2, 8);
        var lines = Encoding.UTF8.GetString(ledger.Export()).TrimEnd('\n').Split('\n').Select(line =>
        {
            var members = JsonNode.Parse(line)!.AsObject().Reverse().Select(member => $"\"{member.Key}\" : {member.Value?.ToJsonString() ?? "null"}");
            return $"{{ {string.Join(" , ", members)} }}".Replace("abc-", "\\u0061bc-", StringComparison.Ordinal);
        });

        Assert.Equal(ledger.Verify(), ALedger.Verify(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n")));
        Assert.True(ledger.Verify().Ok);
    }

    [Theory]
    [InlineData(65_536, null)]
    [InlineData(65_537, "line 2: longer than 65536 bytes")]
    public void A_line_has_65536_bytes_at_most_however_the_stream_is_cut(int bytes, string? broken)
    {
        var ledger = ALedger.With(2);
        ledger.Unsealed[0] = ledger.Unsealed[0] with { Household = new string('H', 16 + bytes - Written(ledger.Unsealed[0]).Length) };
        Assert.Equal(bytes, Written(ledger.Unsealed[0]).Length);
        var export = ledger.Export();
        var header = Array.IndexOf(export, (byte)'\n') + 1;

        foreach (var cut in (int[])[export.Length, header + bytes, header + bytes - 1, 7_001])
        {
            using var dribble = new Dribble(export, cut);
            Assert.Equal(broken, LedgerFileVerifier.Verify(dribble).FirstBroken);
        }
    }

    private static string Written(LedgerLine entry)
    {
        using var stream = new MemoryStream();
        using (var file = new LedgerFile(stream)) file.Write(entry);
        return Encoding.UTF8.GetString(stream.ToArray()).TrimEnd('\n');
    }

    private sealed class Dribble(byte[] bytes, int most = 7_001) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, most));
    }
}
