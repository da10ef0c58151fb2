using ConsumerAid.Foundation.Model;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ConsumerAid.Foundation.Requests;

/// <summary>
/// Sends a job's commands each in a scope and transaction of its own, so that one that fails holds up no other. Each command looks again whether it is due:
/// two servers may have found the same.
/// </summary>
public sealed class OneByOne(IServiceScopeFactory scopes, ILogger<OneByOne> log)
{
    /// <returns>How many commands said that they did something.</returns>
    /// <exception cref="InvalidOperationException">After all had their turn: some failed, and the job shows it.</exception>
    public async Task<int> Send(IEnumerable<ICommand<bool>> commands, CancellationToken cancellation)
    {
        var (done, failed, last) = (0, 0, (Exception?)null);
        foreach (var command in commands)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.System;
            try
            {
                if (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command, cancellation)) done++;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // Somebody acted at the same moment: the next run sees what came of it.
                if (failure is RuleBroken { Code: "request.changed-meanwhile" }) continue;
                OneByOneLog.Failed(log, command, failure);
                (failed, last) = (failed + 1, failure);
            }
        }

        return last is null ? done : throw new InvalidOperationException($"{failed} failed, the last with: {last.Message}", last);
    }
}

internal static partial class OneByOneLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "{Command} failed and will be tried again")]
    public static partial void Failed(ILogger log, object command, Exception failure);
}
