using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Charter;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Registry;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Rules;

/// <summary>CH-04: a lot comes from a poverty county, its cooperative is registered there, and so lies every household's village.</summary>
internal sealed class TrueProvenance(MarketDb db) : ICharterRule
{
    private const int Grave = 12;

    public string Rule => "CH-04";

    public async Task<IReadOnlyList<Verdict>> Weigh(CharterQuestion question, CharterBook book, DateTimeOffset now, CancellationToken cancellation)
    {
        if (question is not LotPublication asked) return [];

        var outside = from offer in db.Offers()
                      join lot in db.Lots() on offer.LotId equals lot.Id
                      join household in db.Households() on offer.HouseholdCode equals household.Code
                      join village in db.Villages() on household.VillageCode equals village.Code
                      where lot.Id == asked.LotId && village.CountyCode != lot.CountyCode
                      select household.Code;
        var found = await (
            from lot in db.Lots()
            where lot.Id == asked.LotId
            join county in db.Counties() on lot.CountyCode equals county.Code
            join cooperative in db.Organisations() on lot.CooperativeId equals cooperative.Id
            join seat in db.Counties() on cooperative.CountyCode equals seat.Code into seats
            from seat in seats.DefaultIfEmpty()
            select new
            {
                lot.Number, lot.CooperativeId, lot.CountyCode, county.IsPovertyCounty, county.NameZh, county.NameEn, RegisteredIn = cooperative.CountyCode,
                Seat = seat == null ? null : new Bilingual(seat.NameZh, seat.NameEn),
                Outside = outside.Count(), First = outside.Min(),
            }).SingleAsync(cancellation);

        var origin = new Bilingual(found.NameZh, found.NameEn);
        var objections = new List<CharterObjection>();
        void Object(string what, string measured, string limit, params object[] arguments) =>
            objections.Add(new CharterObjection(Rule, CharterEffect.Block, $"lot/{asked.LotId}", "charter.provenance-" + what, measured, limit, arguments));

        var counties = book.Whole(Rule, "county_set");
        if (!found.IsPovertyCounty) Object("county", found.CountyCode, $"{counties}", found.Number, origin, counties);
        if (found.RegisteredIn != found.CountyCode)
        {
            var seat = found.Seat ?? new Bilingual("未登记", "no county");
            Object("cooperative", found.RegisteredIn ?? "-", found.CountyCode, found.Number, origin, seat);
        }

        if (found.Outside > 0) Object("household", $"{found.Outside}", "0", found.Number, origin, found.Outside, found.First!);
        return [.. objections.Select(objection => new Verdict(objection, Grave) { CooperativeId = found.CooperativeId })];
    }
}
