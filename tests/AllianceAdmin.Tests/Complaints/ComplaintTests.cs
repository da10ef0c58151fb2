using ConsumerAid.AllianceAdmin.Complaints;
using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry.Liaisons;
using ConsumerAid.Registry.Notices;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Tests.Complaints;

/// <summary>It is 23 November 2026, 10:00 in China.</summary>
public sealed class ComplaintTests
{
    private const string Text = "到货的橙子有三成是烂的，电话没有人接。";
    private static readonly Actor Buyer = new("U-000011", new HashSet<string> { Roles.Purchaser }) { AccountId = Guid.CreateVersion7(DateTimeOffset.UnixEpoch), OrganisationId = Scene.Member };
    private static readonly Actor Clerk = new("U-000012", new HashSet<string> { Roles.Cooperative }) { AccountId = Guid.CreateVersion7(DateTimeOffset.UnixEpoch), OrganisationId = Scene.Cooperative };
    private static readonly Actor Stranger = new("U-000013", new HashSet<string> { Roles.Cooperative }) { AccountId = Guid.CreateVersion7(DateTimeOffset.UnixEpoch), OrganisationId = Scene.FurongCooperative };
    private static readonly Actor Office = new("U-000014", new HashSet<string> { Roles.Administrator }) { AccountId = Guid.CreateVersion7(DateTimeOffset.UnixEpoch) };
    private static readonly Actor Auditor = new("U-000015", new HashSet<string> { Roles.Auditor }) { AccountId = Guid.CreateVersion7(DateTimeOffset.UnixEpoch) };
    private static readonly Actor Neighbour = new("U-000016", new HashSet<string> { Roles.Liaison }) { AccountId = Guid.CreateVersion7(DateTimeOffset.UnixEpoch), LiaisonId = Guid.CreateVersion7(DateTimeOffset.UnixEpoch) };

    [Theory, EachDatabase]
    public async Task A_buyer_complains_of_a_load_and_both_sides_talk_until_it_is_settled(DatabaseProvider provider)
    {
        await using var scene = await new Scene().Open(provider);
        var host = scene.Host;
        var filed = await host.Send(new FileComplaint($"dispatch/{await scene.AddDispatch()}", ComplaintKind.Quality, Text, ClientId: "c-1"), Buyer);
        Assert.Null(filed.Key);
        var row = Assert.Single((await host.Send(new FindComplaints(), Clerk)).Items);
        Assert.Equal((filed.Id, ComplaintState.Open, ComplaintSide.Party, null), (row.Id, row.State, row.Side, row.By));
        Assert.Equal((AllianceHost.China("2026-11-24T10:00"), AllianceHost.China("2026-11-30T10:00"), AllianceHost.China("2026-12-23T10:00")), (row.FirstAnswerDueAt, row.SettleDueAt, row.LastDueAt));
        Assert.Contains((await host.Send(new MyNotices(), Clerk)).Items, notice => notice.Code == "complaint.notice-filed" && notice.Arguments[0] == filed.Number);

        host.Clock.Advance(TimeSpan.FromMinutes(61));
        await host.Send(new AnswerComplaint(filed.Id, "正在查。"), Clerk);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await host.Send(new AnswerComplaint(filed.Id, "等您回话。"), Buyer);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await host.Send(new SettleComplaint(filed.Id, "按三成退款。"), Clerk);
        var sheet = (await host.Send(new GetComplaint(filed.Id), Buyer))!;
        Assert.Equal((ComplaintState.Settled, "按三成退款。"), (sheet.Row.State, sheet.Settlement));
        Assert.Equal([(ComplaintSide.Party, null), (ComplaintSide.Complainant, Buyer.Code), (ComplaintSide.Party, null)], sheet.Words.Select(word => (word.Side, word.By)));
        Assert.Equal((61, 62), await host.Do<MarketDb, (int?, int?)>(async db => await db.Set<Complaint>().Select(one => new ValueTuple<int?, int?>(one.AnsweredAfterMinutes, one.SettledAfterMinutes)).SingleAsync()));
        await Refused("complaint.closed", host.Send(new AnswerComplaint(filed.Id, "还有。"), Buyer));
    }

