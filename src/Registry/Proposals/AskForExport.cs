using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.Registry.Proposals;

/// <summary>Asks to take the whole ledger away as a file: for a day, when an administrator, another person, agrees.</summary>
/// <param name="Reason">5 to 400 characters.</param>
[Allowed(Roles.Auditor, Roles.Administrator)]
public sealed record AskForExport(string Reason) : ICommand<Guid>;

/// <summary>Agreements that a person takes the ledger away.</summary>
public static class ExportRules
{
    internal const string Ledger = "ledger";

    internal static readonly TimeSpan Holds = TimeSpan.FromHours(24);

    /// <summary>When those in force were given, the newest first.</summary>
    public static IQueryable<DateTimeOffset> ExportAgreements(this MarketDb db, Guid account, DateTimeOffset now)
    {
        var oldest = now - Holds;
        return db.Set<Proposal>().Where(row => row.AccountId == account && row.Kind == ProposalKind.LedgerExport && row.State == ProposalState.Agreed && row.DecidedAt > oldest)
            .OrderByDescending(row => row.DecidedAt).Select(row => row.DecidedAt!.Value);
    }
}

internal sealed class AskForExportHandler(ProposalBook proposals) : IRequestHandler<AskForExport, Guid>
{
    public Task<Guid> Handle(AskForExport request, CancellationToken cancellationToken) => proposals.Add(ProposalKind.LedgerExport, ExportRules.Ledger, null, request.Reason, cancellationToken);
}
