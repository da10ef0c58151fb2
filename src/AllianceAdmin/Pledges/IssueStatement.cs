using ConsumerAid.Foundation.Model;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Foundation.Requests;
using ConsumerAid.Foundation.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Pledges;

/// <summary>Makes the statement of a member and a period, with a code by which anybody can check it. The same figures give the same statement.</summary>
/// <param name="MemberId">Null: the own unit.</param>
/// <param name="From">China's day, included.</param>
/// <param name="To">China's day, included, not after today.</param>
[Allowed(Roles.Purchaser, Roles.Approver, Roles.Finance, Roles.Administrator)]
public sealed record IssueStatement(Guid? MemberId, DateOnly? From, DateOnly? To) : ICommand<IssuedStatement>;

public sealed record IssuedStatement(string Code);

internal sealed class IssueStatementHandler(MarketDb db, Statements statements, CurrentActor actor, TimeProvider clock, ActTrail trail) : IRequestHandler<IssueStatement, IssuedStatement>
{
    private static readonly DateOnly Founded = new(2020, 4, 2);

    public async Task<IssuedStatement> Handle(IssueStatement request, CancellationToken cancellationToken)
    {
        var member = request.MemberId ?? actor.Organisation;
        if (!await db.MayRead(actor, member, cancellationToken)) throw new NotFound();
        new FieldErrors()
            .Require(request.From >= Founded, "from", "pledge.period-from", Founded)
            .Require(request.To >= request.From && request.To <= clock.Today(), "to", "pledge.period-to")
            .ThrowIfAny();
        var figures = await statements.Read(member, request.From!.Value, request.To!.Value, cancellationToken) ?? throw new NotFound();
        var canonical = figures.Canonical();
        var code = statements.CodeOf(canonical);
        if (await db.Set<PledgeStatement>().AnyAsync(row => row.Code == code, cancellationToken)) return new IssuedStatement(code);
        db.Add(new PledgeStatement
        {
            Code = code, MemberId = member, From = figures.From, To = figures.To, Figures = canonical, IssuedAt = clock.GetUtcNow(), IssuedBy = actor.Code,
        });
        trail.Say($"member/{member}", member.ToString(), $"statement {code}");
        return new IssuedStatement(code);
    }
}