    [Theory, EachDatabase]
    public async Task The_same_form_twice_is_one_complaint_and_another_persons_is_another(DatabaseProvider provider)
    {
        await using var scene = await new Scene().Open(provider);
        var lot = await PublicLot(scene);
        var sent = new FileComplaint($"lot/{lot}", ComplaintKind.Price, Text, ClientId: "c-1");
        Assert.Equal((await scene.Host.Send(sent, Buyer)).Id, (await scene.Host.Send(sent, Buyer)).Id);
        var visitor = await scene.Host.Send(sent, Actor.Anonymous);
        Assert.Equal(visitor, await scene.Host.Send(sent, Actor.Anonymous));
        Assert.Equal(2, (await scene.Host.Send(new FindComplaints(), Office)).Items.Count);
    }

    [Theory, EachDatabase]
    public async Task A_visitor_looks_up_the_own_complaint_by_number_and_key_and_the_office_alone_sees_the_contact(DatabaseProvider provider)
    {
        await using var scene = await new Scene().Open(provider);
        var (host, lot) = (scene.Host, await PublicLot(scene));
        var filed = await host.Send(new FileComplaint($"lot/{lot}", ComplaintKind.Price, Text, "微信 abc"), Actor.Anonymous);
        await host.Send(new AnswerComplaint(filed.Id, "价格已改。"), Clerk);
        var seen = (await host.Send(new LookUpComplaint(filed.Number.ToLowerInvariant(), filed.Key), Actor.Anonymous))!;
        Assert.Equal((ComplaintState.Answered, null, "价格已改。"), (seen.Row.State, seen.Contact, Assert.Single(seen.Words).Text));
        Assert.Null(await host.Send(new LookUpComplaint(filed.Number, filed.Key![..^1] + (filed.Key[^1] == 'A' ? 'B' : 'A')), Actor.Anonymous));
        Assert.Null(await host.Send(new LookUpComplaint("TS000000-00000000", filed.Key), Actor.Anonymous));
        Assert.Equal("微信 abc", (await host.Send(new GetComplaint(filed.Id), Office))!.Contact);
        Assert.Null((await host.Send(new GetComplaint(filed.Id), Clerk))!.Contact);
        Assert.Null((await host.Send(new GetComplaint(filed.Id), Auditor))!.Contact);
        await Assert.ThrowsAsync<Forbidden>(() => host.Send(new GetComplaint(filed.Id), Actor.Anonymous));
    }

    [Theory, EachDatabase]
    public async Task A_liaison_complains_for_a_household_whose_code_no_buyer_sees(DatabaseProvider provider)
    {
        await using var scene = await new Scene().Open(provider);
        var (host, household) = (scene.Host, await scene.AddHousehold());
        await Assert.ThrowsAsync<NotFound>(() => host.Send(new FileComplaint($"household/{household}", ComplaintKind.Payment, Text), Neighbour));
        await host.Add(new Assignment { Id = scene.NewId(), HouseholdCode = household, LiaisonId = Neighbour.LiaisonId!.Value, From = Scene.Day("2026-01-01") });
        await Refused("complaint.no-party", host.Send(new FileComplaint($"household/{household}", ComplaintKind.Payment, Text, AgainstId: Scene.Member), Neighbour));
        var filed = await host.Send(new FileComplaint($"household/{household}", ComplaintKind.Payment, Text), Neighbour);
        Assert.Equal($"household/{household}", (await host.Send(new GetComplaint(filed.Id), Clerk))!.Row.Subject);
        await host.Within<MarketDb, int>(db => db.Set<Complaint>().ExecuteUpdateAsync(set => set.SetProperty(row => row.AgainstId, Scene.Member)));
        Assert.Null((await host.Send(new GetComplaint(filed.Id), Buyer))!.Row.Subject);
        Assert.NotNull((await host.Send(new GetComplaint(filed.Id), Neighbour))!.Row.Subject);
    }

