using System.Reflection;
using System.Reflection.Emit;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Testing;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.Architecture.Tests;

public sealed class RequestsTests
{
    private static readonly Type[] Admissions = [typeof(AllowedAttribute), typeof(AnyoneAttribute), typeof(SignedInAttribute), typeof(SystemOnlyAttribute), typeof(WithinActAttribute)];

    [Fact]
    public void Every_request_says_who_may_send_it()
    {
        Assert.NotEmpty(Product.Requests);
        Assert.All(Product.Requests, request => Assert.True(Admissions.Count(admission => request.IsDefined(admission, inherit: false)) == 1, $"{request} names no or several admissions"));
    }

    [Fact]
    public void Every_request_is_a_command_or_a_query()
    {
        Type[] kinds = [typeof(ICommand<>), typeof(IQuery<>)];

        Assert.NotEmpty(Product.Requests);
        Assert.All(Product.Requests, request => Assert.True(
            request.GetInterfaces().Count(contract => contract.IsGenericType && kinds.Contains(contract.GetGenericTypeDefinition())) == 1, request.FullName));
    }

    [Fact]
    public void Every_request_has_one_handler_in_its_own_module()
    {
        Assert.NotEmpty(Product.Requests);
        Assert.All(Product.Requests, request => Assert.True(
            Product.Handlers.Count(handler => handler.Assembly == request.Assembly && handler.GetInterfaces().Any(contract => Handles(contract, request))) == 1, request.FullName));
    }

    [Fact]
    public void A_use_case_is_a_file_of_its_name()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Product.Root, "src"), "*.cs", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension).ToHashSet();
        // An internal one is a step of the public request beside it.
        var requests = Product.Requests.Where(request => request.Assembly != Product.Foundation && request.IsPublic).ToArray();

        Assert.NotEmpty(requests);
        Assert.All(requests, request => Assert.Contains(request.Name, files));
    }

    [Fact]
    public void Handlers_call_neither_jobs_nor_the_network()
    {
        var asked = Product.Handlers.SelectMany(handler => handler.GetConstructors().SelectMany(made => made.GetParameters())
            .Select(parameter => (Handler: handler, parameter.ParameterType))).ToArray();

        Assert.Contains(asked, pair => pair.ParameterType == typeof(MarketDb));
        Assert.DoesNotContain(asked, pair => pair.ParameterType.Namespace!.StartsWith("Hangfire", StringComparison.Ordinal)
            || pair.ParameterType.Namespace!.StartsWith("System.Net", StringComparison.Ordinal)
            || pair.ParameterType == typeof(IHttpClientFactory));
    }

    [Fact]
    public void Handlers_send_no_request_of_their_own_module()
    {
        var senders = Product.Handlers.Where(handler => handler.GetConstructors().Any(made => made.GetParameters().Any(parameter => parameter.ParameterType == typeof(IMediator)))).ToArray();

        Assert.Contains(Product.Requests, request => Makes(typeof(Maker), request)); // the eye sees
        Assert.All(senders, handler => Assert.DoesNotContain(Product.Requests, request => request.Assembly == handler.Assembly && Makes(handler, request)));
    }

    [Fact]
    public async Task Everything_can_be_built()
    {
        await using var services = Databases.Wire(await Databases.FreshAsync(DatabaseProvider.Sqlite))
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        await using var scope = services.CreateAsyncScope();
        var contracts = Product.Handlers.Where(handler => handler.Assembly != Product.Storefront).SelectMany(handler => handler.GetInterfaces().Where(Product.IsHandler)).Distinct().ToArray();

        Assert.NotEmpty(contracts);
        Assert.All(contracts, contract => Assert.NotNull(scope.ServiceProvider.GetService(contract)));
    }

    private static bool Handles(Type contract, Type request) =>
        contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IRequestHandler<,>) && contract.GetGenericArguments()[0] == request;

    // Whether its code, and what the compiler made of its asynchronous methods and lambdas, constructs the type.
    private static bool Makes(Type type, Type made) =>
        Code(type).Any(method => Constructed(method).Any(constructor => constructor.DeclaringType == made));

    private static IEnumerable<MethodBase> Code(Type type)
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        return type.GetMethods(all).Concat<MethodBase>(type.GetConstructors(all)).Concat(type.GetNestedTypes(all).SelectMany(Code));
    }

    private static IEnumerable<MethodBase> Constructed(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < code.Length;)
        {
            var op = code[at] == 0xFE ? Codes[0xFE00 | code[at + 1]] : Codes[code[at]];
            at += op.Size;
            if (op == OpCodes.Newobj)
            {
                yield return method.Module.ResolveMethod(
                    BitConverter.ToInt32(code, at), method.DeclaringType!.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : null)!;
            }

            at += op.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }

    private static readonly Dictionary<int, OpCode> Codes = typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!).ToDictionary(op => unchecked((int)(ushort)op.Value));

    private static class Maker
    {
        public static async Task<object> Make()
        {
            await Task.Yield();
            return new Foundation.Outbox.DrainOutbox();
        }
    }
}
