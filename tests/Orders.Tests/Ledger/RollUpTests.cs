using ConsumerAid.Foundation.Ledger;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Orders.Ledger;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.Orders.Tests.Ledger;

public sealed class RollUpTests
{
    private const DatabaseProvider Postgres = DatabaseProvider.PostgreSql;

    [Theory, EachDatabase]
    public async Task Batches_add_up_to_what_the_entries_say(DatabaseProvider on)
    {
        await using var market = await Market.OpenAsync(on);
        var posted = await market.Fill(730);

        Assert.Equal(posted, await market.RollUp(200));
        Assert.Equal(0, await market.RollUp());
        await Agrees(market);

        await market.Fill(120, seed: 2);
        Assert.Equal(125, await market.RollUp(50));
        await Agrees(market);
    }

    [Theory, EachDatabase]
    public async Task Rebuilding_makes_the_same_rows(DatabaseProvider on)
    {
        await using var market = await Market.OpenAsync(on);
        await market.Fill(400);
        await market.RollUp(70);
        var before = await All(market);
        await market.Fill(50, seed: 3);

        Assert.Equal(55, await market.Send(new RebuildRollUps(), Actor.System));
        await Agrees(market);
        Assert.Equal(0, await market.RollUp());
        var after = await All(market);
        Assert.NotEqual(before, after);
        await market.Send(new RebuildRollUps(), Actor.System);
        Assert.Equal(after, await All(market));
    }

    [Theory, EachDatabase]
    public async Task A_correction_counts_toward_the_kind_that_it_corrects(DatabaseProvider on)
    {
        await using var market = await Market.OpenAsync(on);
        var line = await market.Line("a-orange");
        var household = Books.Household("431226", 1);
        await market.Post(line.Accepted(household, 1000, market.Clock.GetUtcNow()));
        var entry = await market.Look(db => db.Set<LedgerEntry>().SingleAsync());
        await market.Post(line.Accepted(household, -300, market.Clock.GetUtcNow()) with { Type = EntryType.Corrected, Corrects = entry.Id, CountsAs = EntryType.Accepted });
        await market.RollUp();

        var row = await market.Look(db => db.Set<Tonnage>().SingleAsync());
        Assert.Equal(new Weight(700), row.Accepted);
        Assert.Equal(new Money(210), row.ToHouseholds);
        Assert.True((await market.Verify()).Ok);
    }

    [Theory, EachDatabase]
    public async Task Midnight_in_China_parts_the_days_and_the_months_of_every_roll_up(DatabaseProvider on)
    {
        await using var market = await Market.OpenAsync(on);
        var line = await market.Line("a-orange");
        var midnight = new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.FromHours(8));
        foreach (var (occurred, recorded, first, grams) in new[] { (midnight.AddSeconds(-1), midnight.AddMilliseconds(-1), 1, 1L), (midnight, midnight, 21, 2L) })
        {
            market.Clock.SetUtcNow(recorded);
            await market.Post([.. Enumerable.Range(first, 12).Select(number => line.Accepted(Books.Household("431226", number), grams, occurred))]);
        }

