using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Catalog.Prices;

/// <summary>Removes the files of imports that nobody wrote for three days. What was found in them stays.</summary>
[SystemOnly]
public sealed record ForgetPriceFiles : ICommand<int>;

internal sealed class ForgetPriceFilesHandler(MarketDb db, ActTrail trail, TimeProvider clock) : IRequestHandler<ForgetPriceFiles, int>
{
    private const int KeptDays = 3;

    public async Task<int> Handle(ForgetPriceFiles request, CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow().AddDays(-KeptDays);
        var forgotten = await db.Set<PriceImportFile>().Where(file => file.ReceivedAt < until).ExecuteDeleteAsync(cancellationToken);
        if (forgotten > 0) trail.Say("price-imports", detail: $"{forgotten} files forgotten");
        return forgotten;
    }
}
