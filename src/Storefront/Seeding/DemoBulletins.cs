using ConsumerAid.AllianceAdmin.Bulletins;
using ConsumerAid.Foundation.Requests;

namespace ConsumerAid.Storefront.Seeding;

/// <summary>The bulletins of the demo's year, made up for at its end, and a correction of one of them.</summary>
internal sealed class DemoBulletins(Stage stage, DateTimeOffset now)
{
    private const int AtOnce = 200;

    public async Task Make(CancellationToken cancellation)
    {
        stage.Clock.Now = now;
        await stage.Together(async () => await stage.Send(Actor.System, new IssueBulletins(AtOnce), cancellation), cancellation);
        if ((await stage.Send(Actor.Anonymous, new FindBulletins(), cancellation)).Items is not [_, var corrected, ..]) return;
        await stage.Send(
            (await stage.Office(cancellation))[0],
            new AddBulletinNote(corrected.Number, "本期是补发的：封存的指纹是补发那天最新的一次，不是那一周结束时的。数字按那一周结束时账本里记下的来算，不受影响。"),
            cancellation);
    }
}
