using ConsumerAid.Storefront.Api;
using ConsumerAid.Storefront.Host;
using ConsumerAid.Storefront.Web;

try
{
    MarketHost.PinCulture();
    var builder = WebApplication.CreateBuilder(MarketHost.Options(args));
    var settings = HostSettings.Read(builder.Configuration, builder.Environment);
    if (string.IsNullOrEmpty(builder.Configuration["urls"])) builder.WebHost.UseUrls("http://localhost:5080");
    builder.Services.AddMarket(settings);
    builder.Services.AddJobs(settings);
    builder.AddWeb();
    builder.Services.Configure<ShellOptions>(shell => shell.ShowsDemoData = settings.Demo);
    builder.Services.AddApi();

    await using var app = builder.Build();
    if (Commands.Find(args) is { } command) return await command.Run(app.Services, args);

    // The database and the routes have nothing of each other; together they cost the start the longer of the two.
    var prepared = Task.Run(() => MarketHost.Prepare(app.Services, settings, app.Lifetime.ApplicationStopping));
    app.UseWeb();
    app.MapApi();
    await prepared;
    app.UseJobs(settings);
    MarketHost.Tell(app.Logger, settings.Database.Provider, settings.StoragePath);
    await app.RunAsync();
    return 0;
}
catch (SettingWrong wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 1;
}
