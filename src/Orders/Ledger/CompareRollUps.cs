using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using MediatR;

namespace ConsumerAid.Orders.Ledger;

/// <summary>
/// Sums the entries anew and compares them with the roll-ups, with the counts of first sales and with what the public sees. Each difference becomes a finding; nothing is repaired.
/// </summary>
/// <param name="Most">How many rows of each roll-up are named at most.</param>
/// <returns>How many rows differ.</returns>
[SystemOnly]
public sealed record CompareRollUps(int Most = 100) : IQuery<int>;

internal sealed class CompareRollUpsHandler(MarketDb db, UnitOfWork work, PublicCells cells, ICharter charter) : IRequestHandler<CompareRollUps, int>
{
    public async Task<int> Handle(CompareRollUps request, CancellationToken cancellationToken)
    {
        var read = await Read(request.Most, cancellationToken);
        // Findings are kept in a transaction only.
        return await work.Run(
            async token =>
            {
                IReadOnlyList<RollUpDifference> differences = [.. read, .. await cells.Differences(request.Most, token)];
                foreach (var difference in differences)
                {
                    foreach (var cell in difference.Cells) await charter.Ask(new LedgerDiffering(Subject(difference), Kind(cell.Column), cell.Due, cell.There), token);
                }

                return differences.Count;
            },
            cancellationToken);
    }

    private async Task<IReadOnlyList<RollUpDifference>> Read(int most, CancellationToken cancellation)
    {
        await using var ledger = await LedgerReader.Open(db, cancellation);
        return [.. LedgerSql.Shapes.SelectMany(shape => ledger.Differences(shape, most)), .. ledger.FirstSaleDifferences(most)];
    }

    private static string Kind(string column) => column == "ToHouseholds_Fen" ? "to-households" : column.Split('_')[0].ToLowerInvariant();

    // Subjects of findings are short: household, buyer and days of the finest roll-up, without the lot; of the others the first part of the key and the last.
    private static string Subject(RollUpDifference difference)
    {
        var key = difference.Key.Split('/');
        return difference.Table == "Tonnages" ? $"household/{key[0]}/{key[3]}/{key[4]}" : $"{difference.Table}/{key[0]}/{string.Join('/', key[^1..])}";
    }
}
