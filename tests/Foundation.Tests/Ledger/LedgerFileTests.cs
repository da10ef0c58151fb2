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

    private sealed class Dribble(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 7_001));
    }
}
