using ConsumerAid.AllianceAdmin.Charter;
using ConsumerAid.AllianceAdmin.Members;
using ConsumerAid.Foundation.Persistence;
using ConsumerAid.Registry;
using ConsumerAid.Registry.Notices;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ConsumerAid.AllianceAdmin.Cases;

/// <summary>Tells the sides of a case what happened, in the transaction in which it happened.</summary>
internal sealed class CaseNotices(MarketDb db, IMediator mediator)
{
    public Task TellParty(Case one, string code, CancellationToken cancellation, params string[] more) => TellParty(one.Party, code, $"/cases/{one.Id}", cancellation, [one.Number, one.Rule, .. more]);

    public async Task TellParty(Party party, string code, string link, CancellationToken cancellation, params string[] arguments)
    {
        if (party.Kind != PartyKind.Liaison)
        {
            await mediator.Send(new TellParties(code, arguments, link) { Organisations = [party.Id] }, cancellation);
            return;
        }

        var accounts = await db.Accounts().Where(account => account.LiaisonId == party.Id && !account.Disabled).Select(account => account.Id).ToListAsync(cancellation);
        await TellAccounts(accounts, code, link, cancellation, arguments);
    }

    /// <summary>From a warning up a member unit's own parent is told as well: it sees there what its unit has to mend.</summary>
    public async Task TellParent(Case one, string code, CancellationToken cancellation)
    {
        if (one.PartyKind != PartyKind.Member) return;
        var unit = await db.Register().Where(row => row.Id == one.PartyId && row.ParentId != null).Select(row => new { Parent = row.ParentId!.Value, row.Name }).SingleOrDefaultAsync(cancellation);
        if (unit is not null) await mediator.Send(new TellParties(code, [unit.Name, one.Number, one.Rule], "/member/units") { Organisations = [unit.Parent] }, cancellation);
    }

    public Task TellOwner(Case one, string code, CancellationToken cancellation, params string[] more) =>
        TellAccounts(one.Desk.OwnerId is { } owner ? [owner] : [], code, $"/admin/cases/{one.Id}", cancellation, [one.Number, one.Rule, .. more]);

    public Task TellAccounts(IReadOnlyList<Guid> accounts, string code, string link, CancellationToken cancellation, params string[] arguments) =>
        accounts.Count == 0 ? Task.CompletedTask : mediator.Send(new TellParties(code, arguments, link) { Accounts = accounts }, cancellation);
}
