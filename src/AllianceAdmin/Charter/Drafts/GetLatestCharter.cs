using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using MediatR;

namespace ConsumerAid.AllianceAdmin.Charter.Drafts;

/// <summary>The version that a draft begun now would change.</summary>
[Allowed(Roles.Administrator)]
public sealed record GetLatestCharter : IQuery<LatestText>;

/// <summary>The latest version, in force or not yet.</summary>
/// <param name="Earliest">The first day from which a draft adopted today may be in force.</param>
public sealed record LatestText(CharterText Text, DateOnly Earliest);

internal sealed class GetLatestCharterHandler(LatestCharter latest, CharterReading reading, TimeProvider clock) : IRequestHandler<GetLatestCharter, LatestText>
{
    public async Task<LatestText> Handle(GetLatestCharter request, CancellationToken cancellationToken)
    {
        var (version, today) = (await latest.Read(cancellationToken), clock.Today());
        var notice = today.AddDays(await latest.NoticeDays(today, cancellationToken));
        return new LatestText((await reading.Read(version.Number, cancellationToken))!, notice > version.EffectiveFrom ? notice : version.EffectiveFrom.AddDays(1));
    }
}
