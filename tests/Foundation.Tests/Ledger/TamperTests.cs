using System.Text;
using ConsumerAid.Foundation.Ledger;

namespace ConsumerAid.Foundation.Tests.Ledger;

public sealed class TamperTests
{
    private static readonly ALedger s_ledger = ALedger.With(5, 16, 7, 30);

    private static readonly string[] s_lines = Encoding.UTF8.GetString(s_ledger.Export()).TrimEnd('\n').Split('\n');

    /// <summary>Sealed entries are lines 1 to 53 and seals 54 to 56, counted from 0; the header before and the unsealed entries behind are protected by nothing.</summary>
    private const int FirstSealed = 1, Seals = 54, Unsealed = 57;

    [Fact]
    public void A_thousand_random_tampers_under_the_seals_are_all_found()
    {
        var random = new Random(20261123);
        for (var round = 0; round < 1000; round++)
        {
            var lines = s_lines.ToList();
            var at = random.Next(FirstSealed, Unsealed);
            var entry = random.Next(FirstSealed, Seals);
            byte[]? bytes = null;
            switch (round % 8)
            {
                case 0: bytes = FlipUnderSeals(random); break;
                case 1: lines.RemoveAt(at); break;
                case 2:
                    var other = FirstSealed + ((at - FirstSealed + random.Next(1, Unsealed - FirstSealed)) % (Unsealed - FirstSealed));
                    (lines[at], lines[other]) = (lines[other], lines[at]);
                    break;
                case 3: lines.Insert(at, lines[entry]); break;
                case 4: bytes = Rewrite(entry, line => line with { OccurredAt = line.OccurredAt.AddDays(-random.Next(1, 90)) }); break;
                case 5: bytes = Rewrite(entry, line => line with { RecordedAt = line.RecordedAt.AddMilliseconds(-random.Next(1, 9_000_000)) }); break;
                case 6: bytes = Rewrite(entry, line => line with { Grams = line.Grams + random.Next(1, 1_000_000) }); break;
                default: bytes = Swap(entry, random); break;
            }

            bytes ??= Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n");
            var verdict = ALedger.Verify(bytes);
            Assert.False(verdict.Ok, $"round {round}");
            Assert.Matches("^(line|seal) [0-9]+: .", verdict.FirstBroken);
        }
    }

    [Fact]
    public void Every_bit_of_a_sealed_entry_and_of_a_seal_counts()
    {
        var export = ALedger.With(0, 2).Export();
        for (var at = Array.IndexOf(export, (byte)'\n') + 1; at < export.Length; at++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                export[at] ^= (byte)(1 << bit);
                Assert.False(ALedger.Verify(export).Ok, $"byte {at}, bit {bit}");
                export[at] ^= (byte)(1 << bit);
            }
        }

