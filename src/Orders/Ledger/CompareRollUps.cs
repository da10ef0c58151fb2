using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using MediatR;

namespace ConsumerAid.Orders.Ledger;

/// <summary>Sums the entries anew and compares them with the roll-ups. Each difference becomes a finding; nothing is repaired.</summary>
/// <param name="Most">How many rows of each roll-up are named at most.</param>
/// <returns>How many rows differ.</returns>
/// <exception cref="InvalidOperationException">Money differs while all weights agree: no finding can say that, so the job fails and its error shows it.</exception>
[SystemOnly]
public sealed record CompareRollUps(int Most = 100) : IQuery<int>;

internal sealed class CompareRollUpsHandler(MarketDb db, UnitOfWork work, ICharter charter) : IRequestHandler<CompareRollUps, int>
{
    private const string Grams = "_Grams";

    public async Task<int> Handle(CompareRollUps request, CancellationToken cancellationToken)
    {
        var differences = await Read(request.Most, cancellationToken);
        // Findings are kept in a transaction only.
        await work.Run(
            async token =>
            {
                foreach (var difference in differences)
                {
                    foreach (var cell in difference.Cells.Where(cell => cell.Column.EndsWith(Grams, StringComparison.Ordinal)))
                    {
                        var kind = cell.Column[..^Grams.Length].ToLowerInvariant();
                        await charter.Ask(new LedgerDiffering(Subject(difference), kind, new Weight(cell.Due), new Weight(cell.There)), token);
                    }
                }

                return differences.Count;
            },
            cancellationToken);
        var untold = differences.Where(difference => difference.Cells.All(cell => !cell.Column.EndsWith(Grams, StringComparison.Ordinal))).ToList();
        return untold.Count == 0 ? differences.Count : throw new InvalidOperationException(string.Join("; ", untold.Take(5)));
    }

    private async Task<IReadOnlyList<RollUpDifference>> Read(int most, CancellationToken cancellation)
    {
        await using var ledger = await LedgerReader.Open(db, cancellation);
        return [.. LedgerSql.Shapes.SelectMany(shape => ledger.Differences(shape, most))];
    }

    // Subjects of findings are short: household, buyer and days of the finest roll-up, without the lot.
    private static string Subject(RollUpDifference difference)
    {
        var key = difference.Key.Split('/');
        return difference.Table == "Tonnages" ? $"household/{key[0]}/{key[3]}/{key[4]}" : $"{difference.Table}/{key[0]}/{string.Join('/', key[^1..])}";
    }
}
