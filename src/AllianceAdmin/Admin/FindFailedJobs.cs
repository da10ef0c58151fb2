using ConsumerAid.Foundation.Requests;
using Hangfire;
using Hangfire.Storage;
using Hangfire.Storage.Monitoring;
using MediatR;

namespace ConsumerAid.AllianceAdmin.Admin;

/// <summary>Jobs whose last run failed: those that gave up and those that will be tried again, the newest first.</summary>
[Allowed(Roles.Administrator)]
public sealed record FindFailedJobs : IQuery<IReadOnlyList<FailedJobRow>>;

/// <summary>A job that failed.</summary>
/// <param name="Id">Its number in the dashboard.</param>
/// <param name="Name">The recurring request's name, e.g. <c>orders.roll-up</c>.</param>
/// <param name="At">When it failed last (UTC).</param>
/// <param name="TriedAgainAt">When it runs again by itself; null when it gave up.</param>
/// <param name="LastError">What went wrong.</param>
public sealed record FailedJobRow(string Id, string Name, DateTimeOffset? At, DateTimeOffset? TriedAgainAt, string LastError);

/// <summary>Reads the job storage of the host, if it has one.</summary>
internal sealed class FindFailedJobsHandler(IEnumerable<JobStorage> storages) : IRequestHandler<FindFailedJobs, IReadOnlyList<FailedJobRow>>
{
    private const int Most = 50;

    public Task<IReadOnlyList<FailedJobRow>> Handle(FindFailedJobs request, CancellationToken cancellationToken)
    {
        var rows = new List<FailedJobRow>();
        foreach (var monitor in storages.Select(storage => storage.GetMonitoringApi()))
        {
            rows.AddRange(monitor.FailedJobs(0, Most).Where(job => job.Value is not null).Select(job =>
                new FailedJobRow(job.Key, Name(job.Value.Job), Utc(job.Value.FailedAt), null, job.Value.ExceptionMessage ?? job.Value.Reason ?? job.Value.ExceptionType)));
            rows.AddRange(monitor.ScheduledJobs(0, Most).Where(job => job.Value is not null).Select(job => Retried(monitor, job.Key, job.Value)).OfType<FailedJobRow>());
        }

        return Task.FromResult<IReadOnlyList<FailedJobRow>>([.. rows.OrderByDescending(row => row.At)]);
    }

    // A job that waits for its next try is scheduled; only its history tells why.
    private static FailedJobRow? Retried(IMonitoringApi monitor, string id, ScheduledJobDto job)
    {
        var failure = monitor.JobDetails(id)?.History?.FirstOrDefault(state => state.StateName == Hangfire.States.FailedState.StateName);
        return failure is null ? null
            : new FailedJobRow(id, Name(job.Job), Utc(failure.CreatedAt), Utc(job.EnqueueAt), failure.Data.TryGetValue("ExceptionMessage", out var said) ? said : failure.Reason ?? "");
    }

    private static string Name(Hangfire.Common.Job? job) => job?.Args.OfType<string>().FirstOrDefault() ?? job?.Method.Name ?? "";

    private static DateTimeOffset? Utc(DateTime? at) => at is { } instant ? new DateTimeOffset(DateTime.SpecifyKind(instant, DateTimeKind.Utc)) : null;
}
