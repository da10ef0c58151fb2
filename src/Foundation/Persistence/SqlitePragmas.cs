using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ConsumerAid.Foundation.Persistence;

/// <summary>
/// What SQLite forgets with every connection. <c>synchronous=FULL</c>: an acknowledged order survives a power cut. <c>recursive_triggers</c>: REPLACE fires the
/// append-only triggers. WAL is a property of the file and set once at start.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA synchronous=FULL; PRAGMA busy_timeout=30000; PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
