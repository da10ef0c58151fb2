using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry;
using ConsumerAid.Registry.Households;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Storefront.Seeding;

/// <summary>Something for which a second administrator is asked: a household has moved away. The first one finds it on the desk.</summary>
internal sealed class DemoProposal(Stage stage, DateTimeOffset now)
{
    public async Task Make(CancellationToken cancellation)
    {
        stage.Clock.Now = now;
        var household = await stage.Db.Households().MaxAsync(row => row.Code, cancellation);
        var office = (await stage.Office(cancellation))[1];
        await stage.Send(office, new ProposeHouseholdRemoval(household, RemovalCause.MovedAway, "全家已迁往外省，户主写了书面申请，村委会盖了章"), cancellation);
    }
}
