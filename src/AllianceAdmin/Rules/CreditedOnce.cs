using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Pledges;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Registry;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Rules;

/// <summary>CH-02: an attempt to have a kilogram credited again is noted. The credit itself is impossible.</summary>
internal sealed class CreditedOnce(MarketDb db) : CharterRule<DoubleCreditFact>("CH-02", curable: false)
{
    protected override IQueryable<DoubleCreditFact>? Facts(Scope scope, CharterBook book) => scope.Events is not { From: var first, To: var end } ? null
        : from tried in db.Set<DoubleCredit>()
          join organisation in db.Organisations() on tried.MemberId equals organisation.Id
          where tried.At >= first && tried.At < end
          select new DoubleCreditFact { Id = tried.Id, MemberId = tried.MemberId, Code = organisation.Code, Paper = tried.Paper, Known = tried.Known, At = tried.At };

    protected override IEnumerable<Verdict> Judge(DoubleCreditFact fact, CharterBook book)
    {
        var objection = new CharterObjection(Rule, CharterEffect.Note, $"member/{fact.MemberId}", "charter.credited-twice", "2", "1", fact.Code, fact.Paper);
        yield return new Verdict(objection, Severity.Serious, fact.At) { Against = Party.Member(fact.MemberId), MemberId = fact.MemberId, Evidence = [fact.Known, $"double-credit/{fact.Id}"] };
    }
}

/// <summary>An attempt.</summary>
internal sealed record DoubleCreditFact
{
    public required Guid Id { get; init; }

    public required Guid MemberId { get; init; }

    public required string Code { get; init; }

    public required string Paper { get; init; }

    public required string Known { get; init; }

    public required DateTimeOffset At { get; init; }
}
