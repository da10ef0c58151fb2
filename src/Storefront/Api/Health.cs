using System.Net;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Storefront.Host;
using Hangfire;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Storefront.Api;

/// <summary>Whether the program lives, and whether it can work: database, jobs, storage.</summary>
internal static class Health
{
    private static readonly TimeSpan JobsSilence = TimeSpan.FromMinutes(5);

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/health/ready", Ready).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/metrics", Metrics).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> Ready(MarketDb db, HostSettings settings, JobStorage jobs, TimeProvider clock, CancellationToken cancellation)
    {
        var checks = new Dictionary<string, bool>
        {
            ["database"] = await db.Database.CanConnectAsync(cancellation),
            ["storage"] = Directory.Exists(settings.StoragePath) && Directory.Exists(settings.KeysPath),
            ["jobs"] = JobsWork(jobs, clock),
        };
        return Results.Json(new { ready = checks.Values.All(good => good), checks }, statusCode: checks.Values.All(good => good) ? 200 : 503);
    }

    /// <summary>Some node works on jobs. A web node that runs none beside SQLite has nobody to ask.</summary>
    private static bool JobsWork(JobStorage jobs, TimeProvider clock) =>
        jobs.GetMonitoringApi().Servers() is var servers && (servers.Count == 0 || servers.Any(server => server.Heartbeat is { } beat && clock.GetUtcNow().UtcDateTime - beat < JobsSilence));

    private static IResult Metrics(HttpContext http)
    {
        var isLocal = http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && !http.Request.Headers.ContainsKey("X-Forwarded-For");
        if (!isLocal && !http.User.IsInRole(Roles.Administrator)) return Results.NotFound();
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return Results.Text(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"""
            # TYPE process_cpu_seconds_total counter
            process_cpu_seconds_total {process.TotalProcessorTime.TotalSeconds:F2}
            # TYPE process_resident_memory_bytes gauge
            process_resident_memory_bytes {process.WorkingSet64}
            # TYPE dotnet_gc_heap_bytes gauge
            dotnet_gc_heap_bytes {GC.GetTotalMemory(false)}
            # TYPE dotnet_gc_collections_total counter
            dotnet_gc_collections_total {GC.CollectionCount(0)}
            # TYPE dotnet_threadpool_queue_length gauge
            dotnet_threadpool_queue_length {ThreadPool.PendingWorkItemCount}

            """), "text/plain; version=0.0.4; charset=utf-8");
    }
}