    [Theory, EachDatabase]
    public async Task Nobody_complains_of_anothers_load_an_unpublished_lot_or_oneself_nor_reads_it(DatabaseProvider provider)
    {
        await using var scene = await new Scene().Open(provider);
        var (host, dispatch) = (scene.Host, await scene.AddDispatch());
        await Assert.ThrowsAsync<NotFound>(() => host.Send(new FileComplaint($"dispatch/{dispatch}", ComplaintKind.Quality, Text), Stranger));
        await Assert.ThrowsAsync<NotFound>(() => host.Send(new FileComplaint($"dispatch/{dispatch}", ComplaintKind.Quality, Text), Actor.Anonymous));
        var unpublished = await scene.AddLot("R-1");
        await Assert.ThrowsAsync<NotFound>(() => host.Send(new FileComplaint($"lot/{unpublished}", ComplaintKind.Quality, Text), Actor.Anonymous));
        foreach (var subject in new[] { "", "lot/x", $"order/{dispatch}", $"{dispatch}" }) await Assert.ThrowsAsync<NotFound>(() => host.Send(new FileComplaint(subject, ComplaintKind.Quality, Text), Buyer));
        await Refused("complaint.own", host.Send(new FileComplaint($"lot/{await PublicLot(scene)}", ComplaintKind.Quality, Text), Clerk));
        await Refused("request.invalid", host.Send(new FileComplaint($"dispatch/{dispatch}", ComplaintKind.Quality, "坏了"), Buyer));
        await Refused("request.invalid", host.Send(new FileComplaint($"dispatch/{dispatch}", (ComplaintKind)99, Text), Buyer));
        var filed = await host.Send(new FileComplaint($"dispatch/{dispatch}", ComplaintKind.Quality, Text), Buyer);
        Assert.Null(await host.Send(new GetComplaint(filed.Id), Stranger));
        Assert.Empty((await host.Send(new FindComplaints(), Stranger)).Items);
        await Assert.ThrowsAsync<NotFound>(() => host.Send(new AnswerComplaint(filed.Id, "我来答。"), Stranger));
        await Assert.ThrowsAsync<Forbidden>(() => host.Send(new AnswerComplaint(filed.Id, "我来答。"), Auditor));
        await Refused("complaint.not-yours-to-settle", host.Send(new SettleComplaint(filed.Id, "算了。"), Buyer));
        await Refused("complaint.not-due", host.Send(new EscalateComplaint(filed.Id, "太慢了。"), Buyer));
    }

    [Theory, EachDatabase]
    public async Task What_is_not_settled_in_seven_days_goes_to_the_office_with_reminders_before(DatabaseProvider provider)
    {
        await using var scene = await new Scene().Open(provider);
        var host = scene.Host;
        var filed = await host.Send(new FileComplaint($"dispatch/{await scene.AddDispatch()}", ComplaintKind.Quality, Text), Buyer);
        async Task<(int Touched, string Said)> Watch(string at)
        {
            host.Clock.SetUtcNow(AllianceHost.China(at));
            var touched = await host.Send(new WatchComplaints());
            Assert.Equal(0, await host.Send(new WatchComplaints()));
            return (touched, (await host.Send(new MyNotices(Limit: 1), Clerk)).Items[0].Code);
        }

        Assert.Equal((0, "complaint.notice-filed"), await Watch("2026-11-24T03:59"));
        Assert.Equal((1, "complaint.notice-reminder"), await Watch("2026-11-24T04:00"));
        Assert.Equal((1, "complaint.notice-reminder"), await Watch("2026-11-29T10:00"));
        Assert.Equal(0, (await Watch("2026-11-30T09:59")).Touched);
        Assert.Equal((1, "complaint.notice-overdue"), await Watch("2026-11-30T10:00"));
        Assert.Equal(ComplaintState.Escalated, Assert.Single((await host.Send(new FindComplaints(Late: true), Office)).Items).State);
        await Refused("complaint.with-office", host.Send(new SettleComplaint(filed.Id, "退款。"), Clerk));
        await Refused("complaint.with-office", host.Send(new EscalateComplaint(filed.Id, "快办。"), Buyer));
        await host.Send(new SettleComplaint(filed.Id, "责令合作社退三成。"), Office);
        await Refused("complaint.settled-by-office", host.Send(new EscalateComplaint(filed.Id, "不服。"), Buyer));
        Assert.Empty((await host.Send(new FindComplaints(Late: true), Office)).Items);
    }

