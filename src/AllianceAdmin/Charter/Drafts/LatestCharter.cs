using ConsumerAid.Foundation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Charter.Drafts;

/// <summary>The version with the highest number, in force or not yet: what a draft changes.</summary>
internal sealed class LatestCharter(MarketDb db, CharterShelf shelf)
{
    public Task<CharterVersion> Read(CancellationToken cancellation) =>
        db.Set<CharterVersion>().AsNoTracking().Include(row => row.Articles).Include(row => row.Parameters).OrderByDescending(row => row.Number).FirstAsync(cancellation);

    /// <summary>Days of notice that the version in force on a day asks for (CH-25).</summary>
    public async Task<int> NoticeDays(DateOnly day, CancellationToken cancellation) => (await shelf.InForce(db, day, cancellation)).Whole("CH-25", "change_notice_days");
}
