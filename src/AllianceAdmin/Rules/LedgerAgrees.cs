using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.AllianceAdmin.Rules;

/// <summary>No rule of the charter's text but of the program itself: a roll-up is the sum of its entries. What differs is noted and stays for a person to look at.</summary>
internal sealed class LedgerAgrees() : CharterRule<(LedgerDiffering Differing, DateTimeOffset At)>("LEDGER", curable: false)
{
    protected override IAsyncEnumerable<(LedgerDiffering Differing, DateTimeOffset At)> Read(Scope scope, CharterBook book, CancellationToken cancellation) =>
        scope is Scope.Acting { Question: LedgerDiffering differing, Now: var now } && differing.Entries != differing.RollUp
            ? new[] { (differing, now) }.ToAsyncEnumerable() : AsyncEnumerable.Empty<(LedgerDiffering, DateTimeOffset)>();

    protected override IEnumerable<Verdict> Judge((LedgerDiffering Differing, DateTimeOffset At) fact, CharterBook book)
    {
        var (differing, at) = fact;
        var (there, due) = (Value(differing.Kind, differing.RollUp), Value(differing.Kind, differing.Entries));
        var objection = new CharterObjection(Rule, CharterEffect.Note, differing.Subject, "charter.ledger-differs", Plain(there), Plain(due), differing.Subject, Words(differing.Kind), there, due);
        yield return new Verdict(objection, Severity.Grave, at);
    }

    private static object Value(string kind, long number) => kind switch
    {
        "to-households" => new Money(number),
        "households" or "people" => number,
        _ => new Weight(number),
    };

    private static string Plain(object value) => value is Weight weight ? weight.Kilograms() : $"{value}";

    private static Bilingual Words(string kind) => kind switch
    {
        "dispatched" => new("发货重量", kind),
        "accepted" => new("验收重量", kind),
        "rejected" => new("拒收重量", kind),
        "spoiled" => new("损耗重量", kind),
        "returned" => new("退回重量", kind),
        "to-households" => new("农户所得", "money to households"),
        "households" => new("户数", kind),
        "people" => new("人数", kind),
        _ => new(kind, kind),
    };
}
