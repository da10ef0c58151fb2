using System.Text.Json;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Testing;
using Microsoft.Data.Sqlite;

namespace ConsumerAid.Storefront.Tests.Starting;

/// <summary>The commands of the ledger as an auditor types them, each a process of its own.</summary>
public sealed class LedgerCommandTests
{
    [Fact]
    public async Task A_true_ledger_verifies_and_a_changed_entry_is_named_from_the_database_and_its_seal_from_the_export()
    {
        var database = await Databases.DemoAsync();
        var settings = HostProcess.Settings(database, Directory.CreateDirectory(TestFolder.Fresh("storage")).FullName);
        var file = TestFolder.Fresh("ledger.jsonl");
        var whole = Verdict(await HostProcess.RunAsync(settings, "", "ledger", "verify"), 0);
        Assert.True(whole.GetProperty("ok").GetBoolean());
        Assert.True(whole.GetProperty("entries").GetInt64() > 500 && whole.GetProperty("seals").GetInt64() > 1, whole.ToString());
        Assert.Equal((0, ""), await HostProcess.RunAsync(settings, "", "ledger", "export", file));
        Assert.True(whole.GetProperty("acts").GetInt64() > 500 && whole.GetProperty("actSeals").GetInt64() > 0, whole.ToString());
        var exported = Verdict(await HostProcess.RunAsync(settings, "", "ledger", "verify", "--from", file), 0);
        foreach (var member in (string[])["entries", "grams", "seals", "ok"]) Assert.Equal(whole.GetProperty(member).ToString(), exported.GetProperty(member).ToString());
        Assert.False(exported.TryGetProperty("acts", out _), "an export holds no trail");

        var (entry, seq, seal) = await AddAGram(database);
        var told = Verdict(await HostProcess.RunAsync(settings, "", "ledger", "verify"), 1);
        Assert.False(told.GetProperty("ok").GetBoolean());
        Assert.Equal($"entry {entry}: it is not what was sealed as seq {seq}", told.GetProperty("broken").GetString());
        Assert.Equal((0, ""), await HostProcess.RunAsync(settings, "", "ledger", "export", file));
        var read = Verdict(await HostProcess.RunAsync(settings, "", "ledger", "verify", "--from", file), 1);
        Assert.StartsWith($"seal {seal}: entries ", read.GetProperty("broken").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_and_a_command_that_is_none_are_told_in_one_line()
    {
        var settings = HostProcess.Settings(DatabaseSettings.SqliteFile(TestFolder.Fresh("none.db")), Directory.CreateDirectory(TestFolder.Fresh("storage")).FullName);
        Assert.Equal((1, "--from: there is no file nowhere.jsonl.\n"), await HostProcess.RunAsync(settings, "", "ledger", "verify", "--from", "nowhere.jsonl"));
        var (code, output) = await HostProcess.RunAsync(settings, "", "ledger", "mend");
        Assert.Equal(1, code);
        Assert.StartsWith("ledger mend: no such command", Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    /// <summary>The one line that it answers with.</summary>
    private static JsonElement Verdict((int ExitCode, string Output) ended, int due)
    {
        Assert.True(ended.ExitCode == due, $"exit code {ended.ExitCode}: {ended.Output}");
        return JsonDocument.Parse(Assert.Single(ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))).RootElement;
    }

    /// <summary>Changes a sealed entry past the triggers, as somebody who owns the file can.</summary>
    private static async Task<(Guid Entry, long Seq, long Seal)> AddAGram(DatabaseSettings database)
    {
        await using var connection = new SqliteConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT s."EntryId", s."Seq", l."N" FROM "SealedEntries" s JOIN "Seals" l ON s."Seq" BETWEEN l."First" AND l."Last" WHERE l."N" = 2 ORDER BY s."Seq" LIMIT 1 OFFSET 3
            """;
        (string Key, long Seq, long Seal) found;
        await using (var reader = await command.ExecuteReaderAsync())
        {
            Assert.True(await reader.ReadAsync());
            found = (reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2));
        }

        command.CommandText = """
            DROP TRIGGER "append_only_LedgerEntries_update"; UPDATE "LedgerEntries" SET "Weight_Grams" = "Weight_Grams" + 1 WHERE "Id" = $id
            """;
        command.Parameters.AddWithValue("$id", found.Key);
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
        return (Guid.Parse(found.Key), found.Seq, found.Seal);
    }
}
