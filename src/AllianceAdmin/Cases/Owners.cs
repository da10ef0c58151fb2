using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Registry;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>The administrators with what lies on their desks, so that what comes in goes to whom has least.</summary>
internal sealed class Owners
{
    private readonly List<Desk> desks;

    private Owners(List<Desk> desks) => this.desks = desks;

    /// <param name="cancellation">Ends the wait.</param>
    /// <param name="db">The database.</param>
    /// <param name="but">Account codes of those who may not have it.</param>
    public static async Task<Owners> Of(MarketDb db, CancellationToken cancellation, params string?[] but)
    {
        var found = await (
            from role in db.AccountRoles()
            where role.Role == Roles.Administrator
            join account in db.Accounts() on role.AccountId equals account.Id
            where !account.Disabled
            select new Desk
            {
                Id = account.Id, Code = account.Code, Open = db.Set<QueueItem>().Count(item => item.OwnerId == account.Id && item.DoneAt == null),
            }).ToListAsync(cancellation);
        return new Owners([.. found.Where(desk => !but.Contains(desk.Code))]);
    }

    public IEnumerable<Guid> All => desks.Select(desk => desk.Id);

    /// <summary>Who gets the next: the one with the fewest open, ties by code; null when there is none.</summary>
    public (Guid Id, string Code)? Next()
    {
        if (desks.Count == 0) return null;
        var least = desks.MinBy(desk => (desk.Open, desk.Code))!;
        least.Open++;
        return (least.Id, least.Code);
    }

    private sealed class Desk
    {
        public required Guid Id { get; init; }

        public required string Code { get; init; }

        public required int Open { get; set; }
    }
}
