using ConsumerAid.AllianceAdmin.Papers;
using ConsumerAid.AllianceAdmin.Pledges;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Tests.Members;

public sealed class OfflineSaleTests
{
    [Theory, EachDatabase]
    public async Task A_reviewed_sale_counts_for_those_who_share_it_and_is_final(DatabaseProvider database)
    {
        await using var alliance = await Alliance.Open(database);
        var ((own, ownCode), (other, code)) = (await alliance.AddMember(), await alliance.AddMember());
        var reported = await alliance.Host.Send(await alliance.Sale() with { Shares = [new(ownCode, 667), new(code, 333)] }, Alliance.Purchaser(own));
        Assert.Equal(Money.Zero, (await alliance.Host.Send(new GetPledge(own)))!.Credited);
        await alliance.Host.Send(new ReviewOfflineSale(reported.Id!.Value, true, null), Alliance.Office);

        var (mine, theirs) = ((await alliance.Host.Send(new GetPledge(own)))!, (await alliance.Host.Send(new GetPledge(other)))!);
        Assert.Equal((new Money(533_600), new Money(266_400), Money.Zero), (mine.Credited, theirs.Credited, mine.Provisional));
        Assert.Equal(Weight.FromKilograms(1_000), mine.Weight + theirs.Weight);
        Assert.Equal((CreditKind.FacilitatedSale, 12), (mine.ByKind.Single().Kind, mine.ReportedHouseholds));
        Assert.Equal("pledge.already-reviewed", await Alliance.Refused(() => alliance.Host.Send(new ReviewOfflineSale(reported.Id.Value, true, null), Alliance.OtherOffice)));
    }

    [Theory, EachDatabase]
    public async Task What_was_credited_is_taken_back_by_a_negative_entry_of_the_same_day(DatabaseProvider database)
    {
        await using var alliance = await Alliance.Open(database);
        var (member, _) = await alliance.AddMember();
        var reported = await alliance.Host.Send(await alliance.Sale(), Alliance.Purchaser(member));
        await alliance.Host.Send(new ReviewOfflineSale(reported.Id!.Value, true, null), Alliance.Office);
        Assert.Equal("pledge.own-review", await Alliance.Refused(() => alliance.Host.Send(new ReverseOfflineSale(reported.Id.Value, "退货"), Alliance.Office)));
        await alliance.Host.Send(new ReverseOfflineSale(reported.Id.Value, "退货"), Alliance.OtherOffice);

        Assert.Equal("pledge.not-credited", await Alliance.Refused(() => alliance.Host.Send(new ReverseOfflineSale(reported.Id.Value, "退货"), Alliance.ThirdOffice)));
        var entries = await alliance.Host.Do<MarketDb, List<CreditEntry>>(db => db.Set<CreditEntry>().OrderBy(entry => entry.Turn).ToListAsync());
        Assert.Equal([(800_000L, 1_000_000L), (-800_000L, -1_000_000L)], entries.Select(entry => (entry.Fen, entry.Grams)));
        Assert.Single(entries.Select(entry => entry.CountedOn).Distinct());
        Assert.Equal(Money.Zero, (await alliance.Host.Send(new GetPledge(member)))!.Credited);
        // What was taken back may be reported again, with papers that are right.
        Assert.Null((await alliance.Host.Send(await alliance.Sale(), Alliance.Purchaser(member))).Known);
    }