        Assert.True(ALedger.Verify(export).Ok);
    }

    [Fact]
    public void A_file_cut_anywhere_is_found()
    {
        var export = ALedger.With(1, 2).Export();
        for (var length = 0; length < export.Length; length++) Assert.False(ALedger.Verify(export[..length]).Ok, $"{length} bytes");
    }

    [Fact]
    public void Random_bytes_get_a_verdict_and_no_exception()
    {
        var random = new Random(7);
        var export = s_ledger.Export();
        for (var round = 0; round < 2000; round++)
        {
            var bytes = export.ToArray();
            for (var many = random.Next(1, 30); many > 0; many--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (round % 2 == 0) random.NextBytes(bytes.AsSpan(random.Next(bytes.Length)));
            _ = ALedger.Verify(bytes);
        }
    }

    [Fact]
    public void A_changed_entry_breaks_the_seal_that_it_stands_under()
    {
        Assert.Equal("seal 1: entries 1 to 16 do not have its root", ALedger.Verify(Rewrite(16, line => line with { Grams = 1 })).FirstBroken);
        Assert.Equal("seal 2: entries 17 to 23 do not have its root", ALedger.Verify(Rewrite(17, line => line with { RecordedBy = "U-000099" })).FirstBroken);
        Assert.Equal("seal 3: entries 24 to 53 do not have its root", ALedger.Verify(Rewrite(53, line => line with { Proof = null })).FirstBroken);
    }

    [Fact]
    public void A_missing_entry_is_named_by_its_line()
    {
        Assert.Equal("line 6: seq 6 stands where 5 was due", Without(5).FirstBroken);
        Assert.Equal("seal 3: entry 53 is missing", Without(53).FirstBroken);
        Assert.Equal("seal 2: number 1 was due", Without(Seals).FirstBroken);
        Assert.Equal("seal 3: entries from 24 to 53 stand under no seal", Without(Seals + 2).FirstBroken);
        Assert.Equal("line 1: 58 entries are stated, 57 found", Without(Unsealed).FirstBroken);
        Assert.Equal("line 1: kind is not as it must be", Without(0).FirstBroken);
    }

    [Fact]
    public void A_chain_made_anew_holds_in_itself_and_shows_in_its_head()
    {
        var forged = ALedger.With(5, 16, 7, 30);
        forged.Sealed[0] = forged.Sealed[0] with { Grams = 1 };
        forged.Seal(16, 7, 30);

        Assert.True(forged.Verify().Ok);
        Assert.NotEqual(s_ledger.Verify().Head, forged.Verify().Head);
    }

    [Fact]
    public void A_seal_made_anew_breaks_the_chain_at_the_next()
    {
        var forged = ALedger.With(5, 16, 7, 30);
        forged.Sealed[0] = forged.Sealed[0] with { Grams = 1 };
        forged.Seal(16, 7, 30);
        forged.Seals[1] = s_ledger.Seals[1];

        Assert.Equal("seal 2: previous is not the hash of the seal before", forged.Verify().FirstBroken);
    }

    [Fact]
    public void A_seal_that_lies_about_itself_is_found()
    {
        Assert.Equal("seal 2: its hash is another", Resealed(seal => seal with { SealedAt = seal.SealedAt.AddDays(-1) }, rehash: false));
        Assert.Equal("seal 2: 17 to 23 are not 8 entries", Resealed(seal => seal with { Entries = 8 }));
        Assert.Equal("seal 2: it begins at entry 16 where 17 was due", Resealed(seal => seal with { First = 16, Entries = 8 }));
        Assert.Equal("seal 2: it begins at entry 18 where 17 was due", Resealed(seal => seal with { First = 18, Entries = 6 }));
        Assert.Equal("seal 3: number 2 was due", Resealed(seal => seal with { N = 3 }));
        Assert.Equal("seal 2: entry 54 is missing", Resealed(seal => seal with { Last = 54, Entries = 38 }));
        Assert.Equal("seal 2: 17 to 16 are not 1 entries", Resealed(seal => seal with { Last = 16, Entries = 1 }));
        Assert.Equal("seal 2: entry 9007199254740991 is missing", Resealed(seal => seal with { Last = MaxWhole, Entries = MaxWhole, Root = Digest.Of([]) }));
    }

    [Theory]
    [InlineData(59, 53, 3, "line 1: 59 entries are stated, 58 found")]
    [InlineData(58, 52, 3, "line 1: 52 sealed entries are stated, 53 found")]
    [InlineData(58, 53, 4, "line 1: 4 seals are stated, 3 found")]
    public void The_header_must_count_right(long entries, long underSeals, long seals, string broken) =>
        Assert.Equal(broken, ALedger.Verify(s_ledger.Export(new LedgerHeader(ALedger.Start, entries, underSeals, seals))).FirstBroken);

    [Fact]
    public void The_parts_must_stand_in_their_order()
    {
        Assert.Equal("line 58: a sealed entry stands behind the seals", Reordered(lines => lines.Insert(Unsealed, lines[Seals - 1])));
        Assert.Equal("seal 3: it stands behind entries not sealed", Reordered(lines => Move(lines, Unsealed, Seals + 2)));
        Assert.Equal("line 3: a sealed entry stands behind the seals", Reordered(lines => Move(lines, Unsealed, 1)));
        Assert.Equal("line 2: seq is missing", Reordered(lines => lines.Insert(1, """{"kind":"entry"}""")));
        Assert.Equal("line 2: kind is not as it must be", Reordered(lines => lines.Insert(1, lines[0])));
    }

    [Fact]
    public void A_correction_must_name_an_earlier_entry()
    {
        var ledger = ALedger.With(14);
        ledger.Unsealed[6] = ledger.Unsealed[6] with { Corrects = ledger.Unsealed[8].Id };
        Assert.Equal($"line 8: it corrects {ledger.Unsealed[8].Id}, which is no earlier entry", ledger.Verify().FirstBroken);

        ledger.Unsealed[6] = ledger.Unsealed[6] with { Corrects = ledger.Unsealed[6].Id };
        Assert.Equal($"line 8: it corrects {ledger.Unsealed[6].Id}, which is no earlier entry", ledger.Verify().FirstBroken);

        ledger.Unsealed[6] = ledger.Unsealed[6] with { Corrects = null };
        Assert.Equal("line 8: corrections, and only they, name the entry that they correct", ledger.Verify().FirstBroken);

        ledger.Unsealed[6] = ledger.Unsealed[6] with { Type = EntryType.Accepted, Corrects = ledger.Unsealed[0].Id };
        Assert.Equal("line 8: corrections, and only they, name the entry that they correct", ledger.Verify().FirstBroken);
    }

    [Fact]
    public void An_entry_stands_once_sealed_or_not()
    {
        var ledger = ALedger.With(2, 5);
        ledger.Unsealed[0] = ledger.Sealed[2] with { Seq = null };

        Assert.Equal($"line 8: entry {ledger.Sealed[2].Id} stands twice", ledger.Verify().FirstBroken);
    }

    [Fact]
    public void Sums_beyond_64_bits_and_texts_beyond_the_buffer_are_words_not_exceptions()
    {
        var ledger = ALedger.With(1100);
        for (var index = 0; index < 1100; index++) ledger.Unsealed[index] = ALedger.Entry(1) with { Id = ALedger.Id(index), Grams = MaxWhole };
        Assert.Equal((long.MaxValue, "line 1026: the sum of grams is beyond 64 bits"), (ledger.Verify().Grams, ledger.Verify().FirstBroken));

        for (var index = 1; index < 1100; index++) ledger.Unsealed[index] = ledger.Unsealed[index] with { Type = EntryType.Corrected, Grams = -MaxWhole, Corrects = ledger.Unsealed[0].Id };
        Assert.Equal((long.MinValue, "line 1028: the sum of grams is beyond 64 bits"), (ledger.Verify().Grams, ledger.Verify().FirstBroken));

        var longest = ALedger.With(1);
        longest.Unsealed[0] = longest.Unsealed[0] with { Household = new string('H', 70_000) };
        Assert.Equal("line 2: longer than 65536 bytes", longest.Verify().FirstBroken);

        longest.Unsealed[0] = longest.Unsealed[0] with { Household = new string('H', 3_000_000) };
        Assert.Equal("line 2: longer than 65536 bytes", longest.Verify().FirstBroken);
    }

    [Theory]
    [InlineData("\"grams\":123001", "\"grams\":0", "grams are not positive")]
    [InlineData("\"grams\":123001", "\"grams\":-1", "grams are not positive")]
    [InlineData("\"grams\":123001", "\"grams\":1.5", "grams is not as it must be")]
    [InlineData("\"grams\":123001", "\"grams\":\"1\"", "grams is not as it must be")]
    [InlineData("\"grams\":123001", "\"grams\":9007199254740992", "grams is not as it must be")]
    [InlineData("\"grams\":123001", "\"grams\":99999999999999999999", "grams is not as it must be")]
    [InlineData("\"grams\":123001", "\"grams\":{\"a\":1}", "grams is not as it must be")]
    [InlineData("\"grams\":123001", "\"tons\":123001", "a member is unknown")]
    [InlineData("\"grams\":123001", "\"grams\":123001,\"grams\":123001", "grams stands twice")]
    [InlineData("\"grams\":123001,", "", "grams is missing")]
    [InlineData("\"seq\":null", "\"seq\":0", "seq is not as it must be")]
    [InlineData("\"seq\":null", "\"seq\":1", "seal 1: entries from 1 to 1 stand under no seal")]
    [InlineData("\"type\":\"accepted\"", "\"type\":\"eaten\"", "type is not as it must be")]
    [InlineData("\"household\":\"HH-431226-000001\"", "\"household\":\"\"", "household is not as it must be")]
    [InlineData("\"household\":\"HH-431226-000001\"", "\"household\":null", "household is not as it must be")]
    [InlineData("\"household\":\"HH-431226-000001\"", "\"household\":\"\\ud800\"", "not well-formed JSON in UTF-8")]
    [InlineData("\"id\":\"00000001-7abc", "\"id\":\"00000001-7ABC", "id is not as it must be")]
    [InlineData("\"id\":\"00000001-7abc-", "\"id\":\"00000001-7abc", "id is not as it must be")]
    [InlineData("\"occurredAt\":\"2026-11-01T", "\"occurredAt\":\"2026-11-31T", "occurredAt is not as it must be")]
    [InlineData("\"occurredAt\":\"2026-11-01T", "\"occurredAt\":\"2026-13-01T", "occurredAt is not as it must be")]
    [InlineData("\"occurredAt\":\"2026-11-01T", "\"occurredAt\":\"0000-11-01T", "occurredAt is not as it must be")]
    [InlineData("\"occurredAt\":\"2026-11-01T", "\"occurredAt\":\"2026-11-01 ", "occurredAt is not as it must be")]
    [InlineData("\"occurredAt\":\"2026-11-01T00", "\"occurredAt\":\"2026-11-01T24", "occurredAt is not as it must be")]
    [InlineData("\"occurredAt\":\"2026-11-01T00:01:00", "\"occurredAt\":\"2026-11-01T00:60:00", "occurredAt is not as it must be")]
    [InlineData("\"occurredAt\":\"2026-11-01T00:01:00", "\"occurredAt\":\"2026-11-01T00:01:60", "occurredAt is not as it must be")]
    [InlineData("\"corrects\":null", "\"corrects\":7", "corrects is not as it must be")]
    [InlineData("{\"kind\":\"entry\"", "[\"kind\",\"entry\"", "not an object")]
    [InlineData("}\n", "} {}\n", "not well-formed JSON in UTF-8")]
    [InlineData("}\n", "}\n\n", "not well-formed JSON in UTF-8")]
    public void A_malformed_line_gets_a_clear_word(string from, string to, string word)
    {
        var lines = Encoding.UTF8.GetString(ALedger.With(1).Export()).Split('\n', 2);
        Assert.Contains(from, lines[1], StringComparison.Ordinal);

        var verdict = ALedger.Verify(Encoding.UTF8.GetBytes($"{lines[0]}\n{lines[1].Replace(from, to, StringComparison.Ordinal)}"));

        Assert.EndsWith(word, verdict.FirstBroken!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026/11-01T00:01:00.000Z")]
    [InlineData("2026-11/01T00:01:00.000Z")]
    [InlineData("2026-11-01t00:01:00.000Z")]
    [InlineData("2026-11-01T00.01:00.000Z")]
    [InlineData("2026-11-01T00:01.00.000Z")]
    [InlineData("2026-11-01T00:01:00,000Z")]
    [InlineData("2026-11-01T00:01:00.000z")]
    [InlineData("2026-11-01T00:01:00.00Z")]
    [InlineData("2026-11-01T00:01:00.000ZZ")]
    [InlineData("202/-11-01T00:01:00.000Z")]
    [InlineData("2026-00-01T00:01:00.000Z")]
    [InlineData("2026-1:-01T00:01:00.000Z")]
    [InlineData("2026-11-00T00:01:00.000Z")]
    [InlineData("2026-11-3:T00:01:00.000Z")]
    [InlineData("2027-02-29T00:01:00.000Z")]
    [InlineData("2026-11-01T0/:01:00.000Z")]
    [InlineData("2026-11-01T00:0::00.000Z")]
    [InlineData("2026-11-01T00:01:0/.000Z")]
    [InlineData("2026-11-01T00:01:00.00:Z")]
    [InlineData("2026-11-01T00:01:00.-01Z")]
    public void An_instant_has_one_spelling(string instant) => Assert.Equal("line 2: occurredAt is not as it must be", Said("\"occurredAt\":\"2026-11-01T00:01:00.000Z\"", $"\"occurredAt\":\"{instant}\""));

    [Theory]
    [InlineData("\"id\":\"00000001-7abc-7def-8abc-def012345678\"", "\"id\":\"00000001-7abc-7def-8abc-def01234567890\"", "id is not as it must be")]
    [InlineData("\"id\":\"00000001-7abc-7def-8abc-def012345678\"", "\"id\":\"\\u0030000001-7abc-7def-8abc-def01234567890\"", "id is not as it must be")]
    [InlineData("\"id\":\"00000001-7abc-7def-8abc-def012345678\"", "\"id\":\"00000001-7abc-7def-8abc_def012345678\"", "id is not as it must be")]
    [InlineData("\"id\":\"00000001-7abc-7def-8abc-def012345678\"", "\"id\":\"A0000001-7abc-7def-8abc-def012345678\"", "id is not as it must be")]
    [InlineData("\"id\":\"00000001-7abc-7def-8abc-def012345678\"", "\"id\":1", "id is not as it must be")]
    [InlineData("\"onBehalfOf\":\"HH-431226-000001\"", "\"onBehalfOf\":\"\"", "onBehalfOf is not as it must be")]
    [InlineData("\"onBehalfOf\":\"HH-431226-000001\"", "\"onBehalfOf\":7", "onBehalfOf is not as it must be")]
    [InlineData("\"id\":\"00000001-7abc-7def-8abc-def012345678\"", "\"id\":{\"kind\":\"seal\"}", "id is not as it must be")]
    [InlineData("\"kind\":\"entry\"", "\"kind\":1", "kind is not as it must be")]
    [InlineData("\"kind\":\"entry\"", "\"id\":[\"kind\"],\"kind\":\"seal\"", "a member is unknown")]
    public void A_value_of_another_kind_is_refused_by_name(string from, string to, string word) => Assert.Equal($"line 2: {word}", Said(from, to));

    [Fact]
    public void A_value_escaped_beyond_the_longest_is_refused_and_does_not_overflow()
    {
        foreach (var length in (int[])[36, 64, 65, 5_000])
        {
            var escaped = string.Concat(Enumerable.Repeat("\\u0030", length));
            Assert.Equal("line 2: id is not as it must be", Said("\"id\":\"00000001-7abc-7def-8abc-def012345678\"", $"\"id\":\"{escaped}\""));
        }
    }

    [Theory]
    [InlineData("\"kind\":\"header\"", "\"kind\":\"entry\"", "kind is not as it must be")]
    [InlineData("consumeraid-ledger/1", "consumeraid-ledger/2", "format is not as it must be")]
    [InlineData("\"format\":\"consumeraid-ledger/1\"", "\"format\":1", "format is not as it must be")]
    [InlineData("2026-12-01T", "2026-12-32T", "exportedAt is not as it must be")]
    [InlineData("\"entries\":1", "\"entries\":-1", "entries is not as it must be")]
    [InlineData("\"sealed\":0", "\"sealed\":-1", "sealed is not as it must be")]
    [InlineData("\"seals\":0", "\"seals\":-1", "seals is not as it must be")]
    [InlineData("\"seals\":0", "\"seals\":9007199254740992", "seals is not as it must be")]
    [InlineData("\"seals\":0", "\"seals\":0,\"more\":1", "a member is unknown")]
    [InlineData(",\"seals\":0", "", "seals is missing")]
    public void A_malformed_header_gets_a_clear_word(string from, string to, string word)
    {
        var export = Encoding.UTF8.GetString(ALedger.With(1).Export());
        Assert.Contains(from, export, StringComparison.Ordinal);

        var verdict = ALedger.Verify(Encoding.UTF8.GetBytes(export.Replace(from, to, StringComparison.Ordinal)));

        Assert.Equal(new LedgerVerdict(0, 0, 0, $"line 1: {word}", null), verdict);
    }

    [Theory]
    [InlineData("\"n\":1", "\"n\":0", "n is not as it must be")]
    [InlineData("\"first\":1", "\"first\":0", "first is not as it must be")]
    [InlineData("\"last\":2", "\"last\":0", "last is not as it must be")]
    [InlineData("\"entries\":2,\"root\"", "\"entries\":0,\"root\"", "entries is not as it must be")]
    [InlineData("\"root\":\"", "\"root\":\"0", "root is not as it must be")]
    [InlineData("\"previous\":null,\"sealedAt\"", "\"previous\":\"\",\"sealedAt\"", "previous is not as it must be")]
    [InlineData("\"sealedAt\":\"2026-11-02T", "\"sealedAt\":\"2026-11-02 ", "sealedAt is not as it must be")]
    [InlineData("\"hash\":", "\"hash\":null,\"h\":", "hash is not as it must be")]
    public void A_malformed_seal_gets_a_clear_word(string from, string to, string word)
    {
        var export = Encoding.UTF8.GetString(ALedger.With(0, 2).Export());
        Assert.Contains(from, export, StringComparison.Ordinal);

        Assert.Equal($"line 4: {word}", ALedger.Verify(Encoding.UTF8.GetBytes(export.Replace(from, to, StringComparison.Ordinal))).FirstBroken);
    }

    [Fact]
    public void A_seal_that_follows_on_its_predecessor_over_nothing_is_at_fault()
    {
        var seal = s_ledger.Seals[1];
        var nothing = seal with { Last = seal.First - 1, Entries = 0 };

        Assert.Null(seal.Fault(s_ledger.Seals[0], seal.Root));
        Assert.Equal("17 to 16 are not 0 entries", (nothing with { Hash = nothing.SealHash() }).Fault(s_ledger.Seals[0], seal.Root));
    }

    [Fact]
    public void A_byte_order_mark_is_refused() =>
        Assert.Equal("line 1: not well-formed JSON in UTF-8", ALedger.Verify([.. Encoding.UTF8.Preamble, .. s_ledger.Export()]).FirstBroken);

    /// <summary>What seals cannot protect is said here rather than hidden: the published sum and the database are what an unsealed entry is held against.</summary>
    [Fact]
    public void A_well_formed_change_of_an_entry_not_yet_sealed_changes_only_the_sum()
    {
        var ledger = ALedger.With(5, 16, 7, 30);
        ledger.Unsealed[0] = ledger.Unsealed[0] with { Grams = ledger.Unsealed[0].Grams + 1 };

        Assert.Equal(s_ledger.Verify() with { Grams = s_ledger.Verify().Grams + 1 }, ledger.Verify());
    }

    private const long MaxWhole = 9_007_199_254_740_991;

    private static byte[] FlipUnderSeals(Random random)
    {
        var bytes = s_ledger.Export();
        var first = s_lines[0].Length + 1;
        var behind = s_lines[..Unsealed].Sum(line => line.Length + 1);
        bytes[random.Next(first, behind)] ^= (byte)random.Next(1, 256);
        return bytes;
    }

    /// <summary>The export with one entry changed and everything else, seals included, as it was; <paramref name="seq"/> from 1.</summary>
    private static byte[] Rewrite(int seq, Func<LedgerLine, LedgerLine> change)
    {
        var forged = ALedger.With(5, 16, 7, 30);
        forged.Sealed[seq - 1] = change(forged.Sealed[seq - 1]);
        return forged.Export();
    }

    /// <summary>Two entries change places and are numbered anew, so that only the roots can tell.</summary>
    private static byte[] Swap(int seq, Random random)
    {
        var forged = ALedger.With(5, 16, 7, 30);
        var (one, other) = (seq - 1, (seq - 1 + random.Next(1, 53)) % 53);
        (forged.Sealed[one], forged.Sealed[other]) = (forged.Sealed[other] with { Seq = one + 1 }, forged.Sealed[one] with { Seq = other + 1 });
        return forged.Export();
    }

    /// <summary>What is said of the one line of a ledger in which a piece of text is another.</summary>
    private static string? Said(string from, string to)
    {
        var lines = Encoding.UTF8.GetString(ALedger.With(1).Export()).Split('\n', 2);
        Assert.Contains(from, lines[1], StringComparison.Ordinal);
        return ALedger.Verify(Encoding.UTF8.GetBytes($"{lines[0]}\n{lines[1].Replace(from, to, StringComparison.Ordinal)}")).FirstBroken;
    }

    private static LedgerVerdict Without(int line)
    {
        var lines = s_lines.ToList();
        lines.RemoveAt(line);
        return ALedger.Verify(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
    }

    private static string? Reordered(Action<List<string>> change)
    {
        var lines = s_lines.ToList();
        change(lines);
        return ALedger.Verify(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n")).FirstBroken;
    }

    private static void Move(List<string> lines, int from, int to)
    {
        var line = lines[from];
        lines.RemoveAt(from);
        lines.Insert(to, line);
    }

    private static string? Resealed(Func<SealLine, SealLine> change, bool rehash = true)
    {
        var forged = ALedger.With(5, 16, 7, 30);
        var seal = change(forged.Seals[1]);
        forged.Seals[1] = rehash ? seal with { Hash = seal.SealHash() } : seal;
        return forged.Verify().FirstBroken;
    }
}
