using ConsumerAid.Foundation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Storefront.Tests.Seeding;

/// <summary>Every index, key, check and trigger of a database, but for those of the jobs.</summary>
internal static class DatabaseShape
{
    public static Task<List<string>> Of(MarketDb db) => db.Database.SqlQueryRaw<string>(db.Database.IsSqlite()
        ? "SELECT type || ' ' || name || ' ' || tbl_name || ' ' || COALESCE(sql, '') AS Value FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%' ORDER BY 1"
        : """
            SELECT * FROM (SELECT indexdef FROM pg_indexes WHERE schemaname NOT IN ('pg_catalog', 'hangfire')
            UNION ALL SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid <> 0 AND conrelid::regclass::text NOT LIKE 'hangfire.%'
            UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal) AS shape ("Value") ORDER BY 1
            """).ToListAsync(TestContext.Current.CancellationToken);
}
