using System.Data.Common;
using ConsumerAid.Foundation.Persistence;

namespace ConsumerAid.Storefront.Host;

/// <summary>A setting cannot be used; the message is one line that names the key.</summary>
public sealed class SettingWrong(string key, string reason) : Exception($"{key}: {reason}");

/// <summary>The settings of docs/running.md, read and checked once at start.</summary>
/// <param name="Database">Where the market stands.</param>
/// <param name="StoragePath">Absolute folder of the SQLite file and the photos.</param>
/// <param name="KeysPath">Absolute folder of the key ring.</param>
/// <param name="RunJobs">Whether this node works on jobs.</param>
/// <param name="Demo">Whether demo data are made on an empty database and demo accounts may sign in.</param>
public sealed record HostSettings(DatabaseSettings Database, string StoragePath, string KeysPath, bool RunJobs, bool Demo)
{
    /// <exception cref="SettingWrong">A value cannot be used.</exception>
    public static HostSettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var provider = configuration["Database:Provider"] is not { Length: > 0 } named ? DatabaseProvider.Sqlite
            : Enum.TryParse<DatabaseProvider>(named, ignoreCase: true, out var known) && !char.IsAsciiDigit(named[0]) ? known
            : throw new SettingWrong("Database:Provider", $"\"{named}\" is none of Sqlite, PostgreSql, SqlServer.");
        var storage = Folder("Storage:Path", configuration["Storage:Path"] is { Length: > 0 } path ? path : DefaultStorage());
        var keys = Folder("Keys:Path", configuration["Keys:Path"] is { Length: > 0 } own ? own : Path.Combine(storage, "keys"));
        return new HostSettings(
            Where(provider, configuration.GetConnectionString("Market"), storage),
            storage,
            keys,
            Flag(configuration, "Jobs:Run", true),
            Flag(configuration, "Demo", provider == DatabaseProvider.Sqlite && environment.IsDevelopment()));
    }

    private static DatabaseSettings Where(DatabaseProvider provider, string? connection, string storage)
    {
        if (string.IsNullOrWhiteSpace(connection))
        {
            return provider == DatabaseProvider.Sqlite
                ? DatabaseSettings.SqliteFile(Path.Combine(storage, "market.db"))
                : throw new SettingWrong("ConnectionStrings:Market", $"is needed for {provider}.");
        }

        try
        {
            _ = new DbConnectionStringBuilder { ConnectionString = connection };
        }
        catch (ArgumentException broken)
        {
            throw new SettingWrong("ConnectionStrings:Market", broken.Message);
        }

        return provider == DatabaseProvider.PostgreSql ? DatabaseSettings.PostgreSqlServer(connection) : new DatabaseSettings(provider, connection);
    }

    private static bool Flag(IConfiguration configuration, string key, bool otherwise) => configuration[key] switch
    {
        null or "" => otherwise,
        var text when bool.TryParse(text, out var flag) => flag,
        var text => throw new SettingWrong(key, $"\"{text}\" is neither true nor false."),
    };

    private static string Folder(string key, string path)
    {
        try
        {
            var folder = Directory.CreateDirectory(Path.GetFullPath(path));
            var probe = Path.Combine(folder.FullName, $".write-{Environment.ProcessId}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return folder.FullName;
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new SettingWrong(key, broken.Message);
        }
    }

    /// <summary><c>data</c> at the repository's root when run from source, else beside the program.</summary>
    private static string DefaultStorage()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ConsumerAid.sln"))) return Path.Combine(folder.FullName, "data");
        }

        return Path.Combine(AppContext.BaseDirectory, "data");
    }
}
