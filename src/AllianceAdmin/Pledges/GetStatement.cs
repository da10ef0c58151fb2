using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Pledges;

/// <summary>What stands behind a code, or null: nothing was ever issued under it, or what is stored is no longer what the code was made over.</summary>
/// <param name="Code">In any case and spacing.</param>
[Anyone]
public sealed record GetStatement(string? Code) : IQuery<StatementSheet?>;

/// <param name="Figures">As they were issued.</param>
/// <param name="Now">What the ledger says of the same member and period today; null when it says the same.</param>
public sealed record StatementSheet(string Code, DateTimeOffset IssuedAt, PledgeFigures Figures, PledgeFigures? Now);

internal sealed class GetStatementHandler(MarketDb db, Statements statements) : IRequestHandler<GetStatement, StatementSheet?>
{
    public async Task<StatementSheet?> Handle(GetStatement request, CancellationToken cancellationToken)
    {
        var typed = new string([.. (request.Code ?? "").Normalize(System.Text.NormalizationForm.FormKC).Where(char.IsAsciiLetterOrDigit)]).ToUpperInvariant();
        if (typed.Length != 20) return null;
        var code = string.Join('-', typed.Chunk(4).Select(group => new string(group)));
        var statement = await db.Set<PledgeStatement>().AsNoTracking().SingleOrDefaultAsync(row => row.Code == code, cancellationToken);
        if (statement is null || statements.CodeOf(statement.Figures) != code) return null;
        var now = await statements.Read(statement.MemberId, statement.From, statement.To, cancellationToken);
        return new StatementSheet(code, statement.IssuedAt, PledgeFigures.Parse(statement.Figures), now is null || now.Canonical() == statement.Figures ? null : now);
    }
}