    [Theory, EachDatabase]
    public async Task Who_is_not_content_with_a_settlement_takes_it_to_the_office_once(DatabaseProvider provider)
    {
        await using var scene = await new Scene().Open(provider);
        var host = scene.Host;
        var filed = await host.Send(new FileComplaint($"dispatch/{await scene.AddDispatch()}", ComplaintKind.Quality, Text), Buyer);
        await host.Send(new SettleComplaint(filed.Id, "没有问题。"), Clerk);
        await Assert.ThrowsAsync<Forbidden>(() => host.Send(new EscalateComplaint(filed.Id, "不服。"), Clerk));
        await host.Send(new EscalateComplaint(filed.Id, "照片在这里，不是没有问题。"), Buyer);
        var sheet = (await host.Send(new GetComplaint(filed.Id), Office))!;
        Assert.Equal((ComplaintState.Escalated, null, null), (sheet.Row.State, sheet.Settlement, sheet.Row.SettledAt));
    }

    [Theory, EachDatabase]
    public async Task Lists_go_on_where_they_ended_and_filters_hold_together(DatabaseProvider provider)
    {
        await using var scene = await new Scene().Open(provider);
        var lot = await PublicLot(scene);
        for (var i = 0; i < 5; i++)
        {
            scene.Host.Clock.Advance(TimeSpan.FromMinutes(1));
            await scene.Host.Send(new FileComplaint($"lot/{lot}", i % 2 == 0 ? ComplaintKind.Price : ComplaintKind.Quality, $"{Text}{i}"), Buyer);
        }

        var first = await scene.Host.Send(new FindComplaints(Kind: ComplaintKind.Price, Limit: 2), Office);
        var second = await scene.Host.Send(new FindComplaints(Kind: ComplaintKind.Price, After: first.Next, Limit: 2), Office);
        Assert.Equal((2, 1, null), (first.Items.Count, second.Items.Count, second.Next));
        Assert.Empty(first.Items.Select(row => row.Id).Intersect(second.Items.Select(row => row.Id)));
        Assert.Empty((await scene.Host.Send(new FindComplaints(ComplaintState.Settled, ComplaintKind.Price), Office)).Items);
        Assert.Equal(5, (await scene.Host.Send(new FindComplaints(AgainstId: Scene.Cooperative), Office)).Items.Count);
    }

    internal static async Task<Guid> PublicLot(Scene scene)
    {
        var lot = await scene.AddLot("R-1");
        var now = scene.Host.Clock.GetUtcNow();
        await scene.Host.Within<MarketDb, int>(db => db.Set<Catalog.Lot>().Where(row => row.Id == lot)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.PublishedAt, now).SetProperty(row => row.SubmittedAt, now).SetProperty(row => row.State, Catalog.LotState.Published)));
        return lot;
    }

    internal static async Task Refused(string code, Task act) => Assert.Equal(code, (await Assert.ThrowsAnyAsync<RuleBroken>(() => act)).Code);
}
