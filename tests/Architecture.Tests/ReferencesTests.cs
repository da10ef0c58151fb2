using System.Reflection;
using System.Xml.Linq;

namespace ConsumerAid.Architecture.Tests;

public sealed class ReferencesTests
{
    [Fact]
    public void References_run_downhill_only()
    {
        var used = Product.Downhill.Skip(1).SelectMany(module => Uses(module).Select(other => (module, other))).ToArray();

        Assert.Contains(("Registry", "Foundation"), used);
        Assert.All(used, pair => Assert.True(
            Array.IndexOf(Product.Downhill, pair.other) is >= 0 and var place && place < Array.IndexOf(Product.Downhill, pair.module),
            $"{pair.module} uses {pair.other}"));
        Assert.Empty(Uses("Foundation"));
    }

    [Fact]
    public void Projects_name_only_what_lies_downhill()
    {
        var named = Product.ProjectFiles
            .Where(file => file.Contains("/src/", StringComparison.Ordinal))
            .SelectMany(file => XDocument.Load(file).Descendants("ProjectReference")
                .Select(reference => (From: Path.GetFileNameWithoutExtension(file), To: Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!))))
            .ToArray();
        string[] order = [.. Product.Downhill, "Migrations.Sqlite", "Migrations.PostgreSql", "Migrations.SqlServer", "Storefront"];

        Assert.Contains(("Storefront", "AllianceAdmin"), named);
        Assert.All(named, pair => Assert.True(Array.IndexOf(order, pair.To) is >= 0 and var to && to < Array.IndexOf(order, pair.From), $"{pair.From} names {pair.To}"));
    }

    [Fact]
    public void Tests_and_tools_are_no_part_of_the_product()
    {
        var names = Product.Everything.SelectMany(assembly => assembly.GetReferencedAssemblies()).Select(name => name.Name!).Distinct().ToArray();

        Assert.Contains("Microsoft.EntityFrameworkCore", names);
        Assert.DoesNotContain(names, name => name.StartsWith("xunit", StringComparison.Ordinal) || name.Contains(".Testing", StringComparison.Ordinal));
    }

    private static string[] Uses(string module) =>
    [
        .. Assembly.Load("ConsumerAid." + module).GetReferencedAssemblies().Select(name => name.Name!)
            .Where(name => name.StartsWith("ConsumerAid.", StringComparison.Ordinal)).Select(name => name["ConsumerAid.".Length..]),
    ];
}
