using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Ledger;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Tests.Ledger;

public sealed class VerifyingTheLedger
{
    /// <summary>The entry changed is the correction, or the one that it corrects.</summary>
    [Theory]
    [EachDatabase(false, "\"Type\" = 0", "it is of no kind")]
    [EachDatabase(false, "\"Type\" = 7", "it is of no kind")]
    [EachDatabase(false, "\"CountsAs\" = 1", "it counts toward another kind")]
    [EachDatabase(true, "\"CountsAs\" = 0", "it counts toward another kind")]
    [EachDatabase(true, "\"CountsAs\" = 6", "it counts toward another kind")]
    [EachDatabase(true, "\"CountsAs\" = 1", "it corrects no entry of the kind toward which it counts")]
    [EachDatabase(true, "\"Corrects\" = \"Id\"", "it corrects no entry of the kind toward which it counts")]
    [EachDatabase(false, "\"Corrects\" = \"Id\"", "corrections, and only they, name the entry that they correct")]
    [EachDatabase(true, "\"Corrects\" = NULL", "corrections, and only they, name the entry that they correct")]
    [EachDatabase(false, "\"Weight_Grams\" = 0", "grams are not positive")]
    [EachDatabase(false, "\"Weight_Grams\" = -1", "grams are not positive")]
    [EachDatabase(true, "\"Weight_Grams\" = 0", "grams are not positive")]
    [EachDatabase(false, "\"OccurredAt\" = \"OccurredAt\" + {0}", "its instants are finer than was recorded")]
    [EachDatabase(false, "\"RecordedAt\" = \"RecordedAt\" + {0}", "its instants are finer than was recorded")]
    [EachDatabase(false, "\"OccurredOn\" = '2026-11-24'", "its days are not those of its instants")]
    [EachDatabase(false, "\"RecordedOn\" = '2026-11-24'", "its days are not those of its instants")]
    public async Task An_entry_that_cannot_stand_is_named_sealed_or_not(DatabaseProvider on, bool correction, string change, string word)
    {
        await using var market = await Market.OpenAsync(on);
        var (accepted, corrected) = await Corrected(market);
        Assert.Equal(new LedgerVerdict(2, 997, 0, null, null), await market.Verify());
        var victim = correction ? corrected : accepted;
        var finest = on == DatabaseProvider.Sqlite ? "1" : "interval '1 microsecond'";
        var entries = Books.Name(on, "LedgerEntries");
        await market.Tamper(Unchecked(on, $"UPDATE {entries} SET {string.Format(null, change, finest)} WHERE \"Id\" = {Id(on, victim.Id)}"));

        Assert.Equal($"entry {victim.Id}: {word}", (await market.Verify()).FirstBroken);
        // What has no code cannot be written, and so not be sealed.
        if (word.EndsWith("no kind", StringComparison.Ordinal)) return;
        await market.Send(new SealEntries(), Actor.System);
        Assert.Equal($"entry {victim.Id}: {word}", (await market.Verify()).FirstBroken);
    }

    [Theory, EachDatabase]
    public async Task An_entry_whose_buyer_is_not_that_of_its_lorry_is_named(DatabaseProvider on)
    {
        await using var trading = await Trading.On(on);
        var lot = await trading.Lot([600, 600]);
        var order = await trading.Approved((lot, 1_000));
        await trading.Dispatch(order, "S-1", (lot, [(1, 600_000), (2, 400_000)]));
        Assert.Null((await trading.Market.Verify()).FirstBroken);
        var entry = await trading.Market.Look(db => db.Set<LedgerEntry>().AsNoTracking().FirstAsync(row => row.HouseholdCode == Trading.Household(2)));

        await trading.Market.Tamper($"UPDATE {Books.Name(on, "LedgerEntries")} SET \"MemberId\" = {Id(on, trading.OtherMember)} WHERE \"Id\" = {Id(on, entry.Id)}");
        Assert.Equal($"entry {entry.Id}: its buyer is not that of its dispatch", (await trading.Market.Verify()).FirstBroken);
    }

