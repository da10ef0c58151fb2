using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Foundation.Charter;

namespace ConsumerAid.AllianceAdmin.Rules;

/// <summary>No rule of the charter's text but of the program itself: a roll-up is the sum of its entries. What differs is noted and stays for a person to look at.</summary>
internal sealed class LedgerAgrees : ICharterRule
{
    private const int Grave = 12;

    public string Rule => "LEDGER";

    public Task<IReadOnlyList<Verdict>> Weigh(CharterQuestion question, CharterBook book, DateTimeOffset now, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Verdict>>(question is LedgerDiffering differing && differing.Entries != differing.RollUp ? [Of(differing)] : []);

    private Verdict Of(LedgerDiffering differing) => new(
        new CharterObjection(
            Rule, CharterEffect.Note, differing.Subject, "charter.ledger-differs", differing.RollUp.Kilograms(), differing.Entries.Kilograms(),
            differing.Subject, Words(differing.Kind), differing.RollUp, differing.Entries),
        Grave);

    private static Bilingual Words(string kind) => new(
        kind switch
        {
            "dispatched" => "发货重量",
            "accepted" => "验收重量",
            "rejected" => "拒收重量",
            "spoiled" => "损耗重量",
            "returned" => "退回重量",
            "corrected" => "更正重量",
            _ => kind,
        },
        kind);
}