    [Theory, EachDatabase]
    public async Task The_same_invoice_slip_or_file_is_taken_once_and_each_attempt_noted_once(DatabaseProvider database)
    {
        await using var alliance = await Alliance.Open(database);
        var ((first, _), (second, _)) = (await alliance.AddMember(), await alliance.AddMember());
        var sale = await alliance.Sale();
        await alliance.Host.Send(sale, Alliance.Purchaser(first));
        var (lorryOrder, _, _) = await alliance.Deliver(second, 10);
        var slip = await alliance.Host.Do<MarketDb, string>(db => db.Set<Orders.Trade.Dispatch>().Where(row => row.OrderId == lorryOrder).Select(row => row.SlipNo).SingleAsync());
        var fresh = sale with { InvoiceNo = "FP-9", SlipNo = "BD-9", WeighSlip = Alliance.Pdf(PaperKind.WeighSlip, "9") };

        async Task<string?> Known(ReportOfflineSale again) => (await alliance.Host.Send(again, Alliance.Purchaser(second))).Known;
        Assert.Equal("FP-1", await Known(fresh with { InvoiceNo = "FP-1" }));
        Assert.Equal("BD-1", await Known(fresh with { SlipNo = "BD-1" }));
        Assert.Equal("BD-9", await Known(fresh with { WeighSlip = sale.WeighSlip }));
        Assert.Equal(slip, await Known(fresh with { SlipNo = slip }));
        Assert.Equal("FP-1", await Known(fresh with { InvoiceNo = "FP-1" }));
        Assert.Equal(4, await alliance.Host.Do<MarketDb, int>(db => db.Set<DoubleCredit>().CountAsync(row => row.MemberId == second)));
        Assert.Equal(1, await alliance.Host.Do<MarketDb, int>(db => db.Set<OfflineSale>().CountAsync()));
        Assert.Null(await Known(fresh));
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_report_is_told_at_once()
    {
        await using var alliance = await Alliance.Open(DatabaseProvider.Sqlite);
        var (member, code) = await alliance.AddMember(since: "2026-06-01");
        var by = Alliance.Purchaser(member);
        var good = await alliance.Sale();
        Assert.Equal(
            "kind:pledge.offline-kind buyerName:registry.name-length certificateNo:pledge.paper-number weight:weight.empty amount:money.empty households:pledge.households-wrong soldOn:pledge.sold-when "
            + "invoiceNo:pledge.paper-number slipNo:pledge.paper-number invoice:papers.missing weighSlip:papers.missing",
            await Alliance.Refused(() => alliance.Host.Send(new ReportOfflineSale(CreditKind.OwnPurchase, null, null, null, null, 0, null, null, null, false, [], null, null), by)));
        Assert.Equal("soldOn:pledge.sold-when", await Refused(good with { SoldOn = Scene.Day("2026-11-24") }));
        Assert.Equal("soldOn:pledge.sold-when", await Refused(good with { SoldOn = Scene.Day("2025-11-22") }));
        Assert.Equal("pledge.no-member-then", await Refused(good with { SoldOn = Scene.Day("2026-05-31") }));
        Assert.Equal("pledge.certificate-invalid", await Refused(good with { CertificateNo = "R-none" }));
        Assert.Equal("pledge.certificate-invalid", await Refused(await alliance.Sale(certificate: await alliance.Scene.AddCertificate("2026-01-01", "2026-12-31", removed: "2026-11-20"))));
        Assert.Equal("consent:pledge.consent-missing", await Refused(good with { Kind = CreditKind.StaffPurchase, BuyerName = null }));
        Assert.Equal("shares:pledge.share-sum", await Refused(good with { Shares = [new(code, 999)] }));
        Assert.Equal("shares:pledge.share-unknown shares:pledge.share-members", await Refused(good with { Shares = [new("M-999999", 1000)] }));
        Assert.Equal("shares:pledge.share-members", await Refused(good with { Shares = [new(code, 500), new(code, 500)] }));

        Task<string> Refused(ReportOfflineSale sale) => Alliance.Refused(() => alliance.Host.Send(sale, by));
    }

    [Theory, EachDatabase]
    public async Task Whoever_reported_a_sale_cannot_review_it(DatabaseProvider database)
    {
        await using var alliance = await Alliance.Open(database);
        var (member, _) = await alliance.AddMember();
        var both = Alliance.Purchaser(member) with { Roles = new HashSet<string> { Roles.Purchaser, Roles.Administrator } };
        var reported = await alliance.Host.Send(await alliance.Sale(), both);

        Assert.Equal("pledge.own-review", await Alliance.Refused(() => alliance.Host.Send(new ReviewOfflineSale(reported.Id!.Value, true, null), both)));
        await Assert.ThrowsAsync<Forbidden>(() => alliance.Host.Send(new ReviewOfflineSale(reported.Id!.Value, true, null), Alliance.Purchaser(member)));
    }
}
