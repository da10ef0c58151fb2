using System.Text;
using ConsumerAid.AllianceAdmin.Members;
using ConsumerAid.AllianceAdmin.Papers;
using ConsumerAid.AllianceAdmin.Pledges;
using ConsumerAid.Catalog;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Foundation.Values;
using ConsumerAid.Registry;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Storefront.Seeding;

/// <summary>
/// The member units of the demo and their pledges: 63 founding members of five fields, of which three are behind since the last quarter's end; companies that apply; offline sales that
/// wait for review, one of them too long; and one that was reported twice.
/// </summary>
internal sealed class DemoMembers(Stage stage, DemoWorld world, DateTimeOffset now)
{
    /// <summary>The day on which the alliance was founded.</summary>
    public static readonly DateOnly Founded = new(2020, 4, 2);

    private static readonly Money Pledge = Money.FromYuan(1_000_000);
    private static readonly int[] Behind = [5, 18, 31];

    private readonly DateOnly today = ChinaTime.DayOf(now);

    public async Task Make(CancellationToken cancellation)
    {
        stage.Clock.Now = now;
        await stage.Together(
            async () =>
            {
                var members = world.Members;
                // The demo's buyer is the parent of three other units.
                await stage.Send(Actor.System, new EnrolMembers([.. members.Select((member, at) => new EnrolledMember(member.Id, Pledge, Founded, at is >= 1 and <= 3 ? members[0].Id : null))]), cancellation);
                await stage.Send(Actor.System, new EnrolOfflineSales(await Sales(cancellation)), cancellation);
                await stage.Send(Actor.System, new CreditDeliveries(All: true), cancellation);
                await Report(cancellation);
                await Apply(cancellation);
            },
            cancellation);
        stage.Clock.Now = now;
    }

    /// <summary>What each member helped to sell elsewhere, once a quarter since the beginning of last year: a little more than it owes.</summary>
    private async Task<IReadOnlyList<EnrolledSale>> Sales(CancellationToken cancellation)
    {
        var (office, papers, sales) = ((await stage.Office(cancellation))[0], await Papers(cancellation), new List<EnrolledSale>());
        for (var quarter = 0; quarter < 8; quarter++)
        {
            var day = new DateOnly(today.Year - 1, 1, 1).AddMonths(quarter * 3).AddDays(40);
            if (day > today.AddDays(-12)) break;
            var isLast = day.AddMonths(3) > today.AddDays(-50) && EndOfQuarter(day) < today;
            for (var at = 0; at < world.Members.Count; at++)
            {
                if (isLast && Behind.Contains(at)) continue;
                var (member, paper, yuan) = (world.Members[at], papers[(at + quarter) % papers.Count], 252_000L + at % 9 * 11_000);
                sales.Add(new EnrolledSale(
                    member.Id, $"{CustomerNames[at % CustomerNames.Length]}", paper.CooperativeId, paper.Produce, paper.Number, Weight.FromKilograms(yuan / 8), Money.FromYuan(yuan), 14 + at % 20, day,
                    $"FP{day:yyMMdd}{at:D3}", $"XB{day:yyMMdd}{at:D3}", (member.Purchaser.AccountId!.Value, member.Purchaser.Code), (office.AccountId!.Value, office.Code)));
            }
        }

        return sales;
    }

    private static readonly string[] CustomerNames = ["湖畔社区生鲜店", "岳西职工食堂", "江岸批发市场", "学府路便民店"];

    private static DateOnly EndOfQuarter(DateOnly day) => new DateOnly(day.Year, (day.Month - 1) / 3 * 3 + 1, 1).AddMonths(3).AddDays(-1);

    /// <summary>Two to review, one of which is late, and an attempt to have the same goods counted again.</summary>
    private async Task Report(CancellationToken cancellation)
    {
        var paper = (await Papers(cancellation))[0];
        Task<ReportedSale> Send(int member, int daysAgo, string invoice, string slip)
        {
            stage.Clock.Now = now.AddDays(-daysAgo);
            var (text, sold) = ($"{slip} {member}", ChinaTime.DayOf(stage.Clock.Now).AddDays(-1));
            return stage.Send(
                world.Members[member].Purchaser,
                new ReportOfflineSale(
                    CreditKind.FacilitatedSale, "岳西职工食堂", paper.Number, Weight.FromKilograms(3_200), Money.FromYuan(25_600), 12, sold, invoice, slip, false, [],
                    Page(PaperKind.Invoice, $"发票-{invoice}.pdf", text), Page(PaperKind.WeighSlip, $"磅单-{slip}.pdf", text)),
                cancellation);
        }

        await Send(7, 9, "FP-DEMO-1", "XB-DEMO-1");
        await Send(0, 2, "FP-DEMO-2", "XB-DEMO-2");
        await Send(12, 1, "FP-DEMO-2", "XB-DEMO-3");
    }

    /// <summary>One company that nobody has looked at, and one that waits for the second administrator.</summary>
    private async Task Apply(CancellationToken cancellation)
    {
        var office = (await stage.Office(cancellation))[0];
        foreach (var (name, daysAgo, isAdmitted) in new[] { ("潇湘示例连锁超市有限公司", 4, true), ("资江示例学校后勤有限公司", 1, false) })
        {
            stage.Clock.Now = now.AddDays(-daysAgo);
            var applied = await stage.Send(
                Actor.Anonymous,
                new ApplyForMembership(
                    $"demo-{daysAgo}", name, null, isAdmitted ? MemberField.Circulation : MemberField.Consumption, world.Invented.CreditCode('9', "430102"), world.Invented.Name(), world.Invented.Phone(),
                    Pledge, null, Page(PaperKind.PledgeLetter, "承诺书.pdf", name), []),
                cancellation);
            if (!isAdmitted) continue;
            stage.Clock.Now = now.AddDays(-daysAgo + 1);
            await stage.Send(office, new AdmitApplicant(applied.Id), cancellation);
        }
    }

    private Task<List<CertificateFact>> Papers(CancellationToken cancellation)
    {
        var then = today.AddDays(-12);
        return stage.Db.Certificates().ValidOn(then).ValidOn(today).OrderBy(paper => paper.Number).Take(20).ToListAsync(cancellation);
    }

    private static SentPaper Page(PaperKind kind, string name, string text) => new(kind, name, Encoding.UTF8.GetBytes($"%PDF-1.4\n% 演示文件：{text}\n"));
}
