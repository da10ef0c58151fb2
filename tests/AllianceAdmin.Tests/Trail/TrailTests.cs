using ConsumerAid.AllianceAdmin.Trail;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Tests.Trail;

/// <summary>The audit trail is sealed like the ledger, and whoever changes one act of it is found.</summary>
public class TrailTests
{
    [Theory]
    [EachDatabase]
    public async Task Acts_are_sealed_once_in_chained_seals_and_hold_when_they_are_read_again(DatabaseProvider database)
    {
        await using var host = await AllianceHost.WithCharter(database: database);
        await Act(host, 5);
        Assert.Equal(6, await host.Send(new SealTrail()));
        Assert.Equal(0, await host.Send(new SealTrail()));
        host.Clock.Advance(TimeSpan.FromDays(1));
        await Act(host, 3);
        Assert.Equal(3, await host.Send(new SealTrail()));
        await Act(host, 2);
        var verdict = await host.Send(new VerifyTrail());
        Assert.Equal((true, 11, 2), (verdict.Ok, verdict.Acts, verdict.Seals));
        Assert.Equal(64, $"{verdict.Head}".Length);
    }

    [Theory]
    [InlineData("UPDATE Acts SET By = 'U-999999' WHERE rowid = (SELECT rowid FROM Acts ORDER BY At, Id LIMIT 1 OFFSET 3)", "it is not what was sealed as seq")]
    [InlineData("UPDATE Acts SET At = At - 1 WHERE rowid = (SELECT rowid FROM Acts ORDER BY At, Id LIMIT 1 OFFSET 2)", "it is not what was sealed as seq")]
    [InlineData("UPDATE Acts SET Detail = 'x' WHERE rowid = (SELECT rowid FROM Acts ORDER BY At, Id LIMIT 1)", "it is not what was sealed as seq 1")]
    [InlineData("DELETE FROM Acts WHERE rowid = (SELECT rowid FROM Acts ORDER BY At, Id LIMIT 1 OFFSET 1)", "it is missing, seq 2")]
    [InlineData("UPDATE TrailSeals SET SealedAt = SealedAt - 10000", "its hash is another")]
    [InlineData("DELETE FROM TrailSeals WHERE N = 1", "number 1 was due")]
    [InlineData("DELETE FROM SealedActs WHERE Seq = 2", "act with seq 2: it is missing")]
    public async Task One_changed_moved_or_missing_act_is_named(string tampering, string said)
    {
        await using var host = await AllianceHost.WithCharter();
        await Act(host, 5);
        await host.Send(new SealTrail());
        host.Clock.Advance(TimeSpan.FromDays(1));
        await Act(host, 5);
        await host.Send(new SealTrail());
        await host.Do<MarketDb, bool>(async db =>
        {
            await db.Database.OpenConnectionAsync();
            foreach (var trigger in await db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'trigger'").ToListAsync())
            {
                var drop = $"DROP TRIGGER \"{trigger}\"";
                await db.Database.ExecuteSqlRawAsync(drop);
            }

            await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = OFF");
            Assert.Equal(tampering.Contains("SET SealedAt", StringComparison.Ordinal) ? 2 : 1, await db.Database.ExecuteSqlRawAsync(tampering));
            return true;
        });
        var verdict = await host.Send(new VerifyTrail());
        Assert.Contains(said, verdict.FirstBroken, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_database_refuses_to_change_what_is_sealed()
    {
        await using var host = await AllianceHost.WithCharter();
        await host.Send(new SealTrail());
        foreach (var statement in (string[])["UPDATE SealedActs SET Seq = 9", "DELETE FROM SealedActs", "UPDATE TrailSeals SET N = 9", "DELETE FROM TrailSeals", "UPDATE Acts SET By = 'x'", "DELETE FROM Acts"])
        {
            await Assert.ThrowsAnyAsync<Exception>(() => host.Do<MarketDb, int>(db => db.Database.ExecuteSqlRawAsync(statement)));
        }
    }

    private static Task Act(AllianceHost host, int count) => host.Within<MarketDb, bool>(db =>
    {
        for (var i = 0; i < count; i++)
        {
            db.Add(new Act { Id = Guid.CreateVersion7(host.Clock.GetUtcNow()), At = host.Clock.GetUtcNow(), By = "U-000001", Name = "Test", Subject = $"lot/{i}", OnBehalfOf = i % 2 == 0 ? null : "HH-1", Detail = "“引号” \n" });
        }

        return Task.FromResult(true);
    });
}
