using System.Reflection;
using System.Runtime.CompilerServices;
using ConsumerAid.Foundation.Persistence;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ConsumerAid.Architecture.Tests;

public sealed class TypesTests
{
    private static readonly string[] ForbiddenEndings = ["Manager", "Helper", "Util", "Utils", "Impl", "Info", "Data", "Dto", "Base"];

    // Names of foreign systems, after which a type may be called a Service.
    private static readonly string[] ForeignSystems = ["Stripe", "Smtp", "Sms"];

    // What the host must hold in its hand: files are streamed, not sent through a request.
    private static readonly string[] Doors = ["PictureStore"];

    [Fact]
    public void Only_requests_results_events_facts_and_wiring_are_public_in_a_module()
    {
        var open = Product.Written(Product.Modules).Where(type => type.IsPublic).ToArray();

        Assert.NotEmpty(open);
        Assert.All(open, type => Assert.True(
            IsStatic(type) || IsRecord(type) || type.IsEnum || type.IsInterface || type.IsAssignableTo(typeof(INotification)) || type.IsAssignableTo(typeof(Attribute)) || type.IsAssignableTo(typeof(Exception)) || MustBePublic(type) || IsFlatRow(type) || Doors.Contains(type.Name),
            $"{type} is public, but neither a record, an enum, an interface, a static class nor a tag helper"));
        Assert.All(open.Where(type => type.Name.EndsWith("Wiring", StringComparison.Ordinal)), type => Assert.True(IsStatic(type), type.FullName));
    }

    /// <summary>AutoMapper 8 projects into plain classes alone (docs/decisions/0002): rows of lists that hold values and nothing else.</summary>
    private static bool IsFlatRow(Type type) =>
        type.IsSealed && type.Name.EndsWith("Row", StringComparison.Ordinal)
        && type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).All(method => method.IsSpecialName);

    [Fact]
    public void Handlers_are_internal()
    {
        Assert.NotEmpty(Product.Handlers);
        Assert.All(Product.Handlers, type => Assert.False(type.IsVisible, type.FullName));
    }

    [Fact]
    public void Entities_of_modules_are_internal()
    {
        var entities = Models.Of(DatabaseProvider.Sqlite).GetEntityTypes().Select(entity => entity.ClrType).Where(type => type.Assembly != Product.Foundation).ToArray();

        Assert.All(entities.Where(type => type.Assembly.GetName().Name!.StartsWith("ConsumerAid.", StringComparison.Ordinal)), type => Assert.False(type.IsVisible, type.FullName));
    }

    [Fact]
    public void Classes_are_sealed_unless_something_inherits_from_them()
    {
        var classes = Product.Written(Product.Everything).Where(type => type is { IsClass: true, IsAbstract: false }).ToArray();
        var inherited = classes.Select(type => type.BaseType!).Select(type => type.IsGenericType ? type.GetGenericTypeDefinition() : type).ToHashSet();

        Assert.NotEmpty(classes);
        Assert.All(classes.Where(type => !inherited.Contains(type) && type.Name != "Program"), type => Assert.True(type.IsSealed, $"{type} is not sealed"));
    }

    [Fact]
    public void No_type_bears_a_name_that_says_nothing()
    {
        var types = Product.Written(Product.Everything);

        Assert.NotEmpty(types);
        Assert.All(types, type => Assert.DoesNotContain(ForbiddenEndings, ending => Name(type).EndsWith(ending, StringComparison.Ordinal)));
        Assert.All(
            types.Where(type => Name(type).EndsWith("Service", StringComparison.Ordinal)),
            type => Assert.Contains(ForeignSystems, system => type.Name.StartsWith(system, StringComparison.Ordinal)));
    }

    [Fact]
    public void No_folder_or_project_bears_a_name_of_layers()
    {
        string[] forbidden = ["Contracts", "Application", "Domain", "Infrastructure", "Common", "Helpers", "Utils"];
        var folders = Directory.EnumerateDirectories(Path.Combine(Product.Root, "src"), "*", SearchOption.AllDirectories)
            .Where(folder => !folder.Contains("/bin", StringComparison.Ordinal) && !folder.Contains("/obj", StringComparison.Ordinal) && !folder.Contains("/wwwroot", StringComparison.Ordinal))
            .Select(Path.GetFileName).ToArray();

        Assert.Contains("Orders", folders);
        Assert.DoesNotContain(folders, folder => forbidden.Contains(folder));
    }

    private static string Name(Type type) => type.Name.Split('`')[0];

    private static bool IsStatic(Type type) => type is { IsAbstract: true, IsSealed: true };

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null
        || (type.IsValueType && type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is { } print && print.IsDefined(typeof(CompilerGeneratedAttribute)));

    private static bool MustBePublic(Type type) => type.IsAssignableTo(typeof(ITagHelper)) || type.IsAssignableTo(typeof(ViewComponent)) || type.IsAssignableTo(typeof(PageModel));
}
