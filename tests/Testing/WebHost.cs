using System.Net;
using System.Net.Sockets;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.Testing;

/// <summary>
/// The real Storefront on a real port, with demo data, over a SQLite database of its own, in this process. The demo is made once in a process and copied; one host for a test project,
/// as <c>[assembly: AssemblyFixture(typeof(WebHost))]</c>, is enough for tests that leave the demo's people as they are. A class that needs other settings derives its own.
/// </summary>
public class WebHost : WebApplicationFactory<Program>, IAsyncLifetime
{
    private static int browsers;
    private DatabaseSettings? database;

    public WebHost() => UseKestrel(0);

    /// <summary>Where it listens, by name: passkeys need one.</summary>
    public Uri Address { get; private set; } = new("http://localhost");

    /// <summary>Its folder of photos and keys.</summary>
    public string Storage { get; } = Directory.CreateDirectory(TestFolder.Fresh("storage")).FullName;

    protected virtual DatabaseProvider Provider => DatabaseProvider.Sqlite;

    protected virtual bool Demo => true;

    /// <summary>Whether recurring jobs run by themselves; a test that needs one sends its request.</summary>
    protected virtual bool RunJobs => false;

    public async ValueTask InitializeAsync()
    {
        database = await MakeDatabase();
        StartServer();
        Address = new UriBuilder(ClientOptions.BaseAddress) { Host = "localhost" }.Uri;
        await Furnish();
    }

    /// <summary>A client that keeps cookies and does not follow redirections. Each comes from a loopback address of its own: an address may sign in sixty times a minute.</summary>
    public HttpClient Browse()
    {
        var home = new IPAddress([127, 1, .. BitConverter.GetBytes(IPAddress.HostToNetworkOrder((short)Interlocked.Increment(ref browsers)))]);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            ConnectCallback = async (context, cancellation) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(new IPEndPoint(home, 0));
                await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        return new HttpClient(handler) { BaseAddress = Address };
    }

    /// <summary>Does something in a scope of the host, by default as the system.</summary>
    public async Task<T> In<T>(Func<IServiceProvider, Task<T>> act, Actor? by = null)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = by ?? Actor.System;
        return await act(scope.ServiceProvider);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (database is not null) await Databases.RemoveAsync(database);
        GC.SuppressFinalize(this);
    }

    /// <summary>The database on which it starts: the demo's, or an empty one.</summary>
    protected virtual Task<DatabaseSettings> MakeDatabase() => Demo && Provider == DatabaseProvider.Sqlite ? Databases.DemoAsync(Storage) : Databases.FreshAsync(Provider);

    /// <summary>Puts things into the running host before the first test.</summary>
    protected virtual Task Furnish() => Task.CompletedTask;

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseEnvironment("Development")
        .UseSetting("Database:Provider", Provider.ToString())
        .UseSetting("ConnectionStrings:Market", database!.ConnectionString)
        .UseSetting("Storage:Path", Storage)
        .UseSetting("Keys:Path", Databases.Keys)
        .UseSetting("Jobs:Run", RunJobs.ToString())
        .UseSetting("Demo", Demo.ToString())
        .UseSetting("Logging:LogLevel:Default", "Warning")
        // Races for one key are lost on purpose here.
        .UseSetting("Logging:LogLevel:Microsoft.EntityFrameworkCore", "Critical");
}
