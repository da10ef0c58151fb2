namespace ConsumerAid.Storefront.Tests.Web;

/// <summary>The repository from which the tests were built.</summary>
internal static class SourceFiles
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo from) => File.Exists(Path.Combine(from.FullName, "ConsumerAid.sln")) ? from.FullName : Find(from.Parent!);
}
