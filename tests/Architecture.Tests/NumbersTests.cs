using System.Reflection;
using ConsumerAid.Foundation.Values;

namespace ConsumerAid.Architecture.Tests;

public sealed class NumbersTests
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
    private static readonly Type[] Fractions = [typeof(float), typeof(double), typeof(decimal), typeof(Half)];

    [Fact]
    public void Values_catalog_and_orders_know_no_fractions()
    {
        var types = Product.Written(Product.Foundation).Where(type => type.Namespace == typeof(Weight).Namespace)
            .Concat(Product.Written(Product.Modules.Where(module => module.GetName().Name is "ConsumerAid.Catalog" or "ConsumerAid.Orders"))).ToArray();
        var members = types.SelectMany(Members).ToArray();

        Assert.Contains(typeof(Weight), types);
        Assert.Contains(members, member => member.Type == typeof(long));
        Assert.DoesNotContain(members, member => IsFraction(member.Type));
    }

    private static IEnumerable<(string Name, Type Type)> Members(Type type) =>
    [
        .. type.GetFields(All).Select(field => ($"{type}.{field.Name}", field.FieldType)),
        .. type.GetProperties(All).Select(property => ($"{type}.{property.Name}", property.PropertyType)),
        .. type.GetMethods(All).Select(method => ($"{type}.{method.Name} returns", method.ReturnType)),
        .. type.GetMethods(All).Concat<MethodBase>(type.GetConstructors(All)).SelectMany(method => method.GetParameters()
            .Select(parameter => ($"{type}.{method.Name}({parameter.Name})", parameter.ParameterType))),
    ];

    private static bool IsFraction(Type type) =>
        Fractions.Contains(type)
        || (type.HasElementType && IsFraction(type.GetElementType()!))
        || (type.IsGenericType && type.GetGenericArguments().Any(IsFraction));
}
