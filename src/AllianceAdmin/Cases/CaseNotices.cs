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
    public Task TellParty(Case one, string code, CancellationToken cancellation, params string[] more) => TellParties([PartyNotice.Of(one, code, more)], cancellation);

    public Task TellParty(Party party, string code, string link, CancellationToken cancellation, params string[] arguments) =>
        TellParties([new PartyNotice(party, code, link, arguments)], cancellation);

    /// <summary>Each of them one thing: liaisons by their accounts, organisations as such.</summary>
    public async Task TellParties(IReadOnlyList<PartyNotice> notices, CancellationToken cancellation)
    {
        if (notices.Count == 0) return;
        var liaisons = notices.Where(notice => notice.Party.Kind == PartyKind.Liaison).Select(notice => notice.Party.Id).Distinct().ToArray();
        var accounts = (liaisons.Length == 0
            ? []
            : await db.Accounts().Where(account => account.LiaisonId != null && liaisons.Contains(account.LiaisonId.Value) && !account.Disabled)
                .Select(account => new { Liaison = account.LiaisonId!.Value, account.Id }).ToListAsync(cancellation)).ToLookup(account => account.Liaison, account => account.Id);
        await mediator.Send(
            new TellEach([.. notices.Select(notice => new TellParties(notice.Code, notice.Arguments, notice.Link)
            {
                Organisations = notice.Party.Kind == PartyKind.Liaison ? [] : [notice.Party.Id], Accounts = notice.Party.Kind == PartyKind.Liaison ? [.. accounts[notice.Party.Id]] : [],
            })]),
            cancellation);
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

/// <summary>What a party is told.</summary>
/// <param name="Code">Key of the sentence.</param>
/// <param name="Link">Where it reads more.</param>
internal sealed record PartyNotice(Party Party, string Code, string Link, IReadOnlyList<string> Arguments)
{
    public static PartyNotice Of(Case one, string code, params string[] more) => new(one.Party, code, $"/cases/{one.Id}", [one.Number, one.Rule, .. more]);
}
