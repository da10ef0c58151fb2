using System.Diagnostics;
using System.Globalization;
using ConsumerAid.AllianceAdmin.Charter.Drafts;
using ConsumerAid.AllianceAdmin.Charter.WhatIf;
using ConsumerAid.AllianceAdmin.Findings;
using ConsumerAid.Foundation.Time;

namespace ConsumerAid.Bench;

/// <summary>The charter's rules over the whole market: all that stands, the changes of a day, and a year tried with other parameters. The floor reads the same rows in plain SQL.</summary>
internal static class CharterBench
{
    // What the rules look at: lots with their certificates, order lines, lorries, what each household brought in.
    private const string Rows = """
        SELECT COUNT(*) FROM catalog."Lots" l LEFT JOIN catalog."Certificates" c ON c."Number" = l."CertificateNo" WHERE l."State" = 'Published';
        SELECT COUNT(*), SUM(l."Ordered_Grams") FROM orders."OrderLines" l JOIN orders."Orders" o ON o."Id" = l."OrderId";
        SELECT COUNT(*), SUM(l."Net_Grams") FROM orders."DispatchLines" l JOIN orders."Dispatches" d ON d."Id" = l."DispatchId";
        SELECT COUNT(*) FROM (SELECT e."HouseholdCode", l."Produce", SUM(e."Weight_Grams") FROM ledger."LedgerEntries" e JOIN catalog."Lots" l ON l."Id" = e."LotId" WHERE e."CountsAs" = 1 GROUP BY 1, 2) s
        """;

    // Since when as many entries were recorded as on a mean day of the year.
    private const string MeanDay = """
        SELECT "RecordedAt" FROM ledger."LedgerEntries" ORDER BY "RecordedAt" DESC
        OFFSET (SELECT COUNT(*) / GREATEST(COUNT(DISTINCT date("RecordedAt")), 1) FROM ledger."LedgerEntries") LIMIT 1
        """;

    // The market grows: its last day is the busiest.
    private const string LastDay = """
        SELECT MAX("RecordedAt") - interval '1 day' FROM ledger."LedgerEntries"
        """;

    public static async Task Run()
    {
        var market = await Market.ToWrite;
        var floor = await Figure.Timed(() => market.Say(Rows));
        Evaluated? found = null;
        var all = await Figure.Timed(async () => found = await market.Send(new EvaluateCharter(All: true)));
        Figure.Print("charter", all, "s", floor);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{found!.Found} found, {found.Kept} kept, peak {Process.GetCurrentProcess().PeakWorkingSet64 / (1 << 20)} MiB"));
        await market.Say("""ALTER TABLE alliance."CharterEvaluations" DISABLE TRIGGER USER""");
        // A host looks every hour: its first look, which has its questions translated, is not measured.
        await market.Send(new EvaluateCharter(All: false));
        await Changes(market, "charter-changes", floor, MeanDay);
        await Changes(market, "charter-changes, last day", floor, LastDay);

        var (id, today) = (Guid.CreateVersion7(DateTimeOffset.UnixEpoch), ChinaTime.DayOf(TimeProvider.System.GetUtcNow()));
        await market.Send(new TryCharter(id, today.AddYears(-1), today, new CharterChanges([new NumberChange("CH-05", "min_share_from_poor", 70), new NumberChange("CH-17", "cap", 100)], [])));
        Figure.Print("what-if", await Figure.Timed(() => market.Send(new RunWhatIfs())), "s", floor);
        var trial = (await market.Send(new GetWhatIf(id)))!;
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{trial.Acts} acts, {trial.State}, peak {Process.GetCurrentProcess().PeakWorkingSet64 / (1 << 20)} MiB"));
    }

    // As if all had been looked at last at that instant.
    private static async Task Changes(Market market, string name, double floor, string since)
    {
        await market.Say($"UPDATE alliance.\"CharterEvaluations\" SET \"At\" = ({since})");
        Figure.Print(name, await Figure.Timed(() => market.Send(new EvaluateCharter(All: false))), "s", floor);
    }
}
