using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Objections;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Registry;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Rules;

/// <summary>CH-22: nobody is made to buy. When so many of a unit's staff have objected within so many days, the unit is to be reviewed.</summary>
internal sealed class NoForcedPurchase(MarketDb db) : CharterRule<NoForcedPurchase.Voices>("CH-22", curable: false)
{
    /// <summary>An objection, with how many there were against the unit in the days to it.</summary>
    internal sealed record Voices
    {
        public required Guid ObjectionId { get; init; }
        public required Guid MemberId { get; init; }
        public required string MemberCode { get; init; }
        public required DateOnly On { get; init; }
        public required int Count { get; init; }
    }

    protected override IQueryable<Voices>? Facts(Scope scope, CharterBook book)
    {
        if (scope.Events is not var (from, to)) return null;
        var (first, last, days, least) = (ChinaTime.DayOf(from), ChinaTime.DayOf(to.AddTicks(-1)), book.Whole(Rule, "window_days"), book.Whole(Rule, "objections"));
        // The one that makes them enough; those after it in the same days say nothing new.
        return from objection in db.Set<Objection>().AsNoTracking()
               where objection.On >= first && objection.On <= last
               join unit in db.Organisations() on objection.MemberId equals unit.Id
               select new Voices
               {
                   ObjectionId = objection.Id, MemberId = objection.MemberId, MemberCode = unit.Code, On = objection.On,
                   Count = db.Set<Objection>().Count(other => other.MemberId == objection.MemberId && other.On > objection.On.AddDays(-days)
                       && (other.On < objection.On || (other.On == objection.On && other.Id.CompareTo(objection.Id) <= 0))),
               } into voices
               where voices.Count == least
               orderby voices.On, voices.ObjectionId
               select voices;
    }

    protected override IEnumerable<Verdict> Judge(Voices fact, CharterBook book)
    {
        var (days, least) = (book.Whole(Rule, "window_days"), book.Whole(Rule, "objections"));
        var objection = new CharterObjection(
            Rule, CharterEffect.Note, $"member/{fact.MemberId}", "charter.forced-purchase", $"{fact.Count}", $"{least}", fact.MemberCode, fact.Count, days, fact.On);
        yield return new Verdict(objection, Severity.General, ChinaTime.StartOf(fact.On))
        {
            Against = Party.Member(fact.MemberId), MemberId = fact.MemberId, Evidence = [$"objection/{fact.ObjectionId}"],
        };
    }
}