    [Theory, EachDatabase]
    public async Task A_correction_sealed_before_what_it_corrects_is_named(DatabaseProvider on)
    {
        await using var market = await Market.OpenAsync(on);
        var (_, correction) = await Corrected(market);
        var entries = Books.Name(on, "LedgerEntries");
        var late = Guid.CreateVersion7(market.Clock.GetUtcNow());
        await market.Tamper($"UPDATE {entries} SET \"Corrects\" = {Id(on, late)} WHERE \"Id\" = {Id(on, correction.Id)}");
        await market.Send(new SealEntries(), Actor.System);
        await market.Post((await market.Line("a-orange")).Accepted(Books.Household("431226", 2), 5, market.Clock.GetUtcNow()));
        var posted = await market.Look(db => db.Set<LedgerEntry>().AsNoTracking().SingleAsync(entry => entry.HouseholdCode == Books.Household("431226", 2)));
        await market.Tamper(
            $"UPDATE {entries} SET \"Id\" = {Id(on, late)} WHERE \"Id\" = {Id(on, posted.Id)}; UPDATE {Books.Name(on, "PendingEntries")} SET \"EntryId\" = {Id(on, late)} WHERE \"EntryId\" = {Id(on, posted.Id)}");
        Assert.True((await market.Verify()).Ok);

        await market.Send(new SealEntries(), Actor.System);
        Assert.Equal($"entry {correction.Id}: it corrects an entry that stands behind it", (await market.Verify()).FirstBroken);
    }

    [Theory]
    [EachDatabase("DELETE FROM {0} WHERE \"Seq\" = 20", "SealedEntries", "seal 3: entries 15 to 20 do not have its root")]
    [EachDatabase("DELETE FROM {0} WHERE \"Seq\" = 9", "SealedEntries", "entry with seq 9: it is missing before entry {1}")]
    [EachDatabase("DELETE FROM {0} WHERE \"Seq\" = 1", "SealedEntries", "entry with seq 1: it is missing before entry {2}")]
    [EachDatabase("DELETE FROM {0}", "Seals", "seal 1: entries from 1 to 20 stand under no seal")]
    [EachDatabase("DELETE FROM {0} WHERE \"N\" = 3", "Seals", "seal 3: entries from 15 to 20 stand under no seal")]
    [EachDatabase("DELETE FROM {0} WHERE \"N\" = 1", "Seals", "seal 2: number 1 was due")]
    [EachDatabase("UPDATE {0} SET \"Hash\" = \"Root\" WHERE \"N\" = 2", "Seals", "seal 2: its hash is another")]
    [EachDatabase("UPDATE {0} SET \"Root\" = \"Hash\" WHERE \"N\" = 2", "Seals", "seal 2: entries 8 to 14 do not have its root")]
    [EachDatabase("UPDATE {0} SET \"Previous\" = NULL WHERE \"N\" = 3", "Seals", "seal 3: previous is not the hash of the seal before")]
    [EachDatabase("UPDATE {0} SET \"Last\" = \"Last\" - 1 WHERE \"N\" = 2", "Seals", "seal 2: entries 8 to 13 do not have its root")]
    public async Task A_place_or_a_seal_that_was_taken_out_or_changed_is_named(DatabaseProvider on, string statement, string table, string word)
    {
        await using var market = await Market.OpenAsync(on);
        await market.Fill(15);
        await market.RollUp();
        await market.Send(new SealEntries(7), Actor.System);
        var whole = await market.Verify();
        var places = await market.Look(db => db.Set<SealedEntry>().AsNoTracking().ToDictionaryAsync(place => place.Seq, place => place.EntryId));
        Assert.Equal((null, 20, 3), (whole.FirstBroken, whole.Entries, whole.Seals));

        await market.Tamper(string.Format(null, statement, Books.Name(on, table)));
        Assert.Equal(string.Format(null, word, "", places[10], places[2]), (await market.Verify()).FirstBroken);
    }

