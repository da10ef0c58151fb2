using ConsumerAid.AllianceAdmin.Waivers;
using ConsumerAid.Foundation;
using ConsumerAid.Foundation.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>Cases, the ladder, waivers and the queue.</summary>
internal static class CasesWiring
{
    public static void AddCases(this IServiceCollection services)
    {
        services.AddSingleton<IModelPart, CasesModel>().AddSingleton<EvidenceStore>();
        services.AddScoped<CaseReach>().AddScoped<CaseNotices>().AddScoped<CaseIntake>().AddScoped<CaseFindings>().AddScoped<MeasureEffects>().AddScoped<QueueLines>().AddScoped<QueuePlan>();
        services.AddScoped<WaiverBook>();
        services.AddRecurring("alliance.case-time", "*/10 * * * *", new KeepCaseTime());
        services.AddRecurring("alliance.gather-findings", "25 * * * *", new GatherFindings());
    }
}
