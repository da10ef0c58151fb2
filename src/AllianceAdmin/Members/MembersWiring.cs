using ConsumerAid.AllianceAdmin.Papers;
using ConsumerAid.AllianceAdmin.Pledges;
using ConsumerAid.Foundation;
using ConsumerAid.Foundation.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace ConsumerAid.AllianceAdmin.Members;

/// <summary>Members, their papers and their pledges.</summary>
internal static class MembersWiring
{
    public static IServiceCollection AddMembers(this IServiceCollection services)
    {
        services.AddSingleton<IModelPart, MembershipModel>().AddSingleton<IModelPart, PledgesModel>();
        services.AddSingleton<PaperStore>().AddScoped<PaperIntake>().AddScoped<ApplicantRules>().AddScoped<RowsFromQuery>().AddScoped<PledgeReading>().AddScoped<PledgeBands>().AddScoped<DoubleCredits>().AddScoped<Statements>();
        services.AddRecurring("alliance.memberships", "23 1 * * *", new LapseMemberships());
        services.AddRecurring("alliance.credit", "* * * * *", new CreditDeliveries());
        services.AddRecurring("alliance.credit-all", "41 2 * * *", new CreditDeliveries(All: true));
        return services;
    }
}
