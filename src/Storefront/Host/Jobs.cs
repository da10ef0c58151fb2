using ConsumerAid.Foundation;
using ConsumerAid.Foundation.Outbox;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using ConsumerAid.Storefront.Web;
using Hangfire;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.SqlServer;

namespace ConsumerAid.Storefront.Host;

/// <summary>Hangfire: its own storage on a server database, memory beside SQLite, where nothing is lost because the work itself stands in our tables.</summary>
internal static class Jobs
{
    // A killed worker's job is taken up by another after this.
    private static readonly TimeSpan Invisibility = TimeSpan.FromMinutes(5);

    public static void AddJobs(this IServiceCollection services, HostSettings settings)
    {
        services.AddHangfire(hangfire =>
        {
            hangfire.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings();
            _ = settings.Database.Provider switch
            {
                DatabaseProvider.PostgreSql => (object)hangfire.UsePostgreSqlStorage(
                    storage => storage.UseNpgsqlConnection(settings.Database.ConnectionString),
                    new PostgreSqlStorageOptions { InvisibilityTimeout = Invisibility, UseSlidingInvisibilityTimeout = true, QueuePollInterval = TimeSpan.FromSeconds(2) }),
                DatabaseProvider.SqlServer => hangfire.UseSqlServerStorage(
                    settings.Database.ConnectionString, new SqlServerStorageOptions { SlidingInvisibilityTimeout = Invisibility }),
                _ => hangfire.UseInMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = TimeSpan.FromHours(6) }),
            };
        });
        if (settings.RunJobs)
        {
            services.AddHangfireServer(server =>
            {
                server.WorkerCount = 2;
                server.SchedulePollingInterval = TimeSpan.FromSeconds(5);
            });
        }

        // Hangfire's dashboard writes styles and a script into its pages.
        services.AddSingleton(new OwnContentPolicy(
            "/admin/jobs", "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'self'"));
        // Beside SQLite the queue lives in this process: without a server here nobody would ever take the job.
        if (settings.RunJobs || settings.Database.Provider != DatabaseProvider.Sqlite) services.AddSingleton<OutboxSignal, DrainSoon>();
    }

    /// <summary>Makes the recurring requests of all modules known again at every start, and the dashboard for administrators alone.</summary>
    public static void UseJobs(this WebApplication app, HostSettings settings)
    {
        if (settings.RunJobs)
        {
            var recurring = app.Services.GetRequiredService<IRecurringJobManager>();
            foreach (var request in app.Services.GetServices<RecurringRequest>())
            {
                recurring.AddOrUpdate<Foundation.RecurringJob>(
                    request.Name, job => job.Run(request.Name, CancellationToken.None), request.Cron, new RecurringJobOptions { TimeZone = ChinaTime.Zone });
            }
        }

        app.MapHangfireDashboard("/admin/jobs", new DashboardOptions { Authorization = [], AppPath = "/admin", DisplayStorageConnectionString = false })
            .RequireAuthorization(policy => policy.RequireRole(Roles.Administrator));
    }

    private sealed class DrainSoon(IBackgroundJobClient jobs) : OutboxSignal
    {
        public override void Raise() => jobs.Enqueue<Foundation.RecurringJob>(job => job.Run("foundation.outbox", CancellationToken.None));
    }
}