    [Theory, EachDatabase]
    public async Task A_seal_made_anew_over_an_entry_that_never_was_is_named_with_it(DatabaseProvider on)
    {
        await using var market = await Market.OpenAsync(on);
        await market.Fill(15);
        await market.RollUp();
        await market.Send(new SealEntries(7), Actor.System);
        var last = (await market.Look(db => db.Set<Seal>().AsNoTracking().SingleAsync(seal => seal.N == 3))).Line with { Last = 21, Entries = 7 };
        var hash = on == DatabaseProvider.Sqlite ? $"X'{last.SealHash()}'" : $"'\\x{last.SealHash()}'";

        await market.Tamper($"UPDATE {Books.Name(on, "Seals")} SET \"Last\" = 21, \"Hash\" = {hash} WHERE \"N\" = 3");
        Assert.Equal("entry with seq 21: it is missing under seal 3", (await market.Verify()).FirstBroken);
    }

    [Theory, EachDatabase]
    public async Task An_export_without_an_entry_that_was_sealed_is_not_made(DatabaseProvider on)
    {
        await using var market = await Market.OpenAsync(on);
        var (accepted, _) = await Corrected(market);
        await market.Send(new SealEntries(), Actor.System);
        await market.Tamper($"DELETE FROM {Books.Name(on, "LedgerEntries")} WHERE \"Id\" = {Id(on, accepted.Id)}");

        using var file = new MemoryStream();
        var gone = await Assert.ThrowsAsync<InvalidDataException>(() => market.Send(new ExportLedger(file), Actor.System));
        Assert.Equal($"Entry {accepted.Id} with seq 1 is gone.", gone.Message);
        Assert.Equal($"entry {accepted.Id}: it is missing, seq 1", (await market.Verify()).FirstBroken);
    }

    [Theory, EachDatabase]
    public async Task A_row_of_a_roll_up_that_differs_is_told_with_what_it_is_and_what_it_should_be(DatabaseProvider on)
    {
        await using var market = await Market.OpenAsync(on);
        await market.Send(new AllianceAdmin.Charter.LoadCharter(), Actor.System);
        await Corrected(market);
        await market.Post((await market.Line("b-tea")).Accepted(Books.Household("431227", 1), 5_000, market.Clock.GetUtcNow()));
        await market.RollUp();
        await market.Tamper($"UPDATE {Books.Name(on, "Tonnages")} SET \"Accepted_Grams\" = \"Accepted_Grams\" + 1, \"ToHouseholds_Fen\" = 7 WHERE \"HouseholdCode\" = 'HH-431226-000001'");
        var row = await market.Look(db => db.Set<Tonnage>().AsNoTracking().SingleAsync(cell => cell.HouseholdCode == "HH-431226-000001"));

        Assert.Equal(
            $"roll-up Tonnages HH-431226-000001/{Text(on, row.LotId)}/{Text(on, row.MemberId)}/2026-11-23/2026-11-23: Accepted_Grams is 998 instead of 997, ToHouseholds_Fen is 7 instead of 299",
            (await market.Verify()).FirstBroken);
        // The market's row is made of this one and differs as well, and so do the cells of the public.
        Assert.True(await market.Send(new CompareRollUps(), Actor.System) >= 2);
        var findings = await market.Look(db => AllianceAdmin.AllianceFacts.Findings(db).Where(finding => finding.Subject.StartsWith("household/")).ToListAsync());
        Assert.Equal(
            [("household/HH-431226-000001/2026-11-23/2026-11-23", "0.998 kg", "0.997 kg"), ("household/HH-431226-000001/2026-11-23/2026-11-23", $"{new Money(7)}", $"{new Money(299)}")],
            findings.OrderBy(finding => finding.Measured, StringComparer.Ordinal).Select(finding => (finding.Subject, finding.Measured, finding.Limit)));
    }