        await market.RollUp();
        var (before, after) = (new DateOnly(2026, 11, 30), new DateOnly(2026, 12, 1));
        var days = (await market.Look(db => db.Set<Tonnage>().ToListAsync())).GroupBy(row => (row.OccurredOn, row.RecordedOn)).OrderBy(day => day.Key);
        Assert.Equal([((before, before), 12L), ((after, after), 24L)], days.Select(day => (day.Key, day.Sum(row => row.Accepted.Grams))));
        var markets = await market.Look(db => db.Set<MarketTonnage>().OrderBy(row => row.OccurredOn).ToListAsync());
        Assert.Equal([(before, before, 12L), (after, after, 24L)], markets.Select(row => (row.OccurredOn, row.RecordedOn, row.Accepted.Grams)));
        Assert.Equal([(before, 12L), (after, 24L)], (await market.Look(db => db.Set<CountyDay>().OrderBy(row => row.RecordedOn).ToListAsync())).Select(row => (row.RecordedOn, row.Accepted.Grams)));
        Assert.Equal([(before, 12L), (after, 12L)], (await market.Look(db => db.Set<FirstSaleDay>().OrderBy(row => row.RecordedOn).ToListAsync())).Select(row => (row.RecordedOn, (long)row.Households)));
        (int, int, long)[] months = [(Months.Of(before), Months.Of(before), 12), (Months.Of(after), Months.Of(after), 24)];
        Assert.Equal(months, (await market.Look(db => db.Set<PublicCell>().OrderBy(cell => cell.OccurredMonth).ToListAsync())).Select(cell => (cell.OccurredMonth, cell.RecordedMonth, cell.Accepted.Grams)));
        Assert.Equal(months, (await market.Look(db => db.Set<PublicMemberCell>().OrderBy(cell => cell.OccurredMonth).ToListAsync())).Select(cell => (cell.OccurredMonth, cell.RecordedMonth, cell.Accepted.Grams)));
    }

    [Fact]
    public async Task A_transaction_that_commits_late_is_not_missed()
    {
        await using var market = await Market.OpenAsync(Postgres);
        var line = await market.Line("a-orange");
        await market.In(async scope =>
        {
            var db = scope.GetRequiredService<MarketDb>();
            await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
            {
                await using var late = await db.Database.BeginTransactionAsync();
                scope.GetRequiredService<TonnageLedger>().Post([line.Accepted(Books.Household("431226", 1), 5, market.Clock.GetUtcNow())]);
                await db.SaveChangesAsync();
                market.Clock.Advance(TimeSpan.FromMinutes(1));
                await market.Post(line.Accepted(Books.Household("431226", 2), 7, market.Clock.GetUtcNow()));
                Assert.Equal(1, await market.RollUp());
                await late.CommitAsync();
            });
        });

        Assert.Equal(1, await market.RollUp());
        Assert.Equal(12, await market.Look(db => db.Set<Tonnage>().SumAsync(row => row.Accepted.Grams)));
        await Agrees(market);
    }

    [Theory, EachDatabase]
    public async Task Several_workers_count_nothing_twice(DatabaseProvider on)
    {
        await using var market = await Market.OpenAsync(on);
        var posted = await market.Fill(600);

        var counted = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => market.RollUp(37))));
        Assert.Equal(posted, counted.Sum());
        await Agrees(market);
    }

    [Theory, EachDatabase]
    public async Task A_batch_that_was_killed_counts_nothing(DatabaseProvider on)
    {
        await using var market = await Market.OpenAsync(on);
        var posted = await market.Fill(100);
        // Everything up to the last statement happens, then the connection is gone.
        var trigger = on == DatabaseProvider.Sqlite
            ? "CREATE TRIGGER killed BEFORE DELETE ON \"PendingEntries\" BEGIN SELECT RAISE(ABORT, 'killed'); END"
            : "CREATE FUNCTION killed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'killed'; END $$; CREATE TRIGGER killed BEFORE DELETE ON ledger.\"PendingEntries\" EXECUTE FUNCTION killed()";
        await market.Tamper(trigger);
        await Assert.ThrowsAnyAsync<Exception>(() => market.RollUp());
        Assert.Equal(0, await market.Look(db => db.Set<Tonnage>().CountAsync()));
        Assert.Equal(posted, await market.Look(db => db.Set<PendingEntry>().CountAsync(row => row.Batch == null)));

        await market.Tamper(on == DatabaseProvider.Sqlite ? "DROP TRIGGER killed" : "DROP TRIGGER killed ON ledger.\"PendingEntries\"");
        Assert.Equal(posted, await market.RollUp());
        await Agrees(market);
    }

    [Theory, EachDatabase]
    public async Task A_first_sale_that_becomes_known_late_moves_to_the_day_on_which_it_was_recorded(DatabaseProvider on)
    {
        await using var market = await Market.OpenAsync(on);
        var line = await market.Line("a-orange");
        var (early, other) = (market.Clock.GetUtcNow(), Guid.Parse("0199a000-0000-7000-8000-000000000009"));
        market.Clock.Advance(TimeSpan.FromDays(2));
        var late = market.Clock.GetUtcNow();
        await market.Post(line.Accepted(Books.Household("431226", 1), 10, late), line.Accepted(Books.Household("431226", 2), 10, late, other), line.Dispatched(Books.Household("431226", 3), 10, late, Guid.Empty));
        await market.RollUp();

        // Two transactions that began before and commit only now.
        foreach (var posting in (Posting[])[line.Accepted(Books.Household("431226", 1), 5, early), line.Dispatched(Books.Household("431226", 2), 5, early, other)])
        {
            var entry = LedgerEntry.Of(posting, early, "U-000001");
            await market.Write(entry, new PendingEntry { EntryId = entry.Id });
        }

        await market.RollUp();
        await Agrees(market);
        var days = await market.Look(db => db.Set<FirstSaleDay>().OrderBy(day => day.RecordedOn).ToListAsync());
        Assert.Equal([(new DateOnly(2026, 11, 23), 1), (new DateOnly(2026, 11, 25), 1)], days.Select(day => (day.RecordedOn, day.Households)));
        var purchases = await market.Look(db => db.Set<FirstPurchase>().ToDictionaryAsync(purchase => purchase.MemberId, purchase => purchase.RecordedAt));
        Assert.Equal(new Dictionary<Guid, DateTimeOffset> { [Books.Member] = early, [other] = late }, purchases);
        await market.Send(new RebuildRollUps(), Actor.System);
        Assert.Equal(purchases, await market.Look(db => db.Set<FirstPurchase>().ToDictionaryAsync(purchase => purchase.MemberId, purchase => purchase.RecordedAt)));
        await Agrees(market);
    }

    [Theory, EachDatabase]
    public async Task Without_its_turn_no_job_touches_the_ledger(DatabaseProvider on)
    {
        await using var market = await Market.OpenAsync(on);
        await market.Fill(10);
        await market.Tamper($"DELETE FROM {Books.Name(on, "LedgerTurns")}");

        foreach (var job in (IQuery<int>[])[new RollUp(), new RebuildRollUps(), new SealEntries(), new CompareRollUps()])
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => market.Send(job, Actor.System));
        }

        Assert.Equal((0, 0), await market.Look(async db => (await db.Set<Tonnage>().CountAsync(), await db.Set<Seal>().CountAsync())));
    }

    [Theory, EachDatabase]
    public async Task An_entry_is_recorded_now_by_whom_and_in_whole_milliseconds(DatabaseProvider on)
    {
        await using var market = await Market.OpenAsync(on);
        market.Clock.Advance(TimeSpan.FromTicks(12_345));
        var now = market.Clock.GetUtcNow();
        var line = await market.Line("a-orange");
        var posting = line.Accepted(Books.Household("431226", 1), 10, now.AddHours(-9)) with { OnBehalfOf = "HH-1", Proof = "sha256:00" };
        await market.In(
            scope => scope.GetRequiredService<UnitOfWork>().Run(
                _ =>
                {
                    scope.GetRequiredService<TonnageLedger>().Post([posting]);
                    return Task.FromResult(0);
                },
                default),
            new Actor("U-000017", new HashSet<string>()));

        var entry = await market.Look(db => db.Set<LedgerEntry>().AsNoTracking().SingleAsync());
        Assert.Equal((now.AddTicks(-2_345), now.AddTicks(-2_345).AddHours(-9)), (entry.RecordedAt, entry.OccurredAt));
        Assert.Equal((new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 23), "U-000017", "HH-1", "sha256:00"), (entry.RecordedOn, entry.OccurredOn, entry.RecordedBy, entry.OnBehalfOf, entry.Proof));
        Assert.Equal(
            (posting.HouseholdCode, line.Lot, line.Line, line.Line, Books.Member, EntryType.Accepted, EntryType.Accepted, 10L),
            (entry.HouseholdCode, entry.LotId, entry.LineId, entry.DispatchId, entry.MemberId, entry.Type, entry.CountsAs, entry.Weight.Grams));
        Assert.Equal(1, await market.Look(db => db.Set<PendingEntry>().CountAsync(row => row.EntryId == entry.Id)));
    }

    [Theory, EachDatabase]
    public async Task A_difference_becomes_a_finding_and_is_not_repaired(DatabaseProvider on)
    {
        await using var market = await Market.OpenAsync(on);
        await market.Send(new AllianceAdmin.Charter.LoadCharter(), Actor.System);
        await market.Fill(100);
        await market.RollUp();
        Assert.Equal(0, await market.Send(new CompareRollUps(), Actor.System));

        await market.Tamper($"UPDATE {Books.Name(on, "CountyDays")} SET \"Accepted_Grams\" = \"Accepted_Grams\" + 1");
        var rows = await market.Look(db => db.Set<CountyDay>().CountAsync());
        Assert.Equal(rows, await market.Send(new CompareRollUps(), Actor.System));
        Assert.Equal(rows, await market.Look(db => AllianceAdmin.AllianceFacts.Findings(db).CountAsync(finding => finding.Rule == "LEDGER")));
        Assert.Equal(rows, await market.Send(new CompareRollUps(), Actor.System));
        Assert.StartsWith("roll-up CountyDays", (await market.Verify()).FirstBroken, StringComparison.Ordinal);
    }

    [Theory]
    [EachDatabase("FirstSaleDays", "Households", 1L)]
    [EachDatabase("FirstSaleDays", "People", 3L)]
    [EachDatabase("PublicCells", "Accepted_Grams", 1_000L)]
    [EachDatabase("PublicCells", "ToHouseholds_Fen", 5L)]
    [EachDatabase("PublicCells", "Households", 1L)]
    public async Task Counts_and_what_the_public_sees_are_compared_too(DatabaseProvider on, string table, string column, long more)
    {
        await using var market = await Market.OpenAsync(on);
        await market.Send(new AllianceAdmin.Charter.LoadCharter(), Actor.System);
        await market.Fill(400);
        await market.RollUp();
        Assert.Equal(0, await market.Send(new CompareRollUps(), Actor.System));

        await market.Tamper($"UPDATE {Books.Name(on, table)} SET \"{column}\" = \"{column}\" + {more}");
        var rows = await market.Look(db => table switch
        {
            "FirstSaleDays" => db.Set<FirstSaleDay>().CountAsync(),
            _ => db.Set<PublicCell>().CountAsync(),
        });
        Assert.True(rows > 0);
        Assert.Equal(rows, await market.Send(new CompareRollUps(10_000), Actor.System));
        var findings = await market.Look(db => AllianceAdmin.AllianceFacts.Findings(db).Where(finding => finding.Rule == "LEDGER").Select(finding => finding.Subject).ToListAsync());
        Assert.All(findings, subject => Assert.StartsWith($"{table}/", subject, StringComparison.Ordinal));
    }

    [Theory]
    [EachDatabase("PublicCells", "UPDATE {0} SET \"Accepted_Grams\" = \"Accepted_Grams\" + 1 WHERE {1}")]
    [EachDatabase("PublicCells", "UPDATE {0} SET \"Shown\" = {2} WHERE {1}")]
    [EachDatabase("PublicCells", "DELETE FROM {0} WHERE {1}")]
    [EachDatabase("PublicMemberCells", "UPDATE {0} SET \"ToHouseholds_Fen\" = \"ToHouseholds_Fen\" - 1 WHERE {1}")]
    [EachDatabase("PublicMemberCells", "DELETE FROM {0} WHERE {1}")]
    public async Task A_single_changed_hidden_or_missing_cell_of_the_public_is_found_and_named(DatabaseProvider on, string table, string statement)
    {
        await using var market = await Market.OpenAsync(on);
        await market.Send(new AllianceAdmin.Charter.LoadCharter(), Actor.System);
        foreach (var (county, produce, households) in new[] { ("431226", "a-orange", 12), ("431227", "b-tea", 15), ("431228", "c-rice", 3) })
        {
            var line = await market.Line(produce);
            await market.Post([.. Enumerable.Range(1, households).Select(number => line.Accepted(Books.Household(county, number), 1_000 + number, market.Clock.GetUtcNow()))]);
        }

        await market.RollUp();
        Assert.Equal(0, await market.Send(new CompareRollUps(), Actor.System));
        var cell = await market.Look(db => db.Set<PublicCell>().Where(row => row.Accepted.Grams > 0).OrderBy(row => row.CountyCode).ThenBy(row => row.Produce).FirstAsync());
        var member = await market.Look(db => db.Set<PublicMemberCell>().Where(row => row.ToHouseholds.Fen > 0).OrderBy(row => row.MemberId).FirstAsync());
        var (which, subject) = table == "PublicCells"
            ? ($"\"CountyCode\" = '{cell.CountyCode}' AND \"Produce\" = '{cell.Produce}' AND \"OccurredMonth\" = {cell.OccurredMonth} AND \"RecordedMonth\" = {cell.RecordedMonth}", cell.CountyCode)
            : ($"\"MemberId\" = '{member.MemberId.ToString().ToUpperInvariant()}' AND \"OccurredMonth\" = {member.OccurredMonth} AND \"RecordedMonth\" = {member.RecordedMonth}", $"{member.MemberId}");
        var otherwise = on == DatabaseProvider.PostgreSql ? (cell.Shown ? "false" : "true") : cell.Shown ? "0" : "1";

        await market.Tamper(string.Format(null, statement, Books.Name(on, table), which, otherwise));
        Assert.Equal(1, await market.Send(new CompareRollUps(), Actor.System));
        var findings = await market.Look(db => AllianceAdmin.AllianceFacts.Findings(db).Where(finding => finding.Rule == "LEDGER").Select(finding => finding.Subject).ToListAsync());
        Assert.NotEmpty(findings);
        Assert.All(findings, finding => Assert.StartsWith($"{table}/{subject}/", finding, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(EntryType.Accepted, 0, false, null)]
    [InlineData(EntryType.Accepted, -1, false, null)]
    [InlineData(EntryType.Accepted, 1, true, null)]
    [InlineData(EntryType.Accepted, 1, false, EntryType.Dispatched)]
    [InlineData(EntryType.Corrected, -1, false, EntryType.Accepted)]
    [InlineData(EntryType.Corrected, 0, true, EntryType.Accepted)]
    [InlineData(EntryType.Corrected, -1, true, null)]
    [InlineData(EntryType.Corrected, -1, true, EntryType.Corrected)]
    [InlineData((EntryType)7, 1, false, null)]
    public async Task What_cannot_stand_is_not_posted(EntryType type, long grams, bool corrects, EntryType? countsAs)
    {
        await using var market = await Market.OpenAsync(DatabaseProvider.Sqlite);
        var line = await market.Line("a-orange");
        var posting = line.Accepted(Books.Household("431226", 1), grams, market.Clock.GetUtcNow()) with { Type = type, Corrects = corrects ? Guid.Empty : null, CountsAs = countsAs };

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => market.Post(posting));
        Assert.Equal(0, await market.Look(db => db.Set<LedgerEntry>().CountAsync()));
    }

    /// <summary>The roll-ups hold what the entries say, summed here once more in another way.</summary>
    private static async Task Agrees(Market market)
    {
        var verdict = await market.Verify();
        Assert.Null(verdict.FirstBroken);
        Assert.Equal(0, await market.Send(new CompareRollUps(), Actor.System));
        var (entries, rows, prices, sales) = await market.Look(async db => (
            await db.Set<LedgerEntry>().AsNoTracking().ToListAsync(), await db.Set<Tonnage>().AsNoTracking().ToListAsync(),
            await db.OrderLines().ToDictionaryAsync(line => line.Id, line => line.HouseholdPrice), await db.Set<FirstSale>().AsNoTracking().ToListAsync()));
        var due = entries.GroupBy(entry => (entry.HouseholdCode, entry.LotId, entry.MemberId, entry.OccurredOn, entry.RecordedOn)).ToDictionary(
            group => group.Key,
            group => (
                Sum(group, EntryType.Dispatched), Sum(group, EntryType.Accepted), Sum(group, EntryType.Rejected), Sum(group, EntryType.Spoiled), Sum(group, EntryType.Returned),
                group.Where(entry => entry.CountsAs == EntryType.Accepted).Sum(entry => prices[entry.LineId].For(entry.Weight).Fen)));
        var there = rows.ToDictionary(
            row => (row.HouseholdCode, row.LotId, row.MemberId, row.OccurredOn, row.RecordedOn),
            row => (row.Dispatched.Grams, row.Accepted.Grams, row.Rejected.Grams, row.Spoiled.Grams, row.Returned.Grams, row.ToHouseholds.Fen));
        Assert.Equal(due, there);

        var first = entries.Where(entry => entry.Type == EntryType.Accepted).GroupBy(entry => entry.HouseholdCode).ToDictionary(group => group.Key, group => group.Min(entry => entry.RecordedAt));
        Assert.Equal(first, sales.ToDictionary(sale => sale.HouseholdCode, sale => sale.RecordedAt));
        Assert.Equal(first.Count, await market.Look(db => db.Set<FirstSaleDay>().SumAsync(day => day.Households)));

        static long Sum(IEnumerable<LedgerEntry> of, EntryType type) => of.Where(entry => entry.CountsAs == type).Sum(entry => entry.Weight.Grams);
    }

    private static Task<string> All(Market market) => market.Look(async db => string.Join(
        '\n',
        (await db.Set<Tonnage>().OrderBy(row => row.HouseholdCode).ThenBy(row => row.LotId).ThenBy(row => row.MemberId).ThenBy(row => row.OccurredOn).ThenBy(row => row.RecordedOn).ToListAsync())
            .Select(row => $"{row.HouseholdCode} {row.LotId} {row.MemberId} {row.OccurredOn} {row.RecordedOn} {row.Dispatched} {row.Accepted} {row.Rejected} {row.Spoiled} {row.Returned} {row.ToHouseholds}")
            .Concat((await db.Set<PublicCell>().OrderBy(cell => cell.CountyCode).ThenBy(cell => cell.Produce).ThenBy(cell => cell.OccurredMonth).ThenBy(cell => cell.RecordedMonth).ToListAsync())
                .Select(cell => $"{cell.CountyCode} {cell.Produce} {cell.OccurredMonth} {cell.RecordedMonth} {cell.Households} {cell.Accepted} {cell.Shown}"))));
}
