using System.Reflection;
using System.Text.Json;
using ConsumerAid.Foundation.Outbox;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Personal;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ConsumerAid.Foundation;

/// <summary>What every module stands on.</summary>
public static class Wiring
{
    /// <summary>The database, the pipeline, the outbox and the key ring.</summary>
    public static IServiceCollection AddFoundation(this IServiceCollection services, DatabaseSettings database, string keysPath)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(database);
        services.AddDbContextPool<MarketDb>(database.Configure);
        services.AddSingleton<WriterGate>();
        services.AddScoped<CurrentActor>().AddScoped<AfterCommit>().AddScoped<Refusals>().AddScoped<UnitOfWork>().AddScoped<ActTrail>().AddScoped<Counters>().AddScoped<Outbox.Outbox>();
        services.AddSingleton(new KeyFolder(keysPath)).AddSingleton<PersonalVault>();
        services.AddDataProtection().SetApplicationName("ConsumerAid").PersistKeysToFileSystem(Directory.CreateDirectory(keysPath));
        services.AddScoped<RecurringJob>();
        services.TryAddSingleton<OutboxSignal>();
        services.AddSingleton<OneByOne>();

        services.AddScoped<ServiceFactory>(provider => type => provider.GetService(type)!);
        services.AddScoped<IMediator, Mediator>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Guard<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(CommandPipeline<,>));
        services.AddModule<FoundationModel>(typeof(Wiring).Assembly);
        services.AddRecurring("foundation.outbox", "* * * * *", new DrainOutbox());
        return services;
    }

    /// <summary>A module's part of the model and every handler in its assembly.</summary>
    public static IServiceCollection AddModule<TModelPart>(this IServiceCollection services, Assembly assembly)
        where TModelPart : class, IModelPart
    {
        services.AddSingleton<IModelPart, TModelPart>();
        foreach (var type in assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false }))
        {
            foreach (var contract in type.GetInterfaces().Where(IsHandler)) services.AddScoped(contract, type);
        }

        return services;
    }

    /// <summary>A job that sends <paramref name="request"/> at these times (China's).</summary>
    public static IServiceCollection AddRecurring<TResult>(this IServiceCollection services, string name, string cron, IRequest<TResult> request) =>
        services.AddSingleton(new RecurringRequest(name, cron, (mediator, cancellation) => mediator.Send(request, cancellation)));

    /// <summary>Lets a request travel through the outbox.</summary>
    public static IServiceCollection AddOutboxKind<TRequest>(this IServiceCollection services)
        where TRequest : ICommand<Done> =>
        services.AddSingleton(new OutboxKind(
            typeof(TRequest).Name,
            (mediator, payload, cancellation) => mediator.Send(JsonSerializer.Deserialize<TRequest>(payload)!, cancellation)));

    private static bool IsHandler(Type contract) =>
        contract.IsGenericType && (contract.GetGenericTypeDefinition() == typeof(IRequestHandler<,>) || contract.GetGenericTypeDefinition() == typeof(INotificationHandler<>));
}
