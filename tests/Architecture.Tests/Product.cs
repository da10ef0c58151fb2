using System.Reflection;
using System.Runtime.CompilerServices;
using MediatR;

namespace ConsumerAid.Architecture.Tests;

/// <summary>The product as it was built.</summary>
internal static class Product
{
    /// <summary>Who may refer to whom: each module to those before it; migrations see all modules, the host sees everything.</summary>
    public static readonly string[] Downhill = ["Foundation", "Registry", "Catalog", "Orders", "AllianceAdmin"];

    public static string Root { get; } = FindRoot();

    public static Assembly Foundation { get; } = Load("Foundation");

    public static IReadOnlyList<Assembly> Modules { get; } = [.. Downhill.Skip(1).Select(Load)];

    public static Assembly Storefront { get; } = Load("Storefront");

    public static IReadOnlyList<Assembly> Everything { get; } = [Foundation, .. Modules, Storefront];

    /// <summary>The types that people wrote: nothing of the compiler's and nothing that views are compiled to.</summary>
    public static IReadOnlyList<Type> Written(params IEnumerable<Assembly> assemblies) =>
        [.. assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => !IsGenerated(type))];

    public static IReadOnlyList<Type> Requests { get; } = [.. Written(Everything).Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IBaseRequest)))];

    public static IReadOnlyList<Type> Handlers { get; } =
        [.. Written(Everything).Where(type => type is { IsAbstract: false, IsGenericTypeDefinition: false } && type.GetInterfaces().Any(IsHandler))];

    public static IReadOnlyList<string> ProjectFiles { get; } =
        [.. Directory.EnumerateFiles(Root, "*.csproj", SearchOption.AllDirectories).Where(file => !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal))];

    public static bool IsHandler(Type contract) => contract.IsGenericType
        && (contract.GetGenericTypeDefinition() == typeof(IRequestHandler<,>) || contract.GetGenericTypeDefinition() == typeof(INotificationHandler<>));

    private static bool IsGenerated(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        || type.Name.Contains('<', StringComparison.Ordinal)
        || type.Namespace is null
        || type.Namespace.StartsWith("AspNetCoreGeneratedDocument", StringComparison.Ordinal)
        || !type.Namespace.StartsWith("ConsumerAid", StringComparison.Ordinal)
        || type.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute), inherit: false)
        || (type.DeclaringType is { } outer && IsGenerated(outer));

    private static Assembly Load(string module) => Assembly.Load("ConsumerAid." + module);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ConsumerAid.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("The tests must run from the repository's own build.");
    }
}
