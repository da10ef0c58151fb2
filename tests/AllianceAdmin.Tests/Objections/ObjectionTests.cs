using ConsumerAid.AllianceAdmin.Objections;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Testing;
using Microsoft.EntityFrameworkCore;
using static ConsumerAid.AllianceAdmin.Tests.Complaints.ComplaintTests;

namespace ConsumerAid.AllianceAdmin.Tests.Objections;

public sealed class ObjectionTests
{
    private const string Text = "部门要求每人买三百元，不买要说明理由。";
    private static readonly Actor Staff = new("U-000021", new HashSet<string> { Roles.Purchaser }) { AccountId = Guid.CreateVersion7(DateTimeOffset.UnixEpoch), OrganisationId = Scene.Member };
    private static readonly Actor Office = new("U-000014", new HashSet<string> { Roles.Administrator }) { AccountId = Guid.CreateVersion7(DateTimeOffset.UnixEpoch) };

    [Theory, EachDatabase]
    public async Task An_objection_leaves_no_trace_of_who_sent_it_even_when_signed_in(DatabaseProvider provider)
    {
        await using var scene = await new Scene().Open(provider);
        var host = scene.Host;
        var acts = await host.Do<MarketDb, int>(db => db.Set<Act>().CountAsync());
        await host.Send(new RaiseObjection(Scene.Member, Text), Staff);
        await host.Send(new RaiseObjection(Scene.Member, Text), Actor.Anonymous);
        Assert.Equal(acts, await host.Do<MarketDb, int>(db => db.Set<Act>().CountAsync()));
        var row = await host.Do<MarketDb, Objection>(db => db.Set<Objection>().SingleAsync());
        Assert.Equal((Scene.Day("2026-11-23"), Text, Scene.Member), (row.On, row.Text, row.MemberId));
        // The id of a day tells no hour.
        var milliseconds = Convert.ToInt64(row.Id.ToString("N")[..12], 16);
        Assert.Equal(AllianceHost.China("2026-11-23T00:00").ToUnixTimeMilliseconds(), milliseconds);
        Assert.Equal(["Digest", "Id", "MemberId", "On", "Text"], typeof(Objection).GetProperties().Select(property => property.Name).Order());
    }

    [Theory, EachDatabase]
    public async Task The_office_reads_them_by_unit_with_how_many_there_were_lately_and_nobody_else_does(DatabaseProvider provider)
    {
        await using var scene = await new Scene().Open(provider);
        var host = scene.Host;
        foreach (var day in new[] { "2026-10-24T10:00", "2026-10-25T10:00", "2026-11-23T10:00" })
        {
            await host.Add(new Objection { Id = scene.NewId(), MemberId = Scene.Member, On = Scene.Day(day[..10]), Text = Text, Digest = day });
        }

        var page = await host.Send(new FindObjections(Limit: 2), Office);
        Assert.Equal([2, 2], page.Items.Select(row => row.Lately));
        Assert.Equal(Scene.Day("2026-10-24"), Assert.Single((await host.Send(new FindObjections(After: page.Next, Limit: 2), Office)).Items).On);
        Assert.Empty((await host.Send(new FindObjections(Scene.Cooperative), Office)).Items);
        await Assert.ThrowsAsync<Forbidden>(() => host.Send(new FindObjections(), Staff));
    }

    [Theory]
    [InlineData("太短")]
    [InlineData("我的电话是 13812345678，请回电话给我。")]
    [InlineData("身份证 １１０１０１１９９００３０７７５８ 可以查到我。")]
    public async Task Words_that_lead_to_a_person_are_refused(string text)
    {
        await using var scene = await new Scene().Open(DatabaseProvider.Sqlite);
        await Refused("request.invalid", scene.Host.Send(new RaiseObjection(Scene.Member, text), Actor.Anonymous));
        await Refused("request.invalid", scene.Host.Send(new RaiseObjection(Scene.Cooperative, Text), Actor.Anonymous));
        await Refused("request.invalid", scene.Host.Send(new RaiseObjection(Guid.CreateVersion7(DateTimeOffset.UnixEpoch), Text), Actor.Anonymous));
    }

    [Theory, EachDatabase]
    public async Task Units_are_found_by_a_piece_of_their_name_or_their_code(DatabaseProvider provider)
    {
        await using var scene = await new Scene().Open(provider);
        Assert.Equal(Scene.Member, Assert.Single(await scene.Host.Send(new FindUnitsToName("m-000001"), Actor.Anonymous)).Id);
        Assert.Empty(await scene.Host.Send(new FindUnitsToName("C-000001"), Actor.Anonymous));
        Assert.Empty(await scene.Host.Send(new FindUnitsToName(" "), Actor.Anonymous));
    }
}
