using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Orders.Ledger;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Orders.Tests.Ledger;

public sealed class SealTests
{
    [Theory, EachDatabase]
    public async Task Sealed_entries_verify_from_the_database_and_from_the_export(DatabaseProvider on)
    {
        await using var market = await Market.OpenAsync(on);
        var posted = await market.Fill(300);
        await market.RollUp();
        Assert.Equal(posted, await market.Send(new SealEntries(40), Actor.System));
        Assert.Equal(0, await market.Send(new SealEntries(40), Actor.System));
        posted += await market.Fill(30, seed: 5);

        var verdict = await market.Verify();
        Assert.Null(verdict.FirstBroken);
        Assert.Equal((posted, 8), (verdict.Entries, verdict.Seals));
        using var file = new MemoryStream();
        Assert.Equal(posted, await market.Send(new ExportLedger(file), Actor.System));
        file.Position = 0;
        var fromFile = LedgerFileVerifier.Verify(file);
        Assert.Null(fromFile.FirstBroken);
        Assert.Equal(verdict, fromFile);
    }

    [Theory, EachDatabase]
    public async Task Two_that_seal_at_once_seal_each_entry_once(DatabaseProvider on)
    {
        await using var market = await Market.OpenAsync(on);
        var posted = await market.Fill(200);
        await market.RollUp();

        var done = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => market.Send(new SealEntries(10), Actor.System))));
        Assert.Equal(posted, done.Sum());
        Assert.True((await market.Verify()).Ok);
    }

    [Theory]
    [EachDatabase("LedgerEntries", "UPDATE {0} SET \"Weight_Grams\" = 1")]
    [EachDatabase("LedgerEntries", "DELETE FROM {0}")]
    [EachDatabase("SealedEntries", "UPDATE {0} SET \"Seq\" = \"Seq\" + 100")]
    [EachDatabase("SealedEntries", "DELETE FROM {0}")]
    [EachDatabase("Seals", "UPDATE {0} SET \"N\" = \"N\" + 100")]
    [EachDatabase("Seals", "DELETE FROM {0}")]
    [EachDatabase("LedgerEntries", "REPLACE")]
    [EachDatabase("SealedEntries", "REPLACE")]
    [EachDatabase("Seals", "REPLACE")]
    public async Task The_database_itself_refuses_to_change_the_ledger(DatabaseProvider on, string table, string statement)
    {
        await using var market = await Market.OpenAsync(on);
        await market.Fill(20);
        await market.RollUp();
        await market.Send(new SealEntries(), Actor.System);
        var name = Books.Name(on, table);
        // What empties a table in one stroke differs.
        var said = statement != "REPLACE" ? string.Format(null, statement, name) : on == DatabaseProvider.Sqlite ? $"REPLACE INTO {name} SELECT * FROM {name}" : $"TRUNCATE TABLE {name} CASCADE";

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => market.Look(db => db.Database.ExecuteSqlRawAsync(said)));
        Assert.Contains("append-only", refused.ToString(), StringComparison.Ordinal);
        Assert.True((await market.Verify()).Ok);
    }

    // 500 on each of two databases make the thousand.
    [Theory, EachDatabase]
    public async Task Random_tampering_with_sealed_entries_is_found_and_the_entry_named(DatabaseProvider on)
    {
        await using var market = await Market.OpenAsync(on);
        await market.Fill(35);
        await market.RollUp();
        await market.Send(new SealEntries(8), Actor.System);
        var (entries, places) = await market.Look(async db => (
            await db.Set<LedgerEntry>().AsNoTracking().OrderBy(entry => entry.Id).ToListAsync(), await db.Set<SealedEntry>().AsNoTracking().OrderBy(place => place.Seq).ToListAsync()));
        var random = new Random(20261123);
        for (var round = 0; round < 500; round++)
        {
            var (at, other) = (random.Next(places.Count), random.Next(places.Count - 1));
            if (other >= at) other++;
            var victim = entries.Single(entry => entry.Id == places[at].EntryId);
            var (doIt, undo, named) = Tampering(on, random, victim, places, at, other);
            await market.Tamper(doIt);
            var verdict = await market.Verify();
            Assert.False(verdict.Ok, doIt);
            Assert.True(named.Any(name => verdict.FirstBroken!.StartsWith($"entry {name}: ", StringComparison.Ordinal)), $"{doIt}\n{verdict.FirstBroken}");
            await market.Tamper(undo);
        }

        Assert.True((await market.Verify()).Ok);
    }

    private static (string Do, string Undo, IReadOnlyList<Guid> Named) Tampering(
        DatabaseProvider on, Random random, LedgerEntry victim, IReadOnlyList<SealedEntry> places, int at, int other)
    {
        var sqlite = on == DatabaseProvider.Sqlite;
        var (ledger, sequence, copy) = (Books.Name(on, "LedgerEntries"), Books.Name(on, "SealedEntries"), Books.Name(on, "Stolen"));
        // SQLite keeps identifiers in capitals, instants as ticks.
        string Id(Guid id) => sqlite ? $"'{id.ToString().ToUpperInvariant()}'" : $"'{id}'";
        string Instant(DateTimeOffset instant) => sqlite ? $"{instant.UtcTicks}" : $"'{instant.UtcDateTime:yyyy-MM-dd HH:mm:ss.fff}Z'";
        string Set(string column, string value) => $"UPDATE {ledger} SET \"{column}\" = {value} WHERE \"Id\" = {Id(victim.Id)}";
        (string, string, IReadOnlyList<Guid>) Change(string column, string changed, string kept) => (Set(column, changed), Set(column, kept), [victim.Id]);
        switch (random.Next(9))
        {
            case 0: return Change("Weight_Grams", $"{victim.Weight.Grams + random.Next(1, 100)}", $"{victim.Weight.Grams}");
            case 1: return Change("HouseholdCode", "'HH-431226-999999'", $"'{victim.HouseholdCode}'");
            case 2: return Change("LotId", Id(Guid.CreateVersion7(victim.RecordedAt)), Id(victim.LotId));
            case 3: return Change("RecordedAt", Instant(victim.RecordedAt.AddMilliseconds(-1)), Instant(victim.RecordedAt)); // back-dating
            case 4: return Change("OccurredAt", Instant(victim.OccurredAt.AddDays(-1)), Instant(victim.OccurredAt));
            case 5: return Change("RecordedBy", "'U-999999'", $"'{victim.RecordedBy}'");
            case 6: return Change("OnBehalfOf", "'somebody'", victim.OnBehalfOf is null ? "NULL" : $"'{victim.OnBehalfOf}'");
            case 7: // two change places
                string Place(int seq, int of) => $"UPDATE {sequence} SET \"EntryId\" = {Id(places[of].EntryId)} WHERE \"Seq\" = {seq};";
                var aside = $"UPDATE {sequence} SET \"EntryId\" = {Id(Guid.Empty)} WHERE \"Seq\" = {at + 1};";
                return (aside + Place(other + 1, at) + Place(at + 1, other), aside + Place(other + 1, other) + Place(at + 1, at), [places[at].EntryId, places[other].EntryId]);
            default:
                return (
                    $"CREATE TABLE {copy} AS SELECT * FROM {ledger} WHERE \"Id\" = {Id(victim.Id)}; DELETE FROM {ledger} WHERE \"Id\" = {Id(victim.Id)};",
                    $"INSERT INTO {ledger} SELECT * FROM {copy}; DROP TABLE {copy};", [victim.Id]);
        }
    }
}
