using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ConsumerAid.AllianceAdmin.Tests.Desk;

/// <summary>Counts what is sent to the database.</summary>
internal sealed class Commands : DbCommandInterceptor
{
    private int sent;

    public async Task<int> During(Func<Task> act)
    {
        sent = 0;
        await act();
        return sent;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        sent++;
        return ValueTask.FromResult(result);
    }
}