    [Theory, EachDatabase]
    public async Task No_more_differences_are_named_than_were_asked_for(DatabaseProvider on)
    {
        await using var market = await Market.OpenAsync(on);
        await market.Send(new AllianceAdmin.Charter.LoadCharter(), Actor.System);
        await market.Fill(200);
        await market.RollUp();
        foreach (var (table, column) in new[] { ("CountyDays", "Dispatched_Grams"), ("FirstSaleDays", "People"), ("PublicCells", "Rejected_Grams") })
        {
            await market.Tamper($"UPDATE {Books.Name(on, table)} SET \"{column}\" = \"{column}\" + 1");
        }

        Assert.Equal(3, await market.Send(new CompareRollUps(1), Actor.System));
        Assert.Equal(6, await market.Send(new CompareRollUps(2), Actor.System));
    }

    [Theory, EachDatabase]
    public async Task Cells_that_wait_for_being_drawn_are_not_compared(DatabaseProvider on)
    {
        await using var market = await Market.OpenAsync(on);
        await market.Send(new AllianceAdmin.Charter.LoadCharter(), Actor.System);
        foreach (var months in (int[])[0, 31])
        {
            market.Clock.Advance(TimeSpan.FromDays(months));
            var line = await market.Line("a-orange");
            await market.Post([.. Enumerable.Range(1, 12).Select(number => line.Accepted(Books.Household("431226", number), 10, market.Clock.GetUtcNow()))]);
        }

        await market.RollUp();
        var november = Months.Of(new DateOnly(2026, 11, 1));
        await market.Tamper($"UPDATE {Books.Name(on, "PublicCells")} SET \"Accepted_Grams\" = 1");
        Assert.Equal(2, await market.Send(new CompareRollUps(), Actor.System));
        await market.Write(new StaleMonth { OccurredMonth = november, RecordedMonth = november });
        Assert.Equal(1, await market.Send(new CompareRollUps(), Actor.System));

        // The next roll-up draws what waits.
        Assert.Equal(0, await market.RollUp());
        Assert.Equal(0, await market.Look(db => db.Set<StaleMonth>().CountAsync()));
        Assert.Equal(120, await market.Look(db => db.Set<PublicCell>().Where(cell => cell.OccurredMonth == november).SumAsync(cell => cell.Accepted.Grams)));
        await market.Send(new RebuildRollUps(), Actor.System);
        Assert.Equal(0, await market.Send(new CompareRollUps(), Actor.System));
    }

    /// <summary>1,000 g accepted at CNY 3 per kg, then corrected by −3 g.</summary>
    private static async Task<(LedgerEntry Accepted, LedgerEntry Correction)> Corrected(Market market)
    {
        var line = await market.Line("a-orange");
        var posting = line.Accepted(Books.Household("431226", 1), 1_000, market.Clock.GetUtcNow());
        await market.Post(posting);
        var accepted = await market.Look(db => db.Set<LedgerEntry>().AsNoTracking().SingleAsync());
        await market.Post(posting with { Type = EntryType.Corrected, Grams = -3, Corrects = accepted.Id, CountsAs = EntryType.Accepted });
        return (accepted, await market.Look(db => db.Set<LedgerEntry>().AsNoTracking().SingleAsync(entry => entry.Corrects != null)));
    }

    /// <summary>The statement past the table's check.</summary>
    private static string Unchecked(DatabaseProvider on, string statement) => on == DatabaseProvider.Sqlite
        ? $"PRAGMA ignore_check_constraints=ON; {statement}; PRAGMA ignore_check_constraints=OFF"
        : $"ALTER TABLE ledger.\"LedgerEntries\" DROP CONSTRAINT \"CK_LedgerEntries_Kinds\"; {statement}";

    // SQLite keeps identifiers in capitals.
    private static string Id(DatabaseProvider on, Guid id) => $"'{Text(on, id)}'";

    private static string Text(DatabaseProvider on, Guid id) => on == DatabaseProvider.Sqlite ? id.ToString().ToUpperInvariant() : $"{id}";
}
