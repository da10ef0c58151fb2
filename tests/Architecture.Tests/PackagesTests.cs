using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ConsumerAid.Architecture.Tests;

public sealed partial class PackagesTests
{
    // Licence, health or kind of storage: docs/licences.md and docs/decisions say why.
    private static readonly string[] Never =
    [
        "QuestPDF", "PDFsharp", "PDFsharp-MigraDoc", "EPPlus", "ClosedXML", "NBomber", "Vogen", "StronglyTypedId", "Ardalis.Specification", "EFCore.BulkExtensions", "Verify", "Verify.Xunit", "Verify.XunitV3",
        "Hangfire.Storage.SQLite", "Hangfire.SQLite", "Testcontainers", "Testcontainers.PostgreSql", "NetArchTest.Rules", "MassTransit", "FluentAssertions", "Moq", "linq2db.EntityFrameworkCore",
        "Microsoft.EntityFrameworkCore.InMemory", "MediatR.Extensions.Microsoft.DependencyInjection",
    ];

    private static readonly Dictionary<string, Version> From = new(StringComparer.OrdinalIgnoreCase)
    {
        ["MediatR"] = new(13, 0),
        ["AutoMapper"] = new(15, 0),
        ["Microsoft.EntityFrameworkCore"] = new(11, 0),
        ["SixLabors.ImageSharp"] = new(4, 0),
    };

    [Fact]
    public void No_lock_file_holds_a_refused_package()
    {
        var locked = Directory.EnumerateFiles(Product.Root, "packages.lock.json", SearchOption.AllDirectories)
            .SelectMany(file => JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("dependencies").EnumerateObject())
            .SelectMany(framework => framework.Value.EnumerateObject())
            .Where(package => package.Value.TryGetProperty("resolved", out _))
            .Select(package => (Id: package.Name, Version: package.Value.GetProperty("resolved").GetString()!))
            .Distinct().ToArray();

        Assert.Contains(locked, package => package.Id == "MediatR");
        Assert.All(locked, package => Assert.False(IsRefused(package.Id, package.Version), $"{package.Id} {package.Version}"));
        Assert.All(locked.Where(package => package.Id == "Newtonsoft.Json"), package => Assert.True(Parse(package.Version) >= new Version(13, 0, 1), package.Version));
    }

    [Fact]
    public void No_project_names_a_refused_package()
    {
        var named = Product.ProjectFiles.Append(Path.Combine(Product.Root, "Directory.Packages.props")).Append(Path.Combine(Product.Root, "Directory.Build.props"))
            .SelectMany(file => XDocument.Load(file).Descendants().Where(element => element.Name.LocalName is "PackageReference" or "PackageVersion"))
            .Select(element => (Id: (string)element.Attribute("Include")!, Version: (string?)element.Attribute("Version")))
            .ToArray();

        Assert.Contains(named, package => package.Id == "MediatR");
        Assert.All(named, package => Assert.False(IsRefused(package.Id, package.Version), package.Id));
    }

    [Fact]
    public void Versions_are_exact_and_central()
    {
        var central = XDocument.Load(Path.Combine(Product.Root, "Directory.Packages.props")).Descendants("PackageVersion").ToArray();
        var local = Product.ProjectFiles.SelectMany(file => XDocument.Load(file).Descendants("PackageReference"));

        Assert.NotEmpty(central);
        Assert.All(central, package => Assert.Matches(Exact(), (string)package.Attribute("Version")!));
        Assert.All(local, package => Assert.Null(package.Attribute("Version") ?? package.Attribute("VersionOverride")));
    }

    [Fact]
    public void Every_project_has_its_lock_file()
    {
        Assert.NotEmpty(Product.ProjectFiles);
        Assert.All(Product.ProjectFiles, file => Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(file)!, "packages.lock.json")), file));
    }

    [GeneratedRegex(@"^\d+\.\d+\.\d+(\.\d+)?(-[a-z0-9.]+)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Exact();

    private static bool IsRefused(string id, string? version) =>
        Never.Contains(id, StringComparer.OrdinalIgnoreCase) || (version is not null && From.TryGetValue(id, out var refused) && Parse(version) >= refused);

    private static Version Parse(string version) => Version.Parse(version.Split('-', '+')[0]);
}
